"""Actors, places and people's decisions go in; out comes what is known beside the reports when they are compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from kg.knowledge.parties import Actors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

_EARTH = 6371.0  # km
_ONE_TOWN = 60.0  # km between a town and its airport, a palace outside of it, the next town


class Reason(StrEnum):
    """Why a report is of its meeting; the value is the local name of the gk: concept."""

    FIRST = "FirstReport"
    SAME_DAYS = "SameDays"
    DATE_WITHIN = "DateWithin"
    SAME_STORY = "SameStory"
    NEW_DATE = "NewDate"
    SOME_PARTIES = "SomeOfTheParties"
    DECIDED = "DecidedByPerson"


class Verdict(StrEnum):
    """What a person says of two reports; the value is the local name of the gk: concept."""

    SAME = "SameMeeting"
    DIFFERENT = "OtherMeeting"


@dataclass(frozen=True, slots=True)
class Places:
    """Where places lie (latitude and longitude in degrees), and which of them are whole states."""

    points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    states: frozenset[str] = frozenset()

    def apart(self, one: str | None, other: str | None) -> bool:
        """Tell whether what is in one place is not in the other; a state may hold a town, and what is not told is anywhere."""
        if one is None or other is None or self.alike(one, other):
            return False
        return (one in self.states) == (other in self.states)

    def alike(self, one: str | None, other: str | None) -> bool:
        """Tell whether both are told and are one town, or one state."""
        if one is None or other is None or one == other:
            return one is not None and one == other
        if one in self.states or other in self.states or one not in self.points or other not in self.points:
            return False
        return _distance(self.points[one], self.points[other]) <= _ONE_TOWN


@dataclass(frozen=True, slots=True)
class Decided:
    """What people have said of pairs of reports: which are of one meeting, and after each report from which it is apart."""

    same: tuple[tuple[str, str], ...] = ()
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def parts(self, reports: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether a person has parted a report of the one side from one of the other."""
        if not self.apart:
            return False
        known = set(others)
        return any(not known.isdisjoint(self.apart.get(report, ())) for report in reports)


def decided_from(verdicts: Mapping[tuple[str, str], Verdict]) -> Decided:
    """Return what was decided on pairs of reports, each in alphabetical order."""
    apart: dict[str, set[str]] = defaultdict(set)
    for (one, other), verdict in verdicts.items():
        if verdict is Verdict.DIFFERENT:
            apart[one].add(other)
            apart[other].add(one)
    same = tuple(sorted(pair for pair, verdict in verdicts.items() if verdict is Verdict.SAME))
    return Decided(same, {report: frozenset(others) for report, others in apart.items()})


def _nothing(_article: str) -> frozenset[date]:
    return frozenset()


def _nobody(_organization: str, _day: date) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the reports.

    `days_named` gives the days that an article (by IRI) names anywhere in its text, `members_of` who belonged to an organisation
    (by IRI) on a day.
    """

    actors: Actors = field(default_factory=Actors)
    places: Places = field(default_factory=Places)
    decided: Decided = field(default_factory=Decided)
    days_named: Callable[[str], frozenset[date]] = _nothing
    members_of: Callable[[str, date], frozenset[str]] = _nobody


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance in km (haversine)."""
    (south, west), (north, east) = ((radians(degree) for degree in point) for point in (one, other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
