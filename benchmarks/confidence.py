"""Count on annotated articles how often each rule is right, and write it to kg/annotate/counts.toml, from which confidences come.

Run `python -m benchmarks.confidence NAME:WEIGHT:GOLD …`: a name for the set of articles, how much one judgement on them weighs,
and the folder of gold files. Sets in the file that are not named stay as they are: some were counted by hand.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from kg.evaluate import evaluate, read_gold
from kg.evaluate.calibration import by_rule
from kg.pipeline import build
from kg.resources import COUNTS
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.evaluate import Evaluation

Rules: TypeAlias = dict[str, dict[str, list[int]]]


def main(*given: str) -> None:
    """Count the sets that are given, and write them beside those that stand in the file."""
    written = COUNTS.read_text(encoding="utf-8")
    header = "".join(f"{line}\n" for line in written.splitlines() if line.startswith("#"))
    sets = {name: (each["weight"], each["rules"]) for name, each in tomllib.loads(written)["sets"].items()}
    for name, weight, folder in (each.split(":", 2) for each in given):
        sets[name] = float(weight), _counted(_evaluated(Path(folder)))
    COUNTS.write_text(header + "".join(_lines(sets)), encoding="utf-8")


def _counted(evaluation: Evaluation) -> Rules:
    """Return [right, judged] by language and rule."""
    counts: Rules = defaultdict(dict)
    for (rule, language), share in by_rule(evaluation.judged).items():
        counts[language][rule] = [share.right, share.judged]
    return counts


def _lines(sets: dict[str, tuple[float, Rules]]) -> Iterator[str]:
    for name, (weight, rules) in sorted(sets.items()):
        yield f"\n[sets.{name}]\nweight = {weight}\n"
        for language, counts in sorted(rules.items()):
            yield f"\n[sets.{name}.rules.{language}]\n"
            yield from (f'"{rule}" = {count}\n' for rule, count in sorted(counts.items()))


def _evaluated(folder: Path) -> Evaluation:
    """Read the articles of the gold anew and hold what is found in them against it."""
    golds = read_gold(folder)
    with TemporaryDirectory() as place:
        file = Path(place) / "gold.jsonl"
        records = ({"id": g.identifier, "lang": g.language, "date": g.published, "title": g.title, "text": g.text} for g in golds)
        file.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
        store = open_store(Path(place) / "store", create=True)
        if problems := build([file], store=store).problems:
            raise problems[0]  # counts of half the articles would look like those of all
        evaluation = evaluate(store, golds)
        store.close()
    return evaluation


if __name__ == "__main__":
    main(*sys.argv[1:])
