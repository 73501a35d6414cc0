"""Turn plain values (text, numbers, days) into rdflib literals, in the one lexical form that every store gives back unchanged."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from rdflib import XSD, Literal, URIRef

from kg.errors import KgError

if TYPE_CHECKING:
    from datetime import date

Triple: TypeAlias = tuple[URIRef, URIRef, URIRef | Literal]
Quad: TypeAlias = tuple[URIRef, URIRef, URIRef | Literal, URIRef]

_CALENDAR = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_DECIMALS = 4

# Literals are cached because rdflib takes 2–5 µs to make one, and an article asks for the same few hundred again and again.


def words(value: str, language: str) -> Literal:
    """Return text in a language (BCP 47)."""
    return Literal(value, lang=language)


@lru_cache(maxsize=65536)
def integer(value: int) -> Literal:
    """Return a whole number; xsd:integer, because embedded stores keep no narrower type such as NIF's."""
    return Literal(str(value), datatype=XSD.integer, normalize=False)


@lru_cache(maxsize=65536)
def decimal(value: float, places: int = _DECIMALS) -> Literal:
    """Return a number rounded to so many places, written as XSD 1.1 has it: without trailing zeros ("0.9", "1")."""
    lexical = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return Literal("0" if lexical in {"-0", ""} else lexical, datatype=XSD.decimal, normalize=False)


@lru_cache(maxsize=16384)
def day(value: date) -> Literal:
    """Return a day as xsd:date."""
    return Literal(value.isoformat(), datatype=XSD.date, normalize=False)


@lru_cache(maxsize=16384)
def calendar(value: str) -> Literal:
    """Return YYYY-MM-DD, YYYY-MM or YYYY as xsd:date, xsd:gYearMonth or xsd:gYear: never as a day that the text does not give.

    Raises KgError for a value of any other length.
    """
    if len(value) not in _CALENDAR:
        raise KgError(f"a date must look like 2022-01-10, 2022-01 or 2022, found '{value}'")
    return Literal(value, datatype=_CALENDAR[len(value)], normalize=False)


@lru_cache(maxsize=16384)
def plain(value: str) -> Literal:
    """Return a string without a language that is likely to come again: a rule's name, a language code."""
    return Literal(value)
