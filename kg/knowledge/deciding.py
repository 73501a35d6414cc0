"""What a person says of two meetings, events or reports goes in; out come the decisions to keep, on pairs of reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.errors import QueryError
from kg.knowledge.decisions import CONTRADICTION, Decision, contradiction_in
from kg.knowledge.identity import Verdict
from kg.knowledge.index import is_event
from kg.namespaces import GKD
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Word:
    """Who says what, when and why; a verdict of None takes back what was said before."""

    verdict: Verdict | None
    who: str
    day: date
    reason: str = ""


def decisions_on(store: Store, one: str, other: str, word: Word) -> tuple[Decision, ...]:
    """Return the decisions that make two one, or keep them apart; each may be a meeting, another event or a report.

    To be one, a report of each is enough; to be apart, every report of the one is parted from every report of the other.
    Raises QueryError where there is no such meeting, event or report, only one of them, or one of each sort.
    """
    pairs = [pair for pair in product(reports_named(store, one), reports_named(store, other)) if pair[0] != pair[1]]
    if any(is_event(report) is not is_event(another) for report, another in pairs):
        raise QueryError(f"'{one}' and '{other}' are a meeting and another event, which are never one")
    if one == other or not pairs:
        raise QueryError(f"'{one}' and '{other}' are the same; name two meetings or events, or a report and one of them")
    chosen = pairs[:1] if word.verdict is Verdict.SAME else pairs
    return tuple(Decision(min(pair), max(pair), word.verdict, word.reason, word.who, word.day) for pair in chosen)


def check_new(decisions: Iterable[Decision], before: Iterable[Decision]) -> None:
    """Raise QueryError where new decisions contradict those that stand."""
    if wrong := contradiction_in((*before, *decisions)):
        raise QueryError(f"{CONTRADICTION} of the file of decisions: {wrong.report} and {wrong.other}; --undo takes one back")


def reports_named(store: Store, wanted: str) -> tuple[str, ...]:
    """Return the reports (by address, sorted) of a meeting or event, or the one report, that is given as an address or its end.

    Raises QueryError where the store holds no such meeting, event or report.
    """
    address = URIRef(wanted if wanted.startswith(str(GKD)) else f"{GKD}{wanted}")
    found = tuple(str(report) for (report,) in rows_of(store, _text("reports-of"), {"wanted": address}))
    if not found:
        raise QueryError(f"no meeting, event or report '{wanted}'; `kg show MEETING --why` tells the addresses of its reports")
    return found


@cache
def _text(name: str) -> str:
    return (QUERIES / "knowledge" / f"{name}.rq").read_text(encoding="utf-8")
