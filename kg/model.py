"""The values that cross from language to graph: frozen, slotted, without spaCy and without rdflib."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  # whoever asks for the fields' types must find it
from enum import StrEnum

from kg.display import html_of, rich_of


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


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text, in code points, end exclusive."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One document as it was read; `text` is never changed, for every offset refers to it."""

    identifier: str
    text: str
    language: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None  # the outlet's name as the input gives it
    source: str | None = None  # URL or file


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date as exact as the text supports: value is YYYY-MM-DD, YYYY-MM or YYYY, bounded by two days (both inclusive)."""

    value: str
    earliest: date
    latest: date
    text: str
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Label:
    """A name in a language (BCP 47)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Post:
    """An office held for a time; a missing bound is unknown or still open."""

    title: str
    organization: str | None = None  # key of the state or body
    start: date | None = None
    end: date | None = None
    position: str | None = None  # Wikidata id of the office


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or speaks; the key is a Wikidata id ("Q159"), a slug, or, if unnamed, a slug unique in its article."""

    key: str
    kind: ActorKind
    name: Label
    aliases: tuple[Label, ...] = ()
    wikidata: str | None = None
    represents: tuple[str, ...] = ()  # keys of those on whose behalf
    posts: tuple[Post, ...] = ()
    listed: bool = True  # stands in the shipped lists; else all that is known of it is this article's evidence


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere on earth; latitude and longitude in degrees."""

    key: str
    name: Label
    aliases: tuple[Label, ...] = ()
    wikidata: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an actor or a place (by key)."""

    span: Span
    refers_to: str
    confidence: float
    found_by: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A calendar expression and what it means."""

    span: Span
    date: CalendarDate


@dataclass(frozen=True, slots=True)
class Claim:
    """One reported speech act or stance; `speaker` is None where the text names no source."""

    speaker: str | None
    content: Span
    sentence: Span
    kind: ClaimType
    mode: SpeechMode
    polarity: Polarity
    certainty: Certainty
    confidence: float
    found_by: str
    cue: Span | None = None
    about: tuple[str, ...] = ()  # keys of actors
    about_meetings: tuple[int, ...] = ()  # positions in Findings.meetings
    addressee: str | None = None
    claimed_on: CalendarDate | None = None
    quoted_via: str | None = None
    responds_to: int | None = None  # position in Findings.claims of the claim that this one denies or confirms
    speaker_span: Span | None = None  # the words in this sentence that name the speaker


@dataclass(frozen=True, slots=True)
class MeetingReport:
    """What one article says of one meeting, however many sentences tell of it."""

    participants: tuple[str, ...]
    status: Status
    evidence: tuple[Span, ...]
    confidence: float
    found_by: str
    organizers: tuple[str, ...] = ()
    place: str | None = None
    topic: Span | None = None
    mode: Mode = Mode.IN_PERSON
    date: CalendarDate | None = None
    according_to: tuple[int, ...] = ()  # positions in Findings.claims
    cue: Span | None = None  # the word that tells of a meeting
    status_words: Span | None = None  # those that tell the status; where there are none, it follows from the date or is assumed


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one article; `article.published` and `publisher` come from the text where the input has none."""

    article: Article
    publisher: str | None = None  # actor key of the outlet
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    meetings: tuple[MeetingReport, ...] = ()
    left_out: tuple[Span, ...] = ()  # boilerplate
    _repr_html_ = html_of  # notebooks call this
    __rich__ = rich_of  # and terminals this
