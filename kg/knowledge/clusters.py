"""Reports go in one by one; out comes what is known so far of one meeting, and why each report is taken to tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.knowledge.identity import Known, Reason
    from kg.knowledge.parties import Sides
    from kg.knowledge.values import Report, Topic, When

_CALLS = frozenset({Mode.PHONE, Mode.VIDEO})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A report, and who meets after it."""

    report: Report
    sides: Sides


@dataclass(slots=True)
class Cluster:
    """Reports of one meeting; `when` is the most exact date that any gives, `persons` are those that any names for a party.

    `name_when` is the date that the meeting is named by, if another: the first for which it was planned. `overtaken` are the
    dates that were given up when it was put off.
    """

    parties: tuple[str, ...]
    when: When | None = None
    sightings: list[Sighting] = field(default_factory=list)
    reasons: dict[str, Reason] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    persons: dict[str, frozenset[str]] = field(default_factory=dict)
    name_when: When | None = None
    overtaken: set[When] = field(default_factory=set)

    @property
    def reports(self) -> Iterator[Report]:
        """The reports, in the order in which they were taken in."""
        return (sighting.report for sighting in self.sightings)

    @property
    def first(self) -> str:
        """The address of the report that comes first in the alphabet: it tells clusters apart that are else alike."""
        return min(self.reasons)

    @property
    def loose(self) -> frozenset[str]:
        """The parties that are persons of whom no report of these parties tells for whom they stand."""
        return frozenset().union(*(sighting.sides.loose for sighting in self.sightings)).intersection(self.parties)

    def add(self, sighting: Sighting, reason: Reason) -> None:
        """Take in a report."""
        self.sightings.append(sighting)
        self.articles.add(sighting.report.article)
        self.reasons[sighting.report.iri] = reason
        for party, people in sighting.sides.persons.items():
            self.persons[party] = self.persons.get(party, frozenset()) | people

    def absorb(self, other: Cluster, reason: Reason) -> None:
        """Take in all reports of another cluster."""
        for sighting in other.sightings:
            self.add(sighting, reason)
        self.overtaken |= other.overtaken

    def shares_persons(self, persons: dict[str, frozenset[str]]) -> bool:
        """Tell whether for every one of the parties the same person is named here and there."""
        return bool(persons) and all(people & self.persons.get(party, frozenset()) for party, people in persons.items())


def in_other_place(sighting: Sighting, cluster: Cluster, known: Known) -> bool:
    """Tell whether the report tells of another place than every report of the cluster that tells of one."""
    here = sighting.report.place
    places = {report.place for report in cluster.reports} - {None}
    return bool(places) and all(known.places.apart(here, place) for place in places)


def in_other_round(one: Report, others: Iterable[Report]) -> bool:
    """Tell whether the report counts itself as another of a series than some of the others: the sixth round is not the fifth."""
    told = dict(one.rounds)
    return any(told.get(series, number) != number for other in others for series, number in other.rounds)


def in_same_round(one: Report, others: Iterable[Report]) -> bool:
    """Tell whether the report and some of the others both say which of a series it is, and say the same."""
    return any(not one.rounds.isdisjoint(other.rounds) for other in others)


def shared_topic(one: Report, others: Iterable[Report]) -> int:
    """Return how many terms of its topic the report shares with some other that gives one in the same language."""
    return max((len(one.topic.terms & other.terms) for other in _topics_beside(one, others)), default=0) if one.topic else 0


def on_other_topic(one: Report, others: Iterable[Report]) -> bool:
    """Tell whether all others that give a topic in the report's language give quite another; across languages nobody knows."""
    if not one.topic or not one.topic.terms:
        return False
    beside = [topic.terms for topic in _topics_beside(one, others) if topic.terms]
    return bool(beside) and all(one.topic.terms.isdisjoint(terms) for terms in beside)


def in_same_town(sighting: Sighting, cluster: Cluster, known: Known) -> bool:
    """Tell whether the report and some report of the cluster both name one town."""
    return any(known.places.alike(sighting.report.place, report.place) for report in cluster.reports)


def in_other_mode(sighting: Sighting, cluster: Cluster) -> bool:
    """Tell whether one is a call and the other has a place; in person is also what no word tells otherwise."""
    if sighting.report.mode in _CALLS:
        return any(_sits_together(report) for report in cluster.reports)
    return _sits_together(sighting.report) and any(report.mode in _CALLS for report in cluster.reports)


def _sits_together(report: Report) -> bool:
    return report.mode not in _CALLS and report.place is not None


def _topics_beside(one: Report, others: Iterable[Report]) -> list[Topic]:
    topics = (other.topic for other in others)
    return [topic for topic in topics if topic and one.topic and topic.language == one.topic.language]
