"""What knowledge is derived from and what it consists of, as plain values; everything is named by its IRI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import ClaimType, Mode, Polarity, Status

if TYPE_CHECKING:
    from datetime import date


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


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one meeting; `published` is the article's day."""

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


@dataclass(frozen=True, slots=True)
class Meeting:
    """What all articles together say of one meeting; `reports` are sorted."""

    iri: str
    reports: tuple[str, ...]
    participants: tuple[str, ...]
    status: Status
    mode: Mode
    when: When | None = None
    organizers: tuple[str, ...] = ()
    place: str | None = None
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, with `key` standing for its words however they are written; `published` is the article's day."""

    iri: str
    key: str
    speaker: str
    polarity: Polarity
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A claim that answers another."""

    iri: str
    kind: ClaimType
    polarity: Polarity
    target: str
    target_polarity: Polarity


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
