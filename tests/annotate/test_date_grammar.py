"""Tokens and grammar of dates hold for any text: exact spans, no error, bounds in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.attributes import declare_attributes
from kg.annotate.date_grammar import Form, Grammar
from kg.annotate.date_tokens import Lexer
from kg.annotate.date_words import lexicon_for
from kg.annotate.dates import DateFinder
from kg.annotate.tokenizers import blank
from kg.model import Article

if TYPE_CHECKING:
    from datetime import date

WORDS = """
10 31 0 2022 99 1.5 27/12/2021 32/13/2021 2022-02-30 ( ) , . - – / $ & Januari January Jan. Mei May Senin Monday Minggu hari
pekan week weeks tahun year lalu depan nanti last next this ago later earlier the of to dan and dua two akhir early akan will said
tomorrow kata
kemarin berikutnya following setiap every st 10th kuartal quarter summer pagi night 9999 0000 ٣ 一
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=12).map("".join))


@pytest.fixture(scope="module")
def finders() -> dict[str, tuple[Any, DateFinder]]:
    declare_attributes()
    return {language: (blank(language), DateFinder(language)) for language in ("id", "en")}


@pytest.mark.parametrize("language", ["id", "en"])
@settings(max_examples=250, deadline=None)
@given(text=TEXTS, published=st.one_of(st.none(), st.dates()))
def test_any_text(language: str, text: str, published: date | None, finders: dict[str, tuple[Any, DateFinder]]) -> None:
    nlp, find = finders[language]
    doc = nlp.make_doc(text)
    doc._.kg_article = Article("a", text, language, published=published)
    end = 0
    for found in find(doc)._.kg_times:
        assert text[found.span.begin : found.span.end] == found.date.text
        assert end <= found.span.begin < found.span.end
        assert found.date.earliest <= found.date.latest
        assert len(found.date.value) in (4, 7, 10)
        end = found.span.end


LETTERS = [
    ("en", "on Nov. 18-19", "iM.d-d"),
    ("en", "the 4th of July's", "cdoM"),
    ("id", "Senin (27/12/2021)", "W(N)"),
    ("id", "dua minggu lalu", "nw>"),
    ("id", "pada Minggu lalu", "iW>"),
    ("id", "hari berikutnya", "E"),
    ("en", "10,000 in 2003 at 10:30", "DiyXD"),
    ("en", "two weeks ago", "n2a"),
]


@pytest.mark.parametrize(("language", "text", "letters"), LETTERS)
def test_letters(language: str, text: str, letters: str) -> None:
    assert Lexer(lexicon_for(language)).tokens(text, 0, len(text)).letters == letters


FORMS = [
    ("en", "on Nov. 18-19", [Form.DAY]),
    ("en", "late last year", [Form.PART]),
    ("en", "two weeks ago", [Form.AGO]),
    ("id", "Senin pekan depan", [Form.WEEKDAY]),
    ("id", "kuartal I 2022", [Form.QUARTER]),
    ("id", "dari 10 Januari hingga 3 Maret", [Form.DAY, Form.DAY]),
    ("id", "setiap Senin", []),
]


@pytest.mark.parametrize(("language", "text", "forms"), FORMS)
def test_forms(language: str, text: str, forms: list[Form]) -> None:
    lexicon = lexicon_for(language)
    tokens = Lexer(lexicon).tokens(text, 0, len(text))
    assert [found.form for found in Grammar(day_first=lexicon.words.day_first).expressions(tokens)] == forms
