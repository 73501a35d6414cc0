"""What the gold has and what was found go in; which of the one is which of the other comes out."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kg.evaluate.found import FoundActor
    from kg.evaluate.gold import GoldActor
    from kg.model import Span

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")
_ALIKE = 0.5  # the share of words that two descriptions of somebody unnamed must have in common
_NO_LETTER = re.compile(r"[^\w\s]")


def plain(name: str) -> str:
    """Return a name without case, marks and double blanks."""
    return " ".join(_NO_LETTER.sub(" ", name.casefold()).split())


def is_same(found: FoundActor, wanted: GoldActor) -> bool:
    """Tell whether an actor of the graph is one of the gold: by Wikidata item where both have one, else by any name."""
    if wanted.item and found.items:
        return wanted.item in found.items
    names = wanted.known_as
    if names & found.names:
        return True
    return wanted.kind is ActorKind.UNNAMED and any(_alike(one, other) for one in names for other in found.names)


def is_one_of(key: str, wanted: Iterable[GoldActor], actors: Mapping[str, FoundActor]) -> bool:
    """Tell whether an actor of the graph, or one on whose behalf it acts, is among those of the gold."""
    accepted = tuple(wanted)
    return any(is_same(actor, each) for actor in _behind(key, actors) for each in accepted)


def _behind(key: str, actors: Mapping[str, FoundActor]) -> Iterator[FoundActor]:
    """Yield the actor and, step by step, those whom it represents."""
    seen, ahead = {key}, deque([key])
    while ahead:
        actor = actors.get(ahead.popleft())
        if actor is not None:
            yield actor
            ahead.extend(actor.represents - seen)
            seen |= actor.represents


def _alike(one: str, other: str) -> bool:
    words, others = set(one.split()), set(other.split())
    return bool(words and others) and len(words & others) >= _ALIKE * len(words | others)


def overlap(one: Span, other: Span) -> float:
    """Return how much of two spans is shared: the length of what they share by the length of what they cover, 0 to 1."""
    return shared(one, other) / (max(one.end, other.end) - min(one.begin, other.begin))


def shared(one: Span, other: Span) -> int:
    """Return how many characters two spans share."""
    return max(min(one.end, other.end) - max(one.begin, other.begin), 0)


def pairs(wanted: Sequence[Wanted], found: Sequence[Found], likeness: Callable[[Wanted, Found], float]) -> dict[int, int]:
    """Return which position of `wanted` goes with which of `found`: one to one, the likest first, none where likeness is 0."""
    scored = [(-likeness(one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(found)]
    joined: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(each for each in scored if each[0] < 0):
        if i not in joined and j not in taken:
            joined[i] = j
            taken.add(j)
    return joined
