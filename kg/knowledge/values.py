"""What knowledge is derived from and what it consists of, as plain values; everything is named by its IRI."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.annotate.wording import wording_of, words_in
from kg.model import ClaimType, EventType, Mode, Polarity, SpeechMode, Status


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date as exact as the reports have it (YYYY-MM-DD, YYYY-MM or YYYY), between two days, both inclusive."""

    earliest: date
    latest: date
    value: str

    @property
    def days(self) -> int:
        """The number of days that the date leaves open."""
        return (self.latest - self.earliest).days + 1

    def contains(self, other: When) -> bool:
        """Tell whether the other date lies within this one."""
        return self.earliest <= other.earliest and other.latest <= self.latest


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """What a meeting is about, in the words of a text, with their language (BCP 47)."""

    text: str
    language: str | None = None

    @property
    def terms(self) -> frozenset[str]:
        """What the topic is compared by: the stems of its words, without those that say nothing of their own."""
        return frozenset(wording_of(words_in(self.text), self.language or "").terms)


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one meeting; `published` is the article's day.

    `rounds` are series and number, where it says that it is the sixth round or the 43rd summit.
    """

    iri: str
    article: str
    status: Status
    participants: frozenset[str]
    published: date | None = None
    when: When | None = None
    organizers: frozenset[str] = frozenset()
    place: str | None = None
    topic: Topic | None = None
    mode: Mode = Mode.IN_PERSON
    rounds: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Meeting:
    """What all articles together say of one meeting; `reports` are sorted, `reasons` tell why each is of it (gk: concepts)."""

    iri: str
    reports: tuple[str, ...]
    reasons: tuple[str, ...]
    participants: tuple[str, ...]
    status: Status
    mode: Mode
    when: When | None = None
    organizers: tuple[str, ...] = ()
    place: str | None = None
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class EventTold:
    """What one article says of one event that is no meeting; the sides are states and organisations, sorted."""

    iri: str
    article: str
    kind: EventType
    status: Status
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    published: date | None = None
    when: When | None = None
    cameo: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What all articles together say of one event; `reasons` pairs its reports, sorted, with why each is taken to tell of it."""

    iri: str
    kind: EventType
    status: Status
    initiators: tuple[str, ...]
    recipients: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]
    when: When | None = None
    cameo: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it is compared with others; `published` is the article's day, `key` stands for its words however written.

    `stands_for` are all whom the speaker represents; `names` are the actors that the content names, in its order, `parties`
    those and whom they represent. `event` is the meeting whose fate is all that the content tells, and which fate that is.
    """

    iri: str
    article: str
    speaker: str
    kind: ClaimType
    polarity: Polarity
    mode: SpeechMode = SpeechMode.INDIRECT
    language: str = ""
    published: date | None = None
    said: tuple[date, date] | None = None  # the first and the last day on which it can have been said
    stands_for: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    key: str | None = None
    terms: tuple[str, ...] = ()
    modals: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    turned: bool = False  # the content negates what its terms say
    refuses: bool = False  # it tells that somebody will not act
    names: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    roots: frozenset[str] = frozenset()  # the last whom the names and the speaker represent, states mostly
    event: tuple[str, Status] | None = None
    relays: frozenset[str] = frozenset()  # the speakers of claims that are told within this one

    @property
    def rank(self) -> tuple[date, str]:
        """The claim's place in the order of their articles' days; undated ones come last."""
        return self.published or date.max, self.iri

    @property
    def denies(self) -> bool:
        """Tell whether, all in all, the speaker says that what the terms say is not so."""
        return (self.polarity is Polarity.DENIED) != self.turned

    @property
    def is_unnamed(self) -> bool:
        """Tell whether only its article knows the speaker."""
        return self.speaker.startswith(self.article)


@dataclass(frozen=True, slots=True)
class Response:
    """A claim that answers another, each with its polarity."""

    iri: str
    kind: ClaimType
    polarity: Polarity
    target: str
    target_polarity: Polarity
    target_negates: bool = False  # one content negates the terms that both have, the other does not


@dataclass(frozen=True, slots=True)
class Proposition:
    """What claims have in common that say the same; `claims` are sorted."""

    iri: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """One claim agrees with, or contradicts, another."""

    claim: str
    other: str
    agrees: bool


@dataclass(frozen=True, slots=True, order=True)
class Retelling:
    """One claim tells again of the utterance that another told of before."""

    claim: str
    other: str
