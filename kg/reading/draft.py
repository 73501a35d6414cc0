"""What a reader hands on: the document as it stands in the file, before its date and language are made out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

OnProblem = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """One document; what the input does not give is None. `line` (from 1) is where it stands in a file of several."""

    text: str
    file: Path
    line: int | None = None
    identifier: str | None = None
    language: str | None = None
    title: str | None = None
    published: str | None = None  # as written
    publisher: str | None = None
    url: str | None = None

    @property
    def where(self) -> str:
        """Return `file:line`, or the file alone when it holds one document."""
        return f"{self.file}:{self.line}" if self.line else str(self.file)


# A reader gets a file, the size of its largest document in bytes, and whom to tell of a fault that does not end the file.
Reader = Callable[[Path, int, OnProblem], Iterator[Draft]]
