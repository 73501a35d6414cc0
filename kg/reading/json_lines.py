"""A `.jsonl` or `.jsonl.gz` file goes in, one Draft per line comes out, the field `text` unchanged."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.errors import InputError
from kg.reading.decoding import encoding_marked, too_large, undecodable
from kg.reading.draft import Draft, OnProblem

_FIELDS = {  # field of the record → field of Draft; other fields are ignored
    "id": "identifier",
    "lang": "language",
    "title": "title",
    "date": "published",
    "source": "publisher",
    "url": "url",
}
_KINDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}
_UTF8_MARK = b"\xef\xbb\xbf"
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def read(path: Path, limit: int, on_problem: OnProblem) -> Iterator[Draft]:
    """Yield the documents line by line; a bad line is told to `on_problem`, and the next one is read."""
    number = 0
    try:
        with _opened(path) as stream:
            for number in count(1):
                line = stream.readline(limit + 1)
                if not line:
                    break
                if number == 1:
                    line = _first_line(line, path)
                overlong = len(line) > limit and _rest_dropped(line, stream, limit)
                if overlong:
                    on_problem(InputError(path, too_large(limit), line=number))
                elif draft := _draft_on(line, path, number, on_problem):
                    yield draft
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(path, f"the gzip file is damaged: {error}", line=number or None) from error
    if number == 1:
        raise InputError(path, "the file is empty")


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb"))


def _first_line(line: bytes, path: Path) -> bytes:
    """Return the line without the mark of UTF-8; what cannot be JSON Lines at all is one error, not one for every line."""
    if (encoding := encoding_marked(line)) and encoding != "utf-8-sig":
        raise InputError(path, f"is {encoding.upper()}; save it as UTF-8", line=1)
    if (nul := line.find(b"\0")) >= 0:
        raise InputError(path, f"is no text: there is a NUL at byte {nul}", line=1)
    return line.removeprefix(_UTF8_MARK)


def _rest_dropped(line: bytes, stream: BinaryIO, limit: int) -> bool:
    """Read on to the end of a line that is too long, holding no more of it than `limit` bytes at a time."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(limit)
    return True


def _draft_on(line: bytes, path: Path, number: int, on_problem: OnProblem) -> Draft | None:
    """Return the document of a line; None for a blank line and for a bad one."""
    if not line.strip():
        return None
    try:
        return _draft_of(_record_on(line, path, number), path, number)
    except InputError as problem:
        on_problem(problem)
        return None


def _record_on(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(path, undecodable(error, line), line=number) from None
    except json.JSONDecodeError as error:
        raise InputError(path, f"is not JSON: {error.msg} at character {error.pos}", line=number) from None
    except (ValueError, RecursionError):  # numbers of thousands of digits, lists in lists in lists
        raise InputError(
            path, "is not JSON that can be read: a number is too long or the nesting too deep", line=number
        ) from None
    if not isinstance(record, dict):
        raise InputError(path, f"a line must hold one JSON object, found {_kind_of(record)}", line=number)
    return record


def _draft_of(record: dict[str, Any], path: Path, number: int) -> Draft:
    if "text" not in record:
        raise InputError(path, "the field 'text' is missing", line=number)
    # Many collections number their articles.
    if isinstance(record.get("id"), int) and not isinstance(record["id"], bool):
        record["id"] = str(record["id"])
    for name in ("text", *_FIELDS):
        _check_string(record, name, path, number)
    given = {field: record[name] for name, field in _FIELDS.items() if record.get(name)}
    return Draft(text=record["text"], file=path, line=number, **given)


def _check_string(record: dict[str, Any], name: str, path: Path, number: int) -> None:
    value = record.get(name)
    if value is None and name != "text":
        return
    if not isinstance(value, str):
        raise InputError(path, f"the field '{name}' must be a string, found {_kind_of(value)}", line=number)
    # JSON's escapes can spell what no text file and no graph can hold.
    bad = next((position for position, char in enumerate(value) if char == "\0" or "\ud800" <= char <= "\udfff"), None)
    if bad is not None:
        raise InputError(
            path, f"the field '{name}' holds U+{ord(value[bad]):04X} at character {bad}, which is no text", line=number
        )


def _kind_of(value: object) -> str:
    return _KINDS.get(type(value), "null")
