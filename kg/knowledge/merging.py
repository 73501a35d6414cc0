"""Reports of one meeting go in; out comes the meeting: who, when, where, and what has become of it by the latest article."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from kg.identifiers import meeting_iri
from kg.knowledge.meetings import Cluster, clusters_of
from kg.knowledge.values import Meeting, Report, Topic, When
from kg.model import Mode, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.knowledge.parties import Actors

# Of two articles of one day, the one that knows more was probably written later.
_RANK = (
    Status.UNKNOWN,
    Status.PROPOSED,
    Status.POSSIBLE,
    Status.PLANNED,
    Status.ONGOING,
    Status.POSTPONED,
    Status.REJECTED,
    Status.CANCELLED,
    Status.HELD,
)
_Value = TypeVar("_Value", bound=str)
_LONG_AGO = date.min  # where an undated article stands in the order of articles


def meetings_of(reports: Iterable[Report], actors: Actors) -> Iterator[Meeting]:
    """Yield every meeting that the reports tell of, once, in a stable order."""
    for clusters in clusters_of(reports, actors):
        same: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            same[_evidence_of(cluster)].append(cluster)
        for facts in sorted(same):
            for cluster, name in zip(same[facts], _names(facts, same[facts]), strict=True):
                yield _meeting(name, cluster, actors)


def _evidence_of(cluster: Cluster) -> tuple[str, ...]:
    if cluster.when:
        return (*cluster.parties, cluster.when.value)
    days = sorted(report.published.isoformat() for report in _reports(cluster) if report.published)
    return (*cluster.parties, "undated", days[0] if days else "")


def _names(facts: tuple[str, ...], clusters: list[Cluster]) -> list[str]:
    # the largest keeps the plain name, so that a stray report does not rename the meeting that everybody tells of
    firsts = [min(report.iri for report in _reports(cluster)) for cluster in clusters]
    largest = min(range(len(clusters)), key=lambda at: (-len(clusters[at].sightings), firsts[at]))
    return [meeting_iri(*facts) if at == largest else meeting_iri(*facts, firsts[at]) for at in range(len(clusters))]


def _meeting(iri: str, cluster: Cluster, actors: Actors) -> Meeting:
    reports = _reports(cluster)
    known = [report for report in reports if report.status is not Status.UNKNOWN] or reports
    latest = max(known, key=lambda report: (report.published or _LONG_AGO, _RANK.index(report.status)))
    return Meeting(
        iri=iri,
        reports=tuple(sorted(report.iri for report in reports)),
        participants=_participants(reports, actors),
        organizers=_merged((organizer for report in reports for organizer in report.organizers), actors),
        status=latest.status,
        mode=_most_told([report.mode for report in reports]) or Mode.IN_PERSON,
        when=_best_date(reports),
        place=_most_told([report.place for report in reports if report.place]),
        topic=_first_topic(reports),
    )


def _participants(reports: list[Report], actors: Actors) -> tuple[str, ...]:
    """Return who took part, as exactly as is known: no state beside the minister who was there for it."""
    merged = _merged((actor for report in reports for actor in report.participants), actors)
    # where two stand for each other, neither drops the other
    represented = {other for actor in merged for other in actors.above(actor) if actor not in actors.above(other)}
    return tuple(actor for actor in merged if actor not in represented)


def _merged(named: Iterable[str], actors: Actors) -> tuple[str, ...]:
    """Put named actors in the place of unnamed ones that represent them; of equal nameless ones keep one."""
    chosen: dict[str, str] = {}
    for actor in sorted({other for each in named for other in actors.named(each)}):
        chosen.setdefault(actors.unnamed.get(actor, actor).casefold(), actor)
    return tuple(sorted(chosen.values()))


def _best_date(reports: list[Report]) -> When | None:
    dates = Counter(report.when for report in reports if report.when)
    return min(dates, key=lambda when: (when.days, -dates[when], when), default=None)


def _most_told(values: list[_Value]) -> _Value | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _first_topic(reports: list[Report]) -> Topic | None:
    told = [report for report in reports if report.topic]
    first = min(told, key=lambda report: (report.published or date.max, report.article, report.iri), default=None)
    return first.topic if first else None


def _reports(cluster: Cluster) -> list[Report]:
    return [sighting.report for sighting in cluster.sightings]
