"""Word vectors with subwords (fastText) from raw sentences; they are the teacher's, and do not go into the pipelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from gensim.models import FastText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from training.sentences import Sentence

WIDTH = 128
_LENGTH = 4.0  # of a vector: as large as what else the teacher reads of a word


def train_vectors(sentences: Sequence[Sentence], path: Path) -> None:
    """Train vectors on the words of the sentences and keep them at a path."""
    words = [[word.lower() for word in sentence.words] for sentence in sentences]
    model = FastText(
        words, vector_size=WIDTH, window=4, min_count=4, sg=1, negative=8, epochs=5, bucket=200_000, min_n=3, max_n=5, seed=0
    )
    model.wv.save(str(path))


class Vectors:
    """The vectors of a path, unknown words from their parts."""

    def __init__(self, path: Path) -> None:
        from gensim.models.fasttext import FastTextKeyedVectors

        self._vectors = FastTextKeyedVectors.load(str(path))
        self._known: dict[str, torch.Tensor] = {}

    def batch(self, sentences: Sequence[Sequence[str]]) -> torch.Tensor:
        """Return (sentence, word, WIDTH)."""
        made = torch.zeros(len(sentences), max(map(len, sentences)), WIDTH)
        for row, words in enumerate(sentences):
            for column, word in enumerate(words):
                if word not in self._known:
                    self._known[word] = self._vector(word)
                made[row, column] = self._known[word]
        return made

    def _vector(self, word: str) -> torch.Tensor:
        vector = torch.from_numpy(self._vectors[word.lower()].copy())
        return vector / (vector.norm() + 1e-6) * _LENGTH
