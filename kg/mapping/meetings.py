"""Meeting reports go in; out come the triples of what this article says of each meeting: who, when, where, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import PROV, RDF

from kg.identifiers import place_iri
from kg.mapping.dates import date_triples
from kg.mapping.literals import Triple, decimal, plain, words
from kg.model import Findings, MeetingReport, Mode, Status
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.mapping.naming import Names

_STATUSES = {status: GK[status.value] for status in Status}
_MODES = {mode: GK[mode.value] for mode in Mode}


def meeting_triples(findings: Findings, names: Names) -> Iterator[Triple]:
    """Describe every meeting report; which meeting it reports on is knowledge, drawn from all articles, and not said here."""
    for iri, report in zip(names.meetings, findings.meetings, strict=True):
        yield iri, RDF.type, GK.MeetingReport
        yield iri, GK.reportedIn, names.article
        yield iri, GK.status, _STATUSES[report.status]
        yield iri, GK.mode, _MODES[report.mode]
        yield iri, GK.confidence, decimal(report.confidence)
        yield iri, GK.foundBy, plain(report.found_by)
        for span in dict.fromkeys(report.evidence):
            yield iri, PROV.wasDerivedFrom, names.span(span)
        for position in dict.fromkeys(report.according_to):
            yield iri, GK.accordingTo, names.claims[position]
        if report.date:
            yield from date_triples(iri, report.date, names.language)
        for term, told in ((GK.cue, report.cue), (GK.statusText, report.status_words)):
            if told:
                yield iri, term, words(findings.article.text[told.begin : told.end].strip(), names.language)
        yield from _circumstances(iri, report, findings.article.text, names)


def _circumstances(iri: URIRef, report: MeetingReport, text: str, names: Names) -> Iterator[Triple]:
    for key in dict.fromkeys(report.participants):
        yield iri, GK.participant, names.of(key)
    for key in dict.fromkeys(report.organizers):
        yield iri, GK.organizer, names.of(key)
    if report.place:
        # a state is an actor; as the place of a meeting it is a place with the same key
        yield iri, GK.place, place_iri(report.place)
    if report.topic:
        yield iri, GK.topic, words(text[report.topic.begin : report.topic.end], names.language)
