"""Patterns of many words: the same matches as words tried one after the other, the longest first."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.patterns import alternatives

WORDS = st.lists(st.text("ab -.", min_size=1, max_size=5), min_size=1, max_size=12)


def one_after_the_other(words):
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@given(
    words=WORDS, text=st.text("ab -.", max_size=60), frame=st.sampled_from(["(?:{})", r"(?<!\w)(?:{})(?!\w)", "(?:{})(?:ab)?b"])
)
def test_matches_are_those_of_the_plain_list(words, text, frame):
    found = [re.finditer(frame.format(pattern), text) for pattern in (alternatives(words), one_after_the_other(words))]
    ours, plain = ([match.span() for match in matches] for matches in found)
    assert ours == plain


@pytest.mark.parametrize("words", [(), ("",)])
def test_no_word_matches_nothing(words):
    assert re.search(alternatives(words), "any text at all") is None


def test_shared_beginnings_are_written_once():
    assert alternatives(["said", "says", "say"]) == "sa(?:id|y(?:s)?)"
