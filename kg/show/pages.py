"""A store and what is wanted of it go in; the page of an article, an actor or a meeting comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.display import Mark
from kg.show.asking import number, rows, short, words
from kg.show.page import Entry, Page, Quote, Section
from kg.show.reasons import why_claimed, why_mentioned, why_reported
from kg.show.things import thing_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rdflib import URIRef

    from kg.store import Row, Store, Term

_MOST = 50  # claims, and reports, on the page of an actor


def page_of(store: Store, wanted: str, *, why: bool = False) -> Page:
    """Return the page of whatever is wanted: an IRI, or its end ("meeting/…"), a Wikidata id, an article's identifier, a name.

    With `why` each finding comes with its reasons. Raises QueryError where the store holds nothing of that name, or several
    things.
    """
    thing, kind = thing_named(store, wanted)
    return PAGES[kind](store, thing, why)


def _article_page(store: Store, article: URIRef, why: bool) -> Page:
    identifier, title, issued, language, publisher, source = rows(store, "article", article=article)[0]
    actors = (
        Entry(f"{words(label)} ({words(times)})", reasons=why_mentioned(store, article, actor) if why else ())
        for actor, label, times in rows(store, "actors", article=article)
    )
    return Page(
        words(title) or words(identifier),
        _facts(published=issued, publisher=publisher, language=language, source=source, identifier=identifier),
        _sections(
            meetings=[_report(store, row, why) for row in rows(store, "reports-in", article=article)],
            events=[_event(store, row, why) for row in rows(store, "events-in", article=article)],
            claims=[_claim(store, row, why) for row in rows(store, "claims-in", article=article)],
            actors=actors,
        ),
    )


def _actor_page(store: Store, actor: URIRef, why: bool) -> Page:
    label, kind, wikidata = rows(store, "actor", actor=actor)[0]
    speaks_for = ", ".join(words(name) for (name,) in rows(store, "represents", actor=actor))
    posts = (Entry(f"{words(title)}{_term_of_office(start, end)}") for title, start, end in rows(store, "posts", actor=actor))
    return Page(
        words(label),
        _facts(kind=short(kind), represents=speaks_for, wikidata=wikidata, name=actor),
        _sections(
            posts=posts,
            meetings=[_report(store, row, why) for row in rows(store, "reports-with", actor=actor)[:_MOST]],
            events=[_event(store, row, why) for row in rows(store, "events-with", actor=actor)[:_MOST]],
            claims=[_claim(store, row, why) for row in rows(store, "claims-by", actor=actor)[:_MOST]],
        ),
    )


def _meeting_page(store: Store, meeting: URIRef, why: bool) -> Page:
    date, status, count, place = rows(store, "meeting", meeting=meeting)[0]
    people = _people(store, meeting)
    return Page(
        f"Meeting of {people.get('participant', '')}",
        _facts(date=date, status=short(status), place=place, organizer=people.get("organizer"), reports=count, name=meeting),
        _sections(reports=[_report(store, row, why) for row in rows(store, "reports-of", meeting=meeting)]),
    )


def _event_page(store: Store, event: URIRef, why: bool) -> Page:
    kind, date, status, count, plover, cameo = rows(store, "event", event=event)[0]
    return Page(
        f"{short(kind)}: {_deed(_people(store, event))}",
        _facts(date=date, status=short(status), reports=count, plover=plover, cameo=cameo, name=event),
        _sections(reports=[_event(store, row, why) for row in rows(store, "events-of", event=event)]),
    )


PAGES: Mapping[str, Callable[[Store, URIRef, bool], Page]] = {
    "Article": _article_page,
    "Actor": _actor_page,
    "Meeting": _meeting_page,
    "Event": _event_page,
}


def _claim(store: Store, row: Row, why: bool) -> Entry:
    claim, speaker, kind, polarity, begin, end, start, text, article, origin, issued = row
    shift = number(start)
    marks = [Mark(number(begin) - shift, number(end) - shift, "claim"), *_marks(store, article, shift, words(text))]
    line = f"{words(speaker) or '(no source named)'}: {short(kind)}, {short(polarity)}"
    reasons = why_claimed(store, claim) if why else ()
    return Entry(line, (_quote(words(text), marks),), _source(origin, issued), reasons)


def _report(store: Store, row: Row, why: bool) -> Entry:
    report, meeting, status, date, place, article, origin, issued = row
    people = _people(store, report)
    told = [people.get("participant", ""), words(date), short(status), words(place)]
    told += [f"held by {people['organizer']}"] if "organizer" in people else []
    name = f" [{short(meeting)}]" if meeting else ""
    reasons = why_reported(store, report) if why else ()
    return Entry(" · ".join(filter(None, told)) + name, _quotes(store, report, article), _source(origin, issued), reasons)


def _event(store: Store, row: Row, why: bool) -> Entry:
    report, event, kind, status, date, says, article, origin, issued = row
    told = [f"{short(kind)}: {_deed(_people(store, report))}", words(date), short(status)]
    told += [f"according to {words(says)}"] if says else []
    name = f" [{short(event)}]" if event else ""
    reasons = why_reported(store, report) if why else ()
    return Entry(" · ".join(filter(None, told)) + name, _quotes(store, report, article), _source(origin, issued), reasons)


def _deed(people: Mapping[str, str]) -> str:
    """Return who does it to whom; what several do together is told once."""
    doing, done = people.get("initiator", ""), people.get("recipient", "")
    return doing if doing == done or not done else f"{doing} → {done}"


def _quotes(store: Store, report: Term | None, article: Term | None) -> tuple[Quote, ...]:
    return tuple(
        _quote(words(text), _marks(store, article, number(start), words(text)))
        for start, text in rows(store, "evidence", report=report)
    )


def _people(store: Store, thing: Term | None) -> dict[str, str]:
    people: dict[str, list[str]] = {}
    for role, _, label in rows(store, "people", thing=thing):
        people.setdefault(short(role), []).append(words(label))
    return {role: ", ".join(names) for role, names in people.items()}


def _marks(store: Store, article: Term | None, shift: int, text: str) -> Iterator[Mark]:
    """Yield the actors and dates named in a sentence that begins at `shift`."""
    for first, last, actor, _ in rows(store, "marks", article=article):
        begin, end = number(first) - shift, number(last) - shift
        if begin >= 0 and end <= len(text):
            yield Mark(begin, end, "actor" if actor else "date")


def _quote(text: str, marks: Iterable[Mark]) -> Quote:
    return Quote(text, tuple(Mark(max(mark.begin, 0), min(mark.end, len(text)), mark.kind) for mark in marks))


def _term_of_office(start: Term | None, end: Term | None) -> str:
    return f" ({words(start) or '…'} – {words(end) or '…'})" if start or end else ""


def _facts(**given: Term | str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, words(value)) for name, value in given.items() if value)


def _sections(**given: Iterable[Entry]) -> tuple[Section, ...]:
    made = (Section(title, tuple(entries)) for title, entries in given.items())
    return tuple(section for section in made if section.entries)


def _source(origin: Term | None, issued: Term | None) -> str:
    return " ".join(filter(None, (words(issued), words(origin))))
