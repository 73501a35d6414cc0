"""Findings for people: nothing from the text becomes markup, and marks stand where the findings do."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from kg.display import Mark, html_of, marked_text, pieces
from kg.model import Actor, ActorKind, Article, Findings, Label, Mention, Span

TEXT = "Ruritania <b>said</b> & denied."


@pytest.fixture
def findings() -> Findings:
    return Findings(
        Article("a", TEXT, "en"),
        actors=(Actor("ruritania", ActorKind.STATE, Label('Rur"<i>tania', "en")),),
        mentions=(Mention(Span(0, 9), "ruritania", 0.9, "test"),),
    )


def test_html_escapes_text_and_names(findings):
    html = findings._repr_html_()
    assert html == html_of(findings)
    assert "&lt;b&gt;said&lt;/b&gt; &amp; denied." in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert 'title="Rur&quot;&lt;i&gt;tania"' in html


def test_a_terminal_shows_the_text_as_it_is(findings):
    console = Console(file=io.StringIO(), width=100)
    console.print(findings)
    assert console.file.getvalue().strip() == TEXT


def test_claims_and_meetings_follow_as_tables(extract):
    text = "President Joe Biden will meet Vladimir Putin on 12 May 2022, the Kremlin said on Monday."
    findings = extract(text, language="en", date="2022-05-03")
    html = findings._repr_html_()
    assert html.count("<table>") == 2
    assert "Planned" in html
    console = Console(file=io.StringIO(), width=200)
    console.print(findings)
    assert "2022-05-12" in console.file.getvalue()


def test_no_findings_no_tables():
    assert "<table>" not in Findings(Article("a", "Nothing.", "en"))._repr_html_()


MARKS = st.builds(Mark, st.integers(0, 40), st.integers(0, 50), st.sampled_from(["actor", "claim", "date"]))


@given(text=st.text(max_size=40), marks=st.lists(MARKS, max_size=8))
def test_pieces_give_the_text_back_and_each_mark_covers_what_it_should(text, marks):
    cut = list(pieces(text, marks))
    assert "".join(piece for piece, _ in cut) == text
    at = 0
    for piece, over in cut:
        assert set(over) == {mark for mark in marks if mark.begin <= at and at + len(piece) <= mark.end}
        at += len(piece)
    assert marked_text(text, marks).plain == text.translate(dict.fromkeys([7, 8, 11, 12, 13]))  # rich drops control codes
