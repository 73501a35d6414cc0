"""The list of councils: who their members are, and that a bad row is told with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.gazetteer.lookup import gazetteer_for
from kg.errors import DataError
from kg.identifiers import actor_iri
from kg.knowledge.councils import FILE, members_of_councils
from kg.namespaces import GKD

if TYPE_CHECKING:
    from pathlib import Path


def test_a_council_has_its_members() -> None:
    members = members_of_councils()[str(actor_iri("nato-russia-council"))]
    assert members == (str(actor_iri("Q7184")), str(actor_iri("Q159")))


def test_councils_and_members_stand_in_the_lists_of_actors() -> None:
    gazetteer = gazetteer_for("en")
    for council, members in members_of_councils(FILE).items():
        for actor in (council, *members):
            assert gazetteer.entity(actor.removeprefix(f"{GKD}actor/"))


@pytest.mark.parametrize(
    ("rows", "line"), [("name,members\n", 1), ("council,members\n,Q1|Q2\n", 2), ("council,members\na,Q1|Q2\nb,Q1\n", 3)]
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, rows: str, line: int) -> None:
    path = tmp_path / "councils.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        members_of_councils(path)
    assert raised.value.line == line
