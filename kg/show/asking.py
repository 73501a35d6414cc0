"""The name of a question in `queries/show/` and its parameters go in; the store's rows, and their terms in words, come out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.namespaces import GKD
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from kg.store import Row, Store, Term


def rows(store: Store, question: str, /, **bindings: Term | None) -> list[Row]:
    """Return the rows that answer a question; what is None is left open."""
    given = {variable: term for variable, term in bindings.items() if term is not None}
    return list(rows_of(store, _text(question), given))


def words(term: Term | str | None) -> str:
    """Return a term as it is written; nothing for None."""
    return "" if term is None else str(term)


def number(term: Term | None) -> int:
    """Return a whole number."""
    return int(words(term))


def short(term: Term | None) -> str:
    """Return what tells an IRI from others: the term's name, or the path below our data."""
    written = words(term)
    return written.removeprefix(str(GKD)) if written.startswith(str(GKD)) else written.rpartition("#")[2]


@cache
def _text(name: str) -> str:
    return (QUERIES / "show" / f"{name}.rq").read_text(encoding="utf-8")
