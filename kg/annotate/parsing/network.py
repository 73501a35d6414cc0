"""Sentences as words go in; out come tags, heads, relations and names: one small convolutional network in NumPy.

A word's vector rests on the word alone and is kept; convolutions of several widths and attention let words see their
sentence; heads are scored pairwise and make the best tree. Sentences lie one after the other in one matrix, so that a whole
article costs few multiplications.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from threadpoolctl import ThreadpoolController

from kg.annotate.parsing.decoding import best_tags, heads_of
from kg.annotate.parsing.features import Features

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Matrix: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"
Flags: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.bool]]"
Numbers: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.int64]]"

ATTENTION = 0  # in the list of layers; every other number is how far a convolution looks to both sides
_EPSILON = 1e-6
_KEPT = 50_000  # words whose vectors are kept
_TOGETHER = 4_000  # words that are read at once; more would only take memory
_LONGEST = 200  # words of a sentence; each sees every other, and what is longer is a list or noise


@dataclass(frozen=True, slots=True)
class Plan:
    """The inventories and sizes of a network; a label's number is its position."""

    upos: tuple[str, ...]
    deps: tuple[str, ...]
    entities: tuple[str, ...]
    forms: tuple[str, ...]
    groups: int
    shapes: int
    layers: tuple[int, ...]
    heads: int  # of attention
    reach: int  # words to both sides that attention tells apart

    @property
    def features(self) -> Features:
        """What finds the rows of words."""
        return Features(self.forms, self.groups, self.shapes)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of one sentence: tag, head (the root's its own number), relation and BIO tag of every word."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    entities: tuple[str, ...]


class Network:
    """Reads sentences with the weights that `training/` made."""

    def __init__(self, plan: Plan, weights: Mapping[str, Matrix]) -> None:
        self.plan = plan
        self._w = weights
        self._features = plan.features
        self._numbers: dict[str, int] = {}
        self._vectors: Matrix = np.zeros((0, weights["word.bias"].shape[0]), dtype=np.float32)

    @classmethod
    def load(cls, folder: Path) -> Network:
        """Read a folder with plan.json and weights.npz.

        Raises OSError, ValueError or KeyError where they are not as they must be.
        """
        plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as weights:
            loaded = {name: weights[name].astype(np.float32) for name in weights.files}
        sizes: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in plan.items()}
        return cls(Plan(**sizes), loaded)

    def save(self, folder: Path) -> None:
        """Write what `load` reads, in half precision: it takes half the room and reads the same."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "plan.json").write_text(json.dumps(asdict(self.plan), ensure_ascii=False, indent=0), encoding="utf-8")
        np.savez(folder / "weights.npz", **{name: value.astype(np.float16) for name, value in self._w.items()})  # type: ignore[arg-type]

    def read(self, sentences: Sequence[Sequence[str]]) -> Iterator[Reading]:
        """Yield what there is to say of each sentence, an empty one included.

        One of more than 200 words is read in parts, each with a root of its own.
        """
        part: list[Sequence[str]] = []
        for sentence in sentences:
            if part and sum(map(len, part)) + len(sentence) > _TOGETHER:
                yield from self._read_together(part)
                part = []
            if len(sentence) > _LONGEST:
                yield from self._read_together(part)
                part = []
                yield _joined(self._read_together([sentence[at : at + _LONGEST] for at in range(0, len(sentence), _LONGEST)]))
            else:
                part.append(sentence)
        yield from self._read_together(part)

    def _read_together(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        # so small products gain nothing from several threads, and on a busy machine these wait for each other
        with _threads().limit(limits=1, user_api="blas"):
            return list(self._read(sentences))

    def _read(self, sentences: Sequence[Sequence[str]]) -> Iterator[Reading]:
        lengths = [len(sentence) for sentence in sentences]
        ends = np.cumsum(lengths, dtype=np.int64)
        slices = [slice(int(end) - length, int(end)) for end, length in zip(ends, lengths, strict=True)]
        states = self._words([word for sentence in sentences for word in sentence])
        place = np.concatenate([np.arange(length) for length in lengths] or [np.arange(0)])
        left = np.repeat(np.array(lengths, dtype=np.int64), lengths) - 1 - place  # words that follow in the sentence
        for number, layer in enumerate(self.plan.layers):
            if layer == ATTENTION:
                states = states + self._attended(states, number, slices)
            else:
                states = states + self._convolved(states, number, (place < layer, left < layer))
        yield from self._answers(_scaled(states, self._w["last.scale"]), slices)

    def _words(self, words: Sequence[str]) -> Matrix:
        unknown = [word for word in dict.fromkeys(words) if word not in self._numbers]
        if unknown:
            if len(self._numbers) + len(unknown) > _KEPT:
                self._numbers, self._vectors = {}, self._vectors[:0]
                unknown = list(dict.fromkeys(words))
            made = self._vectors_of(unknown)
            self._numbers.update((word, len(self._vectors) + at) for at, word in enumerate(unknown))
            self._vectors = np.concatenate([self._vectors, made])
        return self._vectors[[self._numbers[word] for word in words]]

    def _vectors_of(self, words: Iterable[str]) -> Matrix:
        rows = [self._features.rows(word) for word in words]
        forms = self._w["forms"][[row.form for row in rows]]
        groups = np.stack([self._w["groups"][list(row.groups)].mean(0) for row in rows])
        shapes = self._w["shapes"][[row.shape for row in rows]]
        return self._through("word", np.concatenate([forms, groups, shapes], axis=1))

    def _convolved(self, states: Matrix, number: int, alone: tuple[Flags, Flags]) -> Matrix:
        """Let words see one on each side; `alone` tells which have none before and behind them in their sentence."""
        reach, seen = self.plan.layers[number], _scaled(states, self._w[f"layer{number}.scale"])
        width = seen.shape[1]
        wide = np.zeros((len(seen), 3 * width), dtype=np.float32)
        wide[reach:, :width] = seen[:-reach]
        wide[:, width : 2 * width] = seen
        wide[:-reach, 2 * width :] = seen[reach:]
        wide[alone[0], :width] = 0
        wide[alone[1], 2 * width :] = 0
        return self._relu(f"layer{number}", wide)

    def _attended(self, states: Matrix, number: int, slices: Sequence[slice]) -> Matrix:
        name, heads = f"layer{number}", self.plan.heads
        asked = self._through(f"{name}.in", _scaled(states, self._w[f"{name}.scale"]))
        size = states.shape[1] // heads
        distance = self._w[f"{name}.distance"]
        found = np.zeros_like(states)
        for place in slices:
            length = place.stop - place.start
            if not length:
                continue
            query, key, value = asked[place].reshape(length, 3, heads, size).transpose(1, 2, 0, 3)
            weights = query @ key.transpose(0, 2, 1) * np.float32(size**-0.5) + distance[:, _steps(length, self.plan.reach)]
            weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
            weights /= weights.sum(axis=-1, keepdims=True)
            found[place] = (weights @ value).transpose(1, 0, 2).reshape(length, -1)
        return self._through(f"{name}.out", found)

    def _answers(self, states: Matrix, slices: Sequence[slice]) -> Iterator[Reading]:
        tags = self._through("upos", states).argmax(1)
        entities = self._through("entities.out", self._relu("entities.in", states))
        words = self._relu("arcs.word", states) @ self._w["arcs.weight"]
        heads = self._relu("arcs.head", states)
        own, above = self._through("relations.word", states), self._through("relations.head", states)
        root = self._w["root"][None]
        root_head, root_above = self._relu("arcs.head", root), self._through("relations.head", root)
        for place in slices:
            over = np.concatenate([root_head, heads[place]])
            chosen = heads_of(words[place] @ over.T + over @ self._w["arcs.bias"])
            pairs = np.maximum(own[place] + np.concatenate([root_above, above[place]])[chosen], 0)
            relations = self._through("relations", pairs).argmax(1)
            yield Reading(
                tuple(self.plan.upos[tag] for tag in tags[place]),
                tuple(int(head) - 1 if head else at for at, head in enumerate(chosen)),
                tuple(self._relation(int(label), at_root=not head) for label, head in zip(relations, chosen, strict=True)),
                self._names(entities[place]),
            )

    def _relation(self, label: int, *, at_root: bool) -> str:
        return "root" if at_root else self.plan.deps[label]

    def _names(self, scores: Matrix) -> tuple[str, ...]:
        tags = tuple(self.plan.entities[at] for at in scores.argmax(1))
        consistent = all(not after.startswith("I-") or before[2:] == after[2:] for before, after in pairwise(("O", *tags)))
        return tags if consistent else best_tags(scores, self.plan.entities)

    def _through(self, name: str, states: Matrix) -> Matrix:
        made: Matrix = states @ self._w[f"{name}.weight"] + self._w[f"{name}.bias"]
        return made

    def _relu(self, name: str, states: Matrix) -> Matrix:
        made: Matrix = np.maximum(self._through(name, states), 0)
        return made


def _joined(parts: Sequence[Reading]) -> Reading:
    """Return one reading of the parts of a sentence."""
    begins = accumulate((len(part.upos) for part in parts), initial=0)
    return Reading(
        tuple(tag for part in parts for tag in part.upos),
        tuple(begin + head for begin, part in zip(begins, parts, strict=False) for head in part.heads),
        tuple(dep for part in parts for dep in part.deps),
        tuple(tag for part in parts for tag in part.entities),
    )


@cache
def _threads() -> ThreadpoolController:
    """Return what holds back the threads of NumPy's products; finding their library takes a while, so once."""
    return ThreadpoolController()


@lru_cache(maxsize=128)  # lengths of sentences; attention in every layer asks for the same
def _steps(length: int, reach: int) -> Numbers:
    """Return the number of the distance between any two words: (word, word)."""
    at = np.arange(length)
    made: Numbers = np.clip(at - at[:, None], -reach, reach) + reach
    return made


def _scaled(states: Matrix, scale: Matrix) -> Matrix:
    """Return every row at one length, times the scale (Zhang and Sennrich 2019)."""
    means: Matrix = np.einsum("ij,ij->i", states, states) / np.float32(states.shape[1])
    made: Matrix = states * (scale / np.sqrt(means + np.float32(_EPSILON))[:, None])
    return made
