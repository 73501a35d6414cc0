"""Event reports go in; out come the triples of what this article says of each event: who does what to whom, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import PROV, RDF

from kg.mapping.dates import date_triples
from kg.mapping.literals import Triple, decimal, plain, words
from kg.model import EventReport, EventType, Findings, Status
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.mapping.naming import Names

_STATUSES = {status: GK[status.value] for status in Status}
_TYPES = {kind: GK[kind.value] for kind in EventType}


def event_triples(findings: Findings, names: Names) -> Iterator[Triple]:
    """Describe every event report; which event it reports on is knowledge, drawn from all articles, and not said here."""
    for iri, report in zip(names.events, findings.events, strict=True):
        yield iri, RDF.type, GK.EventReport
        yield iri, GK.reportedIn, names.article
        yield iri, GK.eventType, _TYPES[report.kind]
        yield iri, GK.status, _STATUSES[report.status]
        yield iri, GK.confidence, decimal(report.confidence)
        yield iri, GK.foundBy, plain(report.found_by)
        if report.cameo:
            yield iri, GK.cameoCode, plain(report.cameo)
        for span in dict.fromkeys(report.evidence):
            yield iri, PROV.wasDerivedFrom, names.span(span)
        if report.date:
            yield from date_triples(iri, report.date, names.language)
        yield from _joined(iri, report, findings.article.text, names)


def _joined(iri: URIRef, report: EventReport, text: str, names: Names) -> Iterator[Triple]:
    for key in dict.fromkeys(report.initiators):
        yield iri, GK.initiator, names.of(key)
    for key in dict.fromkeys(report.recipients):
        yield iri, GK.recipient, names.of(key)
    for position in dict.fromkeys(report.according_to):
        yield iri, GK.accordingTo, names.claims[position]
        yield names.claims[position], GK.about, iri
    for term, told in ((GK.cue, report.cue), (GK.statusText, report.status_words)):
        if told:
            yield iri, term, words(text[told.begin : told.end].strip(), names.language)
