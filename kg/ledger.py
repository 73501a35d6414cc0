"""A CSV file of decisions that is only ever added to: its rows come out as values with their lines, new rows go behind them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from kg.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kg.errors import KgError

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Value]):
    """What a row says, and on which line it stands."""

    value: Value
    line: int


def read_entries(path: Path, columns: tuple[str, ...], value_of: Callable[[Mapping[str, str]], Value]) -> list[Entry[Value]]:
    """Return the entries of a file, in its order; none where there is no file.

    Raises DataError with file and line for a row that has other columns, or of which `value_of` raises ValueError.
    """
    if not path.exists():
        return []
    entries = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            if tuple(reader.fieldnames or ()) != columns:
                raise ValueError(f"the columns must be {','.join(columns)}")
            for row in reader:
                if None in row or None in row.values():
                    raise ValueError(f"has not {len(columns)} columns")
                entries.append(Entry(value_of(row), reader.line_num))
        except (ValueError, csv.Error) as error:
            raise DataError(path, str(error), line=max(reader.line_num, 1)) from error
    return entries


def add_rows(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, failure: Callable[[str], KgError]) -> None:
    """Write rows behind those of a file, which is made where there is none; without rows nothing is made.

    Raises what `failure` makes of a sentence that tells why the file cannot be written.
    """
    written = list(rows)
    if not written:
        return
    try:
        new = not path.exists() or path.stat().st_size == 0
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([columns, *written] if new else written)
    except OSError as error:
        raise failure(f"{path}: the decisions cannot be written: {error.strerror}") from error
