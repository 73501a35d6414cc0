"""Meeting reports go in; out come the triples of what this article says of each meeting: who, when, where, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF

from kg.identifiers import place_iri
from kg.mapping.literals import Triple, words
from kg.mapping.reports import report_triples
from kg.model import Findings, Mode
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.mapping.naming import Names

_MODES = {mode: GK[mode.value] for mode in Mode}


def meeting_triples(findings: Findings, names: Names) -> Iterator[Triple]:
    """Describe every meeting report."""
    text = findings.article.text
    for iri, report in zip(names.meetings, findings.meetings, strict=True):
        yield iri, RDF.type, GK.MeetingReport
        yield from report_triples(iri, report, text, names)
        yield iri, GK.mode, _MODES[report.mode]
        for key in dict.fromkeys(report.participants):
            yield iri, GK.participant, names.of(key)
        for key in dict.fromkeys(report.organizers):
            yield iri, GK.organizer, names.of(key)
        if report.place:
            # a state is an actor; as the place of a meeting it is a place with the same key
            yield iri, GK.place, place_iri(report.place)
        if report.topic:
            yield iri, GK.topic, words(text[report.topic.begin : report.topic.end], names.language)
