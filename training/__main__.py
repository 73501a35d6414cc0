"""`python -m training LANGUAGE --data FOLDER`: train, ship and measure; what a stage made is kept, and not made twice."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from kg.annotate.parsing.models import model_for
from kg.resources import MODELS
from training.evaluate import measured, words_per_second
from training.recipes import RECIPES, read_any
from training.student import ship
from training.workshop import Workshop


def main() -> None:
    """Train, ship and measure, or only measure."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("language", choices=sorted(RECIPES))
    parser.add_argument("--data", type=Path, required=True, help="folder with train/ and corpus/, as training/README.md tells")
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="folder for what the stages make")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--measure", action="store_true", help="only measure the pipeline that is there")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    recipe = RECIPES[given.language]
    if not given.measure:
        ship(Workshop(recipe, given.data, given.work / given.language).student(), recipe.language, MODELS / recipe.language)
    nlp = model_for(recipe.language)
    if nlp is None:
        raise SystemExit(f"no pipeline for '{recipe.language}' is there to measure")
    for name, path in recipe.tests:
        gold = read_any(given.data / path)
        print(f"{name}: {measured(nlp, gold)}; {words_per_second(nlp, gold):,.0f} words/s")  # noqa: T201  # the command's answer


if __name__ == "__main__":
    main()
