"""Name taggers: words with their universal tags go in, names come out; they rest on a transformer that is not trained along.

Where a treebank gives the tags, knowing which words are proper nouns tells most of where a name begins and ends: sentences
with trees but without names get theirs from these taggers, and so does raw text, with the tags that the teachers find.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional

from kg.annotate.parsing.decoding import best_tags
from training.teacher import letters_of, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from training.sentences import Sentence
    from training.transformer import WordPieces

_IGNORED = -100  # the number that PyTorch's loss leaves out
_BATCH = 32  # sentences
_LETTERS = 16  # as `letters_of` gives them
_RATE = 2e-3


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a tagger tells apart; the position of a label is its number, 0 among the tags of words is none of them."""

    upos: tuple[str, ...]
    entities: tuple[str, ...]
    letters: str

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Inventory:
        """Collect what the training sentences hold."""
        return cls(
            ("", *sorted({tag for s in sentences for tag in s.upos})),
            tuple(sorted({tag for s in sentences for tag in s.entities})),
            "".join(sorted({letter for s in sentences for word in s.words for letter in word})),
        )


class Tagger(nn.Module):
    """Scores the name tags of a batch of sentences."""

    def __init__(self, inventory: Inventory, width: int, *, hidden: int = 160, dropout: float = 0.4) -> None:
        super().__init__()
        self.inventory = inventory
        self.narrow = nn.Linear(width, 200)
        self.letters = nn.Embedding(len(inventory.letters) + 2, 24, padding_idx=0)
        self.convolution = nn.Conv1d(24, 64, 3, padding=1)
        self.shapes, self.tags = nn.Embedding(8, 16), nn.Embedding(len(inventory.upos), 24)
        self.dropout = nn.Dropout(dropout)
        self.lstm = nn.LSTM(200 + 64 + 16 + 24, hidden, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * hidden, len(inventory.entities))

    def forward(self, states: torch.Tensor, sentences: Sequence[Sentence]) -> torch.Tensor:
        """Return (sentence, word, name tag) for the transformer's states (sentence, word, width) of the sentences."""
        count, longest = states.shape[:2]
        letters = torch.zeros(count, longest, _LETTERS, dtype=torch.long)
        shapes, tags = (torch.zeros(count, longest, dtype=torch.long) for _ in range(2))
        known = {tag: number for number, tag in enumerate(self.inventory.upos)}
        for at, sentence in enumerate(sentences):
            length = len(sentence.words)
            letters[at, :length] = torch.tensor([letters_of(word, self.inventory.letters) for word in sentence.words])
            shapes[at, :length] = torch.tensor([shape_of(word) for word in sentence.words])
            if sentence.upos:
                tags[at, :length] = torch.tensor([known.get(tag, 0) for tag in sentence.upos])
        spelled = self.letters(letters.view(-1, _LETTERS)).transpose(1, 2)
        spelled = torch.relu(self.convolution(spelled)).amax(2).view(count, longest, -1)
        narrow = torch.relu(self.narrow(self.dropout(states)))
        read = self.dropout(torch.cat([narrow, spelled, self.shapes(shapes), self.tags(tags)], 2))
        lengths = torch.tensor([len(sentence.words) for sentence in sentences])
        packed = nn.utils.rnn.pack_padded_sequence(read, lengths, batch_first=True, enforce_sorted=False)
        seen, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=longest)
        scores: torch.Tensor = self.out(self.dropout(seen))
        return scores

    def learn(self, sentences: Sequence[Sentence], embed: WordPieces, epochs: int, seed: int) -> None:
        """Learn from sentences with names; the rate rises for a twentieth of the time and falls to nothing."""
        order = random.Random(seed)  # noqa: S311  # the same order every time is what is wanted
        optimizer = torch.optim.AdamW(self.parameters(), _RATE, weight_decay=1e-4)
        steps = epochs * -(-len(sentences) // _BATCH)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, 20 * step / steps) * (1 - step / steps))
        numbers = {tag: number for number, tag in enumerate(self.inventory.entities)}
        self.train()
        for _ in range(epochs):
            for batch in _batches(sentences, lambda s: len(s.words) + order.random() * 8, order):
                scores = self(embed([s.words for s in batch]), batch)
                wanted = [torch.tensor([numbers[tag] for tag in s.entities]) for s in batch]
                gold = nn.utils.rnn.pad_sequence(wanted, batch_first=True, padding_value=_IGNORED)
                loss = functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=_IGNORED)
                optimizer.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(self.parameters(), 5.0)
                optimizer.step()
                schedule.step()
        self.eval()


def with_names(taggers: Sequence[Tagger], sentences: Sequence[Sentence], embed: WordPieces) -> Iterator[Sentence]:
    """Yield the sentences in their order with the names that the taggers find best together."""
    tags = taggers[0].inventory.entities
    for begin in range(0, len(sentences), _BATCH):
        batch = sentences[begin : begin + _BATCH]
        states = embed([sentence.words for sentence in batch])
        with torch.no_grad():
            together = sum(functional.log_softmax(tagger(states, batch), -1) for tagger in taggers)
        for at, sentence in enumerate(batch):
            yield replace(sentence, entities=best_tags(together[at, : len(sentence.words)].numpy(), tags))  # type: ignore[index]


def _batches(sentences: Sequence[Sentence], key: Callable[[Sentence], float], order: random.Random) -> list[list[Sentence]]:
    drawn = sorted(sentences, key=key)
    batches = [drawn[at : at + _BATCH] for at in range(0, len(drawn), _BATCH)]
    order.shuffle(batches)
    return batches
