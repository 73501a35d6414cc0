"""The evidence in a store goes in; out comes its knowledge graph: meetings, propositions, agreement and contradiction."""

from __future__ import annotations

from kg.knowledge.index import note
from kg.knowledge.updating import KnowledgeReport, rebuild_knowledge, update_knowledge

__all__ = ["KnowledgeReport", "note", "rebuild_knowledge", "update_knowledge"]
