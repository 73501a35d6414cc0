"""Make names for government bodies from the names of their states and the patterns of the lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.lists.rows import Lists, NameRow, NameUse, PatternRow
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator


STATE, PEOPLE = "{state}", "{people}"
_SLOTS: dict[str, str] = {NameUse.STRONG: STATE, NameUse.WEAK: STATE, NameUse.DEMONYM: PEOPLE}


def body_names(lists: Lists, language: str) -> Iterator[NameRow]:
    """Yield a strong name for every body with a function: each pattern of the language filled with each name of its state."""
    fills = _fills(lists, language)
    patterns: dict[str, list[PatternRow]] = defaultdict(list)
    for pattern in lists.patterns:
        if pattern.language == language:
            patterns[pattern.function].append(pattern)
    for row in lists.actors:
        for pattern in patterns[row.function]:
            slot = STATE if STATE in pattern.pattern else PEOPLE
            for fill in fills[row.country, slot]:
                yield NameRow(pattern.source, row.key, pattern.pattern.replace(slot, fill), language, NameUse.STRONG)


def _fills(lists: Lists, language: str) -> dict[tuple[str, str], list[str]]:
    """Return what may stand for the state and for its people, by state."""
    states = {row.key for row in lists.actors if row.kind == ActorKind.STATE}
    fills: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in lists.names:
        slot = _SLOTS.get(name.use)
        if slot and name.key in states and name.language in (language, "mul"):
            fills[name.key, slot].append(name.name)
    return fills
