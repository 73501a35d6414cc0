"""What the golden graph answers to every question, as one text; `make golden` writes it anew, a person reviews the diff."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from kg.questions import Kind, Question, ask, questions
from kg.store.exported import load_exported
from kg.store.memory import MemoryStore
from tests.golden import GOLDEN

if TYPE_CHECKING:
    from kg.store import Store

ANSWERS = Path(__file__).parent / "answers.txt"
SHOWN = 12  # rows of each answer; the number of all of them is told


def answers() -> str:
    """Ask the golden graph every question, about Russia, 11 January 2022, and the meeting that most outlets tell of."""
    store = MemoryStore()
    load_exported(GOLDEN, store)
    meeting = str(next(iter(ask(store, "told-by-several")))[-1]).rpartition("/")[2]
    given = {Kind.ACTOR: "Russia", Kind.DATE: "2022-01-11", Kind.MEETING: meeting}
    return "".join(_answer(store, each, given) for each in questions())


def _answer(store: Store, each: Question, given: dict[Kind, str]) -> str:
    asked = {one.name: given[one.kind] for one in each.parameters if one.required and one.default is None}
    rows = tuple(ask(store, each, asked))
    told = " ".join(f"{name}={value}" for name, value in asked.items())
    writer = csv.writer(text := io.StringIO(), lineterminator="\n")
    writer.writerow(each.columns)
    writer.writerows(["" if term is None else str(term).rpartition("/data/")[2] for term in row] for row in rows[:SHOWN])
    more = f"… {len(rows)} rows\n" if len(rows) > SHOWN else ""
    return f"## {' '.join(filter(None, (each.name, told)))}\n{text.getvalue()}{more}\n"
