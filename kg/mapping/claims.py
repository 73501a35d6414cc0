"""Claims go in; out come the triples that say who is reported to have said what: the content stays text and is never asserted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import PROV, RDF

from kg.mapping.dates import date_triples
from kg.mapping.literals import Triple, decimal, plain, words
from kg.model import Certainty, Claim, ClaimType, Findings, Polarity, SpeechMode
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from kg.mapping.naming import Names

_A, _CLAIM, _REPORTED_IN = RDF.type, GK.Claim, GK.reportedIn
_SPEAKER, _SPEAKER_SPAN, _UNATTRIBUTED = GK.speaker, GK.speakerSpan, GK.UnattributedSource
_CONTENT, _CONTENT_SPAN, _DERIVED_FROM, _CUE = GK.content, GK.contentSpan, PROV.wasDerivedFrom, GK.cue
_TYPE, _MODE, _POLARITY, _CERTAINTY = GK.claimType, GK.speechMode, GK.polarity, GK.certainty
_ABOUT, _ADDRESSEE, _VIA, _RESPONDS_TO = GK.about, GK.addressee, GK.quotedVia, GK.respondsTo
_CLAIMED_ON, _CONFIDENCE, _FOUND_BY = GK.claimedOn, GK.confidence, GK.foundBy
_CONCEPTS = {value: GK[value.value] for values in (ClaimType, SpeechMode) for value in values}
_POLARITIES = {value: GK[value.value] for value in Polarity}
_CERTAINTIES = {value: GK[value.value] for value in Certainty}


def claim_triples(findings: Findings, names: Names) -> Iterator[Triple]:
    """Describe every claim of the article: speaker, exact words, kind, and what it is about."""
    for iri, claim in zip(names.claims, findings.claims, strict=True):
        yield iri, _A, _CLAIM
        yield iri, _REPORTED_IN, names.article
        yield iri, _SPEAKER, names.of(claim.speaker) if claim.speaker else _UNATTRIBUTED
        yield from _words_of(iri, claim, findings.article.text, names)
        yield iri, _TYPE, _CONCEPTS[claim.kind]
        yield iri, _MODE, _CONCEPTS[claim.mode]
        yield iri, _POLARITY, _POLARITIES[claim.polarity]
        yield iri, _CERTAINTY, _CERTAINTIES[claim.certainty]
        yield iri, _CONFIDENCE, decimal(claim.confidence)
        yield iri, _FOUND_BY, plain(claim.found_by)
        yield from _joined(iri, claim, names)


def _words_of(iri: URIRef, claim: Claim, text: str, names: Names) -> Iterator[Triple]:
    content = claim.content
    yield iri, _CONTENT, words(text[content.begin : content.end], names.language)
    yield iri, _CONTENT_SPAN, names.span(content)
    yield iri, _DERIVED_FROM, names.span(claim.sentence)
    if claim.speaker_span:
        yield iri, _SPEAKER_SPAN, names.span(claim.speaker_span)
    if claim.cue:
        yield iri, _CUE, words(text[claim.cue.begin : claim.cue.end], names.language)


def _joined(iri: URIRef, claim: Claim, names: Names) -> Iterator[Triple]:
    for key in dict.fromkeys(claim.about):
        yield iri, _ABOUT, names.of(key)
    for position in dict.fromkeys(claim.about_meetings):
        yield iri, _ABOUT, names.meetings[position]
    if claim.addressee:
        yield iri, _ADDRESSEE, names.of(claim.addressee)
    if claim.quoted_via:
        yield iri, _VIA, names.of(claim.quoted_via)
    if claim.responds_to is not None:
        yield iri, _RESPONDS_TO, names.claims[claim.responds_to]
    if claim.claimed_on:
        yield from date_triples(iri, claim.claimed_on, names.language, predicate=_CLAIMED_ON)
