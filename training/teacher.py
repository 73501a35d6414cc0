"""The teacher: words go in, scores of tags, heads, relations and entities come out; large, slow, never shipped.

A word is its pretrained vector (or the word pieces of a small transformer), its letters through a convolution, and its
shape; bidirectional LSTMs read them; heads and relations are scored pairwise (Dozat and Manning 2017).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.sentences import Sentence

_LETTERS = 16  # letters of a word that are read: half from its beginning, half from its end
_SHAPES = 8


@dataclass(frozen=True, slots=True)
class Labels:
    """The inventories of a teacher; the position of a label is its number."""

    upos: tuple[str, ...]
    deps: tuple[str, ...]
    entities: tuple[str, ...]
    letters: str

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Labels:
        """Collect what the training sentences hold."""
        counted: dict[str, int] = {}
        for sentence in sentences:
            for letter in "".join(sentence.words):
                counted[letter] = counted.get(letter, 0) + 1
        return cls(
            tuple(sorted({tag for s in sentences for tag in s.upos})),
            tuple(sorted({dep for s in sentences for dep in s.deps})),
            tuple(sorted({tag for s in sentences for tag in s.entities})),
            "".join(sorted(letter for letter, count in counted.items() if count > 5)),
        )


@dataclass(slots=True)
class Scores:
    """Scores of one batch: (sentence, word, tag); `arcs` (sentence, word, head); `relations` (sentence, word, head, relation)."""

    upos: torch.Tensor
    arcs: torch.Tensor
    relations: torch.Tensor
    entities: torch.Tensor


class Teacher(nn.Module):
    """Scores a batch of sentences; position 0 of the heads stands for the root."""

    def __init__(self, labels: Labels, width: int, *, hidden: int = 256, layers: int = 2, dropout: float = 0.33) -> None:
        super().__init__()
        self.labels = labels
        self.letters = nn.Embedding(len(labels.letters) + 2, 32, padding_idx=0)
        self.convolution = nn.Conv1d(32, 96, 3, padding=1)
        self.shapes = nn.Embedding(_SHAPES, 16)
        self.dropout = nn.Dropout(dropout)
        self.lstm = nn.LSTM(width + 96 + 16, hidden, layers, bidirectional=True, batch_first=True, dropout=dropout)
        self.root = nn.Parameter(torch.zeros(2 * hidden))
        self.upos = nn.Linear(2 * hidden, len(labels.upos))
        self.entities = nn.Sequential(
            nn.Linear(2 * hidden, 128), nn.ReLU(), nn.Dropout(dropout), nn.Linear(128, len(labels.entities))
        )
        self.arcs = _Pairs(2 * hidden, 300, 1, dropout)
        self.relations = _Pairs(2 * hidden, 96, len(labels.deps), dropout)

    def forward(self, vectors: torch.Tensor, letters: torch.Tensor, shapes: torch.Tensor, lengths: torch.Tensor) -> Scores:
        """Score vectors (sentence, word, width), letters (sentence, word, letter) and shapes (sentence, word)."""
        sentences, words, count = letters.shape
        spelled = self.letters(letters.view(-1, count)).transpose(1, 2)
        spelled = torch.relu(self.convolution(spelled)).amax(2).view(sentences, words, -1)
        read = self.dropout(torch.cat([vectors, spelled, self.shapes(shapes)], 2))
        packed = nn.utils.rnn.pack_padded_sequence(read, lengths.cpu(), batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=words)
        states = self.dropout(states)
        heads = torch.cat([self.root.expand(sentences, 1, -1), states], 1)
        return Scores(
            self.upos(states), self.arcs(states, heads).squeeze(-1), self.relations(states, heads), self.entities(states)
        )


class _Pairs(nn.Module):
    """Biaffine scores of (word, head) pairs."""

    def __init__(self, width: int, hidden: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Sequential(nn.Linear(width, hidden), nn.LeakyReLU(0.1), nn.Dropout(dropout))
        self.head = nn.Sequential(nn.Linear(width, hidden), nn.LeakyReLU(0.1), nn.Dropout(dropout))
        self.weights = nn.Parameter(torch.zeros(labels, hidden + 1, hidden + 1))

    def forward(self, words: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        words, heads = _with_one(self.word(words)), _with_one(self.head(heads))
        return torch.einsum("bwi,lij,bhj->bwhl", words, self.weights, heads)


def _with_one(states: torch.Tensor) -> torch.Tensor:
    return torch.cat([states, states.new_ones(*states.shape[:-1], 1)], -1)


def letters_of(word: str, letters: str) -> list[int]:
    """Return the numbers of a word's letters: 0 is padding, 1 a letter not met in training."""
    shown = word if len(word) <= _LETTERS else word[: _LETTERS // 2] + word[-_LETTERS // 2 :]
    numbers = [letters.find(letter) + 2 for letter in shown]
    return [1 if number == 1 else number for number in numbers] + [0] * (_LETTERS - len(shown))


def shape_of(word: str) -> int:
    """Return the kind of spelling: lower case, Title, UPPER, miXed, digits, with digits, signs."""
    if word.isalpha():
        return 1 if word.islower() else 2 if word.istitle() else 3 if word.isupper() else 4
    if any(map(str.isdigit, word)):
        return 6 if any(map(str.isalpha, word)) else 5
    return 7 if any(map(str.isalpha, word)) else 0
