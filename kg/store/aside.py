"""The program's own notes on a store go in and come out; they stand beside it, where no question about the store sees them."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg.errors import StoreError
from kg.identifiers import INDEX_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store.base import Change, Term, Triple

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_SCHEMA = """
PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
CREATE TABLE IF NOT EXISTS notes (
  subject TEXT, predicate TEXT, value TEXT, PRIMARY KEY (value, predicate, subject)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_predicate ON notes (predicate, subject, value);
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value TEXT);
"""
_OPEN, _HELD = "open", "held"
_COLUMNS = ("subject", "predicate", "value")
_ALL = "SELECT subject, predicate, value FROM notes"


class Aside:
    """Triples of addresses and plain strings in a file, or in memory where there is none; opened when they are first needed.

    Notes must never claim what the store has lost. While they are written, they bear the mark of this run of the machine: one
    that went down may have lost other things of the store than of the notes, and so all notes are given up.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._opened: sqlite3.Connection | None = None
        self._marked = False

    def match(self, subject: URIRef | None, predicate: URIRef | None, value: Term | None) -> Iterator[Triple]:
        """Yield the notes that have these parts."""
        parts = (subject, predicate, value)
        found = self._do(_question(*(part is not None for part in parts)), [_written(part) for part in parts if part is not None])
        return (
            (subject or URIRef(one[1:]), predicate or URIRef(two[1:]), _read(three) if value is None else value)
            for one, two, three in found
        )

    @contextmanager
    def around(self, changes: Iterable[Change]) -> Iterator[list[Change]]:
        """Give the changes of other graphs to be made; what is new in the notes is there before them, what is old goes after.

        Where that is broken off between, the notes tell too much, never too little.
        """
        every = list(changes)
        ours = [change for change in every if change.graph == INDEX_GRAPH]
        come = {tuple(map(_written, triple)) for change in ours for triple in change.come}
        gone = {tuple(map(_written, triple)) for change in ours for triple in change.gone} - come
        self._many("INSERT OR IGNORE INTO notes VALUES (?, ?, ?)", come)
        yield [change for change in every if change.graph != INDEX_GRAPH]
        self._many("DELETE FROM notes WHERE subject = ? AND predicate = ? AND value = ?", gone)

    def become(self, triples: Iterable[Triple]) -> None:
        """Make the notes these alone."""
        self._many("DELETE FROM notes WHERE ? = ?", {("", "")})
        self._many("INSERT OR IGNORE INTO notes VALUES (?, ?, ?)", {tuple(map(_written, triple)) for triple in triples})

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

    def _many(self, statement: str, rows: set[tuple[str, ...]]) -> None:
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
                self._opened.executescript("DELETE FROM notes; DELETE FROM marks")
        return self._opened

    def _fault(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"{self._file}: notes on the store cannot be kept ({error}); delete this file, and they are made anew")


@lru_cache
def _question(*given: bool) -> str:
    wanted = [f"{column} = ?" for column, is_given in zip(_COLUMNS, given, strict=True) if is_given]
    return " WHERE ".join([_ALL, " AND ".join(wanted)] if wanted else [_ALL])


def _this_run() -> str:
    """Return what is another after the machine was started again."""
    with suppress(OSError):
        return _BOOT.read_text(encoding="ascii").strip()
    return ""


def _written(part: Term) -> str:
    return f"<{part}" if isinstance(part, URIRef) else f'"{part}'


def _read(part: str) -> Term:
    return URIRef(part[1:]) if part.startswith("<") else Literal(part[1:])
