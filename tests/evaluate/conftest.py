"""A store of the small story, and what comes of holding it against gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.evaluate import evaluate, read_gold
from kg.store import open_store
from tests.evaluate.golds import write
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.evaluate import Evaluation
    from kg.store import Store


@pytest.fixture(scope="package")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store of the story; leave it as it is."""
    store = open_store(tmp_path_factory.mktemp("told") / "store", create=True)
    keep(store, story())
    yield store
    store.close()


@pytest.fixture
def compared(told: Store, tmp_path: Path) -> Callable[..., Evaluation]:
    """Hold the story against gold records."""
    return lambda *records: evaluate(told, read_gold(write(tmp_path, *records)))
