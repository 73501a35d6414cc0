"""What many tests share: the pipeline of each language, made once, and a store of the sample articles, built once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from kg.model import Findings

ROOT = Path(__file__).parents[1]
# data that lie beside the repository on the developers' machines; tests that need them are skipped elsewhere
SHARED = ROOT.parent / "shared"
# the same examples on every machine, and no folder of them beside the code
settings.register_profile("kg", database=None, derandomize=True, deadline=None)
settings.load_profile("kg")


@pytest.fixture(scope="session")
def pipeline() -> Callable[[str], Language]:
    """Give the pipeline of a language; it is made once."""
    from kg.annotate.assembly import pipeline_for

    return pipeline_for


@pytest.fixture(scope="session")
def extract() -> Callable[..., Findings]:
    """Give `kg.extract`, with the pipelines already warm for whoever comes next."""
    import kg

    return kg.extract


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a store of the sample articles; open it, read it, and leave it as it is."""
    from kg.pipeline import build
    from kg.resources import SAMPLE_ARTICLES
    from kg.store import open_store

    folder = tmp_path_factory.mktemp("sample") / "store"
    store = open_store(folder, create=True)
    report = build([SAMPLE_ARTICLES], store=store)
    store.close()
    assert not report.problems
    return folder
