"""Persons and offices go to Wikidata; out come posts with bounds as exact as Wikidata has them, in the terms of the lists."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from rdflib import XSD, Literal, URIRef

from kg.link.candidates import item_of
from kg.namespaces import WD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kg.link.answers import Term
    from kg.link.asking import Asker, Row
    from kg.lists.rows import PostRow, Role

FRESH = timedelta(days=1)  # an update wants today's answers; what was asked since yesterday is only resumed
_ITEM = re.compile(re.escape(str(WD)) + r"Q[1-9][0-9]*")
_LENGTHS = {11: len("2024-01-01"), 10: len("2024-01"), 9: len("2024")}  # wikibase:timePrecision → what is known of the date


@dataclass(frozen=True, slots=True)
class Office:
    """What a position is in the lists: the role, and whose."""

    role: Role
    organization: str


@dataclass(frozen=True, slots=True)
class HeldPost:
    """One post as Wikidata has it; bounds are YYYY, YYYY-MM or YYYY-MM-DD, empty where unknown or still open."""

    person: str
    office: Office
    title: str
    start: str
    end: str
    position: str


def offices_in(posts: Iterable[PostRow]) -> dict[str, Office]:
    """Return what each position with an id is, by the lists; where they differ, by most of their rows."""
    counted: dict[str, Counter[Office]] = defaultdict(Counter)
    for post in posts:
        if post.position:
            counted[post.position][Office(post.role, post.organization)] += 1
    return {position: seen.most_common(1)[0][0] for position, seen in counted.items()}


def newcomers(positions: Iterable[str], since: date, asker: Asker) -> set[str]:
    """Return the persons who came into the positions on a day or later."""
    day = Literal(f"{since.isoformat()}T00:00:00Z", datatype=XSD.dateTime, normalize=False)
    iris = [URIRef(WD[position]) for position in positions]
    rows = asker.rows("holders", {"position": iris}, fixed={"since": [day]}, younger=FRESH)
    return {item_of(row["person"]) for row in rows}


def posts_of(persons: Iterable[str], offices: Mapping[str, Office], asker: Asker) -> list[HeldPost]:
    """Return the posts of persons, sorted; left out are positions that no list knows, and terms that ended nobody knows when."""
    found: set[HeldPost] = set()
    for row in asker.rows("posts", {"person": [URIRef(WD[person]) for person in persons]}, younger=FRESH):
        position = item_of(row["position"])
        start, end = _bound(row, "start"), _bound(row, "end")
        if position not in offices or (row.get("ended") is not None and not end):
            continue
        if start and end and end < start[: len(end)]:
            continue  # a slip in the source: no term ends before it begins
        found.add(HeldPost(item_of(row["person"]), offices[position], str(row["title"]), start, end, position))
    return sorted(_exact(found), key=lambda post: (int(post.person[1:]), post.start, post.position, post.end))


def _exact(posts: set[HeldPost]) -> Iterable[HeldPost]:
    """Leave out a term that another one says more exactly: "2024" beside "2024-10-21"."""
    for post in posts:
        same = (each for each in posts if each is not post and (each.person, each.position) == (post.person, post.position))
        if not any(_says_more(each, post) for each in same):
            yield post


def _says_more(one: HeldPost, other: HeldPost) -> bool:
    within = one.start.startswith(other.start) and one.end.startswith(other.end)
    return within and (one.start, one.end) != (other.start, other.end) and bool(other.start)


def _bound(row: Row, name: str) -> str:
    value, precision = row.get(name), row.get(f"{name}Precision")
    if value is None or precision is None or _is_unknown(value):
        return ""
    length = _LENGTHS.get(int(str(precision)), 0)
    return "" if str(value).startswith("-") else str(value)[:length]


def _is_unknown(value: Term) -> bool:
    return isinstance(value, URIRef) and not _ITEM.fullmatch(value)
