"""A store goes in; out come the reports, claims and actors in it, as the values that knowledge is derived from."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from rdflib import Literal

from kg.knowledge.parties import Actors
from kg.knowledge.propositions import content_key
from kg.knowledge.values import Report, Response, Statement, Topic, When
from kg.model import ActorKind, ClaimType, Mode, Polarity, Status
from kg.namespaces import GK
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Row, Store, Term

_STATE, _ORGANIZATION, _PERSON = ActorKind.STATE.value, ActorKind.ORGANIZATION.value, ActorKind.PERSON.value
_DAY = 10  # characters of YYYY-MM-DD, with which a dateTime begins too


def reports_in(store: Store) -> Iterator[Report]:
    """Yield every meeting report; where one was given two values of a kind, the first in order counts."""
    taking_part: dict[str, set[str]] = defaultdict(set)
    arranging: dict[str, set[str]] = defaultdict(set)
    for report, part, actor in rows_of(store, _text("parts")):
        (arranging if part == GK.organizer else taking_part)[str(report)].add(str(actor))
    last = ""
    for row in sorted(rows_of(store, _text("reports")), key=lambda row: tuple(map(str, row))):
        iri = str(row[0])
        if iri != last and iri in taking_part:
            yield _report(row, frozenset(taking_part[iri]), frozenset(arranging[iri]))
        last = iri


def actors_in(store: Store) -> Actors:
    """Return who represents whom, and what kind of actor each is."""
    represents: dict[str, set[str]] = defaultdict(set)
    for actor, other in rows_of(store, _text("represents")):
        represents[str(actor)].add(str(other))
    kinds: dict[str, set[str]] = defaultdict(set)
    for actor, kind in rows_of(store, _text("kinds")):
        kinds[_local(kind)].add(str(actor))
    unnamed = sorted((str(actor), str(label)) for actor, label in rows_of(store, _text("unnamed")))
    return Actors(
        represents={actor: tuple(sorted(others)) for actor, others in represents.items()},
        tops=frozenset(kinds[_STATE] | kinds[_ORGANIZATION]),
        assemblies=frozenset(kinds[_ORGANIZATION]),
        persons=frozenset(kinds[_PERSON]),
        unnamed=dict(reversed(unnamed)),
    )


def statements_in(store: Store) -> Iterator[Statement]:
    """Yield every claim whose words another claim shares, whoever makes it.

    The words are read twice, so that memory holds one number for each, and the words of none.
    """
    once: set[int] = set()
    again: set[int] = set()
    for (content,) in rows_of(store, _text("contents")):
        key = content_key(str(content))
        (again if hash(key) in once else once).add(hash(key))
    for claim, content, speaker, polarity, published in rows_of(store, _text("claims")):
        key = content_key(str(content))
        if key and hash(key) in again:
            yield Statement(str(claim), key, str(speaker), Polarity(_local(polarity)), _day(published))


def responses_in(store: Store) -> Iterator[Response]:
    """Yield every claim that answers another."""
    for claim, kind, polarity, target, target_polarity in rows_of(store, _text("responses")):
        yield Response(
            str(claim), ClaimType(_local(kind)), Polarity(_local(polarity)), str(target), Polarity(_local(target_polarity))
        )


def _report(row: Row, participants: frozenset[str], organizers: frozenset[str]) -> Report:
    iri, article, status, mode, published, value, earliest, latest, place, topic = row
    first, last = _day(earliest), _day(latest)
    return Report(
        iri=str(iri),
        article=str(article),
        status=Status(_local(status)),
        participants=participants,
        published=_day(published),
        when=When(first, last, str(value)) if first and last else None,
        organizers=organizers,
        place=str(place) if place else None,
        topic=Topic(str(topic), topic.language) if isinstance(topic, Literal) else None,
        mode=Mode(_local(mode)) if mode else Mode.IN_PERSON,
    )


def _local(term: Term | None) -> str:
    return str(term).rsplit("#", 1)[-1]


def _day(term: Term | None) -> date | None:
    return date.fromisoformat(str(term)[:_DAY]) if term else None


@cache
def _text(name: str) -> str:
    return (QUERIES / "knowledge" / f"{name}.rq").read_text(encoding="utf-8")
