"""Count on annotated articles how often each rule is right, and write it to kg/annotate/counts.toml, from which confidences come.

Run `python -m benchmarks.confidence NAME:WEIGHT:GOLD …`: a name for the set of articles, how much one judgement on them weighs
(1 for articles annotated by the guidelines of this project, less for those of others), and the folder of gold files.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.annotate.rules import COUNTS
from kg.evaluate import evaluate, read_gold
from kg.evaluate.calibration import by_rule
from kg.pipeline import build
from kg.store import open_store

if TYPE_CHECKING:
    from kg.evaluate import Evaluation

_HEADER = """\
# How often each rule was right on annotated articles: [right, judged], by set of articles and language. Confidences come from
# these counts (kg/annotate/rules.py); written by `python -m benchmarks.confidence`. `weight` is what one judgement counts for:
# sets that were annotated by other guidelines than ours say less about what ours would call right.
"""


def main(*given: str) -> None:
    """Write the counts of all sets."""
    parts = [_HEADER]
    for name, weight, folder in (each.split(":", 2) for each in given):
        parts.append(f"\n[sets.{name}]\nweight = {float(weight)}\n")
        counts: dict[str, list[str]] = defaultdict(list)
        for (rule, language), share in by_rule(_evaluated(Path(folder)).judged).items():
            counts[language].append(f'"{rule}" = [{share.right}, {share.judged}]\n')
        for language, lines in sorted(counts.items()):
            parts += [f"\n[sets.{name}.rules.{language}]\n", *lines]
    COUNTS.write_text("".join(parts), encoding="utf-8")


def _evaluated(folder: Path) -> Evaluation:
    """Read the articles of the gold anew and hold what is found in them against it."""
    golds = read_gold(folder)
    with TemporaryDirectory() as place:
        file = Path(place) / "gold.jsonl"
        records = ({"id": g.identifier, "lang": g.language, "date": g.published, "title": g.title, "text": g.text} for g in golds)
        file.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
        store = open_store(Path(place) / "store", create=True)
        build([file], store=store)
        evaluation = evaluate(store, golds)
        store.close()
    return evaluation


if __name__ == "__main__":
    main(*sys.argv[1:])
