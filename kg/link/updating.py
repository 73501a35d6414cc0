"""The lists and Wikidata go in; out come the rows by which Wikidata knows more: newcomers, their posts, further names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rdflib import Literal, URIRef

from kg.link.candidates import ANY_LANGUAGE, item_of
from kg.link.posts import FRESH, HeldPost, newcomers, offices_in, posts_of
from kg.lists.rows import Lists, NameUse, Role
from kg.lists.spelling import full_names, plain, surname
from kg.model import ActorKind
from kg.namespaces import WD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from kg.link.asking import Asker

# whose names are looked up unless keys are given: those that the news names most, and few enough to ask for
_NAMED = frozenset({ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.BODY, ActorKind.ARMED_GROUP})
_LABEL = "label"


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that no list has yet."""

    key: str
    name: str
    language: str
    use: NameUse


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A holder of a listed office whom no list has yet; `country` is the office's."""

    key: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Update:
    """What Wikidata adds to the lists; `asked` are the keys it was asked about."""

    persons: tuple[NewPerson, ...]
    names: tuple[NewName, ...]
    posts: tuple[HeldPost, ...]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be looked up: keys (none: all that the lists hold of), newcomers since a day, names in these languages."""

    keys: frozenset[str]
    since: date
    languages: tuple[str, ...]


def update_from(lists: Lists, scope: Scope, asker: Asker, rules: Mapping[str, Any]) -> Update:
    """Return what Wikidata adds; `rules` are those of the import (which roles make a name strong, how surnames are cut).

    Posts that a hand-edited list has of a person in an office stay as they are. Raises LinkError as Asker does.
    """
    offices = offices_in(lists.posts)
    high = {Role(role) for role in rules["persons"]["strong_roles"]}
    persons = _persons(lists, scope, asker, {position for position, office in offices.items() if office.role in high})
    posts = posts_of(sorted(persons), offices, asker)
    known = {row.key for row in lists.actors}
    fresh = sorted({post.person for post in posts if post.person not in known and post.office.role in high})
    labels = _labels(fresh, asker)
    states = {row.key for row in lists.actors if row.kind == ActorKind.STATE}
    added = tuple(_person(key, labels[key], posts, states) for key in fresh if key in labels)
    listed = known | {person.key for person in added}
    kept = tuple(post for post in posts if post.person in listed and post.office.organization in {*known, ""})
    named = tuple(dict.fromkeys([*_person_names(added, kept, rules, _owners(lists)), *_further_names(lists, scope, asker)]))
    return Update(added, named, kept, frozenset([*persons, *_named(lists, scope)]))


def _persons(lists: Lists, scope: Scope, asker: Asker, positions: set[str]) -> set[str]:
    """Return the persons to look up: newcomers to the high offices, and whoever holds one by the lists; or those asked for."""
    if scope.keys:
        kinds = {row.key: row.kind for row in lists.actors}
        return {key for key in scope.keys if _is_item(key) and kinds.get(key, ActorKind.PERSON) == ActorKind.PERSON}
    in_office = {post.person for post in lists.posts if post.position in positions and not post.end and _is_item(post.person)}
    return in_office | newcomers(sorted(positions), scope.since, asker)


def _person(key: str, name: str, posts: Iterable[HeldPost], states: Collection[str]) -> NewPerson:
    """Return a person with the state of the latest post (posts are sorted by their beginning)."""
    served = [post.office.organization for post in posts if post.person == key and post.office.organization in states]
    return NewPerson(key, name, served[-1] if served else "")


def _labels(keys: Sequence[str], asker: Asker) -> dict[str, str]:
    """Return what persons are called; Wikidata has it in English, or, when it is the same everywhere, in no language."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for key, how, name in _names(keys, ("en", ANY_LANGUAGE), asker):
        if how == _LABEL:
            found[key][str(name.language)] = str(name)
    return {key: names.get("en") or names[ANY_LANGUAGE] for key, names in found.items()}


def _names(keys: Iterable[str], languages: Iterable[str], asker: Asker) -> Iterator[tuple[str, str, Literal]]:
    spoken = {"language": [Literal(language) for language in languages]}
    for row in asker.rows("names", {"item": [URIRef(WD[key]) for key in keys]}, fixed=spoken, younger=FRESH):
        if isinstance(row["name"], Literal):
            yield item_of(row["item"]), str(row["how"]), row["name"]


def _person_names(
    persons: Iterable[NewPerson], posts: Sequence[HeldPost], rules: Mapping[str, Any], owners: Mapping[str, set[str]]
) -> Iterator[NewName]:
    """Yield full names and, for those in an office that goes with one, the surname: as the import does."""
    with_surname = {Role(role) for role in rules["persons"]["surname_roles"]}
    for person in persons:
        for form in full_names(person.name):
            shared = owners.get(form.casefold(), set()) - {person.key}
            yield NewName(person.key, form, ANY_LANGUAGE, NameUse.WEAK if shared else NameUse.STRONG)
        if any(post.person == person.key and post.office.role in with_surname for post in posts):
            first = person.country in rules["persons"]["family_name_first"]
            short = surname(person.name, family_first=first, particles=rules["persons"]["particles"])
            for form in dict.fromkeys([short, plain(short)]):
                yield NewName(person.key, form, ANY_LANGUAGE, NameUse.SURNAME)


def _further_names(lists: Lists, scope: Scope, asker: Asker) -> Iterator[NewName]:
    """Yield the names that no list has of an actor. They are weak unless they are its label and nobody else's name."""
    known = {(row.key, row.name.casefold()) for row in lists.names} | {(row.key, row.name.casefold()) for row in lists.actors}
    owners = _owners(lists)
    for key, how, name in _names(_named(lists, scope), scope.languages, asker):
        text = " ".join(str(name).split())
        if (key, text.casefold()) in known or not any(letter.isalpha() for letter in text) or len(text) < 2:
            continue
        alone = how == _LABEL and " " in text and not owners.get(text.casefold(), set()) - {key}
        yield NewName(key, text, str(name.language), NameUse.STRONG if alone else NameUse.WEAK)


def _owners(lists: Lists) -> dict[str, set[str]]:
    """Return whose name each name is."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in lists.names:
        owners[row.name.casefold()].add(row.key)
    return owners


def _named(lists: Lists, scope: Scope) -> list[str]:
    """Return the listed keys whose names are looked up."""
    kinds = {row.key: row.kind for row in lists.actors if _is_item(row.key)}
    return sorted(key for key, kind in kinds.items() if (key in scope.keys if scope.keys else kind in _NAMED))


def _is_item(key: str) -> bool:
    return key[:1] == "Q" and key[1:].isdigit()
