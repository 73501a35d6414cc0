"""The program's own notes on a store go in and come out; they stand beside it, where no question about the store sees them."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.store.base import Noting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store.base import Change, Note, Step

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_SCHEMA = """
PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
DROP TABLE IF EXISTS notes;
CREATE TABLE IF NOT EXISTS noted (subject TEXT, kind TEXT, value TEXT, PRIMARY KEY (value, kind, subject)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_kind ON noted (kind, subject, value);
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT);
"""
_OPEN, _HELD = "open", "held"
_ALL = "SELECT subject, kind, value FROM noted"
_SAYING = "SELECT value, subject FROM noted"
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

    def match(self, subject: str | None = None, kind: str | None = None) -> Iterator[Note]:
        """See Notes."""
        given = {"subject": subject, "kind": kind}
        wanted = " AND ".join(f"{column} = ?" for column, value in given.items() if value is not None)
        found = self._do(f"{_ALL} WHERE {wanted or 1}", [value for value in given.values() if value is not None])
        return ((one, two, three) for one, two, three in found)

    def having(self, kind: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
        """See Notes."""
        every = list(values)
        parts = (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))
        found = (self._do(f"{_SAYING} WHERE kind = ? AND value IN ({_places(part)})", [kind, *part]) for part in parts)
        return ((value, subject) for rows in found for value, subject in rows)

    @contextmanager
    def around(self, changes: Iterable[Step]) -> Iterator[list[Change]]:
        """Give the changes of graphs to be made; what is new in the notes is there before them, what is old goes after.

        Where that is broken off between, the notes tell too much, never too little.
        """
        every = list(changes)
        ours = [change for change in every if isinstance(change, Noting)]
        come = {note for change in ours for note in change.come}
        gone = {note for change in ours for note in change.gone} - come
        self._many("INSERT OR IGNORE INTO noted VALUES (?, ?, ?)", come)
        yield [change for change in every if not isinstance(change, Noting)]
        self._many("DELETE FROM noted WHERE subject = ? AND kind = ? AND value = ?", gone)

    def clear(self) -> None:
        """See Notes."""
        self._many("DELETE FROM noted WHERE ? = ? AND ? IS NOT NULL", {("", "", "")})

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

    def _many(self, statement: str, rows: set[Note]) -> None:
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
            notes.executemany(statement, sorted(rows))
            notes.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _do(self, statement: str, values: Iterable[str] = ()) -> list[tuple[str, ...]]:
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
                self._opened.executescript("DELETE FROM noted; DELETE FROM marks")
        return self._opened

    def _fault(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"{self._file}: notes on the store cannot be kept ({error}); delete this file, and they are made anew")


def _places(values: list[str]) -> str:
    return ", ".join("?" * len(values))


def _this_run() -> str:
    """Return what is another after the machine was started again."""
    with suppress(OSError):
        return _BOOT.read_text(encoding="ascii").strip()
    return ""
