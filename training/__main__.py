"""`python -m training LANGUAGE --data FOLDER`: every stage in turn; what a stage made is kept, and not made twice."""

from __future__ import annotations

import argparse
import pickle
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from kg.annotate.parsing.models import model_for
from kg.resources import MODELS
from training.corpus import raw_sentences
from training.evaluate import measured, words_per_second
from training.recipes import RECIPES, Recipe, Teaching, gold_of, lesson_of, read_any, with_trees
from training.silver import completed, silver
from training.student import ship, train_student, write_docs
from training.teacher import Labels
from training.teaching import Learner

if TYPE_CHECKING:
    from collections.abc import Callable

_DEV = 250  # sentences of each kind by which the best pass of the student is chosen


class Workshop:
    """The stages of one language; files go into the working folder."""

    def __init__(self, recipe: Recipe, data: Path, folder: Path) -> None:
        self._recipe, self._data, self._folder = recipe, data, folder
        self._trees, self._names = gold_of(recipe.language, data)
        folder.mkdir(parents=True, exist_ok=True)

    def raw(self) -> list[Any]:
        """Return the sentences of the raw text."""
        files = [path for pattern in self._recipe.raw for path in sorted(self._data.glob(pattern))]
        return self._kept("raw.pickle", lambda: list(raw_sentences(files, self._recipe.language)))

    def learner(self, teaching: Teaching) -> Learner:
        """Return a trained teacher."""
        path = self._folder / f"teacher-{teaching.seed}.pt"
        lesson, held = lesson_of(teaching, self._trees, self._names)
        embed, width = self._embedding()
        torch.manual_seed(teaching.seed)
        learner = Learner(Labels.of(lesson), embed, width, teaching.seed, layers=1 if self._recipe.transformer else 2)
        if path.exists():
            learner.load(path)
        else:
            learner.train(lesson, held, teaching.epochs, partial(_say, time.monotonic()))
            learner.save(path)
        return learner

    def student(self) -> Path:
        """Return the folder of the trained student."""
        learners = [self.learner(teaching) for teaching in self._recipe.teachers]
        names = with_trees(self._recipe.language, self._names, self._data)
        gold = self._kept("gold.pickle", lambda: (completed(learners, self._trees), completed(learners, names)))
        drawn = self._kept("silver.pickle", lambda: list(silver(learners, self.raw(), self._recipe.silver)))
        weight = self._recipe.weight
        write_docs(gold[0] * weight[0] + gold[1] * weight[1] + drawn, self._folder / "train.spacy")
        write_docs([*gold[0][:: len(gold[0]) // _DEV], *gold[1][:: len(gold[1]) // _DEV]], self._folder / "dev.spacy")
        return train_student(
            self._folder / "train.spacy", self._folder / "dev.spacy", self._folder / "student", steps=self._recipe.steps
        )

    def _embedding(self) -> tuple[Any, int]:
        if self._recipe.transformer:
            from training.transformer import WIDTH, WordPieces

            return WordPieces(), WIDTH
        from training.vectors import WIDTH as VECTOR_WIDTH
        from training.vectors import Vectors, train_vectors

        path = self._folder / "vectors"
        if not path.exists():
            train_vectors(self.raw(), path)
        return Vectors(path).batch, VECTOR_WIDTH

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401  # of several kinds
        path = self._folder / name
        if not path.exists():
            path.write_bytes(pickle.dumps(make()))
        return pickle.loads(path.read_bytes())  # noqa: S301  # written by the lines above


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
        trained = Workshop(recipe, given.data, given.work / given.language).student()
        ship(trained, MODELS / recipe.language)
    nlp = model_for(recipe.language)
    if nlp is None:
        raise SystemExit(f"no pipeline for '{recipe.language}' is there to measure")
    for name, path in recipe.tests:
        gold = read_any(given.data / path)
        print(f"{name}: {measured(nlp, gold)}; {words_per_second(nlp, gold):,.0f} words/s")  # noqa: T201  # the command's answer


def _say(begun: float, news: str) -> None:
    print(f"{time.monotonic() - begun:.0f} s: {news}", flush=True)  # noqa: T201  # so does this one


if __name__ == "__main__":
    main()
