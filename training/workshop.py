"""The stages of one language in turn: raw sentences, teachers, silver sentences, student; what a stage made is kept."""

from __future__ import annotations

import pickle
import time
from functools import cache
from typing import TYPE_CHECKING, Any

import torch

from training.corpus import raw_sentences
from training.learning import School, plan_for
from training.names import Inventory, Tagger, with_names
from training.recipes import Embedding, Recipe, Teaching, gold_of, lesson_of, with_trees
from training.silver import completed, silver
from training.teacher import Labels
from training.teaching import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from training.sentences import Sentence
    from training.student import Student


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
        school = School(plan_for(lessons), seed=0)
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
        taggers, embed = self._taggers(), _embedding(Embedding.FROZEN, self._folder)[0]
        return list(with_names(taggers, self._trees, embed)), named, list(with_names(taggers, drawn, embed))

    def _learner(self, teaching: Teaching) -> Learner:
        path = self._folder / f"teacher-{teaching.embedding}-{teaching.seed}.pt"
        lesson, held = lesson_of(teaching, self._trees, self._names)
        if teaching.embedding is Embedding.VECTORS:
            self._vectors()
        embed, width = _embedding(teaching.embedding, self._folder)
        torch.manual_seed(teaching.seed)
        layers = 2 if teaching.embedding is Embedding.VECTORS else 1
        learner = Learner(Labels.of([*self._trees, *self._names]), embed, width, teaching.seed, layers=layers)
        if path.exists():
            learner.load(path)
        else:
            self._remember(teaching.embedding, embed, lesson)
            learner.train(lesson, held, teaching.epochs, self._say)
            learner.save(path)
        return learner

    def _taggers(self) -> list[Tagger]:
        embed, width = _embedding(Embedding.FROZEN, self._folder)
        lesson = with_trees(self._recipe.language, self._names, self._data)
        taggers = []
        for seed in self._recipe.taggers:
            torch.manual_seed(seed)
            tagger, path = Tagger(Inventory.of(lesson), width), self._folder / f"tagger-{seed}.pt"
            if path.exists():
                tagger.load_state_dict(torch.load(path, weights_only=True))
            else:
                self._remember(Embedding.FROZEN, embed, lesson)
                tagger.learn(lesson, embed, self._recipe.tagger_epochs, seed)
                torch.save(tagger.state_dict(), path)
                self._say(f"tagger {seed} is trained")
            taggers.append(tagger.eval())
        return taggers

    def _remember(self, embedding: Embedding, embed: Any, sentences: Sequence[Sentence]) -> None:  # noqa: ANN401
        if embedding is Embedding.FROZEN:
            embed.remember([sentence.words for sentence in sentences])

    def _vectors(self) -> None:
        from training.vectors import train_vectors

        if not (self._folder / "vectors").exists():
            train_vectors(self._kept("raw.pickle", self._raw), self._folder / "vectors")

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


@cache
def _embedding(kind: Embedding, folder: Path) -> tuple[Any, int]:
    """Return what turns words into vectors, and how many numbers a vector has; a fine-tuned one is made for its teacher."""
    if kind is Embedding.VECTORS:
        from training.vectors import WIDTH, Vectors

        return Vectors(folder / "vectors").batch, WIDTH
    from training import transformer

    if kind is Embedding.FROZEN:
        return transformer.FrozenPieces(), transformer.FROZEN_WIDTH
    return transformer.WordPieces(), transformer.WIDTH
