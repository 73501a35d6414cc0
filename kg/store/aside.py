"""The program's own notes on a store go in and come out; they stand beside it, where no question about the store sees them."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.store.base import Noting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kg.store.base import Change, Note, Step

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_SCHEMA = """
PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
DROP TABLE IF EXISTS notes;
CREATE TABLE IF NOT EXISTS names (number INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS noted (subject INTEGER, kind TEXT, value TEXT, PRIMARY KEY (value, kind, subject)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_kind ON noted (kind, subject, value);
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT);
"""
_OPEN, _HELD = "open", "held"
# CROSS tells SQLite where to begin; of its own accord it reads all notes of a kind where many subjects are asked for
_NOTES = "SELECT name, kind, value FROM noted CROSS JOIN names ON number = subject"
_OF_NAMES = "SELECT name, kind, value FROM names CROSS JOIN noted ON number = subject"
_NUMBERS = "SELECT name, number FROM names"  # a finding has dozens of notes, and its address is long
_AT_ONCE = 500  # values of one question; SQLite takes a thousand or more, by its version


class Aside:
    """Notes in a file, or in memory where there is none; opened when they are first needed.

    Notes must never claim what the store has lost. While they are written, they bear the mark of this run of the machine: one
    that went down may have lost other things of the store than of the notes, and so all notes are given up.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._opened: sqlite3.Connection | None = None
        self._marked = False

    def match(self, kind: str | None = None) -> Iterator[Note]:
        """See Notes."""
        wanted, values = ("1", ()) if kind is None else ("kind = ?", (kind,))
        return ((one, two, three) for one, two, three in self._do(f"{_NOTES} WHERE {wanted}", values))

    def on(self, kind: str, subjects: Iterable[str]) -> Iterator[Note]:
        """See Notes."""
        return self._notes_among(f"{_OF_NAMES} WHERE kind = ? AND name IN", kind, subjects)

    def saying(self, kind: str, values: Iterable[str]) -> Iterator[Note]:
        """See Notes."""
        return self._notes_among(f"{_NOTES} WHERE kind = ? AND value IN", kind, values)

    @contextmanager
    def around(self, changes: Iterable[Step]) -> Iterator[list[Change]]:
        """Give the changes of graphs to be made; what is new in the notes is there before them, what is old goes after.

        Where that is broken off between, the notes tell too much, never too little.
        """
        every = list(changes)
        ours = [change for change in every if isinstance(change, Noting)]
        come = {note for change in ours for note in change.come}
        gone = {note for change in ours for note in change.gone} - come
        self._write("INSERT OR IGNORE INTO names (name) VALUES (?)", sorted({(subject,) for subject, _, _ in come}))
        self._write("INSERT OR IGNORE INTO noted VALUES (?, ?, ?)", self._numbered(come))
        yield [change for change in every if not isinstance(change, Noting)]
        self._write("DELETE FROM noted WHERE subject = ? AND kind = ? AND value = ?", self._numbered(gone))

    def copy_to(self, file: Path) -> None:
        """Write a copy into a new file."""
        try:
            with closing(sqlite3.connect(file)) as copy:
                self._notes().backup(copy)
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def clear(self) -> None:
        """See Notes."""
        self._write("DELETE FROM noted")
        self._write("DELETE FROM names")

    @property
    def held(self) -> str | None:
        """What was last told of the state of the store to which the notes belong."""
        return self._mark(_HELD)

    def hold(self, state: str) -> None:
        """Tell to which state of the store the notes belong."""
        self._do("INSERT OR REPLACE INTO marks VALUES (?, ?)", (_HELD, state))

    @property
    def is_written(self) -> bool:
        """Tell whether notes were changed since this was opened."""
        return self._marked

    def close(self) -> None:
        """Write everything to disk; to be called when the store has done so."""
        if self._opened:
            with suppress(sqlite3.Error):
                if self._marked:
                    self._opened.execute("PRAGMA synchronous = FULL")
                    self._opened.execute("DELETE FROM marks WHERE name = ?", (_OPEN,))
                self._opened.close()
            self._opened, self._marked = None, False

    def _notes_among(self, question: str, kind: str, wanted: Iterable[str]) -> Iterator[Note]:
        rows = self._among(question, wanted, kind)
        return ((subject, kind, value) for subject, _, value in rows)

    def _numbered(self, notes: Collection[Note]) -> list[tuple[int, str, str]]:
        """Return notes as they are written, in the order of their table, which is faster; what has no number has none."""
        numbers = dict(self._among(f"{_NUMBERS} WHERE name IN", {subject for subject, _, _ in notes}))
        written = ((numbers[subject], kind, value) for subject, kind, value in notes if subject in numbers)
        return sorted(written, key=itemgetter(2))

    def _among(self, question: str, wanted: Iterable[str], *before: str) -> Iterator[tuple[Any, ...]]:
        every = list(wanted)
        for start in range(0, len(every), _AT_ONCE):
            part = every[start : start + _AT_ONCE]
            yield from self._do(f"{question} ({', '.join('?' * len(part))})", (*before, *part))

    def _write(self, statement: str, rows: Sequence[tuple[str | int, ...]] = ((),)) -> None:
        if not rows:
            return
        try:
            notes = self._notes()
            if not self._marked:
                self._marked = True
                notes.execute("PRAGMA synchronous = FULL")
                notes.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (_OPEN, _this_run()))
                notes.execute("PRAGMA synchronous = OFF")
            notes.execute("BEGIN")
            notes.executemany(statement, rows)
            notes.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _do(self, statement: str, values: Iterable[str] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._notes().execute(statement, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _mark(self, name: str) -> str | None:
        return next((value for known, value in self._do("SELECT name, value FROM marks") if known == name), None)

    def _notes(self) -> sqlite3.Connection:
        if self._opened is None:
            if self._file:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            # a question with a limit runs in a thread of its own; nothing is written meanwhile
            self._opened = sqlite3.connect(self._file or ":memory:", isolation_level=None, check_same_thread=False)
            self._opened.executescript(_SCHEMA)
            if (run := self._mark(_OPEN)) is not None and run != (_this_run() or None):
                self._opened.executescript("DELETE FROM noted; DELETE FROM names; DELETE FROM marks")
        return self._opened

    def _fault(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"{self._file}: notes on the store cannot be kept ({error}); delete this file, and they are made anew")


def _this_run() -> str:
    """Return what is another after the machine was started again."""
    with suppress(OSError):
        return _BOOT.read_text(encoding="ascii").strip()
    return ""
