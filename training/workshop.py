"""The stages of one language in turn: raw sentences, teachers, silver sentences, student; what a stage made is kept."""

from __future__ import annotations

import pickle
import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from training.corpus import raw_sentences
from training.learning import School, plan_for
from training.names import Inventory, Tagger, with_names
from training.recipes import Recipe, Teaching, gold_of, lesson_of, with_trees
from training.silver import completed, silver
from training.student import FORM
from training.teacher import Labels
from training.teaching import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kg.annotate.parsing.network import Plan
    from training.sentences import Sentence
    from training.student import Student

_FORMS = 256  # forms whose vectors are made at once
_SPREAD = 0.1  # of the numbers that tables begin with


class Workshop:
    """Makes one language's student; files go into the working folder, and are not made again."""

    def __init__(self, recipe: Recipe, data: Path, folder: Path) -> None:
        self._recipe, self._data, self._folder = recipe, data, folder
        self._trees, self._names = gold_of(recipe.language, data)
        self._begun = time.monotonic()
        folder.mkdir(parents=True, exist_ok=True)

    def student(self) -> Student:
        """Return the trained student."""
        gold, named, drawn = self._kept("lessons.pickle", self._lessons)
        lessons = [*gold * self._recipe.weight[0], *named * self._recipe.weight[1], *drawn]
        plan = plan_for(lessons)
        school = School(plan, seed=0, vectors=self._beginning(plan))
        path = self._folder / "student.pt"
        if path.exists():
            school.student.load_state_dict(torch.load(path, weights_only=True))
        else:
            school.train(lessons, self._recipe.words, say=lambda seen, loss: self._say(f"{seen} words, loss {loss:.3f}"))
            torch.save(school.student.state_dict(), path)
        return school.student.eval()

    def _lessons(self) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
        """Return the sentences of the treebanks, those with names, and silver ones, all with every layer."""
        learners = [self._learner(teaching) for teaching in self._recipe.teachers]
        raw = self._kept("raw.pickle", self._raw)
        drawn = self._kept("silver.pickle", lambda: list(silver(learners, raw, self._recipe.silver)))
        named = completed(learners, with_trees(self._recipe.language, self._names, self._data))
        if not self._recipe.taggers:
            return completed(learners, self._trees), named, drawn
        taggers, embed = self._taggers(), self._embedding[0]
        return list(with_names(taggers, self._trees, embed)), named, list(with_names(taggers, drawn, embed))

    def _learner(self, teaching: Teaching) -> Learner:
        path = self._folder / f"teacher-{teaching.seed}.pt"
        lesson, held = lesson_of(teaching, self._trees, self._names)
        embed, width = self._embedding
        torch.manual_seed(teaching.seed)
        layers = 1 if self._recipe.transformer else 2
        learner = Learner(Labels.of([*self._trees, *self._names]), embed, width, teaching.seed, layers=layers)
        if path.exists():
            learner.load(path)
        else:
            self._remember(lesson)
            learner.train(lesson, held, teaching.epochs, self._say)
            learner.save(path)
        return learner

    def _taggers(self) -> list[Tagger]:
        embed, width = self._embedding
        lesson = with_trees(self._recipe.language, self._names, self._data)
        taggers = []
        for seed in self._recipe.taggers:
            torch.manual_seed(seed)
            tagger, path = Tagger(Inventory.of(lesson), width), self._folder / f"tagger-{seed}.pt"
            if path.exists():
                tagger.load_state_dict(torch.load(path, weights_only=True))
            else:
                self._remember(lesson)
                tagger.learn(lesson, embed, self._recipe.tagger_epochs, seed)
                torch.save(tagger.state_dict(), path)
                self._say(f"tagger {seed} is trained")
            taggers.append(tagger.eval())
        return taggers

    def _remember(self, sentences: Sequence[Sentence]) -> None:
        if self._recipe.transformer:
            self._embedding[0].remember([sentence.words for sentence in sentences])

    @cached_property
    def _embedding(self) -> tuple[Any, int]:
        """Return what turns words into vectors, and how many numbers a vector has."""
        if self._recipe.transformer:
            from training import transformer

            return transformer.WordPieces(), transformer.WIDTH
        from training import vectors

        if not (self._folder / "vectors").exists():
            vectors.train_vectors(self._kept("raw.pickle", self._raw), self._folder / "vectors")
        return vectors.Vectors(self._folder / "vectors").batch, vectors.WIDTH

    def _beginning(self, plan: Plan) -> np.ndarray:
        """Return what the student's rows of forms begin with: the main components of what the teachers know of each."""
        embed, _ = self._embedding
        made = [embed([[form] for form in plan.forms[at : at + _FORMS]])[:, 0] for at in range(0, len(plan.forms), _FORMS)]
        vectors = torch.cat(made).double().numpy()
        vectors -= vectors.mean(0)
        axes, _, _ = np.linalg.svd(vectors.T @ vectors)
        reduced = vectors @ axes[:, :FORM]
        return (reduced / reduced.std() * _SPREAD).astype(np.float32)

    def _raw(self) -> list[Sentence]:
        files = [path for pattern in self._recipe.raw for path in sorted(self._data.glob(pattern))]
        return list(raw_sentences(files, self._recipe.language))

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401  # of several kinds
        path = self._folder / name
        if not path.exists():
            part = path.with_suffix(".part")
            part.write_bytes(pickle.dumps(make()))
            part.replace(path)  # whole or not at all, should somebody end the work here
        return pickle.loads(path.read_bytes())  # noqa: S301  # written by the lines above

    def _say(self, news: str) -> None:
        print(f"{time.monotonic() - self._begun:.0f} s: {news}", flush=True)  # noqa: T201  # the command's answer
