"""Words go in; out comes the inside of a regular expression's group that matches any of them, shared beginnings tried once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; one that never matches when there are none.

    Python's `re` tries the branches of a group one after the other, at every place of a text; words that begin alike
    become one branch, so that hundreds of them cost little more than one.
    """
    return _branches(frozenset(word for word in words if word)) or r"(?!)"


def _branches(words: frozenset[str]) -> str:
    by_first: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if word:
            by_first[word[0]].add(word[1:])
    branches = "|".join(_branch(first, frozenset(rests)) for first, rests in sorted(by_first.items()))
    if "" not in words:
        return branches
    return f"(?:{branches})?" if branches else ""


def _branch(first: str, rests: frozenset[str]) -> str:
    shared = _shared_beginning(rests)
    inside = _branches(frozenset(rest[len(shared) :] for rest in rests))
    grouped = f"(?:{inside})" if len(rests) > 1 and not inside.startswith("(?:") else inside
    return re.escape(first + shared) + grouped


def _shared_beginning(words: frozenset[str]) -> str:
    least, most = min(words), max(words)
    same = next((at for at, (a, b) in enumerate(zip(least, most, strict=False)) if a != b), len(least))
    return least[:same]
