"""The kinds that actors, claims, meetings, events and dates come in; each value is the local name of a gk: term."""

from __future__ import annotations

from enum import StrEnum


class ActorKind(StrEnum):
    """Subclasses of gk:Actor; the value is the local name of the class."""

    STATE = "State"
    ORGANIZATION = "InternationalOrganization"
    BODY = "GovernmentBody"
    PERSON = "Person"
    ARMED_GROUP = "ArmedGroup"
    PARTY = "PoliticalParty"
    MEDIA = "MediaOutlet"
    COMPANY = "Company"
    NGO = "NonGovernmentalOrganization"
    GROUP = "ActorGroup"
    UNNAMED = "UnnamedActor"


class ClaimType(StrEnum):
    """What kind of speech act or stance a claim is; the value is the local name of the gk: concept."""

    STATEMENT = "Statement"
    DENIAL = "Denial"
    CONFIRMATION = "Confirmation"
    DEMAND = "Demand"
    PROMISE = "Promise"
    THREAT = "Threat"
    WARNING = "Warning"
    ACCUSATION = "Accusation"
    PROPOSAL = "Proposal"
    BELIEF = "Belief"
    PRAISE = "Praise"
    CRITICISM = "Criticism"


class SpeechMode(StrEnum):
    """Whether the words are the speaker's own (quoted) or the reporter's."""

    DIRECT = "Direct"
    INDIRECT = "Indirect"


class Polarity(StrEnum):
    """Whether the speaker affirms or denies the content."""

    AFFIRMED = "Affirmed"
    DENIED = "Denied"


class Certainty(StrEnum):
    """How sure the content itself claims to be."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "Possible"
    UNSPECIFIED = "Unspecified"


class Status(StrEnum):
    """What an article says has become of a meeting or event."""

    PROPOSED = "Proposed"
    PLANNED = "Planned"
    POSSIBLE = "Possible"
    ONGOING = "Ongoing"
    HELD = "Held"
    POSTPONED = "Postponed"
    CANCELLED = "Cancelled"
    REJECTED = "Rejected"
    UNKNOWN = "Unknown"


class Mode(StrEnum):
    """How the participants of a meeting were together."""

    IN_PERSON = "InPerson"
    PHONE = "Phone"
    VIDEO = "Video"


class DateBasis(StrEnum):
    """How a date was made out."""

    EXPLICIT = "Explicit"
    YEAR_INFERRED = "YearInferred"
    RELATIVE_TO_ARTICLE = "RelativeToArticle"
    RELATIVE_TO_EVENT = "RelativeToEvent"


class EventType(StrEnum):
    """What somebody does to somebody, by PLOVER's categories; the value is the local name of the gk: concept."""

    AGREE = "Agree"
    CONSULT = "Consult"
    SUPPORT = "Support"
    CONCEDE = "Concede"
    COOPERATE = "Cooperate"
    AID = "Aid"
    RETREAT = "Retreat"
    REQUEST = "Request"
    ACCUSE = "Accuse"
    REJECT = "Reject"
    THREATEN = "Threaten"
    PROTEST = "Protest"
    SANCTION = "Sanction"
    MOBILIZE = "Mobilize"
    COERCE = "Coerce"
    ASSAULT = "Assault"


_HELPS = frozenset(
    {EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.COOPERATE, EventType.AID, EventType.RETREAT}
)
_HARMS = frozenset({EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT})
_HAS_HAPPENED = frozenset({Status.HELD, Status.ONGOING, Status.UNKNOWN})
_CODES = {  # what PLOVER calls an event that helps and has not happened
    Status.PLANNED: EventType.AGREE,
    Status.POSTPONED: EventType.AGREE,
    Status.PROPOSED: EventType.REQUEST,
    Status.REJECTED: EventType.REJECT,
    Status.CANCELLED: EventType.REJECT,
}


def plover_code(kind: EventType, status: Status) -> str:
    """Return the code that PLOVER's manual gives an event as it stands.

    For PLOVER to plan a meeting is to agree to it, to plan a sanction is to threaten it; ontology/plover.ttl has the table.
    What is only possible keeps its own code, as do deeds of words (to accuse, to demand).
    """
    if status in _HAS_HAPPENED or status is Status.POSSIBLE:
        return kind.name
    if kind in _HARMS:
        return EventType.THREATEN.name if status in {Status.PLANNED, Status.POSTPONED} else kind.name
    return _CODES[status].name if kind in _HELPS else kind.name
