"""A store and what is wanted of it go in; the page of an article, actor, meeting, event, claim or report comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.show.asking import rows, short, words
from kg.show.entries import claim_entry, deed, event_entry, people_in, report_entry
from kg.show.page import Entry, Page, Section
from kg.show.reasons import why_mentioned
from kg.show.things import thing_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.store import Store, Term

_MOST = 50  # claims, and reports, on the page of an actor


def page_of(store: Store, wanted: str, *, why: bool = False) -> Page:
    """Return the page of whatever is wanted: an IRI, or its end ("meeting/…"), a Wikidata id, an article's identifier, a name.

    With `why` each finding comes with its reasons. Raises QueryError where the store holds nothing of that name, or several
    things.
    """
    thing, kind = thing_named(store, wanted)
    return PAGES[kind](store, thing, why)


def title_of(store: Store, thing: str) -> str:
    """Return a line that tells a meeting or an event from others: its day, its page's heading, its address."""
    page = page_of(store, thing)
    day = dict(page.facts).get("date", "no day")
    return f"{day} {page.title} [{short(URIRef(thing))}]"


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
            meetings=[report_entry(store, row, why) for row in rows(store, "reports-in", article=article)],
            events=[event_entry(store, row, why) for row in rows(store, "events-in", article=article)],
            claims=[claim_entry(store, row, why) for row in rows(store, "claims-in", article=article)],
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
            meetings=[report_entry(store, row, why) for row in rows(store, "reports-with", actor=actor)[:_MOST]],
            events=[event_entry(store, row, why) for row in rows(store, "events-with", actor=actor)[:_MOST]],
            claims=[claim_entry(store, row, why) for row in rows(store, "claims-by", actor=actor)[:_MOST]],
        ),
    )


def _meeting_page(store: Store, meeting: URIRef, why: bool) -> Page:
    date, status, count, place = rows(store, "meeting", meeting=meeting)[0]
    people = people_in(store, meeting)
    return Page(
        f"Meeting of {people.get('participant', '')}",
        _facts(date=date, status=short(status), place=place, organizer=people.get("organizer"), reports=count, name=meeting),
        _sections(reports=[report_entry(store, row, why) for row in rows(store, "reports-of", meeting=meeting)]),
    )


def _event_page(store: Store, event: URIRef, why: bool) -> Page:
    kind, date, status, count, plover, cameo = rows(store, "event", event=event)[0]
    return Page(
        f"{short(kind)}: {deed(people_in(store, event))}",
        _facts(date=date, status=short(status), reports=count, plover=plover, cameo=cameo, name=event),
        _sections(reports=[event_entry(store, row, why) for row in rows(store, "events-of", event=event)]),
    )


def _claim_page(store: Store, claim: URIRef, why: bool) -> Page:
    row = rows(store, "claims-in", claim=claim)[0]
    entry = claim_entry(store, row, why)
    others: dict[str, list[Entry]] = {}
    for relation, other in rows(store, "relations", claim=claim):
        found = (claim_entry(store, each, why) for each in rows(store, "claims-in", claim=other))
        others.setdefault(words(relation), []).extend(found)
    return Page(f"Claim of {entry.line}", _facts(article=row[8], name=claim), _sections(claim=[entry], **others))


def _report_page(store: Store, report: URIRef, why: bool) -> Page:
    row = rows(store, "reports-in", report=report)[0]
    entry = report_entry(store, row, why)
    return Page(f"Report: {entry.line}", _facts(meeting=row[1], article=row[5], name=report), _sections(report=[entry]))


def _event_report_page(store: Store, report: URIRef, why: bool) -> Page:
    row = rows(store, "events-in", report=report)[0]
    entry = event_entry(store, row, why)
    return Page(f"Report: {entry.line}", _facts(event=row[1], article=row[6], name=report), _sections(report=[entry]))


PAGES: Mapping[str, Callable[[Store, URIRef, bool], Page]] = {
    "Article": _article_page,
    "Actor": _actor_page,
    "Meeting": _meeting_page,
    "Event": _event_page,
    "Claim": _claim_page,
    "MeetingReport": _report_page,
    "EventReport": _event_report_page,
}


def _term_of_office(start: Term | None, end: Term | None) -> str:
    return f" ({words(start) or '…'} – {words(end) or '…'})" if start or end else ""


def _facts(**given: Term | str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, words(value)) for name, value in given.items() if value)


def _sections(**given: Iterable[Entry]) -> tuple[Section, ...]:
    made = (Section(title, tuple(entries)) for title, entries in given.items())
    return tuple(section for section in made if section.entries)
