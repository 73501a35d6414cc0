"""The values that cross from language to graph: frozen, slotted, without spaCy and without rdflib."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  # whoever asks for the fields' types must find it

from kg.display import html_of, rich_of
from kg.kinds import ActorKind, Certainty, ClaimType, DateBasis, EventType, Mode, Polarity, SpeechMode, Status

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "CalendarDate",
    "Certainty",
    "Claim",
    "ClaimType",
    "DateBasis",
    "EventReport",
    "EventType",
    "Findings",
    "Label",
    "MeetingReport",
    "Mention",
    "Mode",
    "Place",
    "Polarity",
    "Post",
    "Span",
    "SpeechMode",
    "Status",
    "TimeMention",
]


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
class EventReport:
    """What one article says of one event that is no meeting: who does what to whom, however many sentences tell of it."""

    kind: EventType
    initiators: tuple[str, ...]  # keys of actors; those of what several do together stand on both sides
    recipients: tuple[str, ...]
    status: Status
    evidence: tuple[Span, ...]
    confidence: float
    found_by: str
    cameo: str = ""  # code of the CAMEO coding scheme, as exact as the words are
    date: CalendarDate | None = None
    according_to: tuple[int, ...] = ()  # positions in Findings.claims
    cue: Span | None = None  # the word that tells of it
    status_words: Span | None = None


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
    events: tuple[EventReport, ...] = ()
    _repr_html_ = html_of  # notebooks call this
    __rich__ = rich_of  # and terminals this
