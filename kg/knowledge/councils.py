"""The list of councils goes in; out comes who their members are: an organisation that is nothing but the meetings of others."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.identifiers import actor_iri
from kg.resources import SEEDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COLUMNS = ["council", "members"]
_LEAST = 2
FILE = SEEDS / "councils.csv"


@cache
def members_of_councils(path: Path = FILE) -> Mapping[str, tuple[str, ...]]:
    """Return the members of each council, all by address (IRI).

    Raises DataError with file and line for a row that does not name a council and two members.
    """
    councils = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames != _COLUMNS:
            raise DataError(path, f"the columns must be {','.join(_COLUMNS)}", line=1)
        for row in reader:
            members = [key for key in (row["members"] or "").split("|") if key]
            if not row["council"] or len(members) < _LEAST:
                raise DataError(path, "must name a council and two members or more, with '|' between them", line=reader.line_num)
            councils[str(actor_iri(row["council"]))] = tuple(str(actor_iri(key)) for key in members)
    return councils
