"""Texts made to take long: each would keep a rule busy for minutes or hours whose time grew faster than the text."""

from datetime import date

import pytest

from kg.annotate.assembly import findings_in
from kg.model import Article

LENGTH = 20_000  # code points
ENDLESS = {
    "quotation marks": '"',
    "opening marks": "\u201c",
    "quoted letters": '"a" ',
    "brackets": "(",
    "capitals": "A",
    "letters without case": "\u5831",
    "dots": ". ",
    "blanks": " ",
    "lines": "\n",
    "commas": "Putin, ",
    "reporting words": "said ",
    "one sentence": "Putin said that Russia and ",
    "one meeting": "the talks and ",
    "names": "Ali Bin Abu ",
    "titles": "President Minister ",
    "months": "January ",
    "numbers": "1",
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("name", ENDLESS)
def test_time_grows_no_faster_than_the_text(language, name):
    piece = ENDLESS[name]
    text = "Putin said " + (piece * LENGTH)[:LENGTH] + " x."
    found = findings_in(Article(name, text, language, published=date(2022, 1, 5)))
    assert found.article.text == text
    assert all(0 <= mention.span.begin < mention.span.end <= len(text) for mention in found.mentions)
