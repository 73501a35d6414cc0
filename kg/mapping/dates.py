"""A calendar date goes in; out come the triples that give it as exactly as the text does, bounded by two days for filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mapping.literals import Triple, calendar, day, words
from kg.model import CalendarDate, DateBasis, TimeMention
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import URIRef

    from kg.mapping.naming import Names

_DATE, _EARLIEST, _LATEST = GK.date, GK.earliestDate, GK.latestDate
_TEXT, _BASIS = GK.dateText, GK.dateBasis
_BASES = {basis: GK[basis.value] for basis in DateBasis}


def date_triples(subject: URIRef, date: CalendarDate, language: str, *, predicate: URIRef = _DATE) -> Iterator[Triple]:
    """Say of a subject (by `predicate`) when it is, and between which days (both inclusive) that must lie."""
    yield subject, predicate, calendar(date.value)
    yield subject, _EARLIEST, day(date.earliest)
    yield subject, _LATEST, day(date.latest)
    yield subject, _TEXT, words(date.text, language)
    yield subject, _BASIS, _BASES[date.basis]


def time_triples(times: Iterable[TimeMention], names: Names) -> Iterator[Triple]:
    """Say of every calendar expression what it means; of two readings of one span the more exact one counts."""
    best: dict[URIRef, CalendarDate] = {}
    for time in sorted(times, key=lambda time: (-len(time.date.value), time.date.value)):
        best.setdefault(names.span(time.span), time.date)
    for span, date in best.items():
        yield from date_triples(span, date, names.language)
