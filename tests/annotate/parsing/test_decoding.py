from itertools import product

import numpy as np
import pytest

from kg.annotate.parsing.decoding import best_tags, best_tree


def is_tree(heads):
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return list(heads).count(0) == 1


def value(scores, heads):
    return sum(scores[word, head] for word, head in enumerate(heads))


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_with_one_root_scores_higher(seed):
    size = 4
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    heads = best_tree(scores.copy())
    assert is_tree(heads)
    trees = [tree for tree in product(range(size + 1), repeat=size) if is_tree(tree)]
    assert value(scores, heads) == pytest.approx(max(value(scores, tree) for tree in trees))


def test_an_inner_tag_follows_its_own_kind_only():
    tags = ("B-LOC", "B-PER", "I-LOC", "I-PER", "O")
    scores = np.array([[0, 5, 0, 0, 4], [0, 0, 9, 5, 0], [0, 0, 0, 0, 1.0]])
    assert best_tags(scores, tags) == ("B-PER", "I-PER", "O")
    assert best_tags(np.array([[0, 0, 9, 8, 0.5]]), tags) == ("O",)
