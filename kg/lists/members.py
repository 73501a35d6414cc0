"""A table that names the members of something goes in, one row each; out come the keys of the members, by its name."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from kg.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def members_in(path: Path, of: str, least: int) -> Mapping[str, tuple[str, ...]]:
    """Return the members by the value of the column `of`; they stand in the column "members", with "|" between them.

    Raises DataError with file and line for other columns, or a row that lacks a name or has fewer than `least` members.
    """
    columns, found = [of, "members"], {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames != columns:
            raise DataError(path, f"the columns must be {','.join(columns)}", line=1)
        for row in reader:
            members = tuple(key for key in (row["members"] or "").split("|") if key)
            if not row[of] or len(members) < least:
                raise DataError(
                    path, f"must name a {of} and at least {least} members, with '|' between them", line=reader.line_num
                )
            found[row[of]] = members
    return found
