"""Read a source table (tab separated, one header line, no quoting) and the rules of the import."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LONGEST_FIELD = 1_000_000  # bytes; names of one state in hundreds of languages


@dataclass(frozen=True, slots=True)
class Sources:
    """A folder of source tables and the rules for reading them."""

    folder: Path
    rules: Mapping[str, Any]

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Yield the rows of a table; a missing one is a DataError, a row of another width too."""
        path = self.folder / name
        if not path.is_file():
            raise DataError(path, "this source is missing")
        csv.field_size_limit(_LONGEST_FIELD)
        with path.open(encoding="utf-8") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for row in reader:
                if None in row or None in row.values():
                    raise DataError(path, f"has not {len(reader.fieldnames or ())} columns", line=reader.line_num)
                yield row


def read_rules(path: Path) -> Mapping[str, Any]:
    """Return the rules of the import from a TOML file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(path, str(error)) from error


def parts(value: str) -> list[str]:
    """Return the values that stand in one field, joined with "|"."""
    return [part.strip() for part in value.strip('"').split("|") if part.strip()]
