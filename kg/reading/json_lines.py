"""A `.jsonl` or `.jsonl.gz` file goes in, one Draft per line comes out, the field `text` unchanged."""

import gzip
import json
import zlib
from collections.abc import Iterator
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


def read(path: Path, limit: int, on_problem: OnProblem) -> Iterator[Draft]:
    """Yield the documents line by line; a bad line is told to `on_problem`, and the next one is read."""
    number, filled = 0, False
    try:
        with _opened(path) as stream:
            for number, line in enumerate(_lines_of(stream, limit), start=1):
                content = _first_line(line, path) if number == 1 else line
                if content.strip():
                    filled = True
                    yield from _draft_on(content, path, number, limit, on_problem)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(path, f"the gzip file is damaged: {error}", line=number + 1) from error
    if not filled:
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


def _lines_of(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield the lines; of one longer than `limit` bytes only the beginning, still too long, so that memory stays small."""
    while line := stream.readline(limit + 1):
        rest = line
        while rest and not rest.endswith(b"\n") and len(line) > limit:
            rest = stream.readline(limit)
        yield line


def _draft_on(line: bytes, path: Path, number: int, limit: int, on_problem: OnProblem) -> Iterator[Draft]:
    try:
        if len(line) > limit:
            raise InputError(path, too_large(limit), line=number)
        draft = _draft_of(_record_on(line.strip(), path, number), path, number)
    except InputError as problem:
        on_problem(problem)
    else:
        yield draft


def _record_on(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(path, undecodable(error, line), line=number) from None
    except json.JSONDecodeError as error:
        raise InputError(path, f"is not JSON at character {error.pos}: {error.msg}", line=number) from None
    except (ValueError, RecursionError):  # numbers of thousands of digits, lists in lists in lists
        raise InputError(path, "is JSON with too long a number or too deep a nesting", line=number) from None
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


def _kind_of(value: object) -> str:
    return _KINDS.get(type(value), "null")
