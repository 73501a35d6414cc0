"""The list of councils goes in; out comes who their members are: an organisation that is nothing but the meetings of others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.identifiers import actor_iri
from kg.lists.members import members_in
from kg.resources import SEEDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LEAST = 2
FILE = SEEDS / "councils.csv"


@cache
def members_of_councils(path: Path = FILE) -> Mapping[str, tuple[str, ...]]:
    """Return the members of each council, all by address (IRI).

    Raises DataError with file and line for a row that does not name a council and two members.
    """
    found = members_in(path, "council", _LEAST)
    return {str(actor_iri(council)): tuple(str(actor_iri(key)) for key in members) for council, members in found.items()}
