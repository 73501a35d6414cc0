"""Event reports that have come, changed or gone go in; out comes how the events of a store change, in their blocks alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, URIRef

from kg.identifiers import KNOWLEDGE_GRAPH, article_graph, article_of
from kg.knowledge.decided import decided_in
from kg.knowledge.events import blocks_of, closed, events_of, guests_taken, occurrences_in
from kg.knowledge.index import kept_anew, kept_under, keys_kept
from kg.knowledge.terms import day_of, local_name
from kg.knowledge.triples import event_triples
from kg.knowledge.values import EventTold, When
from kg.model import EventType, Status
from kg.namespaces import GK
from kg.store import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.knowledge.listed import Listed
    from kg.store import Step, Store, Term, Triple

_LEVELS = (GK.State, GK.InternationalOrganization, GK.ArmedGroup)  # for whom somebody acts: the first of these that there is


class Happenings:
    """The events of a store, drawn anew around some reports; each report is judged by its own article and the lists."""

    def __init__(self, store: Store, listed: Listed) -> None:
        self._store, self._listed = store, listed
        self._decided = closed(decided_in(store))
        self._fresh: dict[str, EventTold | None] = {}  # those whose keys in the store are not up to date

    def of(self, article: str) -> list[str]:
        """Return the event reports of an article (IRI); none where it is gone."""
        found = self._store.match(article_graph(URIRef(article)), None, RDF.type, GK.EventReport)
        return sorted(str(report) for report, _, _ in found)

    def changes(self, fresh: Iterable[str]) -> tuple[Step, ...]:
        """Return how knowledge, and the index, change where the reports `fresh` (IRIs) have come, changed or gone.

        So they do where what a person has decided on these reports has changed.
        """
        self._fresh = {iri: self._told(iri) for iri in sorted(set(fresh))}
        keys = {iri: blocks_of(report) if report else () for iri, report in self._fresh.items()}
        drawn = self._drawn_around({key for iri in keys for key in (*keys[iri], *keys_kept(iri, self._store))})
        reports = {report.iri for together in drawn for report in together}
        before = {triple for iri in reports.union(keys) for triple in self._standing(iri)}
        occurrences = [each for together in drawn for each in occurrences_in(together, self._decided)]
        events = events_of(occurrences, self._decided)
        after = {triple for event in events for triple in event_triples(event)}
        knowledge = Change(KNOWLEDGE_GRAPH, gone=before - after, come=after - before)
        return knowledge, kept_anew(keys, self._store)

    def _drawn_around(self, touched: set[str]) -> list[list[EventTold]]:
        """Return the reports of each block that the change of some blocks can change, each report in one of them only."""
        members: dict[str, list[EventTold]] = {}
        changed, waiting = set(touched), sorted(touched)
        while waiting:
            block = waiting.pop()
            members.setdefault(block, self._members(block))
            joined = {key for report in members[block] for other in self._partners(report.iri) for key in blocks_of(other)}
            waiting += sorted(joined - changed)
            changed |= joined
            if block in changed:  # whether a guest is taken is decided in the block that it visits, and then seen in its own
                waiting += sorted({blocks_of(report)[0] for report in members[block]}.difference(members))
        taken = {block: guests_taken(block, reports, self._decided) for block, reports in members.items()}
        return [self._drawn_in(block, members[block], taken) for block in sorted(members)]

    def _drawn_in(self, block: str, members: list[EventTold], taken: dict[str, frozenset[str]]) -> list[EventTold]:
        """Return the reports that are of this block's events: its own, less those that the month before takes, and its guests."""
        for other in {blocks_of(report)[-1] for report in members if blocks_of(report)[0] == block}.difference(taken):
            taken[other] = guests_taken(other, self._members(other), self._decided)
        gone = {iri for report in members if blocks_of(report)[0] == block for iri in taken[blocks_of(report)[-1]]} - taken[block]
        return [
            report
            for report in members
            if (report.iri in taken[block] if blocks_of(report)[0] != block else report.iri not in gone)
        ]

    def _members(self, block: str) -> list[EventTold]:
        """Return the reports that are compared in a block, its guests too."""
        others = sorted(set(kept_under([block], self._store).get(block, ())).difference(self._fresh))
        reports = (*map(self._told, others), *self._fresh.values())
        return [report for report in reports if report and block in blocks_of(report)]

    def _partners(self, report: str) -> Iterator[EventTold]:
        """Yield the reports that a person has said to tell of the same event."""
        others = {other for pair in self._decided.same if report in pair for other in pair} - {report}
        for other in sorted(others):
            if told := self._fresh[other] if other in self._fresh else self._told(other):
                yield told

    def _standing(self, report: str) -> Iterator[Triple]:
        """Yield what knowledge says of a report, and of the event that it was put to."""
        for term in (GK.reportsOn, GK.joinedBy):
            yield from self._store.match(KNOWLEDGE_GRAPH, URIRef(report), term)
        for _, _, event in self._store.match(KNOWLEDGE_GRAPH, URIRef(report), GK.reportsOn):
            yield from self._store.match(KNOWLEDGE_GRAPH, URIRef(str(event)))

    def _told(self, iri: str) -> EventTold | None:
        """Return what a report tells; None where it is gone, or lacks what every report has."""
        article = article_of(iri)
        graph = article_graph(URIRef(article))
        values: dict[URIRef, list[Term]] = {}
        for _, predicate, value in self._store.match(graph, URIRef(iri)):
            values.setdefault(predicate, []).append(value)

        def one(predicate: URIRef) -> str:
            return min(map(str, values.get(predicate, ())), default="")

        kind, status = local_name(one(GK.eventType)), local_name(one(GK.status))
        if GK.EventReport not in values.get(RDF.type, ()) or not kind or not status:
            return None
        issued = min((str(day) for _, _, day in self._store.match(graph, URIRef(article), DCTERMS.issued)), default="")
        first, last = day_of(one(GK.earliestDate)), day_of(one(GK.latestDate))
        return EventTold(
            iri=iri,
            article=article,
            kind=EventType(kind),
            # nothing that anyone claims becomes a fact: what it has come to stays open until an article says so itself
            status=Status.UNKNOWN if GK.accordingTo in values else Status(status),
            initiators=self._sides(map(str, values.get(GK.initiator, ())), graph),
            recipients=self._sides(map(str, values.get(GK.recipient, ())), graph),
            published=day_of(issued),
            when=When(first, last, one(GK.date)) if first and last and one(GK.date) else None,
            cameo=one(GK.cameoCode),
        )

    def _sides(self, actors: Iterable[str], graph: URIRef) -> tuple[str, ...]:
        """Return the states, else the organisations or groups, for which the actors act, by the lists and by their article."""
        return tuple(sorted({side for actor in actors for side in self._acting_for(actor, graph)}))

    def _acting_for(self, actor: str, graph: URIRef) -> frozenset[str]:
        told: dict[str, list[str]] = {}
        waiting = [actor]
        for current in waiting:
            others = [str(other) for _, _, other in self._store.match(graph, URIRef(current), GK.represents)]
            told[current] = others
            waiting += [other for other in (*self._listed.represents(current), *others) if other not in waiting]
        kinds = {each: self._kinds(each, graph) for each in waiting}
        for level in _LEVELS:
            if found := frozenset(each for each in waiting if str(level) in kinds[each]):
                return found
        return frozenset({actor})

    def _kinds(self, actor: str, graph: URIRef) -> frozenset[str]:
        own = frozenset(str(kind) for _, _, kind in self._store.match(graph, URIRef(actor), RDF.type))
        return own | self._listed.kinds(actor)
