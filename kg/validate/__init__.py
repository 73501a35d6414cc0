"""Graphs go in; out come the problems that the SHACL shapes find in them, in plain words."""

from __future__ import annotations

from kg.validate.shapes import Problem, ShapeSet, validate_graph
from kg.validate.whole import validate_store

__all__ = ["Problem", "ShapeSet", "validate_graph", "validate_store"]
