"""End the terms that a source left open: where one person holds a post at a time, the next holder ends the last one's term."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.lists.reading import is_imported
from kg.lists.rows import PostRow, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

# one holder at a time; a state may have several ministers, ambassadors and spokespersons
_SINGLE = frozenset(
    {
        Role.HEAD_OF_STATE,
        Role.MONARCH,
        Role.HEAD_OF_GOVERNMENT,
        Role.DEPUTY_HEAD_OF_STATE,
        Role.FOREIGN_MINISTER,
        Role.DEFENCE_MINISTER,
        Role.FINANCE_MINISTER,
        Role.HEALTH_MINISTER,
        Role.HEAD_OF_ORGANIZATION,
    }
)


def settled(posts: Iterable[PostRow]) -> list[PostRow]:
    """Return the posts, edited ones instead of imported ones of the same person, role and organisation, open terms ended."""
    rows = list(posts)
    edited = {_holder(row) for row in rows if not is_imported(row.source.path)}
    rows = [row for row in rows if not is_imported(row.source.path) or _holder(row) not in edited]
    starts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.role in _SINGLE and row.start:
            starts[row.role, row.organization].append(row.start)
    for key in starts:
        starts[key].sort()
    return [_ended(row, starts.get((row.role, row.organization), [])) for row in rows]


def _holder(row: PostRow) -> tuple[str, str, str]:
    return row.person, row.role, row.organization


def _ended(row: PostRow, starts: list[str]) -> PostRow:
    if row.end or row.role not in _SINGLE or not is_imported(row.source.path):
        return row
    later = next((start for start in starts if start > row.start), "")
    return replace(row, end=later)
