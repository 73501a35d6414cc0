"""Name every prefix and term that the graphs use, as closed rdflib namespaces: a term that the ontology lacks is an error."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from rdflib.namespace import ClosedNamespace, Namespace

if TYPE_CHECKING:
    from collections.abc import Mapping

_EVIDENCE = ("Article", "Span", "Finding", "Claim", "StatusReport", "MeetingReport", "EventReport")
_KNOWLEDGE = ("Event", "Meeting", "Proposition", "Link", "IdentityDecision")
# the kinds of actor are the values of kg.model.ActorKind
_ACTORS = (
    *("Actor", "State", "InternationalOrganization", "GovernmentBody", "Person", "ArmedGroup", "PoliticalParty", "MediaOutlet"),
    *("Company", "NonGovernmentalOrganization", "ActorGroup", "UnnamedActor", "UnattributedSource", "Place"),
)
_OF_ARTICLES = ("contentHash", "leftOut", "confidence", "foundBy", "reportedIn")
_OF_DATES = ("date", "earliestDate", "latestDate", "dateText", "dateBasis")
_OF_CLAIMS = (
    *("speaker", "speakerSpan", "content", "contentSpan", "claimType", "speechMode", "polarity", "certainty", "cue", "about"),
    *("addressee", "claimedOn", "quotedVia", "respondsTo", "proposition", "agreesWith", "contradicts", "tellsAgain"),
)
_OF_REPORTS = (
    *("reportsOn", "status", "statusText", "participant", "organizer", "place", "topic", "mode", "accordingTo"),
    *("eventType", "initiator", "recipient", "latestStatus", "reportCount", "ploverCode", "cameoCode", "involves"),
)
_OF_IDENTITY = (
    *("joinedBy", "decidesOn", "verdict", "JoiningReasons", "FirstReport", "SameDays", "DateWithin", "SameStory", "NewDate"),
    *("SomeOfTheParties", "DecidedByPerson", "Verdicts", "SameMeeting", "OtherMeeting"),
)
_OF_ACTORS = ("represents", "actsFor", "servedIn", "memberOf", "linkedActor", "linkedItem", "score", "method")
_SCHEMES = ("ClaimTypes", "SpeechModes", "Polarities", "Certainties", "Statuses", "MeetingModes", "DateBases", "EventTypes")
# the values of ClaimType, SpeechMode, Polarity, Certainty, Status, Mode and DateBasis in kg.model; Possible serves two schemes
_CLAIM_TYPES = (
    *("Statement", "Denial", "Confirmation", "Demand", "Promise", "Threat", "Warning", "Accusation", "Proposal", "Belief"),
    *("Praise", "Criticism"),
)
_CLAIM_VALUES = ("Direct", "Indirect", "Affirmed", "Denied", "Certain", "Probable", "Possible", "Unspecified")
_STATUSES = ("Proposed", "Planned", "Ongoing", "Held", "Postponed", "Cancelled", "Rejected", "Unknown")
_MODES_AND_BASES = ("InPerson", "Phone", "Video", "Explicit", "YearInferred", "RelativeToArticle", "RelativeToEvent")
_PLOVER = (
    *("Agree", "Consult", "Support", "Concede", "Cooperate", "Aid", "Retreat", "Request", "Accuse", "Reject", "Threaten"),
    *("Protest", "Sanction", "Mobilize", "Coerce", "Assault"),
)

GK_TERMS = (
    *(*_EVIDENCE, *_KNOWLEDGE, *_ACTORS, *_OF_ARTICLES, *_OF_DATES, *_OF_CLAIMS, *_OF_REPORTS, *_OF_IDENTITY, *_OF_ACTORS),
    *(*_SCHEMES, *_CLAIM_TYPES, *_CLAIM_VALUES, *_STATUSES, *_MODES_AND_BASES, *_PLOVER),
)
_NIF_TERMS = ("Context", "OffsetBasedString", "isString", "beginIndex", "endIndex", "anchorOf", "referenceContext")

GK = ClosedNamespace("https://w3id.org/geopolitical-kg/ontology#", list(GK_TERMS))
NIF = ClosedNamespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", list(_NIF_TERMS))
ITSRDF = ClosedNamespace("http://www.w3.org/2005/11/its/rdf#", ["taIdentRef"])
GEO = ClosedNamespace("http://www.w3.org/2003/01/geo/wgs84_pos#", ["lat", "long"])
GKD = Namespace("https://w3id.org/geopolitical-kg/data/")
WD = Namespace("http://www.wikidata.org/entity/")

# The longest base wins when an IRI is shortened, so that `actor:Q159` is written and not the whole IRI.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "gk": str(GK),
        "gkd": str(GKD),
        "actor": f"{GKD}actor/",
        "place": f"{GKD}place/",
        "article": f"{GKD}article/",
        "meeting": f"{GKD}meeting/",
        "event": f"{GKD}event/",
        "membership": f"{GKD}membership/",
        "graph": f"{GKD}graph/",
        "wd": str(WD),
        "nif": str(NIF),
        "itsrdf": str(ITSRDF),
        "prov": "http://www.w3.org/ns/prov#",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "org": "http://www.w3.org/ns/org#",
        "time": "http://www.w3.org/2006/time#",
        "geo": str(GEO),
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
