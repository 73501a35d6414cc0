"""Train teachers and let several of them annotate together."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch.nn import functional

from kg.annotate.parsing.component import spans_of
from kg.annotate.parsing.decoding import best_tags, best_tree
from training.teacher import Labels, Teacher, letters_of, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from training.sentences import Sentence

    Embed = Callable[[Sequence[Sequence[str]]], torch.Tensor]

_IGNORED = -100  # the number that PyTorch's loss leaves out: a layer that nobody annotated
_BATCH = 1500  # words


class Learner:
    """A teacher with what turns words into its vectors."""

    def __init__(self, labels: Labels, embed: Embed, width: int, seed: int, *, layers: int = 2) -> None:
        torch.manual_seed(seed)
        self.labels, self.embed, self._seed = labels, embed, seed
        self.teacher = Teacher(labels, width, layers=layers)
        self._numbers = [{tag: n for n, tag in enumerate(tags)} for tags in (labels.upos, labels.deps, labels.entities)]
        self._spelled: dict[str, list[int]] = {}

    def train(self, sentences: Sequence[Sentence], dev: Sequence[Sentence], epochs: int, say: Callable[[str], None]) -> None:
        """Train for so many passes over the sentences; the rates rise for a twentieth of the time and fall to nothing."""
        optimizer = torch.optim.AdamW(self.teacher.parameters(), 2e-3, betas=(0.9, 0.98), weight_decay=1e-5)
        order = random.Random(self._seed)  # noqa: S311  # the same order every time is what is wanted
        steps = epochs * sum(1 for _ in _batches(sentences, order))
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(20 * step / steps, (steps - step) / (0.95 * steps))
        )
        for epoch in range(1, epochs + 1):
            self.teacher.train()
            for batch in _batches(sentences, order):
                loss = self._loss(batch)
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.teacher.parameters(), 5.0)
                optimizer.step()
                schedule.step()
            say(f"teacher {self._seed}, pass {epoch} of {epochs}: {report(list(annotated([self], dev)), dev)}")

    def save(self, path: Path) -> None:
        """Keep what was learnt."""
        torch.save(self.teacher.state_dict(), path)

    def load(self, path: Path) -> None:
        """Take up what `save` kept."""
        self.teacher.load_state_dict(torch.load(path, weights_only=True))

    def scores(self, batch: Sequence[Sentence]) -> list[torch.Tensor]:
        """Return log-probabilities of tags, arcs, relations and entity tags, without gradients."""
        self.teacher.eval()
        with torch.no_grad():
            made = self._run(batch)
        return [functional.log_softmax(layer, -1) for layer in (made.upos, made.arcs, made.relations, made.entities)]

    def _run(self, batch: Sequence[Sentence]) -> Any:  # noqa: ANN401
        words = [sentence.words for sentence in batch]
        longest = max(map(len, words))
        letters = torch.zeros(len(batch), longest, 16, dtype=torch.long)
        shapes = torch.zeros(len(batch), longest, dtype=torch.long)
        for at, sentence in enumerate(words):
            letters[at, : len(sentence)] = torch.tensor([self._letters(word) for word in sentence])
            shapes[at, : len(sentence)] = torch.tensor([shape_of(word) for word in sentence])
        made = self.teacher(self.embed(words), letters, shapes, torch.tensor([len(sentence) for sentence in words]))
        for at, sentence in enumerate(words):
            made.arcs[at, :, len(sentence) + 1 :] = -1e9
        return made

    def _letters(self, word: str) -> list[int]:
        if word not in self._spelled:
            self._spelled[word] = letters_of(word, self.labels.letters)
        return self._spelled[word]

    def _loss(self, batch: Sequence[Sentence]) -> torch.Tensor:
        made = self._run(batch)
        upos, deps, entities = ([] for _ in range(3))
        heads = []
        longest = max(len(sentence.words) for sentence in batch)
        for s in batch:
            upos.append(_padded([self._numbers[0][tag] for tag in s.upos], longest))
            deps.append(_padded([self._numbers[1][dep] for dep in s.deps], longest))
            entities.append(_padded([self._numbers[2][tag] for tag in s.entities], longest))
            heads.append(_padded([0 if head == at else head + 1 for at, head in enumerate(s.heads)], longest))
        gold = torch.tensor(heads)
        at_gold = gold.clamp(min=0)[..., None, None].expand(-1, -1, 1, made.relations.shape[-1])
        relations = made.relations.gather(2, at_gold).squeeze(2)
        pairs = ((made.upos, upos, 0.5), (made.arcs, heads, 1.0), (relations, deps, 1.0), (made.entities, entities, 1.0))
        losses = []
        for scores, numbers, weight in pairs:
            wanted = torch.tensor(numbers).view(-1)
            if (wanted != _IGNORED).any():
                losses.append(
                    weight * functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), wanted, ignore_index=_IGNORED)
                )
        return torch.stack(losses).sum()


def annotated(learners: Sequence[Learner], sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences in their order with what the teachers find best together; layers that were there are replaced."""
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at].words))
    found: dict[int, Sentence] = {}
    for begin in range(0, len(order), 64):
        places = order[begin : begin + 64]
        batch = [sentences[at] for at in places]
        together = [sum(layers) for layers in zip(*(learner.scores(batch) for learner in learners), strict=True)]
        labels = learners[0].labels
        for row, place in enumerate(places):
            found[place] = _decoded(sentences[place], [layer[row].numpy() for layer in together], labels)
    for at in range(len(sentences)):
        yield found[at]


