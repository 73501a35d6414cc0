"""Tell who meets where talks are only called by their format ("six-party talks"): a trigger in its scene in, the members out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.meeting.scene import Group
from kg.lists.members import members_in
from kg.resources import SEEDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.annotate.meeting.reach import Look

_LEAST = 3
_BEFORE = 60  # code points before a noun in which its format is named
FILE = SEEDS / "formats.csv"


def members_of_format(look: Look) -> Group | None:
    """Return the members of the format that is named before a noun, where the article names the first of them."""
    scene, trigger = look.scene, look.trigger
    before = scene.lower[max(0, trigger.begin - _BEFORE) : trigger.begin]
    for name, pattern in scene.grammar.formats.items():
        members = formats()[name]
        if members[0] in look.knowledge.actors and pattern.search(before):
            ends = (trigger.end,) * len(members)
            return Group(trigger.begin, trigger.end, members, ends, scene.quotation(trigger.begin))
    return None


@cache
def formats(path: Path = FILE) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the members of each format, first the one whose name tells of which talks an article speaks.

    Raises DataError with file and line for a row that does not name a format and three members.
    """
    return members_in(path, "format", _LEAST)
