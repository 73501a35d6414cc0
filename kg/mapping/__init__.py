"""Findings go in, rdflib triples come out: what one article says, and who the actors are that it names."""

from __future__ import annotations

from kg.mapping.graph import actor_triples, article_quads, article_triples, graph_of
from kg.mapping.literals import Quad, Triple

__all__ = ["Quad", "Triple", "actor_triples", "article_quads", "article_triples", "graph_of"]
