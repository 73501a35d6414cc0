"""People's and the rules' decisions on links, as lines of a CSV file that is only ever added to."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.errors import LinkError
from kg.ledger import add_rows, read_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

RULES = "kg"  # who has decided where no person has
BY_HAND, UNDONE = "person", "undone"  # methods of a decision that no rule made

_ITEM = re.compile(r"Q[1-9][0-9]*")


class Answer(StrEnum):
    """Whether an actor is an item."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """That an actor (by key) is an item, is not, or that nobody could tell; `when` has its zone, the score is from 0 to 1."""

    actor: str
    name: str  # for whoever reads the file
    item: str
    answer: Answer
    score: float
    method: str
    who: str
    when: datetime


COLUMNS = tuple(field.name for field in fields(Decision))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file, in its order; none where there is no file.

    Raises DataError with file and line for a row that is none.
    """
    return tuple(entry.value for entry in read_entries(path, COLUMNS, _decision))


def add_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write decisions behind those of a file, which is made where there is none."""

    def failure(reason: str) -> LinkError:
        return LinkError(f"{reason}; set 'decisions' to another file")

    add_rows(path, COLUMNS, map(_row, decisions), failure=failure)


def latest(decisions: Iterable[Decision]) -> Mapping[tuple[str, str], Decision]:
    """Return the last decision on each pair of actor and item: whoever decides anew changes what was decided."""
    return {(decision.actor, decision.item): decision for decision in decisions}


def accepted(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """Return the link of each actor that has one: the last yes that was not taken back. An actor is one item at most."""
    standing = latest(decisions).values()
    return {each.actor: each for each in sorted(standing, key=lambda each: each.when) if each.answer is Answer.YES}


def undoing(decisions: Iterable[Decision], wanted: str, *, who: str, when: datetime) -> tuple[Decision, ...]:
    """Return the decisions that take back the links of an actor (key or name) or to an item.

    Raises LinkError where there is no such link.
    """
    linked = [each for each in accepted(decisions).values() if wanted in (each.actor, each.name, each.item)]
    if not linked:
        raise LinkError(f"there is no link of an actor or to an item '{wanted}'; the file of decisions has those there are")
    return tuple(
        Decision(each.actor, each.name, each.item, Answer.NO, each.score, UNDONE, who, when)
        for each in linked
    )  # fmt: skip


def _decision(row: Mapping[str, str]) -> Decision:
    if not row["actor"] or not _ITEM.fullmatch(row["item"]):
        raise ValueError(f"'actor' must not be empty and 'item' must look like Q30, found '{row['actor']}' and '{row['item']}'")
    if row["answer"] not in list(Answer):
        raise ValueError(f"'answer' must be {', '.join(Answer)}, found '{row['answer']}'")
    when, score = datetime.fromisoformat(row["when"]), float(row["score"])
    if when.tzinfo is None or not 0 <= score <= 1:
        raise ValueError(f"'when' must have a zone and 'score' lie between 0 and 1, found '{row['when']}' and '{row['score']}'")
    return Decision(row["actor"], row["name"], row["item"], Answer(row["answer"]), score, row["method"], row["who"], when)


def _row(decision: Decision) -> tuple[str, ...]:
    written = {"score": f"{decision.score:.2f}", "when": decision.when.isoformat(timespec="seconds")}
    return tuple(written.get(column, getattr(decision, column)) for column in COLUMNS)
