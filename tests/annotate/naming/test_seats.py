"""Seats of government: what stands around a capital tells the government from the city."""

from __future__ import annotations

import pytest

from kg.annotate.naming.seats import is_tied
from kg.annotate.naming.tokens import CAPITAL, INITIAL, Token


@pytest.mark.parametrize(
    ("text", "symbol", "tied"),
    [
        ("Amy Hudson", CAPITAL, True),
        ("Lee. Hudson", CAPITAL, False),
        ("L. Hudson", INITIAL, True),
        ("Amy, Hudson", CAPITAL, False),
    ],
)
def test_tied(text: str, symbol: str, tied: object) -> None:
    start = text.index("Hudson")
    end = start - (2 if text[start - 2] in ".," else 1)
    first, last = Token(symbol, 0, end, text[:end]), Token(CAPITAL, start, len(text), "Hudson")
    assert is_tied(text, first, last) is tied
