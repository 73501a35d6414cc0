"""Event reports go in; out come the triples of what this article says of each event: who does what to whom, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF

from kg.mapping.literals import Triple, plain
from kg.mapping.reports import report_triples
from kg.model import EventType, Findings
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.mapping.naming import Names

_TYPES = {kind: GK[kind.value] for kind in EventType}


def event_triples(findings: Findings, names: Names) -> Iterator[Triple]:
    """Describe every event report; a claim that tells of the event is about the report."""
    for iri, report in zip(names.events, findings.events, strict=True):
        yield iri, RDF.type, GK.EventReport
        yield from report_triples(iri, report, findings.article.text, names)
        yield iri, GK.eventType, _TYPES[report.kind]
        if report.cameo:
            yield iri, GK.cameoCode, plain(report.cameo)
        for key in dict.fromkeys(report.initiators):
            yield iri, GK.initiator, names.of(key)
        for key in dict.fromkeys(report.recipients):
            yield iri, GK.recipient, names.of(key)
        for position in dict.fromkeys(report.according_to):
            yield names.claims[position], GK.about, iri
