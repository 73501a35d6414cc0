"""An evaluation goes in; out come its tables for a person, or one JSON object for a program."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from kg.cli.screen import table
from kg.errors import QueryError
from kg.evaluate.calibration import by_rule, calibration, gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import Console

    from kg.evaluate import Evaluation
    from kg.evaluate.measures import Difference, Share, Tally

T = TypeVar("T")
FORMATS = ("table", "json")


def print_scores(evaluation: Evaluation, form: str, console: Console, *, errors: bool, rules: bool) -> None:
    """Print an evaluation in one of FORMATS; QueryError for an unknown one."""
    if form not in FORMATS:
        raise QueryError(f"there is no format '{form}'; there are {', '.join(FORMATS)}")
    if form == "json":
        console.out(json.dumps(_record(evaluation), ensure_ascii=False, indent=2), highlight=False)
        return
    for difference in evaluation.differences if errors else ():
        console.print(_line(difference), markup=False)
    for columns, rows in _tables(evaluation, rules=rules):
        console.print(table(columns, rows))
        console.print()
    bins = calibration(evaluation.judged)
    apart = (f"{kind} {gap(each for each in bins if each.kind == kind):.3f}" for kind in sorted({each.kind for each in bins}))
    console.print(
        f"how far confidence and what is right lie apart on average: {', '.join(apart) or 'nothing was judged'}", style="dim"
    )


def _tables(evaluation: Evaluation, *, rules: bool) -> Iterator[tuple[tuple[str, ...], Iterator[tuple[str, ...]]]]:
    counts = ((*key, *map(_figure, _counts(tally)), f"{tally.number:,}") for key, tally in _ordered(evaluation.tallies))
    yield ("measure", "language", "precision", "recall", "F1", "of"), counts
    yield ("measure", "language", "right", "of"), ((*key, *_told(share)) for key, share in _ordered(evaluation.shares))
    bins = ((b.kind, f"{b.low:.1f}–{b.high:.1f}", _figure(b.confidence), *_told(b.share)) for b in calibration(evaluation.judged))
    yield ("finding", "bin", "confidence", "right", "of"), bins
    if rules:
        yield ("rule", "language", "right", "of"), ((*key, *_told(share)) for key, share in by_rule(evaluation.judged).items())


def _record(evaluation: Evaluation) -> dict[str, object]:
    names = ("precision", "recall", "f1")
    scores = [
        {"measure": name, "language": language, **dict(zip(names, _counts(tally), strict=True)), "number": tally.number}
        for (name, language), tally in _ordered(evaluation.tallies)
    ]
    shares = [
        {"measure": name, "language": language, "right": share.right, "judged": share.judged, "share": share.share}
        for (name, language), share in _ordered(evaluation.shares)
    ]
    rules = [
        {"rule": name, "language": language, "right": share.right, "judged": share.judged}
        for (name, language), share in by_rule(evaluation.judged).items()
    ]
    return {
        "scores": scores,
        "shares": shares,
        "calibration": [asdict(each) for each in calibration(evaluation.judged)],
        "rules": rules,
        "absent": evaluation.absent,
        "differences": [asdict(each) for each in evaluation.differences],
    }


def _line(difference: Difference) -> str:
    where = f"{difference.span.begin}–{difference.span.end}" if difference.span else "–"
    told = f" · {difference.detail}" if difference.detail else ""
    return f"{difference.article} · {where} · {difference.what} · “{difference.text}”{told}"


def _ordered(counted: Mapping[tuple[str, str], T]) -> list[tuple[tuple[str, str], T]]:
    return sorted(counted.items(), key=lambda item: (item[0][1], item[0][0]))


def _counts(tally: Tally) -> tuple[float, float, float]:
    return tally.precision, tally.recall, tally.f1


def _told(share: Share) -> tuple[str, str]:
    return _figure(share.share), f"{share.judged:,}"


def _figure(value: float) -> str:
    return f"{value:.3f}"
