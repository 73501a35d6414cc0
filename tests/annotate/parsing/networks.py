"""A small network with weights drawn by a seed, for tests that ask how it reads, not how well."""

import numpy as np

from kg.annotate.parsing.network import ATTENTION, Network, Plan

PLAN = Plan(
    upos=("NOUN", "PROPN", "VERB"),
    deps=("nsubj", "obj", "punct"),
    entities=("B-LOC", "B-PER", "I-LOC", "I-PER", "O"),
    forms=("she", "said", "the", "talks", "failed"),
    groups=64,
    shapes=16,
    layers=(1, ATTENTION, 2),
    heads=2,
    reach=3,
)
WIDTH = 8
SIZES = {
    "forms": (6, 4), "groups": (64, 4), "shapes": (16, 2), "word": (10, WIDTH), "upos": (WIDTH, 3),
    "layer0": (3 * WIDTH, WIDTH), "layer1.in": (WIDTH, 3 * WIDTH), "layer1.out": (WIDTH, WIDTH), "layer2": (3 * WIDTH, WIDTH),
    "entities.in": (WIDTH, 4), "entities.out": (4, 5), "arcs.word": (WIDTH, 6), "arcs.head": (WIDTH, 6),
    "relations.word": (WIDTH, 6), "relations.head": (WIDTH, 6), "relations": (6, 3),
}  # fmt: skip
TABLES = ("forms", "groups", "shapes")
SCALES = ("root", "last.scale", "layer0.scale", "layer1.scale", "layer2.scale")


def network(seed=0):
    draw = np.random.default_rng(seed)
    weights = {name: draw.normal(size=WIDTH) for name in SCALES}
    weights |= {
        "arcs.bias": draw.normal(size=6),
        "arcs.weight": draw.normal(size=(6, 6)),
        "layer1.distance": draw.normal(size=(2, 7)),
    }
    for name, size in SIZES.items():
        weights[name if name in TABLES else f"{name}.weight"] = draw.normal(size=size)
        if name not in TABLES:
            weights[f"{name}.bias"] = draw.normal(size=size[1])
    return Network(PLAN, {name: value.astype(np.float32) for name, value in weights.items()})
