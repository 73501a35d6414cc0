"""What the settings make of an asker: the endpoint, its pace, and the cache on disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from rdflib import Literal

from kg.errors import LinkError
from kg.link.session import CACHE, now, opened_asker
from kg.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.link.wikidata_server import Wikidata

NAME = {"name": [Literal("Mara Velen", lang="en")]}


def test_an_asker_has_the_settings_endpoint_and_user_agent_and_keeps_its_answers(tmp_path: Path, wikidata: Wikidata) -> None:
    settings = replace(Settings(), wikidata=wikidata.address, cache=tmp_path / "cache", user_agent="desk (desk@example.org)")
    with opened_asker(settings) as asker:
        online = list(asker.rows("named", NAME))
        assert not asker.searches
    assert (tmp_path / "cache" / CACHE).is_file()
    assert wikidata.agents == ["desk (desk@example.org)"]
    with opened_asker(settings, offline=True) as asker:
        assert list(asker.rows("named", NAME)) == online
    assert len(wikidata.asked) == 1


def test_only_the_public_service_is_asked_to_search(tmp_path: Path) -> None:
    with opened_asker(replace(Settings(), cache=tmp_path), offline=True) as asker:
        assert asker.searches


def test_a_cache_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / CACHE).write_bytes(b"no database " * 100)
    with (
        pytest.raises(LinkError, match=r"the cache cannot be opened.*delete the file"),
        opened_asker(replace(Settings(), cache=tmp_path / "cache"), offline=True),
    ):
        pass


def test_now_has_its_zone_and_no_fractions() -> None:
    moment = now()
    assert (moment.tzinfo, moment.microsecond) == (UTC, 0)
