"""The graph of the sample articles as it must come out, byte by byte; `make golden` writes it anew, a person reviews the diff."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.export import export_store
from kg.pipeline import build
from kg.resources import SAMPLE_ARTICLES
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLDEN = Path(__file__).parent / "sample.ttl"


def sample_paths() -> list[Path]:
    """Return the sample articles in the order in which a build of their folder reads them."""
    return sorted(SAMPLE_ARTICLES.iterdir())


def turtle_of(paths: Sequence[Path]) -> str:
    """Build the articles in this order into a new store, and return all that stands in it."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store", create=True)
        report = build(paths, store=store)
        if report.problems:
            raise report.problems[0]
        export_store(store, Path(folder) / "graph.ttl")
        store.close()
        return (Path(folder) / "graph.ttl").read_text(encoding="utf-8")
