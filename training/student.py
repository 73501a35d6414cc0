"""The student: the network of `kg.annotate.parsing.network` once more, in PyTorch, so that it can learn; and its export."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import spacy
import torch
from torch import nn
from torch.nn import functional

from kg.annotate.parsing.component import NAME
from kg.annotate.parsing.network import ATTENTION, Network

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np

    from kg.annotate.parsing.network import Plan

FORM, GROUP, SHAPE = 96, 96, 32  # numbers that a form, a letter group, a spelling give to a word's vector
WIDTH, ARC, RELATION, ENTITY = 160, 128, 128, 64
_DROPOUT = 0.15
_EPSILON = 1e-6
_LICENSE = "CC BY-SA 4.0"
_SPACY = ">=3.7,<4"


class Student(nn.Module):
    """Scores padded batches of sentences; its parts bear the names that the shipped weights have."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.forms = nn.Embedding(len(plan.forms) + 1, FORM)
        self.groups = nn.EmbeddingBag(plan.groups, GROUP, mode="mean")
        self.shapes = nn.Embedding(plan.shapes, SHAPE)
        for table in (self.forms, self.groups, self.shapes):
            nn.init.normal_(table.weight, std=0.1)
        self.word = nn.Linear(FORM + GROUP + SHAPE, WIDTH)
        self.layers = nn.ModuleList(_Attention(plan) if size == ATTENTION else _Convolution(size) for size in plan.layers)
        self.last = _Scale()
        self.dropout = nn.Dropout(_DROPOUT)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.1)
        self.upos = nn.Linear(WIDTH, len(plan.upos))
        self.entities = nn.ModuleDict({"in": nn.Linear(WIDTH, ENTITY), "out": nn.Linear(ENTITY, len(plan.entities))})
        self.arcs = nn.ModuleDict({"word": nn.Linear(WIDTH, ARC), "head": nn.Linear(WIDTH, ARC)})
        self.arc_weight = nn.Parameter(torch.eye(ARC) * 0.1)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.relations = nn.ModuleDict({"word": nn.Linear(WIDTH, RELATION), "head": nn.Linear(WIDTH, RELATION)})
        self.relation = nn.Linear(RELATION, len(plan.deps))

    def words(self, forms: torch.Tensor, groups: torch.Tensor, begins: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """Return the vectors of single words: (word, WIDTH); `begins` tells where each word's groups begin."""
        return self.word(self.dropout(torch.cat([self.forms(forms), self.groups(groups, begins), self.shapes(shapes)], 1)))

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Let words (sentence, word, WIDTH) see their sentence; `mask` (sentence, word, 1) is 0 where there is no word."""
        states = states * mask
        for layer in self.layers:
            states = (states + self.dropout(layer(states, mask))) * mask
        return self.dropout(self.last(states))

    def arc_scores(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return (sentence, word, head) with the root as head 0; a word is never its own head."""
        words = self.dropout(functional.relu(self.arcs["word"](states))) @ self.arc_weight
        heads = self.dropout(functional.relu(self.arcs["head"](self._with_root(states))))
        scores = words @ heads.transpose(1, 2) + (heads @ self.arc_bias)[:, None]
        there = functional.pad(mask.squeeze(-1), (1, 0), value=1.0)[:, None]
        selves = functional.pad(torch.eye(states.shape[1]), (1, 0))[None]
        return scores.masked_fill((there == 0) | (selves > 0), -1e9)

    def relation_scores(self, states: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Return (sentence, word, relation) under the given heads."""
        above = self.relations["head"](self._with_root(states))
        chosen = above.gather(1, heads[..., None].expand(-1, -1, RELATION))
        return self.relation(self.dropout(functional.relu(self.relations["word"](states) + chosen)))

    def entity_scores(self, states: torch.Tensor) -> torch.Tensor:
        """Return (sentence, word, tag)."""
        return self.entities["out"](self.dropout(functional.relu(self.entities["in"](states))))

    def weights(self) -> dict[str, np.ndarray]:
        """Return the weights by the names that the network reads."""
        made = {"forms": self.forms.weight, "groups": self.groups.weight, "shapes": self.shapes.weight, "root": self.root}
        made |= {"last.scale": self.last.weight, "arcs.weight": self.arc_weight, "arcs.bias": self.arc_bias}
        parts = {"word": self.word, "upos": self.upos, "relations": self.relation}
        for name in ("entities", "arcs", "relations"):
            parts |= {f"{name}.{key}": part for key, part in getattr(self, name).items()}
        for number, layer in enumerate(self.layers):
            made[f"layer{number}.scale"] = layer.scale.weight
            parts |= {f"layer{number}{suffix}": part for suffix, part in layer.parts.items()}
            if isinstance(layer, _Attention):
                made[f"layer{number}.distance"] = layer.distance
        for name, part in parts.items():
            made |= {f"{name}.weight": part.weight.T, f"{name}.bias": part.bias}
        return {name: value.detach().numpy() for name, value in made.items()}

    def _with_root(self, states: torch.Tensor) -> torch.Tensor:
        return torch.cat([self.root.expand(len(states), 1, -1), states], 1)


def ship(student: Student, language: str, folder: Path) -> None:
    """Write a student as it is shipped: a spaCy pipeline of one component, without a tokenizer; the card beside it stays."""
    meta = {"name": f"kg_{language}", "description": "Tags, dependencies and names in news", "license": _LICENSE}
    nlp = spacy.blank("xx", meta=meta | {"version": version("geopolitical-kg"), "spacy_version": _SPACY})
    nlp.add_pipe(NAME)
    nlp.get_pipe(NAME).network = Network(student.plan, student.weights())
    nlp.to_disk(folder, exclude=["tokenizer"])


class _Scale(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(WIDTH))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return states * self.weight * torch.rsqrt(states.square().mean(-1, keepdim=True) + _EPSILON)


class _Convolution(nn.Module):
    """Every word sees one before it and one behind it, `reach` words away."""

    def __init__(self, reach: int) -> None:
        super().__init__()
        self.reach, self.scale, self.linear = reach, _Scale(), nn.Linear(3 * WIDTH, WIDTH)
        self.parts = {"": self.linear}

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        seen = functional.pad(self.scale(states) * mask, (0, 0, self.reach, self.reach))
        length, reach = states.shape[1], self.reach
        wide = torch.cat([seen[:, begin : begin + length] for begin in (0, reach, 2 * reach)], 2)
        return functional.relu(self.linear(wide))


class _Attention(nn.Module):
    """Every word sees every other, by what they are and by how far they lie apart."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.heads, self.reach = plan.heads, plan.reach
        self.scale, self.ask, self.tell = _Scale(), nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.distance = nn.Parameter(torch.zeros(plan.heads, 2 * plan.reach + 1))
        self.parts = {".in": self.ask, ".out": self.tell}

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        sentences, length, _ = states.shape
        asked = self.ask(self.scale(states)).view(sentences, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        at = torch.arange(length)
        weights = asked[0] @ asked[1].transpose(-1, -2) * asked.shape[-1] ** -0.5
        weights = weights + self.distance[:, (at - at[:, None]).clamp(-self.reach, self.reach) + self.reach]
        weights = weights.masked_fill(mask.squeeze(-1)[:, None, None] == 0, -1e9).softmax(-1)
        return self.tell((weights @ asked[2]).transpose(1, 2).reshape(sentences, length, -1))
