"""A claim goes in; out come the keys under which it is kept, and those under which claims that may be the same are sought."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

from kg.knowledge.utterances import fingerprints_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.knowledge.values import Statement

Name = TypeVar("Name", int, str)

_TERMS = 5  # of each claim the longest, which are the rarest; alike claims have most of their terms in common
_SHARED = 2  # so many of them two claims must share to be compared
_WEEK = 7  # days; two claims that are compared by their terms are no further apart
_BYTES = 7  # 56 bits: a number that every store keeps as it is


@dataclass(frozen=True, slots=True)
class Keys:
    """Numbers that stand for what a claim has: one of `exact` in common with another, or some of `near`, makes a candidate."""

    exact: frozenset[int]
    near: frozenset[int]


def keys_of(statement: Statement) -> Keys:
    """Return the keys under which a claim is kept; they follow from the claim, whatever else is in the store."""
    return Keys(frozenset(_exact(statement)), frozenset(_near(statement, (0,))))


def sought_by(statement: Statement) -> Keys:
    """Return the keys of the claims with which this one is to be compared: its own, and those of the weeks beside its own."""
    return Keys(frozenset(_exact(statement)), frozenset(_near(statement, (-1, 0, 1))))


def candidates(sought: Keys, kept: Callable[[int], Iterable[Name]]) -> set[Name]:
    """Return the claims that are kept under enough of the keys; `kept` gives those under one."""
    found = {name for key in sought.exact for name in kept(key)}
    shared = Counter(name for key in sought.near for name in kept(key))
    return found | {name for name, number in shared.items() if number >= _SHARED}


def _exact(statement: Statement) -> Iterator[int]:
    if statement.key:
        yield number_of("words", statement.key)
    if statement.event:
        yield number_of("event", statement.event[0])
    for shingle in fingerprints_of(statement):
        yield number_of("shingle", *shingle)


def _near(statement: Statement, weeks: tuple[int, ...]) -> Iterator[int]:
    if not statement.published or not statement.roots:
        return
    terms = sorted({term for term in statement.terms if ":" not in term}, key=lambda term: (-len(term), term))[:_TERMS]
    for week in weeks:
        for root in statement.roots:
            for term in terms:
                yield number_of("terms", root, term, str(statement.published.toordinal() // _WEEK + week))


def number_of(*parts: str) -> int:
    """Return the number that stands for some words in their order."""
    return int.from_bytes(blake2b("\x1f".join(parts).encode(), digest_size=_BYTES).digest(), "big")
