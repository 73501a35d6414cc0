"""The body of an endpoint's answer goes in, rows of rdflib terms come out; what was answered on each term is kept on disk."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeAlias

from rdflib import Literal, URIRef

from kg.errors import LinkError
from kg.link.wikidata import NoAnswerError

if TYPE_CHECKING:
    from pathlib import Path

Term: TypeAlias = URIRef | Literal
Binding: TypeAlias = Mapping[str, Any]  # one row as SPARQL's JSON has it: column → {"type": …, "value": …}

_SCHEMA = "create table if not exists answers (key text primary key, asked text not null, rows text not null) without rowid"
_BUSY = 30  # seconds another process may hold the file


def bindings_in(body: bytes, columns: Sequence[str]) -> list[Binding]:
    """Return the rows of a SPARQL 1.1 JSON answer (W3C Recommendation of 2013).

    Raises NoAnswerError where the body is cut off or no such answer at all: under load Wikidata sends 200 with a page of words.
    Raises LinkError where it answers with other columns than were asked for.
    """
    try:
        answer = json.loads(body)
        found, rows = list(answer["head"]["vars"]), list(answer["results"]["bindings"])
        for row in rows:
            terms_of(row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoAnswerError(f"the answer is no SPARQL result: {_beginning(body)}") from error
    if not set(columns) <= set(found):
        raise LinkError(f"the answer has the columns {', '.join(map(str, found)) or '(none)'}, not {', '.join(columns)}")
    return rows


def terms_of(row: Binding) -> dict[str, Term]:
    """Return what a row binds; an unknown value, which has no name, becomes an IRI that begins with `urn:blank:`."""
    return {column: _term(value) for column, value in row.items()}


class AnswerCache:
    """What an endpoint answered on each term, in one SQLite file that may be deleted at any time.

    Terms are kept apart although they are asked in batches: another batch on another day still finds them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=_BUSY)
            self._database.execute(_SCHEMA)
        except (sqlite3.Error, OSError) as error:
            raise LinkError(f"{path}: the cache cannot be opened ({error}); delete the file, or set 'cache' elsewhere") from error

    def get(self, question: str, term: Term, *, since: datetime | None = None) -> list[Binding] | None:
        """Return what was answered on a term, if it was asked at `since` or later; None where nothing is kept."""
        try:
            found = self._database.execute("select asked, rows from answers where key = ?", (_key(question, term),)).fetchone()
        except sqlite3.Error as error:
            raise self._fault("read", error) from error
        if found is None or (since is not None and datetime.fromisoformat(found[0]) < since):
            return None
        return list(json.loads(found[1]))

    def put(self, question: str, answers: Mapping[Term, Iterable[Binding]], *, asked: datetime) -> None:
        """Keep answers; they are on disk when this returns, so that an interrupted run goes on from here."""
        rows = [(_key(question, term), asked.isoformat(), json.dumps(list(found))) for term, found in answers.items()]
        try:
            with self._database:
                self._database.executemany("insert or replace into answers values (?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise self._fault("written", error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _fault(self, what: str, error: Exception) -> LinkError:
        return LinkError(f"{self._path}: the cache cannot be {what} ({error}); is the disk full, or the file damaged?")


def _key(question: str, term: Term) -> str:
    return sha256(f"{question}\x1f{term.n3()}".encode()).hexdigest()


def _term(value: Mapping[str, Any]) -> Term:
    if value["type"] == "bnode":
        return URIRef(f"urn:blank:{value['value']}")
    if value["type"] == "uri":
        return URIRef(value["value"])
    datatype = value.get("datatype")
    return Literal(value["value"], lang=value.get("xml:lang"), datatype=URIRef(datatype) if datatype else None, normalize=False)


def _beginning(body: bytes) -> str:
    words = " ".join(body[:200].decode("utf-8", "replace").split())
    return f"it begins '{words[:60]}'" if words else "it is empty"
