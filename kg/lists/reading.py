"""Read a folder of actor lists (CSV) into rows; a fault is a Problem with file and line, raised or collected."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from kg.errors import DataError
from kg.lists.rows import (
    KINDS,
    ActorRow,
    BodyFunction,
    Directive,
    Lists,
    NameRow,
    NameUse,
    PatternRow,
    PostRow,
    Problem,
    Role,
    Source,
)

if TYPE_CHECKING:
    from pathlib import Path

Fields = Mapping[str, str]
Choice = TypeVar("Choice", bound=StrEnum)

_KEY = re.compile(r"Q[1-9][0-9]*|[a-z0-9]+(?:-[a-z0-9]+)*")
_QID = re.compile(r"Q[1-9][0-9]*")
_DAY = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_lists(folder: Path) -> Lists:
    """Return all rows below a folder, edited lists after imported ones; the first fault is raised as a DataError."""
    lists, problems = lists_and_problems(folder)
    if problems:
        first = problems[0]
        raise DataError(first.path, first.text, line=first.line)
    return lists


def lists_and_problems(folder: Path) -> tuple[Lists, tuple[Problem, ...]]:
    """Return the good rows below a folder and what is wrong with the others."""
    rows: dict[type, list[object]] = {row: [] for row in (ActorRow, NameRow, PostRow, PatternRow)}
    problems: list[Problem] = []
    for path in list_files(folder):
        for row in _rows_in(path, problems):
            rows[type(row)].append(row)
    found = (tuple(rows[row]) for row in (ActorRow, NameRow, PostRow, PatternRow))
    return Lists(*found), tuple(problems)  # type: ignore[arg-type]  # each table holds rows of its own type only


def list_files(folder: Path) -> list[Path]:
    """Return the list files of a folder in the order in which they are read: imported ones first, edited ones last."""
    return sorted(folder.rglob("*.csv"), key=lambda path: (path.parent.name != "imported", path.as_posix()))


def is_imported(path: Path) -> bool:
    """Tell whether a list was written by the import (and may be written again)."""
    return path.parent.name == "imported"


def _rows_in(path: Path, problems: list[Problem]) -> Iterator[object]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        header = tuple(reader.fieldnames or ())
        make = _TABLES.get(header)
        if make is None:
            known = "; ".join(",".join(columns) for columns in _TABLES)
            problems.append(Problem(path, 1, f"unknown columns '{','.join(header)}'; known are: {known}"))
            return
        for fields in reader:
            where = Source(path, reader.line_num)
            if None in fields or None in fields.values():
                problems.append(Problem(path, where.line, f"has not {len(header)} columns"))
                continue
            try:
                yield make(where, fields)
            except ValueError as error:
                problems.append(Problem(path, where.line, str(error)))


def _actor(where: Source, fields: Fields) -> ActorRow:
    return ActorRow(
        source=where,
        key=_key(fields, "key"),
        kind=_kind(fields["kind"]),
        name=_text(fields, "name"),
        country=_optional_key(fields, "country"),
        function=_choice(BodyFunction, fields, "function"),
        represents=_keys(fields, "represents"),
        seats=_keys(fields, "seats"),
        domain=fields["domain"],
        latitude=_degrees(fields, "latitude", 90),
        longitude=_degrees(fields, "longitude", 180),
    )


def _name(where: Source, fields: Fields) -> NameRow:
    keyless = fields["use"] in (Directive.BLOCK, Directive.WORD)
    use = _use(fields)
    if not _LANGUAGE.fullmatch(fields["language"]):
        raise ValueError(f"'language' must look like id, en, mul or zh-Hant, found '{fields['language']}'")
    key = "" if keyless and not fields["key"] else _key(fields, "key")
    return NameRow(where, key, _text(fields, "name"), fields["language"], use)


def _use(fields: Fields) -> NameUse | Directive:
    if fields["use"] in set(Directive):
        return Directive(fields["use"])
    return _choice(NameUse, fields, "use")


def _post(where: Source, fields: Fields) -> PostRow:
    start, end = _day(fields, "start"), _day(fields, "end")
    if start and end and end < start[: len(end)]:
        raise ValueError(f"'end' {end} lies before 'start' {start}")
    if fields["position"] and not _QID.fullmatch(fields["position"]):
        raise ValueError(f"'position' must look like Q30, found '{fields['position']}'")
    person, organization = _key(fields, "person"), _optional_key(fields, "organization")
    return PostRow(where, person, _choice(Role, fields, "role"), organization, fields["title"], start, end, fields["position"])


def _pattern(where: Source, fields: Fields) -> PatternRow:
    pattern = _text(fields, "pattern")
    if ("{state}" in pattern) == ("{people}" in pattern):
        raise ValueError("'pattern' must hold either {state} or {people}")
    return PatternRow(where, _choice(BodyFunction, fields, "function"), fields["language"], pattern)


_TABLES: Mapping[tuple[str, ...], Callable[[Source, Fields], object]] = {
    (
        "key",
        "kind",
        "name",
        "country",
        "function",
        "represents",
        "seats",
        "domain",
        "latitude",
        "longitude",
        "source",
    ): _actor,
    ("key", "name", "language", "use"): _name,
    ("person", "role", "organization", "title", "start", "end", "position", "source"): _post,
    ("function", "language", "pattern"): _pattern,
}


def _text(fields: Fields, column: str) -> str:
    value = fields[column]
    if not value or value != value.strip():
        raise ValueError(f"'{column}' is empty or has blanks around it: '{value}'")
    return value


def _kind(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"'kind' is unknown: '{value}'; known are {', '.join(sorted(KINDS))}")
    return value


def _key(fields: Fields, column: str) -> str:
    value = fields[column]
    if not _KEY.fullmatch(value):
        raise ValueError(f"'{column}' must be a Wikidata id like Q30 or a slug like m23-movement, found '{value}'")
    return value


def _optional_key(fields: Fields, column: str) -> str:
    return _key(fields, column) if fields[column] else ""


def _keys(fields: Fields, column: str) -> tuple[str, ...]:
    return tuple(_key({column: part}, column) for part in fields[column].split("|")) if fields[column] else ()


def _choice(choices: type[Choice], fields: Fields, column: str) -> Choice:
    try:
        return choices(fields[column])
    except ValueError:
        known = ", ".join(sorted(choice for choice in choices if choice))
        raise ValueError(f"'{column}' is unknown: '{fields[column]}'; known are {known}") from None


def _day(fields: Fields, column: str) -> str:
    value = fields[column]
    if value and not _DAY.fullmatch(value):
        raise ValueError(f"'{column}' must be YYYY, YYYY-MM or YYYY-MM-DD, found '{value}'")
    return value


def _degrees(fields: Fields, column: str, limit: float) -> float | None:
    if not fields[column]:
        return None
    value = float(fields[column])
    if abs(value) > limit:
        raise ValueError(f"'{column}' must lie between -{limit} and {limit}, found {value}")
    return value
