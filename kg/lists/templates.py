"""Make names for government bodies from the names of their states and the patterns of the lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.lists.rows import Lists, NameRow, NameUse
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator


def body_names(lists: Lists, language: str) -> Iterator[NameRow]:
    """Yield a strong name for every body with a function: each pattern of the language filled with each name of its state."""
    states = {row.key for row in lists.actors if row.kind == ActorKind.STATE}
    fills: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in lists.names:
        if name.key in states and name.language in (language, "mul"):
            if name.use in (NameUse.STRONG, NameUse.WEAK):
                fills[name.key, "{state}"].append(name.name)
            elif name.use is NameUse.DEMONYM:
                fills[name.key, "{people}"].append(name.name)
    patterns = [row for row in lists.patterns if row.language == language]
    for row in lists.actors:
        for pattern in patterns:
            if row.function and pattern.function is row.function:
                slot = "{state}" if "{state}" in pattern.pattern else "{people}"
                for fill in fills[row.country, slot]:
                    yield NameRow(pattern.source, row.key, pattern.pattern.replace(slot, fill), language, NameUse.STRONG)
