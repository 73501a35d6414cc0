"""A store goes in; out come the actors that are to be linked, with what its articles say of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from rdflib import Literal

from kg.identifiers import actor_iri
from kg.model import ActorKind, Label
from kg.namespaces import GK, WD
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Store, Term

_ACTORS = str(actor_iri(""))
_ANY_LANGUAGE = "mul"  # as Wikidata has it: a name that is the same in every language


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor without an item, and what is known of it: `countries` are Wikidata ids, `days` those of the articles."""

    key: str
    kind: ActorKind
    names: tuple[Label, ...]
    countries: frozenset[str] = frozenset()
    days: tuple[date, ...] = ()
    contexts: tuple[str, ...] = field(default=(), repr=False)  # what stands around its mentions

    @property
    def name(self) -> str:
        """The first of its names, in words."""
        return self.names[0].text


def unlinked_subjects(store: Store) -> Iterator[Subject]:
    """Yield the named actors that have no Wikidata item, by key; those that an article alone knows ("an envoy") have none."""
    kinds: dict[str, str] = {}
    names: dict[str, dict[Label, None]] = {}
    countries: dict[str, set[str]] = {}
    for actor, kind, name, country in rows_of(store, _text("unlinked")):
        key = unquote(str(actor).removeprefix(_ACTORS))
        kinds.setdefault(key, str(kind).removeprefix(str(GK)))
        language = name.language if isinstance(name, Literal) else None
        names.setdefault(key, {})[Label(str(name), language or _ANY_LANGUAGE)] = None
        if country is not None:
            countries.setdefault(key, set()).add(str(country).removeprefix(str(WD)))
    for key in sorted(kinds):
        days, contexts = _mentions(store, key)
        where = frozenset(countries.get(key, ()))
        yield Subject(key, ActorKind(kinds[key]), tuple(names[key]), where, days, contexts)


def _mentions(store: Store, key: str) -> tuple[tuple[date, ...], tuple[str, ...]]:
    rows = list(rows_of(store, _text("mentions"), {"actor": actor_iri(key)}))
    days = {found for issued, _ in rows if (found := _day(issued))}
    return tuple(sorted(days)), tuple(dict.fromkeys(str(around) for _, around in rows))


def _day(issued: Term | None) -> date | None:
    try:
        return date.fromisoformat(str(issued)[: len("2000-01-01")])
    except ValueError:
        return None


@cache
def _text(name: str) -> str:
    return (QUERIES / "link" / f"{name}.rq").read_text(encoding="utf-8")
