"""Literals have one lexical form, and it is the form that a store gives back."""

from __future__ import annotations

from datetime import date

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal

from kg.errors import KgError
from kg.mapping.literals import calendar, day, decimal, integer, plain, words


@pytest.mark.parametrize(
    ("value", "lexical"),
    [
        (0.9, "0.9"),
        (0.750, "0.75"),
        (1.0, "1"),
        (1, "1"),
        (0.0, "0"),
        (-0.0, "0"),
        (1 / 3, "0.3333"),
        (0.00001, "0"),
        (10.0, "10"),
    ],
)
def test_decimals_are_rounded_and_written_without_trailing_zeros(value: float, lexical: str) -> None:
    assert decimal(value) == Literal(lexical, datatype=XSD.decimal, normalize=False)


def test_degrees_keep_six_places() -> None:
    assert str(decimal(-6.2000004, 6)) == "-6.2"
    assert str(decimal(106.8166661, 6)) == "106.816666"


@pytest.mark.parametrize(
    ("value", "datatype"), [("2022-01-10", XSD.date), ("2022-01", XSD.gYearMonth), ("2022", XSD.gYear), ("0998-12-31", XSD.date)]
)
def test_a_date_is_typed_by_what_it_says(value: str, datatype: str) -> None:
    literal = calendar(value)
    assert (str(literal), literal.datatype) == (value, datatype)


def test_a_date_of_another_length_is_an_error() -> None:
    with pytest.raises(KgError, match="must look like 2022-01-10"):
        calendar("22-1-1")


def test_days_numbers_and_words() -> None:
    assert day(date(2022, 1, 9)) == Literal("2022-01-09", datatype=XSD.date)
    assert integer(42) == Literal("42", datatype=XSD.integer)
    assert words("kata", "id") == Literal("kata", lang="id")
    assert plain("rule").datatype is None


@given(st.one_of(st.floats(0, 1).map(decimal), st.integers(0, 10**6).map(integer), st.dates(date(1000, 1, 1)).map(day)))
def test_an_embedded_store_gives_every_literal_back_unchanged(literal: Literal) -> None:
    store = pyoxigraph.Store()
    node = pyoxigraph.NamedNode("urn:x")
    store.add(pyoxigraph.Quad(node, node, pyoxigraph.Literal(str(literal), datatype=pyoxigraph.NamedNode(str(literal.datatype)))))
    (quad,) = store
    assert (quad.object.value, quad.object.datatype.value) == (str(literal), str(literal.datatype))
