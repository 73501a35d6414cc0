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

_TERMS = 4  # of each claim the longest, which are the rarest; alike claims have most of their terms in common
_SHARED = 2  # so many of them two claims must share to be compared
_WEEK = 7  # days; two claims that are compared by their terms are no further apart
_BYTES = 7  # as text no longer than what Oxigraph keeps beside the triple itself


@dataclass(frozen=True, slots=True)
class Keys:
    """What stands for what a claim has: one of `exact` in common with another, or some of `near`, makes a candidate."""

    exact: frozenset[str]
    near: frozenset[str]


def keys_of(statement: Statement) -> Keys:
    """Return the keys under which a claim is kept; they follow from the claim, whatever else is in the store."""
    return Keys(frozenset(_exact(statement)), frozenset(_near(statement, (0,))))


def sought_by(statement: Statement) -> Keys:
    """Return the keys of the claims with which this one is to be compared: its own, and those of the weeks beside its own."""
    return Keys(frozenset(_exact(statement)), frozenset(_near(statement, (-1, 0, 1))))


def candidates(sought: Keys, kept: Callable[[str], Iterable[Name]]) -> set[Name]:
    """Return the claims that are kept under enough of the keys; `kept` gives those under one."""
    found = {name for key in sought.exact for name in kept(key)}
    shared = Counter(name for key in sought.near for name in kept(key))
    return found | {name for name, number in shared.items() if number >= _SHARED}


def _exact(statement: Statement) -> Iterator[str]:
    if statement.key:
        yield key_of("words", statement.key)
    if statement.event:
        yield key_of("event", statement.event[0])
    for shingle in fingerprints_of(statement):
        yield key_of("shingle", *shingle)


def _near(statement: Statement, weeks: tuple[int, ...]) -> Iterator[str]:
    if not statement.published or not statement.roots:
        return
    terms = sorted({term for term in statement.terms if ":" not in term}, key=lambda term: (-len(term), term))[:_TERMS]
    for week in weeks:
        for root in statement.roots:
            for term in terms:
                yield key_of("terms", root, term, str(statement.published.toordinal() // _WEEK + week))


def key_of(*parts: str) -> str:
    """Return the key that stands for some words in their order."""
    return blake2b("\x1f".join(parts).encode(), digest_size=_BYTES).hexdigest()
