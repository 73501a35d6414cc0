"""Meeting reports of all articles go in; out come groups of reports that tell of one meeting, whatever order they came in.

The work is done in blocks, whose keys follow from a report and its own article (`kg.knowledge.slices.keys_of_report`): one for
its parties, and, where it gives a day, one for that day. The rules join two reports only when they share a key; what a person
decided joins any two. Within the block of its parties a report finds its meeting by date and story (`clusters_in_block`), and
meetings that were put off find their new day (`kg.knowledge.postponing`). Within the block of a day the meetings of different
parties are compared (`kg.knowledge.joining`). So an article that comes or goes touches the blocks of its reports, and the days
of the meetings that changed there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.knowledge.clusters import Cluster, Sighting
from kg.knowledge.fitting import admitting, affinity, of_that_date, of_that_story
from kg.knowledge.identity import Reason
from kg.knowledge.joining import joined
from kg.knowledge.parties import sides_of
from kg.knowledge.postponing import reunited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.knowledge.identity import Known
    from kg.knowledge.parties import Actors
    from kg.knowledge.values import Report, When


def sighting_of(report: Report, actors: Actors) -> Sighting:
    """Return the report with who meets after it, by what the lists and its own article tell of the actors."""
    return Sighting(report, sides_of(report.participants, report.organizers, actors.within(report.article)))


def clusters_of(reports: Iterable[Report], known: Known) -> list[Cluster]:
    """Return the meetings that the reports tell of; neither the order of the reports nor that of the result means anything."""
    buckets: dict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for report in reports:
        sighting = sighting_of(report, known.actors)
        buckets[sighting.sides.parties].append(sighting)
    return joined([cluster for parties in sorted(buckets) for cluster in clusters_in_block(buckets[parties], known)], known)


def clusters_in_block(sightings: list[Sighting], known: Known) -> list[Cluster]:
    """Return the meetings of one set of parties, before those of others are compared with them."""
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
            _place(sighting, clusters, known, of_that_date)
    for sighting in sorted(_in_order(undated), key=_day_of_article):
        _place(sighting, clusters, known, of_that_story)
    return reunited(clusters, known)


def _place(
    sighting: Sighting,
    clusters: list[Cluster],
    known: Known,
    fitting: Callable[[Sighting, list[Cluster], Known], list[Cluster]],
) -> None:
    fit = fitting(sighting, admitting(sighting, clusters, known), known)
    if not fit:
        clusters.append(Cluster(sighting.sides.parties, sighting.report.when))
        clusters[-1].add(sighting, Reason.FIRST)
        return
    chosen = max(fit, key=lambda cluster: affinity(sighting, cluster))
    chosen.add(sighting, _reason(sighting.report.when, chosen.when))


def _reason(told: When | None, found: When | None) -> Reason:
    if told is None:
        return Reason.SAME_STORY
    return Reason.SAME_DAYS if found and found.days == told.days else Reason.DATE_WITHIN


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
