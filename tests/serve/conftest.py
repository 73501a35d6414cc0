"""One server for all tests of the service, over small lists of invented states and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.serve.app import application
from tests.lists.lists_of import ACTORS, NAMES, PATTERNS, POSTS, write
from tests.serve.server import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    write(
        folder, "imported/actors.csv", ACTORS,
        "Q900010,State,Norland,,,,Q900014", "Q900011,State,Georgia", "Q900012,Place,Georgia,Q900010",
        "Q900013,Person,Mara Velen,Q900010", "Q900014,Place,Port Nord,Q900010,,,,,60.5,-4.25",
        "foreign-ministry-of-norland,GovernmentBody,Ministry of Foreign Affairs of Norland,Q900010,foreign_ministry,Q900010",
        "Q900015,MediaOutlet,The <b>Coast</b>,Q900010,,,,coast.example", "Q900016,Person,Olaf Brand,Q900010",
    )  # fmt: skip
    write(
        folder, "imported/names.csv", NAMES,
        "Q900010,Norland,en,strong", "Q900010,Norlandia,id,strong", "Q900010,Norlandic,en,demonym",
        "Q900010,Königreich Norland,de,strong",
        "Q900011,Georgia,en,strong", "Q900012,Georgia,en,place", "Q900013,Velen,mul,surname", "Q900014,Port Nord,en,place",
        "Q900015,Never Me,en,never",
    )  # fmt: skip
    write(
        folder, "imported/posts.csv", POSTS,
        "Q900013,foreign_minister,Q900010,Minister of Foreign Affairs of Norland,2023-10-16,,Q900020",
        "Q900013,other,Q900010,envoy,2015-01-01,2017-05-01",
    )  # fmt: skip
    write(folder, "own/patterns.csv", PATTERNS, "foreign_ministry,id,Kementerian Luar Negeri {state}")
    return folder


@pytest.fixture(scope="session")
def service(lists: Path) -> Iterator[str]:
    """Yield the address of the reconciliation service."""
    with running(application(lists)) as address:
        yield f"{address}/reconcile"
