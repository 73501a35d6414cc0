"""The file of decisions: what is written reads back, the last word counts, and a bad line is told with its number."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kg.errors import DataError, LinkError
from kg.link.decisions import COLUMNS, Answer, Decision, accepted, add_decisions, latest, read_decisions, undoing

if TYPE_CHECKING:
    from pathlib import Path

WHEN = datetime(2026, 11, 1, 12, tzinfo=UTC)


def decision(actor: str, item: str, answer: Answer = Answer.YES, minutes: int = 0) -> Decision:
    return Decision(actor, f"{actor}, Jr.", item, answer, 0.9, "name+kind", "ana", WHEN + timedelta(minutes=minutes))


def test_what_is_written_reads_back_and_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "decisions.csv"
    assert read_decisions(path) == ()
    add_decisions(path, [])
    assert not path.exists()
    add_decisions(path, [decision("mara", "Q1"), decision("jon", "Q2", Answer.NO)])
    add_decisions(path, [decision("jon", "Q3", Answer.UNSURE)])
    assert read_decisions(path) == (
        decision("mara", "Q1"),
        decision("jon", "Q2", Answer.NO),
        decision("jon", "Q3", Answer.UNSURE),
    )
    assert path.read_text(encoding="utf-8").splitlines()[:2] == [
        "actor,name,item,answer,score,method,who,when",
        'mara,"mara, Jr.",Q1,yes,0.90,name+kind,ana,2026-11-01T12:00:00+00:00',
    ]


def test_the_last_word_counts() -> None:
    told = [decision("mara", "Q1"), decision("mara", "Q1", Answer.NO, 1), decision("jon", "Q2")]
    assert latest(told)["mara", "Q1"].answer is Answer.NO
    assert set(accepted(told)) == {"jon"}


def test_an_actor_is_one_item_at_most() -> None:
    told = [decision("mara", "Q1", minutes=5), decision("mara", "Q2", minutes=9), decision("mara", "Q3", minutes=7)]
    assert accepted(told)["mara"].item == "Q2"


@pytest.mark.parametrize("wanted", ["mara", "mara, Jr.", "Q1"])
def test_a_link_is_taken_back_by_actor_name_or_item(wanted: str) -> None:
    told = (decision("mara", "Q1"), decision("jon", "Q2"))
    (undone,) = undoing(told, wanted, who="ben", when=WHEN + timedelta(hours=1))
    assert (undone.actor, undone.item, undone.answer, undone.who, undone.method) == ("mara", "Q1", Answer.NO, "ben", "undone")
    assert set(accepted((*told, undone))) == {"jon"}


def test_what_is_no_link_cannot_be_taken_back() -> None:
    with pytest.raises(LinkError, match="no link of an actor or to an item 'Q9'"):
        undoing([decision("mara", "Q1", Answer.NO)], "Q9", who="ben", when=WHEN)


GOOD = "mara,Mara,Q1,yes,0.9,name,ana,2026-11-01T12:00:00+00:00"
BAD = [
    (GOOD.replace("Q1", "1"), "'item' must look like Q30, found 'mara' and '1'"),
    (GOOD.replace("mara,", ",", 1), "'actor' must not be empty"),
    (GOOD.replace("yes", "maybe"), "'answer' must be yes, no, unsure, found 'maybe'"),
    (GOOD.replace("0.9", "1.9"), "'score' lie between 0 and 1"),
    (GOOD.replace("0.9", "high"), "could not convert"),
    (GOOD.replace("+00:00", ""), "'when' must have a zone"),
    (GOOD.replace("2026-11-01", "yesterday"), "Invalid isoformat"),
    (GOOD + ",more", "has not 8 columns"),
    ("mara,Q1", "has not 8 columns"),
]


@pytest.mark.parametrize(("row", "problem"), BAD)
def test_a_bad_line_is_told_with_its_number(row: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("\n".join([",".join(COLUMNS), GOOD, row, ""]), encoding="utf-8")
    with pytest.raises(DataError, match=problem) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(f"{path}:3: ")


def test_other_columns_are_told(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("actor,item\nmara,Q1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r":1: the columns must be actor,name"):
        read_decisions(path)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(LinkError, match=r"cannot be written.*'decisions'"):
        add_decisions(tmp_path, [decision("mara", "Q1")])
