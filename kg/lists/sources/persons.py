"""Persons with the posts they held; those in the highest offices under full name and surname, the others as weak names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.lists.draft import Draft, DraftPost, clean
from kg.lists.rows import NameUse, Role
from kg.lists.spelling import full_names, plain, surname
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.lists.sources.tables import Sources

ANY_LANGUAGE = "mul"
_DAY = re.compile(r"[12][0-9]{3}(?:-[01][0-9](?:-[0-3][0-9])?)?")


@dataclass(slots=True)
class _Person:
    names: dict[str, None] = field(default_factory=dict)
    posts: dict[tuple[str, str, str], DraftPost] = field(default_factory=dict)


def add_persons(sources: Sources, draft: Draft, same: dict[str, str]) -> None:
    """Add the persons of both tables, one for each id, and their posts."""
    rules = sources.rules["persons"]
    patterns = [(re.compile(rule["pattern"], re.IGNORECASE), Role(rule["role"])) for rule in sources.rules["roles"]]
    states = _state_names(draft)
    persons: dict[str, _Person] = defaultdict(_Person)
    for table, column in (("leaders.tsv", "name"), ("officials.tsv", "person")):
        for row in sources.rows(table):
            known = row["person_qid"] and row.get("grade", "") in sources.rules["grades"]["accepted"]
            if known and not re.search(rules["not_posts"], row["position"]):
                person = persons[row["person_qid"]]
                person.names |= dict.fromkeys(clean(n) for n in (row[column], row.get("name_in_source", "")) if n)
                post = _post(row, rules, patterns, states, same)
                person.posts.setdefault((post.position or post.title, post.organization, post.start), post)
    for key, person in persons.items():
        if any(not post.end or post.end >= rules["since"] for post in person.posts.values()):
            _add(key, person, rules, draft)


def _add(key: str, person: _Person, rules: Mapping, draft: Draft) -> None:  # type: ignore[type-arg]
    posts = person.posts.values()
    country = next((post.organization for post in posts if post.organization), "")
    names = list(person.names)
    draft.add_actor("persons", key, ActorKind.PERSON.value, names[0], country=country, source="EveryPolitician")
    strong = any(post.role in rules["strong_roles"] for post in posts)
    for name in names:
        for form in full_names(name):
            draft.add_name(key, form, ANY_LANGUAGE, NameUse.STRONG if strong else NameUse.WEAK)
        if any(post.role in rules["surname_roles"] for post in posts):
            for short in _short_names(name, country, rules):
                draft.add_name(key, short, ANY_LANGUAGE, NameUse.SURNAME)
    draft.posts |= dict.fromkeys(posts)


def _short_names(name: str, country: str, rules: Mapping) -> list[str]:  # type: ignore[type-arg]
    family_first = country in rules["family_name_first"]
    short = [surname(name, family_first=family_first, particles=rules["particles"])]
    if country in rules["any_part"]:
        short.append(name.split()[0])
    names = dict.fromkeys([*short, *map(plain, short)])
    return [name for name in names if family_first or not re.fullmatch(rules["no_surname"], name)]


def _post(row, rules, patterns, states, same) -> DraftPost:  # type: ignore[no-untyped-def]  # noqa: ANN001
    title, country = clean(row["position"]), same.get(row["country_qid"], row["country_qid"])
    office = rules["offices"].get(row["position_qid"], {})
    role = Role(office["role"]) if office else next((role for pattern, role in patterns if pattern.search(title)), Role.OTHER)
    if role in rules["of_the_state"] and not _names_state(title, states.get(country, set()), rules["state_words"]):
        role = Role(rules["otherwise"])
    position = row["position_qid"] if row["position_qid"].startswith("Q") else ""
    organization = office.get("organization", country)
    start, end = _bounds(row["start"], row["end"])
    return DraftPost(row["person_qid"], role, organization, title, start, end, position, "EveryPolitician")


def _bounds(start: str, end: str) -> tuple[str, str]:
    """Return the bounds of a term, without what is no date; of a term that ends before it begins only the end is kept."""
    start, end = (bound if _DAY.fullmatch(bound) else "" for bound in (start, end))
    return ("" if start and end and end < start[: len(end)] else start), end


def _names_state(title: str, names: set[str], state_words: list[str]) -> bool:
    """Tell whether what stands after the first "of" is the state (or nothing stands there)."""
    _head, _of, rest = title.lower().partition(" of ")
    words = [word for word in re.split(r"[ ,']+", rest) if word not in state_words and word != "s"]
    return not words or " ".join(words) in names or rest.removeprefix("the ") in names


def _state_names(draft: Draft) -> dict[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for key, name, _language in draft.names:
        if draft.actors[key]["kind"] == ActorKind.STATE:
            names[key].add(name.lower())
    return names
