"""Quotation marks of all kinds, closed and open."""

from __future__ import annotations

import pytest

from kg.annotate.attribution.quotations import quotations_in


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "one two" and left.', ["one two"]),
        ("“satu dua,” kata dia, “tiga.”", ["satu dua,", "tiga."]),
        ("«un deux» et «trois»", ["un deux", "trois"]),
        ("``one two,'' he said", ["one two,"]),
        ("It’s the king’s word.", []),
        ("He said ‘one two’ twice.", ["one two"]),
        ('"never closed in its paragraph\n"second one"', ["never closed in its paragraph", "second one"]),
        ('“mixed marks" here', ["mixed marks"]),
        ('a 12" pipe', []),
        ('empty "" marks', []),
    ],
)
def test_quotations(text: str, inner: list[str]) -> None:
    assert [text[q.inner.begin : q.inner.end] for q in quotations_in(text)] == inner


def test_an_unclosed_mark_is_told() -> None:
    assert [q.closed for q in quotations_in('"open\n"closed"')] == [False, True]
