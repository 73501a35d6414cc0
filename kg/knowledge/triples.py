"""Meetings, propositions and relations go in; out come the triples of the knowledge graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, XSD, Literal, URIRef

from kg.kinds import EventType, Mode, plover_code
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.knowledge.values import Event, Meeting, Proposition, Relation, Retelling, When
    from kg.store import Triple

_CALENDAR = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_CAMEO = {Mode.PHONE: Literal("041")}  # to talk by telephone; all other meetings have the root code
_CONSULT = Literal("04")


def meeting_triples(meeting: Meeting) -> Iterator[Triple]:
    """Describe a meeting, and say which reports tell of it, and why each is taken to."""
    iri = URIRef(meeting.iri)
    yield iri, RDF.type, GK.Meeting
    yield iri, GK.latestStatus, GK[meeting.status.value]
    yield iri, GK.mode, GK[meeting.mode.value]
    yield iri, GK.reportCount, Literal(str(len(meeting.reports)), datatype=XSD.integer)
    yield iri, GK.eventType, GK.Consult
    yield iri, GK.ploverCode, Literal(plover_code(EventType.CONSULT, meeting.status))
    yield iri, GK.cameoCode, _CAMEO.get(meeting.mode, _CONSULT)
    for actor in meeting.participants:
        yield iri, GK.participant, URIRef(actor)
    for actor in meeting.organizers:
        yield iri, GK.organizer, URIRef(actor)
    if meeting.place:
        yield iri, GK.place, URIRef(meeting.place)
    if meeting.topic:
        yield iri, GK.topic, Literal(meeting.topic.text, lang=meeting.topic.language)
    if meeting.when:
        yield from _date_triples(iri, meeting.when)
    for report, reason in zip(meeting.reports, meeting.reasons, strict=True):
        yield URIRef(report), GK.reportsOn, iri
        yield URIRef(report), GK.joinedBy, GK[reason]


def event_triples(event: Event) -> Iterator[Triple]:
    """Describe an event that is no meeting, and say which reports tell of it, and why each is taken to."""
    iri = URIRef(event.iri)
    yield iri, RDF.type, GK.Event
    yield iri, GK.eventType, GK[event.kind.value]
    yield iri, GK.latestStatus, GK[event.status.value]
    yield iri, GK.reportCount, Literal(str(len(event.reasons)), datatype=XSD.integer)
    yield iri, GK.ploverCode, Literal(plover_code(event.kind, event.status))
    if event.cameo:
        yield iri, GK.cameoCode, Literal(event.cameo)
    for term, actors in ((GK.initiator, event.initiators), (GK.recipient, event.recipients)):
        for actor in actors:
            yield iri, term, URIRef(actor)
    if event.when:
        yield from _date_triples(iri, event.when)
    for report, reason in event.reasons:
        yield URIRef(report), GK.reportsOn, iri
        yield URIRef(report), GK.joinedBy, GK[reason]


def proposition_triples(proposition: Proposition) -> Iterator[Triple]:
    """Name a proposition and the claims that state it; the proposition itself is not asserted."""
    iri = URIRef(proposition.iri)
    yield iri, RDF.type, GK.Proposition
    for claim in proposition.claims:
        yield URIRef(claim), GK.proposition, iri


def relation_triple(relation: Relation) -> Triple:
    """Join two claims; the one that answers or comes later is the subject."""
    return URIRef(relation.claim), GK.agreesWith if relation.agrees else GK.contradicts, URIRef(relation.other)


def retelling_triple(retelling: Retelling) -> Triple:
    """Join a claim to the first that tells of the same utterance."""
    return URIRef(retelling.claim), GK.tellsAgain, URIRef(retelling.other)


def _date_triples(iri: URIRef, when: When) -> Iterator[Triple]:
    yield iri, GK.date, Literal(when.value, datatype=_CALENDAR[len(when.value)], normalize=False)
    yield iri, GK.earliestDate, Literal(when.earliest.isoformat(), datatype=XSD.date, normalize=False)
    yield iri, GK.latestDate, Literal(when.latest.isoformat(), datatype=XSD.date, normalize=False)
