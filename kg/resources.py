"""Tell where the shipped data lie: `ontology/`, `queries/` and `seeds/`, in the wheel or in a checkout; nobody else knows."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_data"
_HOME = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

ONTOLOGY = _HOME / "ontology"
QUERIES = _HOME / "queries"
SEEDS = _HOME / "seeds"
ACTOR_LISTS = SEEDS / "actors"
SAMPLE_ARTICLES = SEEDS / "articles"
LANGUAGES = _PACKAGE / "annotate" / "languages"
RULES = _PACKAGE / "annotate" / "rules.toml"
COUNTS = _PACKAGE / "annotate" / "counts.toml"
MODELS = _PACKAGE / "models"
