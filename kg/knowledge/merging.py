"""Reports of one meeting go in; out comes the meeting: who, when, where, and what has become of it by the latest article."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from kg.identifiers import meeting_iri
from kg.knowledge.meetings import clusters_of
from kg.knowledge.values import Meeting, Report, Topic, When
from kg.model import Mode, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.knowledge.clusters import Cluster
    from kg.knowledge.identity import Known
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
_TWO = 2
_LONG_AGO = date.min  # where an undated article stands in the order of articles


def meetings_of(reports: Iterable[Report], known: Known) -> Iterator[Meeting]:
    """Yield every meeting that the reports tell of, once, in a stable order."""
    return named_meetings(clusters_of(reports, known), known.actors)


def named_meetings(clusters: Iterable[Cluster], actors: Actors) -> Iterator[Meeting]:
    """Yield the meeting of each cluster; its name follows from parties and date, and where two share those, from a report."""
    same: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        same[naming_facts(cluster)].append(cluster)
    for facts in sorted(same):
        together = sorted(same[facts], key=lambda cluster: cluster.first)
        for cluster, name in zip(together, _names(facts, together), strict=True):
            yield _meeting(name, cluster, actors.within(*sorted(cluster.articles)))


def naming_facts(cluster: Cluster) -> tuple[str, ...]:
    """Return what a meeting is named by: its parties, and its first date or story; meetings that share these are told apart."""
    if when := cluster.name_when or cluster.when:
        return (*cluster.parties, when.value)
    days = sorted(report.published.isoformat() for report in cluster.reports if report.published)
    return (*cluster.parties, "undated", days[0] if days else "")


def _names(facts: tuple[str, ...], clusters: list[Cluster]) -> list[str]:
    # the largest keeps the plain name, so that a stray report does not rename the meeting that everybody tells of
    largest = min(clusters, key=lambda cluster: (-len(cluster.sightings), cluster.first))
    return [meeting_iri(*facts) if each is largest else meeting_iri(*facts, each.first) for each in clusters]


def _meeting(iri: str, cluster: Cluster, actors: Actors) -> Meeting:
    reports = sorted(cluster.reports, key=lambda report: report.iri)
    known = [report for report in reports if report.status is not Status.UNKNOWN] or reports
    # where it was to be before it was put off is no place of it any more
    standing = [report for report in reports if report.when not in cluster.overtaken] or reports
    latest = max(known, key=lambda report: (report.published or _LONG_AGO, _RANK.index(report.status)))
    return Meeting(
        iri=iri,
        reports=tuple(report.iri for report in reports),
        reasons=tuple(cluster.reasons[report.iri].value for report in reports),
        participants=_participants(reports, actors),
        organizers=_merged((organizer for report in reports for organizer in report.organizers), actors),
        status=latest.status,
        mode=_most_told([report.mode for report in reports]) or Mode.IN_PERSON,
        when=_best_date(standing),
        place=_most_told([report.place for report in standing if report.place]),
        topic=_first_topic(reports),
    )


def _participants(reports: list[Report], actors: Actors) -> tuple[str, ...]:
    """Return who took part, as exactly as is known: no state beside its minister, no host or council beside those who met."""
    hosts = {organizer for report in reports for organizer in report.organizers}
    telling = [report for report in reports if not report.participants <= hosts] or reports
    merged = _merged((actor for report in telling for actor in report.participants), actors)
    # where two stand for each other, neither drops the other
    represented = {other for actor in merged for other in actors.above(actor) if actor not in actors.above(other)}
    behind = represented.union(merged)
    councils = {actor for actor in merged if actor in actors.councils and behind.issuperset(actors.councils[actor])}
    met = tuple(actor for actor in merged if actor not in represented | councils)
    guests = tuple(actor for actor in met if actor not in hosts & actors.assemblies)
    return guests if len(guests) >= _TWO else met


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