def _decoded(sentence: Sentence, layers: list[np.ndarray], labels: Labels) -> Sentence:
    size = len(sentence.words)
    upos, arcs, relations, entities = (layer[:size] for layer in layers)
    if not labels.deps:
        return replace(sentence, entities=best_tags(entities, labels.entities))
    tree = best_tree(arcs[:, : size + 1])
    root = labels.deps.index("root")
    chosen = relations[np.arange(size), tree]
    chosen[:, root] = -np.inf
    deps = [labels.deps[int(at)] for at in chosen.argmax(1)]
    return replace(
        sentence,
        upos=tuple(labels.upos[int(at)] for at in upos.argmax(1)),
        heads=tuple(at if head == 0 else int(head) - 1 for at, head in enumerate(tree)),
        deps=tuple("root" if head == 0 else dep for head, dep in zip(tree, deps, strict=True)),
        entities=best_tags(entities, labels.entities),
    )


def report(found: Sequence[Sentence], gold: Sequence[Sentence]) -> str:
    """Say how often tags, heads and entities are right, of the sentences where gold has them."""
    words = tags = heads = both = parsed = 0
    right = spans = given = 0
    for f, g in zip(found, gold, strict=True):
        words += len(g.upos)
        tags += sum(a == b for a, b in zip(f.upos, g.upos, strict=False))
        parsed += len(g.heads)
        for at, head in enumerate(g.heads):
            heads += f.heads[at] == head
            both += f.heads[at] == head and f.deps[at] == g.deps[at]
        if g.entities:
            a, b = set(spans_of(f.entities)), set(spans_of(g.entities))
            right, spans, given = right + len(a & b), spans + len(b), given + len(a)
    parts = []
    if words:
        parts.append(f"UPOS {100 * tags / words:.2f} UAS {100 * heads / parsed:.2f} LAS {100 * both / parsed:.2f}")
    if spans:
        parts.append(f"NER {200 * right / (spans + given):.2f}")
    return " ".join(parts)


def _padded(numbers: list[int], length: int) -> list[int]:
    return numbers + [_IGNORED] * (length - len(numbers))


def _batches(sentences: Sequence[Sentence], order: random.Random) -> Iterator[list[Sentence]]:
    """Yield batches of about _BATCH words, of sentences of like length, those with a tree apart from those with entities."""
    shuffled = sorted(sentences, key=lambda s: (not s.heads, len(s.words) + order.random() * 6))
    batches: list[list[Sentence]] = [[]]
    size = 0
    for sentence in shuffled:
        if size + len(sentence.words) > _BATCH or (batches[-1] and bool(batches[-1][0].heads) != bool(sentence.heads)):
            batches.append([])
            size = 0
        batches[-1].append(sentence)
        size += len(sentence.words)
    order.shuffle(batches)
    yield from batches
