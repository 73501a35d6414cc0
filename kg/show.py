"""A store and the name of an article, actor or meeting go in; out comes a page for a person: each finding with its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg.display import Mark
from kg.errors import QueryError
from kg.identifiers import actor_iri, article_iri
from kg.namespaces import GKD
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.store import Row, Store, Term

_MOST = 50  # claims, and reports, on the page of an actor
_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]*")
_KINDS = ("Article", "Meeting", "Actor")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as it stands in an article; the marks count from its own beginning."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: what it says in a line, the sentences it rests on, and the article they stand in."""

    line: str
    quotes: tuple[Quote, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one kind."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the store knows of one thing."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def page_of(store: Store, wanted: str) -> Page:
    """Return the page of whatever is wanted: an IRI, or its end ("meeting/…"), a Wikidata id, an article's identifier, a name.

    Raises QueryError where the store holds nothing of that name, or several things.
    """
    thing, kind = thing_named(store, wanted)
    return PAGES[kind](store, thing)


def thing_named(store: Store, wanted: str) -> tuple[URIRef, str]:
    """Return the IRI of what is wanted, and its kind: Article, Meeting or Actor; QueryError as `page_of`."""
    for candidate in _candidates(wanted):
        if kind := _kind_of(store, candidate):
            return candidate, kind
    named = [URIRef(str(thing)) for (thing,) in _rows(store, "named", name=Literal(wanted.casefold()))]
    if len(named) > 1:
        raise QueryError(f"'{wanted}' names {len(named)} things; say which: {', '.join(_short(thing) for thing in named[:9])}")
    if not named:
        raise QueryError(f"the store holds no article, actor or meeting '{wanted}'; give an id, an address (IRI) or a whole name")
    return named[0], _kind_of(store, named[0])


def _candidates(wanted: str) -> Iterator[URIRef]:
    if not wanted.strip() or re.search(r'[\x00-\x20<>"{}|^`\\]', wanted):
        yield article_iri(wanted)
        return
    if wanted.startswith(("http://", "https://")):
        yield URIRef(wanted)
    if _WIKIDATA_ID.fullmatch(wanted):
        yield actor_iri(wanted)
    yield article_iri(wanted)
    yield GKD[wanted.removeprefix("gkd:")]


def _kind_of(store: Store, thing: URIRef) -> str:
    for (kind,) in _rows(store, "kind", thing=thing):
        name = str(kind).rpartition("#")[2]
        if name in _KINDS:
            return name
    return ""


def _article_page(store: Store, article: URIRef) -> Page:
    identifier, title, issued, language, publisher, source = _first(store, "article", article=article)
    actors = (Entry(f"{label} ({times})") for _, label, times in _rows(store, "actors", article=article))
    return Page(
        _words(title) or _words(identifier),
        _facts(published=issued, publisher=publisher, language=language, source=source, identifier=identifier),
        _sections(
            meetings=[_report(store, row) for row in _rows(store, "reports-in", article=article)],
            claims=[_claim(store, row) for row in _rows(store, "claims-in", article=article)],
            actors=actors,
        ),
    )


def _actor_page(store: Store, actor: URIRef) -> Page:
    label, kind, wikidata = _first(store, "actor", actor=actor)
    speaks_for = ", ".join(_words(name) for (name,) in _rows(store, "represents", actor=actor))
    posts = (Entry(f"{title}{_term_of_office(start, end)}") for title, start, end in _rows(store, "posts", actor=actor))
    return Page(
        _words(label),
        _facts(kind=_short(kind), represents=speaks_for, wikidata=wikidata, name=actor),
        _sections(
            posts=posts,
            meetings=[_report(store, row) for row in _rows(store, "reports-with", actor=actor)[:_MOST]],
            claims=[_claim(store, row) for row in _rows(store, "claims-by", actor=actor)[:_MOST]],
        ),
    )


def _meeting_page(store: Store, meeting: URIRef) -> Page:
    date, status, count, place = _first(store, "meeting", meeting=meeting)
    people = _people(store, meeting)
    return Page(
        f"Meeting of {people.get('participant', '')}",
        _facts(date=date, status=_short(status), place=place, organizer=people.get("organizer"), reports=count, name=meeting),
        _sections(reports=[_report(store, row) for row in _rows(store, "reports-of", meeting=meeting)]),
    )


PAGES: Mapping[str, Callable[[Store, URIRef], Page]] = {"Article": _article_page, "Actor": _actor_page, "Meeting": _meeting_page}


def _claim(store: Store, row: Row) -> Entry:
    _, speaker, kind, polarity, begin, end, start, text, article, origin, issued = row
    shift = int(str(start))
    marks = [Mark(int(str(begin)) - shift, int(str(end)) - shift, "claim"), *_marks(store, article, shift, _words(text))]
    line = f"{_words(speaker) or '(no source named)'}: {_short(kind)}, {_short(polarity)}"
    return Entry(line, (_quote(_words(text), marks),), _source(origin, issued))


def _report(store: Store, row: Row) -> Entry:
    report, meeting, status, date, place, article, origin, issued = row
    people = _people(store, report)
    told = [people.get("participant", ""), _words(date), _short(status), _words(place)]
    told += [f"held by {people['organizer']}"] if "organizer" in people else []
    quotes = [
        _quote(_words(text), _marks(store, article, int(str(start)), _words(text)))
        for start, text in _rows(store, "evidence", report=report)
    ]
    name = f" [{_short(meeting)}]" if meeting else ""
    return Entry(" · ".join(filter(None, told)) + name, tuple(quotes), _source(origin, issued))


def _people(store: Store, thing: Term | None) -> dict[str, str]:
    people: dict[str, list[str]] = {}
    for role, _, label in _rows(store, "people", thing=thing):
        people.setdefault(_short(role), []).append(_words(label))
    return {role: ", ".join(names) for role, names in people.items()}


def _marks(store: Store, article: Term | None, shift: int, text: str) -> Iterator[Mark]:
    """Yield the actors and dates named in a sentence that begins at `shift`."""
    for first, last, actor, _ in _rows(store, "marks", article=article):
        begin, end = int(str(first)) - shift, int(str(last)) - shift
        if begin >= 0 and end <= len(text):
            yield Mark(begin, end, "actor" if actor else "date")


def _quote(text: str, marks: Iterable[Mark]) -> Quote:
    return Quote(text, tuple(Mark(max(mark.begin, 0), min(mark.end, len(text)), mark.kind) for mark in marks))


def _rows(store: Store, question: str, /, **bindings: Term | None) -> list[Row]:
    given = {variable: term for variable, term in bindings.items() if term is not None}
    return list(rows_of(store, _text(question), given))


def _first(store: Store, question: str, /, **bindings: Term) -> Row:
    return _rows(store, question, **bindings)[0]


@cache
def _text(name: str) -> str:
    return (QUERIES / "show" / f"{name}.rq").read_text(encoding="utf-8")


def _term_of_office(start: Term | None, end: Term | None) -> str:
    return f" ({_words(start) or '…'} – {_words(end) or '…'})" if start or end else ""


def _facts(**given: Term | str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, _words(value)) for name, value in given.items() if value)


def _sections(**given: Iterable[Entry]) -> tuple[Section, ...]:
    made = (Section(title, tuple(entries)) for title, entries in given.items())
    return tuple(section for section in made if section.entries)


def _source(origin: Term | None, issued: Term | None) -> str:
    return " ".join(filter(None, (_words(issued), _words(origin))))


def _words(term: Term | str | None) -> str:
    return "" if term is None else str(term)


def _short(term: Term | None) -> str:
    """Return what tells an IRI from others: the term's name, or the path below our data."""
    words = _words(term)
    return words.removeprefix(str(GKD)) if words.startswith(str(GKD)) else words.rpartition("#")[2]
