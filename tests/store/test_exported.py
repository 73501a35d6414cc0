"""Exported files come back as stores: every format holds the same triples, and what is no RDF is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError, UnknownFormat
from kg.export import export_store
from kg.store import open_store
from kg.store.exported import FORMATS, load_exported
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "read", create=True)
    yield store
    store.close()


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_was_exported_comes_back(tmp_path, empty, suffix):
    store = open_store(tmp_path / "store", create=True)
    keep(store, story())
    export_store(store, tmp_path / f"all{suffix}")
    written = {triple for name in store.names() for triple in store.graph(name)}
    names = store.names()
    store.close()
    assert load_exported(tmp_path / f"all{suffix}", empty) >= len(written)
    assert {triple for name in empty.names() for triple in empty.graph(name)} == written
    assert len(empty.names()) == (len(names) if suffix in (".trig", ".nq") else 1)


def test_what_is_no_rdf_is_told_with_its_line(tmp_path, empty):
    (tmp_path / "bad.ttl").write_text("@prefix a: <http://a/> .\n\na:b a:c\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.ttl:\d: is not Turtle"):
        load_exported(tmp_path / "bad.ttl", empty)
    with pytest.raises(UnknownFormat, match=r"known are \.nq, \.nt, \.trig, \.ttl"):
        load_exported(tmp_path / "graph.xml", empty)
    with pytest.raises(InputError, match="cannot be read"):
        load_exported(tmp_path / "nowhere.ttl", empty)
