"""Read news and build a traceable graph of who said what and who meets whom: `kg.extract`, `kg.build`, `kg.open_store`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.mapping import graph_of
    from kg.model import Article, Findings
    from kg.pipeline import build, extract
    from kg.reading import read_articles
    from kg.store import open_store

# name → where it lives; looked up when it is first used, so that `import kg` loads neither spaCy nor rdflib
_HOMES = {
    "Article": "kg.model",
    "Findings": "kg.model",
    "KgError": "kg.errors",
    "build": "kg.pipeline",
    "extract": "kg.pipeline",
    "graph_of": "kg.mapping",
    "open_store": "kg.store",
    "read_articles": "kg.reading",
}
__all__ = ["Article", "Findings", "KgError", "build", "extract", "graph_of", "open_store", "read_articles"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
