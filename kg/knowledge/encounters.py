"""Meeting reports that have come, changed or gone go in; out comes how meetings change, in their neighbourhood alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.identifiers import KNOWLEDGE_GRAPH
from kg.knowledge.joining import joined, opening_day
from kg.knowledge.meetings import clusters_in_block
from kg.knowledge.merging import named_meetings, naming_facts
from kg.knowledge.slices import Slices, block_of, stretch_of
from kg.knowledge.triples import meeting_triples
from kg.namespaces import GK
from kg.store import Change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kg.knowledge.clusters import Cluster
    from kg.knowledge.reports import Reports
    from kg.knowledge.slices import Slice, Stretch
    from kg.store import Step, Store, Triple


@dataclass(slots=True)
class Touched:
    """Where reports are, or were: in which blocks and when, and the days on which their dates begin."""

    blocks: dict[str, set[Stretch]] = field(default_factory=lambda: defaultdict(set))
    days: set[date] = field(default_factory=set)


class Encounters:
    """The meetings of a store, drawn anew around some reports.

    Reports of the same parties are compared within their slices. Meetings of other parties are compared by their day: whatever
    opens on a day on which a meeting has changed is drawn anew with it, the rest of its slice stays as it is.
    """

    def __init__(self, store: Store, reports: Reports, fresh: set[str]) -> None:
        self._store, self._reports, self._fresh = store, reports, fresh
        self._slices = Slices(store, reports, fresh)
        self._clusters: list[Cluster] = []  # of all slices that were read
        self._slice_of: dict[str, Slice] = {}

    def changes(self) -> tuple[Step, ...]:
        """Return how knowledge, and the index, change where the fresh reports have come, changed or gone."""
        touched = self._touched()
        for block in sorted(touched.blocks):
            for each in self._slices.touching(block, touched.blocks[block]):
                self._cluster(each)
        around = self._widened(touched.days)
        region = {report for cluster in around for report in cluster.reasons} | self._fresh
        known = self._reports.known_for(sighting for cluster in around for sighting in cluster.sightings)
        meetings = named_meetings(joined(around, known), known.actors)
        after = {triple for meeting in meetings for triple in meeting_triples(meeting)}
        before = {triple for report in region for triple in self._standing(report)}
        return Change(KNOWLEDGE_GRAPH, gone=before - after, come=after - before), *self._slices.index()

    def _touched(self) -> Touched:
        """Return where the fresh reports are, and where they were until now."""
        touched = Touched()
        for report in self._fresh:
            blocks, stretches = self._slices.kept(report)
            touched.days |= {stretch.day for stretch in stretches if stretch.day}
            for block in blocks:
                touched.blocks[block].update(stretches)
            if sighting := self._reports.sighting(report):
                touched.blocks[block_of(sighting)].add(stretch_of(sighting))
        return touched

    def _cluster(self, together: Slice) -> None:
        """Compare the reports of a slice, once."""
        if together[0] not in self._slice_of:
            self._slice_of |= dict.fromkeys(together, together)
            sightings = [sighting for report in together if (sighting := self._reports.sighting(report))]
            self._clusters += clusters_in_block(sightings, self._reports.known_for(sightings))

    def _widened(self, old_days: set[date]) -> list[Cluster]:
        """Return all meetings, before those of different parties are joined, that the change of some reports can change."""
        around = [cluster for cluster in self._clusters if self._is_changed(cluster)]
        days: set[date] = set()
        while True:
            fresh = old_days.union(*map(self._days_of, around)) - days
            for sighting in (each for day in sorted(fresh) for each in self._slices.on_day(day)):
                if sighting.report.iri not in self._slice_of:
                    self._cluster(self._slices.of(sighting))
            days |= fresh
            more = list(self._bound_to(around, days))
            if not more:
                return around
            around += more

    def _bound_to(self, around: list[Cluster], days: set[date]) -> Iterator[Cluster]:
        """Yield the other meetings of these days, those that would bear the same name, and those that a person has joined."""
        inside = {id(cluster) for cluster in around}
        facts = {naming_facts(cluster) for cluster in around}
        partners = {other for cluster in around for report in cluster.reasons for other in self._reports.partners(report)}
        for partner in sorted(partners.difference(self._slice_of)):
            if sighting := self._reports.sighting(partner):
                self._cluster(self._slices.of(sighting))
        for cluster in self._clusters:
            if id(cluster) in inside:
                continue
            if opening_day(cluster.when) in days or naming_facts(cluster) in facts or not partners.isdisjoint(cluster.reasons):
                yield cluster

    def _is_changed(self, cluster: Cluster) -> bool:
        """Tell whether knowledge has other reports of these parties together than the cluster."""
        if not self._fresh.isdisjoint(cluster.reasons):
            return True
        meetings = {meeting for report in cluster.reasons for meeting in self._meetings_of(report)}
        before = {report for meeting in meetings for report in self._reports_on(meeting)}
        beside = before.difference(cluster.reasons)
        alike = set(self._slice_of[cluster.first])
        return len(meetings) != 1 or not beside.isdisjoint(self._fresh | alike)

    def _days_of(self, cluster: Cluster) -> set[date]:
        """Return the days on which the cluster is compared, and those on which the meetings of its reports were until now."""
        old = {
            other for report in cluster.reasons for meeting in self._meetings_of(report) for other in self._reports_on(meeting)
        }
        found = (self._reports.sighting(report) for report in old)
        days = {opening_day(sighting.report.when) for sighting in found if sighting} | {opening_day(cluster.when)}
        return {day for day in days if day}

    def _meetings_of(self, report: str) -> list[str]:
        return [str(meeting) for _, _, meeting in self._store.match(KNOWLEDGE_GRAPH, URIRef(report), GK.reportsOn)]

    def _reports_on(self, meeting: str) -> list[str]:
        return [str(report) for report, _, _ in self._store.match(KNOWLEDGE_GRAPH, None, GK.reportsOn, URIRef(meeting))]

    def _standing(self, report: str) -> Iterator[Triple]:
        """Yield what knowledge says of a report, and of the meeting that it was put to."""
        for term in (GK.reportsOn, GK.joinedBy):
            yield from self._store.match(KNOWLEDGE_GRAPH, URIRef(report), term)
        for meeting in self._meetings_of(report):
            yield from self._store.match(KNOWLEDGE_GRAPH, URIRef(meeting))
