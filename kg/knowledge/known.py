"""A store goes in; out comes what is known beside its reports when they are compared: actors, places, days, decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.identifiers import actor_iri, place_iri
from kg.knowledge.councils import members_of_councils
from kg.knowledge.decided import decided_in
from kg.knowledge.evidence import actors_in
from kg.knowledge.identity import Known, Places
from kg.namespaces import GK
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.knowledge.parties import Actors
    from kg.store import Store, Term

_ACTOR, _PLACE = str(actor_iri("")), str(place_iri(""))
_LEAP_DAY = (2, 29)


def known_in(store: Store) -> Known:
    """Return all that reports are compared with; what days an article names is looked up when it is asked for."""
    actors = replace(actors_in(store), councils=members_of_councils())

    @cache
    def days_named(article: str) -> frozenset[date]:
        rows = rows_of(store, _text("days"), {"article": URIRef(article)})
        return frozenset(day for earliest, basis in rows for day in _meant(date.fromisoformat(str(earliest)), basis))

    return Known(actors, places_in(store, actors), decided_in(store), days_named)


def places_in(store: Store, actors: Actors) -> Places:
    """Return where places lie, and which are states: those have the key of an actor that is one."""
    points = {
        str(place): (float(str(latitude)), float(str(longitude)))
        for place, latitude, longitude in rows_of(store, _text("places"))
    }
    states = (actor for actor in actors.tops - actors.assemblies if actor.startswith(_ACTOR))
    return Places(points, frozenset(f"{_PLACE}{state.removeprefix(_ACTOR)}" for state in states))


def _meant(day: date, basis: Term | None) -> Iterator[date]:
    """Yield the day, and that of the year before where the text tells no year: what had been planned reads as if to come."""
    yield day
    if basis == GK.YearInferred and (day.month, day.day) != _LEAP_DAY:
        yield day.replace(year=day.year - 1)


@cache
def _text(name: str) -> str:
    return (QUERIES / "knowledge" / f"{name}.rq").read_text(encoding="utf-8")
