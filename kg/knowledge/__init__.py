"""The evidence in a store goes in; out comes its knowledge graph: meetings, propositions, agreement and contradiction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.identifiers import KNOWLEDGE_GRAPH
from kg.knowledge.evidence import actors_in, reports_in, responses_in, statements_in
from kg.knowledge.merging import meetings_of
from kg.knowledge.propositions import propositions_of, relations_of, relations_within
from kg.knowledge.triples import meeting_triples, proposition_triples, relation_triple

if TYPE_CHECKING:
    from kg.knowledge.parties import Actors
    from kg.knowledge.values import Relation
    from kg.store import Store, Triple

__all__ = ["KnowledgeReport", "meetings_of", "rebuild_knowledge"]


@dataclass(frozen=True, slots=True)
class KnowledgeReport:
    """How much knowledge the evidence gives, and whether the graph is another than before."""

    reports: int
    meetings: int
    propositions: int
    agreements: int
    contradictions: int
    changed: bool


def rebuild_knowledge(store: Store) -> KnowledgeReport:
    """Derive the knowledge graph anew from all articles; the same evidence gives the same graph, in whatever order it came.

    Raises StoreError where the store cannot be read or written.
    """
    actors = actors_in(store)
    triples: list[Triple] = []
    reports = meetings = 0
    for meeting in meetings_of(reports_in(store), actors):
        reports, meetings = reports + len(meeting.reports), meetings + 1
        triples += meeting_triples(meeting)
    relations = set(relations_of(responses_in(store)))
    propositions = _state_propositions(store, actors, triples, relations)
    triples += map(relation_triple, sorted(relations))
    agreements = sum(relation.agrees for relation in relations)
    changed = store.replace(KNOWLEDGE_GRAPH, triples)
    return KnowledgeReport(reports, meetings, propositions, agreements, len(relations) - agreements, changed)


def _state_propositions(store: Store, actors: Actors, triples: list[Triple], relations: set[Relation]) -> int:
    number = 0
    for proposition, together in propositions_of(statements_in(store)):
        number += 1
        triples += proposition_triples(proposition)
        relations |= set(relations_within(together, actors.related))
    return number
