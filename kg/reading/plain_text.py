"""A `.txt` or `.md` file goes in, with or without front matter, and one Draft comes out whose text is the body alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.reading.decoding import bytes_of, text_of
from kg.reading.draft import Draft, OnProblem

_FENCE = "---"
_FIELDS = {  # key of the front matter → field of Draft; further keys are there for other tools
    "id": "identifier",
    "title": "title",
    "date": "published",
    "language": "language",
    "publisher": "publisher",
    "url": "url",
}


def read(path: Path, limit: int, on_problem: OnProblem) -> Iterator[Draft]:  # noqa: ARG001  # every reader is called alike
    """Yield the one document of the file; line ends become LF, as when Python reads a text file."""
    text = text_of(bytes_of(path, limit), path).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    yield _with_front_matter(lines, path) if lines[0].rstrip() == _FENCE else Draft(text=text, file=path)


def _with_front_matter(lines: list[str], path: Path) -> Draft:
    draft = Draft(text="", file=path)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            return replace(draft, text="\n".join(lines[number:]))
        draft = replace(draft, **_field_in(line, path, number))
    raise InputError(path, f"the front matter is not closed; end it with a line of '{_FENCE}'", line=1)


def _field_in(line: str, path: Path, number: int) -> dict[str, Any]:
    """Return the one field of Draft that the line gives, if any."""
    # Indented lines and list items continue a value that we do not read.
    if not line.strip() or line[0] in " \t-#":
        return {}
    key, colon, value = line.partition(":")
    if not colon:
        raise InputError(path, f"front matter is made of lines 'key: value', found '{line[:60]}'", line=number)
    field, value = _FIELDS.get(key.strip().lower()), _unquoted(value.strip())
    return {field: value} if field and value else {}


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
