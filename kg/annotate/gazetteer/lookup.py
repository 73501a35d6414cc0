"""The gazetteer of a language: names in a text → keys; a key → actor or place; a post and a day → who held it."""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.gazetteer.cache import cache_folder, cached, fingerprint
from kg.annotate.gazetteer.compiled import Record, Senses, compiled_entities, compiled_names
from kg.annotate.gazetteer.matching import NameTable, found_in, table_key
from kg.annotate.words import languages
from kg.lists.reading import list_files, read_lists
from kg.lists.rows import PLACE, NameUse
from kg.model import Actor, ActorKind, Label, Place, Post, Span
from kg.resources import ACTOR_LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Terms = tuple[tuple[str, str, str], ...]  # start, end, person
Indexes = tuple["Mapping[tuple[str, str], Terms]", "Mapping[tuple[str, str], str]"]

FALLBACK = ("en",)  # names of organisations and bodies are often left in English


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may mean."""

    key: str
    use: NameUse


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a text and all it may mean, the likeliest first."""

    span: Span
    senses: tuple[Sense, ...]


class Gazetteer:
    """Everything the lists know, seen from one language."""

    def __init__(self, table: NameTable, entities: Mapping[str, bytes], indexes: Indexes) -> None:
        self._table = table
        self._entities = entities
        self._holders, self._bodies = indexes
        self._senses: dict[tuple[tuple[str, str], ...], tuple[Sense, ...]] = {}

    def matches(self, text: str) -> list[NameMatch]:
        """Return the names in a text: leftmost, longest, not overlapping, whole words, in the lists' case or in capitals."""
        return [NameMatch(Span(b, e), self._as_senses(raw)) for b, e, raw in found_in(text, self._table)]

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return what a name may mean; empty when it is not listed."""
        return self._as_senses(self._table.senses.get(table_key(name), ()))

    def knows(self, key: str) -> bool:
        """Tell whether the lists hold a key."""
        return key in self._entities

    def entity(self, key: str, on: date | None = None) -> Actor | Place:
        """Return an actor or place; a person's `represents` are the states and bodies of the posts held on that day.

        Raises KeyError for a key that is not listed.
        """
        kind, name, _country, represents, _domain, latitude, longitude, aliases, posts = self._record(key)
        wikidata = key if key[0] == "Q" else None
        label, labels = Label(name, "en"), tuple(Label(*alias) for alias in aliases)
        if kind == PLACE:
            return Place(key, label, labels, wikidata, latitude, longitude)
        if on and posts:
            held = [post[1] for post in posts if post[1] and _within(on, post[3], post[4])]
            represents = tuple(dict.fromkeys((*represents, *held)))
        return Actor(key, ActorKind(kind), label, labels, wikidata, represents, tuple(_post(post) for post in posts))

    def country(self, key: str) -> str | None:
        """Return the key of the state an entity belongs to; a state belongs to itself."""
        if key not in self._entities:
            return None
        kind, _name, country = self._record(key)[:3]
        return country or (key if kind == ActorKind.STATE else None)

    def holders(self, role: str, organization: str, on: date | None = None) -> tuple[str, ...]:
        """Return the persons in a post on a day, the latest comer first; without a day, those in it now."""
        terms = self._holders.get((role, organization), ())
        held = [(start, person) for start, end, person in terms if (_within(on, start, end) if on else not end)]
        return tuple(dict.fromkeys(person for _start, person in sorted(held, reverse=True)))

    def roles(self, key: str, on: date | None = None) -> tuple[tuple[str, str], ...]:
        """Return (role, organization) of the posts a person held on a day, or of all posts."""
        posts = self._record(key)[8]
        return tuple(dict.fromkeys((post[0], post[1]) for post in posts if on is None or _within(on, post[3], post[4])))

    def body(self, function: str, country: str) -> str | None:
        """Return the body of a state that has a function ("foreign_ministry", "parliament"…)."""
        return self._bodies.get((function, country))

    def domain(self, key: str) -> str | None:
        """Return the web domain of an outlet or organisation."""
        return self._record(key)[4] or None

    def _record(self, key: str) -> Record:
        record: Record = marshal.loads(self._entities[key])  # noqa: S302  # our own bytes
        return record

    def _as_senses(self, raw: tuple[tuple[str, str], ...]) -> tuple[Sense, ...]:
        if raw not in self._senses:
            self._senses[raw] = tuple(Sense(key, NameUse(use)) for key, use in raw)
        return self._senses[raw]


@cache
def gazetteer_for(language: str, lists: Path = ACTOR_LISTS) -> Gazetteer:
    """Return the gazetteer of a language, from the compiled cache when the lists have not changed."""
    files, folder = list_files(lists), cache_folder()
    key = fingerprint(files)
    shown = "-".join(("entities", *languages()))
    entities, holders, bodies = cached(shown, key, lambda: _entities(lists), folder=folder)
    lengths, senses = cached(f"names-{language}", key, lambda: _names(lists, language), folder=folder)
    return Gazetteer(NameTable(lengths, senses), entities, (holders, bodies))


def _names(lists: Path, language: str) -> tuple[dict[str, tuple[int, ...]], dict[str, Senses]]:
    made = compiled_names(read_lists(lists), language, [other for other in FALLBACK if other != language])
    return made.lengths, made.senses


def _entities(lists: Path) -> tuple[dict[str, bytes], dict[tuple[str, str], Terms], dict[tuple[str, str], str]]:
    made = compiled_entities(read_lists(lists), languages())
    return {key: marshal.dumps(record) for key, record in made.records.items()}, made.holders, made.bodies


def _within(day: date, start: str, end: str) -> bool:
    """Tell whether a day lies in a term whose bounds may be a year or a month only."""
    text = day.isoformat()
    return (not start or text[: len(start)] >= start) and (not end or text[: len(end)] <= end)


def _post(post: tuple[str, ...]) -> Post:
    _role, organization, title, start, end, position = post
    return Post(title, organization or None, _first_day(start), _first_day(end), position or None)


def _first_day(bound: str) -> date | None:
    """Return the day of a bound; a year or a month alone has none."""
    return date.fromisoformat(bound) if len(bound) == len("2000-01-01") else None
