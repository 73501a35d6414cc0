"""Terms of a graph go in; out come what they stand for: the name of a term of the ontology, a day."""

from __future__ import annotations

from datetime import date

_DAY = 10  # characters of YYYY-MM-DD, with which a dateTime begins too


def local_name(term: object) -> str:
    """Return what stands behind the # of a term's address."""
    return str(term).rsplit("#", 1)[-1]


def day_of(term: object) -> date | None:
    """Return the day of a date or dateTime; None where there is no term, or an empty one."""
    return date.fromisoformat(str(term)[:_DAY]) if term else None
