"""Graphs go in; out come the problems that the SHACL shapes, and a few rules beside them, find in them, in plain words."""

from __future__ import annotations

from kg.validate.rules import broken_rules
from kg.validate.shapes import Problem, ShapeSet, validate_graph
from kg.validate.whole import validate_store

__all__ = ["Problem", "ShapeSet", "broken_rules", "validate_graph", "validate_store"]
