"""A claim goes in; out come the keys under which it is kept, and those under which claims that may be the same are sought."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

from kg.knowledge.utterances import DISTINCT, fingerprints_of, runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.knowledge.values import Statement

Name = TypeVar("Name", int, str)

_TERMS = 6  # of each claim the longest, which are the rarest; alike claims have most of their terms in common
_SHARED = 2  # so many of them two claims must share to be compared
# Two claims that are compared by less than many equal words are at most seven days apart. So each is kept in its fortnight, and
# sought in that and in the nearer one beside it: what a key finds does not grow with the years that a store holds.
_FORTNIGHT = 14
_BYTES = 7  # as text no longer than what Oxigraph keeps beside the triple itself


@dataclass(frozen=True, slots=True)
class Keys:
    """What stands for what a claim has: one is kept under `kept`, and it is sought by `exact` and `near`.

    One of `exact` in common with those under which another is kept, or some of `near`, makes a candidate.
    """

    kept: frozenset[str]
    exact: frozenset[str]
    near: frozenset[str]


def keys_of(statement: Statement) -> Keys:
    """Return the keys of a claim; they follow from the claim, whatever else is in the store."""
    lasting = frozenset(key_of(*parts) for parts in _lasting(statement))
    passing, terms = tuple(_passing(statement)), tuple(_terms(statement))
    own, *beside = (
        (frozenset(key_of(*parts, each) for parts in passing), frozenset(key_of(*parts, each) for parts in terms))
        for each in _fortnights(statement)
    )
    kept = lasting.union(*own)
    return Keys(kept, lasting.union(own[0], *(each[0] for each in beside)), own[1].union(*(each[1] for each in beside)))


def candidates(sought: Keys, kept: Callable[[str], Iterable[Name]]) -> set[Name]:
    """Return the claims that are kept under enough of the keys; `kept` gives those under one."""
    found = {name for key in sought.exact for name in kept(key)}
    shared = Counter(name for key in sought.near for name in kept(key))
    return found | {name for name, number in shared.items() if number >= _SHARED}


def _lasting(statement: Statement) -> Iterator[tuple[str, ...]]:
    """Yield what two claims may have in common however far apart they are."""
    if statement.key and len(statement.words) >= DISTINCT:
        yield "words", statement.key
    if statement.event:
        yield "event", statement.event[0]
    for run in runs_of(statement):
        yield "run", *run


def _passing(statement: Statement) -> Iterator[tuple[str, ...]]:
    if statement.key:
        yield "words", statement.key
    for shingle in fingerprints_of(statement):
        yield "shingle", *shingle


def _terms(statement: Statement) -> Iterator[tuple[str, ...]]:
    terms = sorted({term for term in statement.terms if ":" not in term}, key=lambda term: (-len(term), term))[:_TERMS]
    for root in statement.roots:
        for term in terms:
            yield "terms", root, term


def _fortnights(statement: Statement) -> tuple[str, ...]:
    if not statement.published:
        return ("undated",)
    number, day = divmod(statement.published.toordinal(), _FORTNIGHT)
    return str(number), str(number - 1 if day < _FORTNIGHT // 2 else number + 1)


def key_of(*parts: str) -> str:
    """Return the key that stands for some words in their order."""
    return blake2b("\x1f".join(parts).encode(), digest_size=_BYTES).hexdigest()
