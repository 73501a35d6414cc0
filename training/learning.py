"""Let a student learn from annotated sentences: batches, losses, a rate that falls to nothing."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from kg.annotate.parsing.features import form_of
from kg.annotate.parsing.network import ATTENTION, Plan
from training.student import FORM, Student

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np

    from training.sentences import Sentence

_IGNORED = -100  # the number that PyTorch's loss leaves out
_BATCH = 1200  # words
_FORMS = 16_000  # forms with a row of their own
_UNKNOWN = 0.1  # share of known forms that are hidden while training, so that the letters learn to stand for them
_WEIGHTS = {"upos": 0.5, "arcs": 1.0, "deps": 1.0, "entities": 1.0}


def plan_for(sentences: Sequence[Sentence]) -> Plan:
    """Return the plan of a network for what these sentences hold."""
    counted = Counter(form_of(word) for sentence in sentences for word in sentence.words)
    return Plan(
        upos=tuple(sorted({tag for s in sentences for tag in s.upos})),
        deps=tuple(sorted({dep for s in sentences for dep in s.deps} - {"root"})),
        entities=tuple(sorted({tag for s in sentences for tag in s.entities})),
        forms=tuple(form for form, count in counted.most_common(_FORMS) if count > 1),
        groups=12_000,
        shapes=256,
        layers=(1, 2, ATTENTION, 1, 4, ATTENTION, 1),
        heads=4,
        reach=10,
    )


class School:
    """A student and its lessons, encoded once."""

    def __init__(self, plan: Plan, seed: int, vectors: np.ndarray | None = None) -> None:
        """`vectors` (form, FORM) are what the rows of the plan's forms begin with."""
        torch.manual_seed(seed)
        self._random = random.Random(seed)  # noqa: S311  # the same order every time is what is wanted
        self.plan, self.student = plan, Student(plan)
        if vectors is not None:
            with torch.no_grad():
                self.student.forms.weight[1:, :] = torch.tensor(vectors[:, :FORM])
        self._features = plan.features
        self._words: dict[str, int] = {}
        self._rows: list[tuple[int, torch.Tensor, int]] = []
        self._numbers = [{label: at for at, label in enumerate(labels)} for labels in (plan.upos, plan.deps, plan.entities)]

    def train(self, sentences: Sequence[Sentence], words: int, *, rate: float = 2e-3, say: Callable[[int, float], None]) -> None:
        """Train on so many words, pass after pass; the rate rises for a fiftieth of the time and falls to nothing."""
        lessons = [self._encoded(sentence) for sentence in sentences]
        optimizer = torch.optim.AdamW(self.student.parameters(), rate, betas=(0.9, 0.98), weight_decay=0.01)
        seen = steps = 0
        loss = 0.0
        for batch in self._batches(lessons):
            if seen >= words:
                break
            share = seen / words
            for group in optimizer.param_groups:
                group["lr"] = rate * min(50 * share + 0.01, 1 - share)
            self.student.train()
            lost = self._loss(batch)
            optimizer.zero_grad()
            lost.backward()
            torch.nn.utils.clip_grad_norm_(self.student.parameters(), 2.0)
            optimizer.step()
            seen, steps, loss = (
                seen + sum(len(lesson[0]) for lesson in batch),
                steps + 1,
                0.98 * loss + 0.02 * float(lost.detach()),
            )
            if steps % 500 == 0:
                say(seen, loss)
        self.student.eval()

    def _encoded(self, sentence: Sentence) -> tuple[torch.Tensor, ...]:
        upos, deps, entities = self._numbers
        heads = [0 if head == at else head + 1 for at, head in enumerate(sentence.heads)]
        layers = (
            [upos[tag] for tag in sentence.upos],
            heads,
            [deps.get(dep, _IGNORED) for dep in sentence.deps],  # the root's relation follows from its head
            [entities[tag] for tag in sentence.entities],
        )
        nothing = [_IGNORED] * len(sentence.words)
        return tuple(torch.tensor(layer or nothing) for layer in ([self._word(word) for word in sentence.words], *layers))

    def _word(self, word: str) -> int:
        if word not in self._words:
            self._words[word] = len(self._rows)
            rows = self._features.rows(word)
            self._rows.append((rows.form, torch.tensor(rows.groups), rows.shape))
        return self._words[word]

    def _batches(self, lessons: Sequence[tuple[torch.Tensor, ...]]) -> Iterator[list[tuple[torch.Tensor, ...]]]:
        while True:
            batches: list[list[tuple[torch.Tensor, ...]]] = [[]]
            size = 0
            for lesson in sorted(lessons, key=lambda lesson: len(lesson[0]) + self._random.random() * 6):
                if size + len(lesson[0]) > _BATCH:
                    batches.append([])
                    size = 0
                batches[-1].append(lesson)
                size += len(lesson[0])
            self._random.shuffle(batches)
            yield from filter(None, batches)

    def _loss(self, batch: Sequence[tuple[torch.Tensor, ...]]) -> torch.Tensor:
        words, upos, heads, deps, entities = (
            torch.nn.utils.rnn.pad_sequence(layer, batch_first=True, padding_value=_IGNORED) for layer in zip(*batch, strict=True)
        )
        mask = (words != _IGNORED).float()[..., None]
        distinct, places = words.clamp(min=0).unique(return_inverse=True)
        student = self.student
        states = student(self._vectors(distinct.tolist())[places], mask)
        scored = {
            "upos": (student.upos(states), upos),
            "arcs": (student.arc_scores(states, mask), heads),
            "deps": (student.relation_scores(states, heads.clamp(min=0)), deps),
            "entities": (student.entity_scores(states), entities),
        }
        losses = [
            _WEIGHTS[name] * functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=_IGNORED)
            for name, (scores, gold) in scored.items()
            if (gold != _IGNORED).any()
        ]
        return torch.stack(losses).sum()

    def _vectors(self, words: Sequence[int]) -> torch.Tensor:
        rows = [self._rows[word] for word in words]
        forms = torch.tensor([row[0] for row in rows])
        forms = forms * (torch.rand(len(rows)) > _UNKNOWN)
        lengths = torch.tensor([0, *(len(row[1]) for row in rows[:-1])])
        shapes = torch.tensor([row[2] for row in rows])
        return self.student.words(forms, torch.cat([row[1] for row in rows]), lengths.cumsum(0), shapes)
