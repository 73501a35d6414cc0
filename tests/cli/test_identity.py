"""`kg merge` and `kg part` keep a person's word on meetings; `kg show --why` tells it, and the next build keeps to it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kg.errors import DataError, QueryError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

NEWS = {
    "dinner": ("2022-01-10", "Sergei Ryabkov met Wendy Sherman for a dinner in Geneva on Sunday."),
    "talks": ("2022-01-11", "Sergei Ryabkov met Wendy Sherman in Geneva on Monday."),
    "again": ("2022-01-12", "Russia and the United States held talks in Geneva on Monday, January 10."),
}


def written(path: Path, *names: str) -> Path:
    rows = ({"id": name, "lang": "en", "date": NEWS[name][0], "text": NEWS[name][1]} for name in names)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def meetings(kg: Kg, tmp_path: Path) -> dict[str, str]:
    """Build the news, and give the meeting of each article."""
    assert kg("build", written(tmp_path / "news.jsonl", "dinner", "talks"), "--store", "s").code == 0
    return told(kg)


def told(kg: Kg, *names: str) -> dict[str, str]:
    pages = {name: kg("show", name, "--store", "s").out for name in names or ("dinner", "talks")}
    return {name: found[0] for name, page in pages.items() if (found := re.findall(r"\[(meeting/\w+)\]", page))}


def test_merged_meetings_stay_one_in_later_builds_and_tell_who_said_so(kg: Kg, tmp_path: Path, meetings: dict[str, str]) -> None:
    assert len(set(meetings.values())) == 2
    done = kg("merge", meetings["dinner"], meetings["talks"], "--reason", "one visit", "--store", "s")
    assert done.code == 0, done.err
    first, pair = done.out.splitlines()
    assert first == "one: 1 pair of reports in merges.csv"
    assert kg("build", written(tmp_path / "more.jsonl", "again"), "--store", "s").code == 0
    now = told(kg, *NEWS)
    assert len(set(now.values())) == 1
    page = kg("show", now["talks"], "--store", "s", "--why").out
    assert "that it is this one: one visit" in page
    assert "the same parties on the same day, 2022-01-10" in page
    assert kg("build", tmp_path / "news.jsonl", tmp_path / "more.jsonl", "--store", "anew").code == 0
    assert kg("show", now["talks"], "--store", "anew").out == kg("show", now["talks"], "--store", "s").out
    assert kg("merge", "--undo", *pair.split(), "--store", "s").out.startswith("left to the rules again: 1 pair")
    assert len(set(told(kg, *NEWS).values())) == 2


def test_a_parted_report_is_of_no_meeting_of_the_others(kg: Kg, tmp_path: Path, meetings: dict[str, str]) -> None:
    kg("build", written(tmp_path / "more.jsonl", "again"), "--store", "s")
    assert told(kg, "again", "talks")["again"] == meetings["talks"]
    page = kg("show", "again", "--store", "s", "--why").out
    (report,) = re.findall(r"report: (article/\S+)", page)
    assert kg("part", report, meetings["talks"], "--store", "s").out.startswith("two: 1 pair of reports in merges.csv")
    assert len(set(told(kg, *NEWS).values())) == 3
    # the last word on a pair counts
    assert kg("merge", report, told(kg)["talks"], "--store", "s").code == 0
    assert len(set(told(kg, *NEWS).values())) == 2


def test_removing_an_article_takes_what_was_decided_on_it_out_of_the_graph(
    kg: Kg, tmp_path: Path, meetings: dict[str, str]
) -> None:
    kg("merge", meetings["dinner"], meetings["talks"], "--store", "s")
    assert kg("remove", "dinner", "--store", "s").code == 0
    (tmp_path / "merges.csv").rename(tmp_path / "away.csv")
    kg("build", written(tmp_path / "one.jsonl", "talks"), "--store", "other")
    (tmp_path / "away.csv").rename(tmp_path / "merges.csv")
    exported = [kg("export", "--store", store, "--out", f"{store}.nq").code for store in ("s", "other")]
    assert exported == [0, 0]
    assert facts(tmp_path / "s.nq") == facts(tmp_path / "other.nq")
    kg("build", tmp_path / "news.jsonl", "--store", "s")
    assert len(set(told(kg).values())) == 1


def facts(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if ".jsonl" not in line]


def test_what_cannot_be_decided_is_told(kg: Kg, tmp_path: Path, meetings: dict[str, str]) -> None:
    unknown = kg("merge", "meeting/none", meetings["talks"], "--store", "s")
    assert (unknown.code, "no meeting, event or report 'meeting/none'" in unknown.err) == (QueryError.exit_code, True)
    (tmp_path / "merges.csv").write_text("report,other\n", encoding="utf-8")
    broken = kg("part", meetings["dinner"], meetings["talks"], "--store", "s")
    assert (broken.code, "merges.csv:1: the columns must be" in broken.err) == (DataError.exit_code, True)
