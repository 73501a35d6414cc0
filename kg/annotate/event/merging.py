"""Join what the sentences of an article tell of the same event: drafts go in, one EventReport per event comes out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from kg.model import EventReport, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.annotate.event.drafts import Draft
    from kg.annotate.event.scene import Scene
    from kg.model import CalendarDate, EventType

# of two sentences, what the more definite one tells
_DEFINITE = (
    Status.CANCELLED, Status.HELD, Status.ONGOING, Status.REJECTED, Status.POSTPONED, Status.PLANNED, Status.POSSIBLE,
    Status.PROPOSED, Status.UNKNOWN,
)  # fmt: skip
_UNJUDGED = 0.5  # the confidence before it is known how often a rule is right
_Key: TypeAlias = "tuple[EventType, frozenset[str], frozenset[str]]"


def reports_of(drafts: Iterable[Draft], scene: Scene) -> tuple[EventReport, ...]:
    """Return one report for each event, in the order in which the article first tells of them.

    Sentences tell of one event where the same states do the same to the same, on days that do not differ.
    """
    reports: list[EventReport] = []
    by_parties: dict[_Key, list[int]] = {}
    for draft in sorted(drafts, key=lambda one: (one.evidence, one.cue, one.rule)):
        key = (draft.kind, _states(draft.initiators, scene), _states(draft.recipients, scene))
        together = by_parties.setdefault(key, [])
        others = together if draft.recipients else [n for one, all_ in by_parties.items() if one[:2] == key[:2] for n in all_]
        at = next((at for at in others if _agree(reports[at].date, draft.date)), None)
        if at is None:
            together.append(len(reports))
            reports.append(_report(draft))
        else:
            reports[at] = _joined(reports[at], _report(draft))
    return tuple(reports)


def _states(keys: tuple[str, ...], scene: Scene) -> frozenset[str]:
    return frozenset(state for key in keys for state in scene.states_of(key))


def _agree(one: CalendarDate | None, other: CalendarDate | None) -> bool:
    if one is None or other is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _report(draft: Draft) -> EventReport:
    return EventReport(
        kind=draft.kind,
        initiators=draft.initiators,
        recipients=draft.recipients,
        status=draft.stage.status,
        evidence=(draft.evidence,),
        confidence=_UNJUDGED,
        found_by=f"kg_events:{draft.rule}{'' if draft.date else '/undated'}",
        cameo=draft.cameo,
        date=draft.date,
        according_to=draft.according_to,
        cue=draft.cue,
        status_words=draft.stage.words,
    )


def _joined(report: EventReport, more: EventReport) -> EventReport:
    """Return the report with what another sentence adds; the more definite status and the more exact date stay."""
    surer = min(report, more, key=lambda one: _DEFINITE.index(one.status))
    dated = max(report, more, key=lambda one: len(one.date.value) if one.date else 0)
    return replace(
        report,
        status=surer.status,
        status_words=surer.status_words,
        evidence=tuple(dict.fromkeys((*report.evidence, *more.evidence))),
        found_by=dated.found_by,
        cameo=max(report.cameo, more.cameo, key=len),
        date=dated.date,
        according_to=tuple(dict.fromkeys((*report.according_to, *more.according_to))),
    )
