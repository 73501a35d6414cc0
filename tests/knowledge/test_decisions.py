"""The file of people's decisions on reports: what is read, what is refused, and what the store says after it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.errors import DataError, QueryError
from kg.identifiers import DECISIONS_GRAPH, KNOWLEDGE_GRAPH
from kg.knowledge import rebuild_knowledge
from kg.knowledge.decided import decided_in, prune_decisions, update_decisions
from kg.knowledge.deciding import Word, check_new, decisions_on, reports_named
from kg.knowledge.decisions import COLUMNS, Decision, add_decisions, contradiction_in, read_decisions, standing
from kg.knowledge.identity import Verdict
from kg.namespaces import GK, GKD
from kg.store import open_store
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store

ONE, TWO, THREE = (f"{GKD}article/{name}/meeting/0-10" for name in ("aa", "bb", "cc"))
DAY = date(2024, 5, 4)


def decision(one: str, other: str, verdict: Verdict | None, reason: str = "", who: str = "jane") -> Decision:
    return Decision(one, other, verdict, reason, who, DAY)


def test_what_is_written_is_read_and_lines_are_only_added(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "merges.csv"
    first = decision(ONE, TWO, Verdict.SAME, 'one dinner, "two" reports')
    then = decision(ONE, THREE, Verdict.DIFFERENT)
    assert read_decisions(path) == ()
    add_decisions(path, [first])
    before = path.read_text(encoding="utf-8")
    add_decisions(path, [then])
    assert read_decisions(path) == (first, then)
    assert path.read_text(encoding="utf-8").startswith(before)


def test_the_last_word_on_a_pair_stands_and_may_be_that_there_is_none() -> None:
    words = [decision(ONE, TWO, Verdict.SAME), decision(TWO, ONE, Verdict.DIFFERENT), decision(ONE, THREE, Verdict.SAME)]
    assert [each.verdict for each in standing(words)] == [Verdict.DIFFERENT, Verdict.SAME]
    assert [each.other for each in standing([*words, decision(ONE, TWO, None)])] == [THREE]


def test_two_of_one_meeting_cannot_be_parted() -> None:
    joined = [decision(ONE, TWO, Verdict.SAME), decision(TWO, THREE, Verdict.SAME)]
    assert contradiction_in(joined) is None
    parted = decision(THREE, ONE, Verdict.DIFFERENT)
    assert contradiction_in([parted, *joined]) == parted
    with pytest.raises(QueryError, match="--undo"):
        check_new([parted], joined)


ROW = f"{ONE},{TWO},same,,jane,2024-05-04"


@pytest.mark.parametrize(
    ("rows", "line", "problem"),
    [
        ("report,other", 1, "the columns must be report,other,verdict,reason,who,day"),
        (f"{','.join(COLUMNS)}\n{ROW},more", 2, "has not 6 columns"),
        (f"{','.join(COLUMNS)}\n{ROW}\nmeeting/1,{TWO},same,,jane,2024-05-04", 3, "'report' must be the address of a report"),
        (f"{','.join(COLUMNS)}\n{ONE},{ONE},same,,jane,2024-05-04", 2, "must be two reports"),
        (f"{','.join(COLUMNS)}\n{ONE},{TWO},maybe,,jane,2024-05-04", 2, "'verdict' must be same, different, open, found 'maybe'"),
        (f"{','.join(COLUMNS)}\n{ONE},{TWO},same,,,2024-05-04", 2, "'who' must not be empty"),
        (f"{','.join(COLUMNS)}\n{ONE},{TWO},same,,jane,yesterday", 2, "yesterday"),
        (
            f"{','.join(COLUMNS)}\n{ROW}\n{TWO},{THREE},same,,jo,2024-05-04\n{THREE},{ONE},different,,jo,2024-05-05",
            4,
            "are parted",
        ),
    ],
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, rows: str, line: int, problem: str) -> None:
    path = tmp_path / "merges.csv"
    path.write_text(f"{rows}\n", encoding="utf-8")
    with pytest.raises(DataError) as raised:
        read_decisions(path)
    assert (raised.value.path, raised.value.line) == (path, line)
    assert problem in str(raised.value)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    keep(opened, story())
    yield opened
    opened.close()


def meetings_in(store: Store) -> list[str]:
    return sorted({str(meeting) for _, _, meeting in store.match(KNOWLEDGE_GRAPH, None, GK.reportsOn)})


def test_a_decision_outlives_rebuilds_and_can_be_taken_back(store: Store, tmp_path: Path) -> None:
    path, before = tmp_path / "merges.csv", sorted(store.lines(KNOWLEDGE_GRAPH))
    one, other, *_ = (meeting.removeprefix(str(GKD)) for meeting in meetings_in(store))
    made = decisions_on(store, one, other, Word(Verdict.SAME, "jane", DAY, "the same talks"))
    assert len(made) == 1
    add_decisions(path, made)
    assert update_decisions(store, path)
    for _ in range(2):
        rebuild_knowledge(store)
        assert len(meetings_in(store)) == 2
    assert decided_in(store).same == ((made[0].report, made[0].other),)
    add_decisions(path, decisions_on(store, *made_of(made), Word(None, "jane", DAY)))
    assert update_decisions(store, path)
    rebuild_knowledge(store)
    assert sorted(store.lines(KNOWLEDGE_GRAPH)) == before


def made_of(made: tuple[Decision, ...]) -> tuple[str, str]:
    return made[0].report, made[0].other


def test_a_report_is_parted_from_all_others_of_its_meeting(store: Store, tmp_path: Path) -> None:
    meeting = max(meetings_in(store), key=lambda each: len(reports_named(store, each)))
    report, *others = reports_named(store, meeting)
    made = decisions_on(store, report, meeting, Word(Verdict.DIFFERENT, "jane", DAY))
    assert {each.report for each in made} | {each.other for each in made} == {report, *others}
    add_decisions(tmp_path / "merges.csv", made)
    update_decisions(store, tmp_path / "merges.csv")
    rebuild_knowledge(store)
    assert len(meetings_in(store)) == 4


def test_decisions_on_what_is_gone_wait_in_the_file(store: Store, tmp_path: Path) -> None:
    add_decisions(tmp_path / "merges.csv", [decision(ONE, TWO, Verdict.SAME)])
    assert not update_decisions(store, tmp_path / "merges.csv")
    assert not update_decisions(store, tmp_path / "none.csv")
    assert DECISIONS_GRAPH not in store.names()
    assert not prune_decisions(store)


def test_what_is_no_meeting_or_the_same_one_is_an_error(store: Store) -> None:
    word = Word(Verdict.SAME, "jane", DAY)
    meeting = meetings_in(store)[0]
    with pytest.raises(QueryError, match="no meeting, event or report 'meeting/none'"):
        decisions_on(store, "meeting/none", meeting, word)
    with pytest.raises(QueryError, match="are the same"):
        decisions_on(store, meeting, meeting, word)
