"""A report and the meetings of the same parties go in; out come those meetings that it may be of, by its date or by its story."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kg.knowledge.clusters import (
    in_other_mode,
    in_other_place,
    in_other_round,
    in_same_round,
    in_same_town,
    on_other_topic,
    shared_topic,
)
from kg.model import Status

if TYPE_CHECKING:
    from kg.knowledge.clusters import Cluster, Sighting
    from kg.knowledge.identity import Known

# Articles of one story come within days of each other; undated reports are joined within that time only, for the next
# meeting of the same two states is often no further than the next week.
_SAME_STORY = timedelta(days=3)
_A_WEEK = 7
_OVER = frozenset({Status.HELD, Status.ONGOING})
_PROPOSED = frozenset({Status.PROPOSED, Status.REJECTED})
_LEAST_PARTIES = 2


def admitting(sighting: Sighting, clusters: list[Cluster], known: Known) -> list[Cluster]:
    """Return the meetings that nothing forbids: with nobody in another's place, no other round, and not parted by a person.

    Two reports of one article are two meetings, for they were told apart already, unless the article only tells one twice:
    on the same day, with the same outcome, in the same way.
    """
    return [
        cluster
        for cluster in clusters
        if not sighting.sides.conflict(cluster.persons)
        and (sighting.report.article not in cluster.articles or _told_twice(sighting, cluster, known))
        and not known.decided.parts([sighting.report.iri], cluster.reasons)
        and not in_other_round(sighting.report, cluster.reports)
    ]


def of_that_date(sighting: Sighting, clusters: list[Cluster], known: Known) -> list[Cluster]:
    """Return the meetings of the same days; else the one within them that the report may be of, where there is only one."""
    when = sighting.report.when
    within = [cluster for cluster in clusters if when and cluster.when and when.contains(cluster.when)]
    same = [cluster for cluster in within if cluster.when and when and cluster.when.days == when.days]
    counted = [cluster for cluster in within if in_same_round(sighting.report, cluster.reports)]
    if len(counted) == 1:
        return counted
    if len(sighting.sides.parties) < _LEAST_PARTIES:  # a council meets often; only the same days and place tell that it is one
        brief = sighting.sides.assembles and when is not None and when.days <= _A_WEEK
        return [cluster for cluster in within if brief and not in_other_place(sighting, cluster, known)]
    finer = [cluster for cluster in within if cluster not in same and _may_be(sighting, cluster, known)]
    there = [cluster for cluster in finer if in_same_town(sighting, cluster, known)]
    about = [cluster for cluster in finer if shared_topic(sighting.report, cluster.reports)]
    for fit in (finer, there, about):
        if len(fit) == 1:
            return fit
    return [cluster for cluster in same if _is_not_elsewhere(sighting, cluster, known)]


def of_that_story(sighting: Sighting, clusters: list[Cluster], known: Known) -> list[Cluster]:
    """Return the one dated meeting, else the undated ones, that articles tell of at the same time and in the same phase.

    Of several dated ones it is the one that was held, or is to be held, on the days of the article.
    """
    counted = [cluster for cluster in clusters if in_same_round(sighting.report, cluster.reports)]
    if len(counted) == 1:
        return counted
    if sighting.sides.named < _LEAST_PARTIES or sighting.report.published is None:
        return []
    near = [cluster for cluster in clusters if _same_story(sighting, cluster) and _may_be(sighting, cluster, known)]
    dated = [cluster for cluster in near if cluster.when and _is_still_open(sighting, cluster)]
    of_these_days = [cluster for cluster in dated if _is_news(sighting, cluster)]
    about = [cluster for cluster in dated if shared_topic(sighting.report, cluster.reports)]
    for fit in (dated, of_these_days, about):
        if len(fit) == 1:
            return fit
    return [cluster for cluster in near if not cluster.when]


def affinity(sighting: Sighting, cluster: Cluster) -> tuple[int, bool, int, bool, int]:
    """Return how well a report fits a meeting beside others that it fits too: persons, place, topic, mode, number of reports."""
    shared = sum(len(people & cluster.persons.get(party, frozenset())) for party, people in sighting.sides.persons.items())
    place = sighting.report.place
    return (
        shared,
        place is not None and any(report.place == place for report in cluster.reports),
        shared_topic(sighting.report, cluster.reports),
        any(report.mode is sighting.report.mode for report in cluster.reports),
        len(cluster.sightings),
    )


def is_over(sighting: Sighting) -> bool:
    """Tell whether the report tells of a meeting that has begun."""
    return sighting.report.status in _OVER


def _told_twice(sighting: Sighting, cluster: Cluster, known: Known) -> bool:
    report = sighting.report
    others = [other for other in cluster.reports if other.article == report.article]
    return report.when is not None and all(
        other.when == report.when
        and report.when.days == 1
        and other.status is report.status
        and other.mode is report.mode
        and not known.places.apart(report.place, other.place)
        for other in others
    )


def _is_not_elsewhere(sighting: Sighting, cluster: Cluster, known: Known) -> bool:
    """Tell whether place and mode speak for one meeting; where the same persons met on that day, a place was mistaken."""
    if in_other_mode(sighting, cluster):
        return False
    return not in_other_place(sighting, cluster, known) or cluster.shares_persons(dict(sighting.sides.persons))


def _may_be(sighting: Sighting, cluster: Cluster, known: Known) -> bool:
    """Tell whether the report may be of a meeting whose day it does not give: place, mode, and whether it was over by then."""
    if in_other_place(sighting, cluster, known) or in_other_mode(sighting, cluster):
        return False
    if on_other_topic(sighting.report, cluster.reports) and not cluster.shares_persons(dict(sighting.sides.persons)):
        return False
    published, over = sighting.report.published, is_over(sighting)
    if cluster.when and published:
        return cluster.when.earliest <= published if over else cluster.when.latest >= published
    return any(is_over(other) == over for other in cluster.sightings)


def _is_still_open(sighting: Sighting, cluster: Cluster) -> bool:
    """Tell whether the report may be of a meeting with a day: who proposes one, or turns it down, has not agreed on the day."""
    mere_proposal = sighting.report.status in _PROPOSED
    return not mere_proposal or any(report.status in _PROPOSED for report in cluster.reports)


def _same_story(sighting: Sighting, cluster: Cluster) -> bool:
    published = sighting.report.published
    others = [report.published for report in cluster.reports if report.published]
    if published is None:
        return False
    if cluster.when is None:
        # from the first on, or a chain of articles would join the meetings of a whole year
        return bool(others) and abs(published - min(others)) <= _SAME_STORY
    return any(abs(published - other) <= _SAME_STORY for other in others) or _is_news(sighting, cluster)


def _is_news(sighting: Sighting, cluster: Cluster) -> bool:
    """Tell whether the article is of the days on which the meeting is held."""
    published, when = sighting.report.published, cluster.when
    if published is None or when is None or when.days > _A_WEEK:
        return False
    return when.earliest - _SAME_STORY <= published <= when.latest + _SAME_STORY
