"""A report of a meeting or of another event goes in; out come the triples that both kinds have: how it stands, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import PROV

from kg.mapping.dates import date_triples
from kg.mapping.literals import Triple, decimal, plain, words
from kg.model import EventReport, MeetingReport, Status
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.mapping.naming import Names

_STATUSES = {status: GK[status.value] for status in Status}


def report_triples(iri: URIRef, report: MeetingReport | EventReport, text: str, names: Names) -> Iterator[Triple]:
    """Describe a report but for its kind and who takes part; `text` is the article's.

    Which meeting or event it reports on is knowledge, drawn from all articles, and not said here.
    """
    yield iri, GK.reportedIn, names.article
    yield iri, GK.status, _STATUSES[report.status]
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
            yield iri, term, words(text[told.begin : told.end].strip(), names.language)
