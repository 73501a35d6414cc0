"""From scores to annotation: the best tree over the arcs (Chu-Liu, Edmonds), the best sequence of entity tags (Viterbi)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

Matrix: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.floating]]"
_ROOTS = 8  # words that are tried as the only root, where several want to be: the likeliest
_NEVER = -1e9  # the score of what may not be
Heads: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.int64]]"


def heads_of(scores: Matrix) -> Heads:
    """Return what `best_tree` does, sooner: each word's own best head where these make a tree, as they mostly do."""
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    at = np.arange(len(scores))
    scores[at, at + 1] = _NEVER
    heads: Heads = scores.argmax(1)
    if not _is_tree(heads.tolist()):
        return best_tree(scores)
    return heads


def best_tree(scores: Matrix) -> Heads:
    """Return the head of every word (0 for the root, words from 1) of the best tree with one root.

    `scores` is (word, head) with the root as head 0.
    """
    size = len(scores)
    square = np.full((size + 1, size + 1), _NEVER)
    square[1:, :] = scores
    square[np.arange(size + 1), np.arange(size + 1)] = _NEVER
    heads: Heads = _tree(square)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads[1:]
    best, found = -np.inf, heads
    for root in roots[np.argsort(-square[roots, 0], kind="stable")[:_ROOTS]]:
        single = square.copy()
        single[1:, 0] = _NEVER
        single[root, 0] = square[root, 0]
        tried = _tree(single)
        value = single[np.arange(1, size + 1), tried[1:]].sum()
        if value > best:
            best, found = value, tried
    return found[1:]


def _is_tree(heads: Sequence[int]) -> bool:
    """Tell whether there is one root, and whether every word leads up to it."""
    if heads.count(0) != 1:
        return False
    good = {0}
    for word in range(1, len(heads) + 1):
        path = []
        while word not in good:
            path.append(word)
            if len(path) > len(heads):
                return False
            word = heads[word - 1]  # the way up
        good.update(path)
    return True


def _tree(square: Matrix) -> Heads:
    heads: Heads = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(square), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = square[cycle, heads[cycle]]
    smaller = np.full((len(outside) + 1, len(outside) + 1), _NEVER)
    smaller[:-1, :-1] = square[np.ix_(outside, outside)]
    into = square[np.ix_(cycle, outside)] - kept[:, None]
    from_cycle = square[np.ix_(outside, cycle)]
    smaller[-1, :-1] = into.max(0) + kept.sum()
    smaller[:-1, -1] = from_cycle.max(1)
    smaller[0, :] = _NEVER
    found = _tree(smaller)
    result = heads.copy()
    for at, word in enumerate(outside[1:], start=1):
        head = found[at]
        result[word] = cycle[from_cycle[at].argmax()] if head == len(outside) else outside[head]
    entry = found[-1]
    broken = cycle[into[:, entry].argmax()]
    result[broken] = outside[entry]
    return result


def _cycle(heads: Heads) -> Heads | None:
    seen = np.zeros(len(heads), dtype=int)
    for start in range(1, len(heads)):
        path = []
        at = start
        while at != 0 and seen[at] == 0:
            seen[at] = start
            path.append(at)
            at = heads[at]
        if at != 0 and seen[at] == start:
            return np.array(path[path.index(at) :])
    return None


def best_tags(scores: Matrix, tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the best sequence of BIO tags in which every I- follows its own kind; `scores` is (word, tag)."""
    allowed = np.array([[0.0 if _may_follow(before, after) else _NEVER for after in tags] for before in tags])
    first = np.array([_NEVER if tag.startswith("I-") else 0.0 for tag in tags])
    best = scores[0] + first
    back = []
    for row in scores[1:]:
        steps = best[:, None] + allowed
        back.append(steps.argmax(0))
        best = steps.max(0) + row
    chosen = [int(best.argmax())]
    for pointers in reversed(back):
        chosen.append(int(pointers[chosen[-1]]))
    return tuple(tags[at] for at in reversed(chosen))


def _may_follow(before: str, after: str) -> bool:
    return not after.startswith("I-") or before[2:] == after[2:]
