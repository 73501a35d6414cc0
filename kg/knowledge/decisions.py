"""What people say of two reports, whether they tell of one meeting or event, as lines of a CSV file that is only ever added to.

The lines name reports, not meetings: what an article says never changes, while meetings are drawn anew from all of them. So a
decision outlives every rebuild, and holds again when an article that was taken out comes back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING

from kg.errors import DataError, StoreError
from kg.knowledge.identity import Verdict
from kg.knowledge.index import is_event
from kg.ledger import add_rows, read_entries
from kg.namespaces import GKD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_REPORT = re.compile(rf"{re.escape(str(GKD))}article/[0-9a-f]+/(meeting|event)/[0-9]+-[0-9]+(-[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Decision:
    """That two reports (by address) tell of one meeting, or of two; None takes back what was said of them before."""

    report: str
    other: str
    verdict: Verdict | None
    reason: str
    who: str
    day: date


CONTRADICTION = "these two reports are parted, and made one meeting by other rows"
WORDS: Mapping[str, Verdict | None] = {"same": Verdict.SAME, "different": Verdict.DIFFERENT, "open": None}
COLUMNS = tuple(field.name for field in fields(Decision))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file, in its order; none where there is no file.

    Raises DataError with file and line for a row that is none, or that others contradict.
    """
    entries = read_entries(path, COLUMNS, _decision)
    decisions = tuple(entry.value for entry in entries)
    if wrong := contradiction_in(decisions):
        line = max(entry.line for entry in entries if entry.value == wrong)
        raise DataError(path, f"{CONTRADICTION}; take one of them back by a row 'open'", line=line)
    return decisions


def add_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write decisions behind those of a file, which is made where there is none.

    Raises StoreError where the file cannot be written.
    """

    def failure(reason: str) -> StoreError:
        return StoreError(f"{reason}; set 'merges' to another file")

    add_rows(path, COLUMNS, map(_row, decisions), failure=failure)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the last decision on each pair of reports, those left out that were taken back, by pair."""
    last = {_pair(each): each for each in decisions}
    return tuple(each for _, each in sorted(last.items()) if each.verdict)


def contradiction_in(decisions: Iterable[Decision]) -> Decision | None:
    """Return the first decision that parts two reports which others make one meeting; None where all agree."""
    group: dict[str, str] = {}
    kept = standing(decisions)
    for each in kept:
        if each.verdict is Verdict.SAME:
            group[_top(each.report, group)] = _top(each.other, group)
    parting = (each for each in kept if each.verdict is Verdict.DIFFERENT)
    return next((each for each in parting if _top(each.report, group) == _top(each.other, group)), None)


def _top(report: str, group: dict[str, str]) -> str:
    while report in group and group[report] != report:
        report = group[report]
    return report


def _pair(decision: Decision) -> tuple[str, str]:
    return min(decision.report, decision.other), max(decision.report, decision.other)


def _decision(row: Mapping[str, str]) -> Decision:
    for column in ("report", "other"):
        if not _REPORT.fullmatch(row[column]):
            raise ValueError(
                f"'{column}' must be the address of a report, {GKD}article/…/meeting/… or /event/…, found '{row[column]}'"
            )
    if row["report"] == row["other"] or is_event(row["report"]) is not is_event(row["other"]):
        raise ValueError("'report' and 'other' must be two reports, both of meetings or both of other events")
    if row["verdict"] not in WORDS:
        raise ValueError(f"'verdict' must be {', '.join(WORDS)}, found '{row['verdict']}'")
    if not row["who"]:
        raise ValueError("'who' must not be empty")
    day = date.fromisoformat(row["day"])
    return Decision(row["report"], row["other"], WORDS[row["verdict"]], row["reason"], row["who"], day)


def _row(decision: Decision) -> tuple[str, ...]:
    word = next(word for word, verdict in WORDS.items() if verdict is decision.verdict)
    return (decision.report, decision.other, word, decision.reason, decision.who, decision.day.isoformat())
