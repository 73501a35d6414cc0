"""Meeting reports of all articles go in; out come groups of reports that tell of one meeting, whatever order they came in."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from kg.knowledge.parties import Actors, Sides, sides_of
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.knowledge.values import Report, When

# Articles of one story come within days of each other; undated reports are joined within that time only, for the next
# meeting of the same two states is often no further than the next week.
_SAME_STORY = timedelta(days=3)
_A_WEEK = 7
_OVER = frozenset({Status.HELD, Status.ONGOING})
_LEAST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Sighting:
    """A report, and who meets after it."""

    report: Report
    sides: Sides


@dataclass(slots=True)
class Cluster:
    """Reports of one meeting; `when` is the most exact date that any gives, `persons` are those that any names for a party."""

    parties: tuple[str, ...]
    when: When | None = None
    sightings: list[Sighting] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    persons: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, sighting: Sighting) -> None:
        """Take in a report."""
        self.sightings.append(sighting)
        self.articles.add(sighting.report.article)
        for party, people in sighting.sides.persons.items():
            self.persons[party] = self.persons.get(party, frozenset()) | people

    def admits(self, sighting: Sighting) -> bool:
        """Tell whether a report may be of this meeting: from another article, and with nobody in another's place."""
        return sighting.report.article not in self.articles and not sighting.sides.conflict(self.persons)


def clusters_of(reports: Iterable[Report], actors: Actors) -> Iterator[list[Cluster]]:
    """Yield the meetings of each set of parties together, by parties; the order of the reports does not matter.

    Two reports of one article are two meetings: within an article they were told apart already.
    """
    buckets: dict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for report in reports:
        sides = sides_of(report.participants, report.organizers, actors)
        buckets[sides.parties].append(Sighting(report, sides))
    for parties in sorted(buckets):
        yield _clusters(buckets.pop(parties))


def _clusters(sightings: list[Sighting]) -> list[Cluster]:
    by_date: dict[When, list[Sighting]] = defaultdict(list)
    undated = []
    for sighting in sightings:
        if sighting.report.when:
            by_date[sighting.report.when].append(sighting)
        else:
            undated.append(sighting)
    clusters: list[Cluster] = []
    # most exact first, so that "in January" finds the meeting of 10 January if there is but one
    for when in sorted(by_date, key=lambda when: (when.days, when)):
        for sighting in _in_order(by_date[when]):
            _place(sighting, clusters, _of_that_date)
    for sighting in sorted(_in_order(undated), key=_day_of_article):
        _place(sighting, clusters, _of_that_story)
    return clusters


def _place(sighting: Sighting, clusters: list[Cluster], fitting: Callable[[Sighting, list[Cluster]], list[Cluster]]) -> None:
    fit = fitting(sighting, [cluster for cluster in clusters if cluster.admits(sighting)])
    if fit:
        max(fit, key=lambda cluster: _affinity(sighting, cluster)).add(sighting)
    else:
        clusters.append(_seeded(sighting.sides.parties, sighting))


def _of_that_date(sighting: Sighting, clusters: list[Cluster]) -> list[Cluster]:
    """Return the meetings of the same date; else the one within it, where there is only one and its place is no other."""
    when = sighting.report.when
    within = [cluster for cluster in clusters if when and cluster.when and when.contains(cluster.when)]
    same = [cluster for cluster in within if cluster.when and when and cluster.when.days == when.days]
    finer = [cluster for cluster in within if cluster not in same and not _elsewhere(sighting, cluster)]
    if len(sighting.sides.parties) < _LEAST_PARTIES:  # a council meets often; only the same days and place tell that it is one
        brief = sighting.sides.assembles and when is not None and when.days <= _A_WEEK
        return [cluster for cluster in same if brief and not _elsewhere(sighting, cluster)]
    return finer if len(finer) == 1 else same


def _of_that_story(sighting: Sighting, clusters: list[Cluster]) -> list[Cluster]:
    """Return the one dated meeting, else the undated ones, that articles tell of at the same time and in the same phase."""
    if sighting.sides.named < _LEAST_PARTIES or sighting.report.published is None:
        return []
    near = [cluster for cluster in clusters if _same_phase(sighting, cluster) and _same_story(sighting, cluster)]
    dated = [cluster for cluster in near if cluster.when]
    return dated if len(dated) == 1 else [cluster for cluster in near if not cluster.when]


def _same_phase(sighting: Sighting, cluster: Cluster) -> bool:
    over = sighting.report.status in _OVER
    if over and cluster.when and sighting.report.published and cluster.when.latest <= sighting.report.published:
        return True  # the day that was planned has come
    return any((other.report.status in _OVER) == over for other in cluster.sightings)


def _same_story(sighting: Sighting, cluster: Cluster) -> bool:
    published = sighting.report.published
    others = [other.report.published for other in cluster.sightings if other.report.published]
    if published is None:
        return False
    if cluster.when is None:
        # from the first on, or a chain of articles would join the meetings of a whole year
        return bool(others) and abs(published - min(others)) <= _SAME_STORY
    if any(abs(published - other) <= _SAME_STORY for other in others):
        return True
    return cluster.when.days <= _A_WEEK and cluster.when.earliest - _SAME_STORY <= published <= cluster.when.latest + _SAME_STORY


def _elsewhere(sighting: Sighting, cluster: Cluster) -> bool:
    places = {other.report.place for other in cluster.sightings} - {None}
    return bool(places) and sighting.report.place is not None and sighting.report.place not in places


def _affinity(sighting: Sighting, cluster: Cluster) -> tuple[int, bool, bool, int]:
    shared = sum(len(people & cluster.persons.get(party, frozenset())) for party, people in sighting.sides.persons.items())
    reports = [other.report for other in cluster.sightings]
    place = sighting.report.place
    return (
        shared,
        place is not None and any(report.place == place for report in reports),
        any(report.mode is sighting.report.mode for report in reports),
        len(reports),
    )


def _seeded(parties: tuple[str, ...], sighting: Sighting) -> Cluster:
    cluster = Cluster(parties, sighting.report.when)
    cluster.add(sighting)
    return cluster


def _in_order(sightings: list[Sighting]) -> list[Sighting]:
    """Put first the articles that tell of several meetings on one date, and the reports that name most persons."""
    told = Counter(sighting.report.article for sighting in sightings)
    return sorted(
        sightings,
        key=lambda sighting: (
            -told[sighting.report.article],
            -sum(map(len, sighting.sides.persons.values())),
            sighting.report.article,
            sighting.report.iri,
        ),
    )


def _day_of_article(sighting: Sighting) -> str:
    return sighting.report.published.isoformat() if sighting.report.published else ""
