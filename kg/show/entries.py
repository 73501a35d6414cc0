"""A row of the store's answer goes in; out comes a finding for a person: a line, its sentences marked, source, reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.display import Mark
from kg.show.asking import number, rows, short, words
from kg.show.page import Entry, Quote
from kg.show.reasons import why_claimed, why_reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.store import Row, Store, Term


def claim_entry(store: Store, row: Row, why: bool) -> Entry:
    """Return what somebody said, from a row of `claims-in`."""
    claim, speaker, kind, polarity, begin, end, start, text, article, origin, issued = row
    shift = number(start)
    marks = [Mark(number(begin) - shift, number(end) - shift, "claim"), *_marks(store, article, shift, words(text))]
    line = f"{words(speaker) or '(no source named)'}: {short(kind)}, {short(polarity)}"
    reasons = why_claimed(store, claim) if why else ()
    return Entry(line, (_quote(words(text), marks),), _source(origin, issued), reasons)


def report_entry(store: Store, row: Row, why: bool) -> Entry:
    """Return what an article tells of a meeting, from a row of `reports-in`."""
    report, meeting, status, date, place, article, origin, issued = row
    people = people_in(store, report)
    told = [people.get("participant", ""), words(date), short(status), words(place)]
    told += [f"held by {people['organizer']}"] if "organizer" in people else []
    name = f" [{short(meeting)}]" if meeting else ""
    reasons = why_reported(store, report) if why else ()
    return Entry(" · ".join(filter(None, told)) + name, _quotes(store, report, article), _source(origin, issued), reasons)


def event_entry(store: Store, row: Row, why: bool) -> Entry:
    """Return what an article tells of another event, from a row of `events-in`."""
    report, event, kind, status, date, says, article, origin, issued = row
    told = [f"{short(kind)}: {deed(people_in(store, report))}", words(date), short(status)]
    told += [f"according to {words(says)}"] if says else []
    name = f" [{short(event)}]" if event else ""
    reasons = why_reported(store, report) if why else ()
    return Entry(" · ".join(filter(None, told)) + name, _quotes(store, report, article), _source(origin, issued), reasons)


def deed(people: Mapping[str, str]) -> str:
    """Return who does it to whom; what several do together is told once."""
    doing, done = people.get("initiator", ""), people.get("recipient", "")
    return doing if doing == done or not done else f"{doing} → {done}"


def people_in(store: Store, thing: Term | None) -> dict[str, str]:
    """Return the names of those who take part in a meeting, an event, or a report of one, by their part in it."""
    people: dict[str, list[str]] = {}
    for role, _, label in rows(store, "people", thing=thing):
        people.setdefault(short(role), []).append(words(label))
    return {role: ", ".join(names) for role, names in people.items()}


def _quotes(store: Store, report: Term | None, article: Term | None) -> tuple[Quote, ...]:
    return tuple(
        _quote(words(text), _marks(store, article, number(start), words(text)))
        for start, text in rows(store, "evidence", report=report)
    )


def _marks(store: Store, article: Term | None, shift: int, text: str) -> Iterator[Mark]:
    """Yield the actors, places and dates named in a sentence that begins at `shift`."""
    for first, last, actor, _ in rows(store, "marks", article=article):
        begin, end = number(first) - shift, number(last) - shift
        if begin >= 0 and end <= len(text):
            kind = "place" if short(actor).startswith("place/") else "actor"
            yield Mark(begin, end, kind if actor else "date")


def _quote(text: str, marks: Iterable[Mark]) -> Quote:
    return Quote(text, tuple(Mark(max(mark.begin, 0), min(mark.end, len(text)), mark.kind) for mark in marks))


def _source(origin: Term | None, issued: Term | None) -> str:
    return " ".join(filter(None, (words(issued), words(origin))))
