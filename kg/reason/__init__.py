"""A store or the ontology goes in; out comes what follows from it by rules, or whether it can be true at all."""

from __future__ import annotations

from kg.reason.consistency import Consistency, check_consistency
from kg.reason.inference import InferenceReport, rebuild_inferences, refresh_inferences

__all__ = ["Consistency", "InferenceReport", "check_consistency", "rebuild_inferences", "refresh_inferences"]
