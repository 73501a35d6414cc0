"""A store goes in; out comes what it says of an article, as values that can be held against the gold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.evaluate.matching import plain
from kg.model import Span
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib import URIRef

    from kg.store import Row, Store, Term


@dataclass(frozen=True, slots=True)
class FoundActor:
    """Somebody (or a place) in the graph: Wikidata items, every name in plain form, whom it represents, the classes it is of."""

    items: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    represents: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A stretch of text and whom it is said to name."""

    actor: str
    span: Span
    text: str
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim; `named` is where the words stand that name its speaker."""

    span: Span
    speaker: str | None
    kind: str = ""
    mode: str = ""
    confidence: float | None = None
    rule: str = ""
    named: Span | None = None


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """A report of a meeting; `span` is the first stretch of text that it rests on."""

    participants: frozenset[str]
    statuses: frozenset[str]
    organizers: frozenset[str] = frozenset()
    date: str | None = None
    confidence: float | None = None
    rule: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A calendar expression and what it is said to mean."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """All that the graph says of one article, in the order of its text."""

    mentions: tuple[FoundMention, ...] = ()
    claims: tuple[FoundClaim, ...] = ()
    meetings: tuple[FoundMeeting, ...] = ()
    dates: tuple[FoundDate, ...] = ()


def actors_in(store: Store) -> dict[str, FoundActor]:
    """Return all actors and places of a graph, by their addresses (IRIs)."""
    items, names, represents, kinds = (_grouped(store, name) for name in ("items", "names", "represents", "kinds"))
    return {
        actor: FoundActor(
            frozenset(_end(item) for item in items[actor]),
            frozenset(plain(name) for name in names[actor]),
            frozenset(represents[actor]),
            frozenset(_end(kind) for kind in kinds[actor]),
        )
        for actor in {*items, *names, *represents, *kinds}
    }


def articles_in(store: Store) -> dict[str, URIRef]:
    """Return the addresses (IRIs) of a graph's articles, by their identifiers."""
    return {str(identifier): article for identifier, article in _rows(store, "articles") if article is not None}  # type: ignore[misc]  # an article is an IRI


def found_in(store: Store, article: URIRef) -> FoundArticle:
    """Return what a graph says of one article."""
    return FoundArticle(
        tuple(_mention(row) for row in _rows(store, "mentions", article)),
        tuple({str(row[0]): _claim(row) for row in _rows(store, "claims", article)}.values()),
        tuple(_meetings(store, article)),
        tuple(FoundDate(_span(begin, end), str(date)) for begin, end, date in _rows(store, "dates", article)),
    )


def _mention(row: Row) -> FoundMention:
    actor, begin, end, text, confidence, rule = row
    return FoundMention(str(actor), _span(begin, end), str(text), _number(confidence), _words(rule))


def _claim(row: Row) -> FoundClaim:
    _, begin, end, speaker, kind, mode, confidence, rule, named, named_end = row
    return FoundClaim(
        _span(begin, end),
        str(speaker) if speaker else None,
        _end(kind).lower(),
        _end(mode).lower(),
        _number(confidence),
        _words(rule),
        _span(named, named_end) if named and named_end else None,
    )


def _meetings(store: Store, article: URIRef) -> Iterator[FoundMeeting]:
    parts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for owner, part, value in _rows(store, "parts", article):
        parts[str(owner), _end(part)].add(str(value))
    reports: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(store, "meetings", article):
        reports[str(row[0])].append(row)
    for report, rows in reports.items():
        _, _, confidence, rule, begin, end = rows[0]
        yield FoundMeeting(
            frozenset(parts[report, "participant"]),
            frozenset(_end(row[1]).lower() for row in rows),
            frozenset(parts[report, "organizer"]),
            max(parts[report, "date"], default=None),
            _number(confidence),
            _words(rule),
            _span(begin, end) if begin and end else None,
        )


def _grouped(store: Store, question: str) -> Mapping[str, set[str]]:
    values: dict[str, set[str]] = defaultdict(set)
    for subject, value in _rows(store, question):
        values[str(subject)].add(str(value))
    return values


def _rows(store: Store, question: str, article: URIRef | None = None) -> Iterator[Row]:
    yield from rows_of(store, _text(question), {"article": article} if article else None)


@cache
def _text(name: str) -> str:
    return (QUERIES / "evaluate" / f"{name}.rq").read_text(encoding="utf-8")


def _span(begin: Term | None, end: Term | None) -> Span:
    return Span(int(str(begin)), int(str(end)))


def _number(term: Term | None) -> float | None:
    return None if term is None else float(str(term))


def _words(term: Term | None) -> str:
    return "" if term is None else str(term)


def _end(term: Term | str | None) -> str:
    """Return what tells an address (IRI) from others: what follows its last # or /."""
    return "" if term is None else str(term).rpartition("#")[2].rpartition("/")[2]
