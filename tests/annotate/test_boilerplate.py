"""Boilerplate, headlines inside running text and datelines: what is left of an article, and who published it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate import boilerplate, sentences
from kg.annotate.headlines import Headlines
from kg.annotate.tokenizers import blank
from kg.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

CASES = Path(__file__).parent.parent / "cases"
ROWS = [
    (path.parent.name, case)
    for path in sorted(CASES.glob("*/boilerplate-*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))["cases"]
]
PIECES = st.sampled_from(
    [
        "Baca juga: ",
        "Ia pergi. ",
        "Advertisement ",
        "\n",
        "JAKARTA, KABAR.com - ",
        "(Foto: A)",
        "[Gambas:B]",
        "Editor: C",
        "“Ya.” ",
        "Sumber\n",
        "2021",
        " ",
    ]
)


@pytest.fixture(scope="module")
def pipelines() -> dict[str, list[Any]]:
    made = {}
    for language in ("id", "en"):
        nlp = blank(language)
        made[language] = [nlp, sentences.make_component(nlp, ""), boilerplate.make_component(nlp, "")]
    return made


def annotated(pipeline: list[Any], text: str) -> Doc:
    nlp, split, mark = pipeline
    doc: Doc = mark(split(nlp.make_doc(text)))
    return doc


def test_no_case_is_lost() -> None:
    assert len(ROWS) >= 46


@pytest.mark.parametrize(("language", "case"), ROWS, ids=lambda v: v["text"][:40] if isinstance(v, dict) else v)
def test_case(language: str, case: dict[str, Any], pipelines: dict[str, list[Any]]) -> None:
    text = case["text"]
    doc = annotated(pipelines[language], text)
    assert [text[s.span.begin : s.span.end] for s in doc._.kg_sentences] == case["left"]
    assert doc._.kg_publisher == case.get("publisher")


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=150), st.lists(PIECES, max_size=25).map("".join)))
def test_left_out_and_sentences_are_ordered_and_disjoint(text: str, pipelines: dict[str, list[Any]]) -> None:
    doc = annotated(pipelines["id"], text)
    spans = sorted([*doc._.kg_left_out, *(sentence.span for sentence in doc._.kg_sentences)])
    assert all(0 <= span.begin < span.end <= len(text) for span in spans)
    assert all(a.end <= b.begin for a, b in pairwise(spans))


def test_the_publisher_of_the_input_wins(pipelines: dict[str, list[Any]]) -> None:
    nlp, split, mark = pipelines["id"]
    doc = nlp.make_doc("JAKARTA, KABAR.com - Ia tiba.")
    doc._.kg_article = Article("a", doc.text, "id", publisher="Harian Kita")
    assert mark(split(doc))._.kg_publisher == "Harian Kita"


def test_paragraph_numbers_survive(pipelines: dict[str, list[Any]]) -> None:
    doc = annotated(pipelines["id"], "Ia tiba.\nBaca juga: Judul Lain\nIa pulang.")
    assert [sentence.paragraph for sentence in doc._.kg_sentences] == [0, 2]


HEADLINES = [
    ("Pasukan Tiba di Kota Melihat itu warga pergi", "Melihat itu warga pergi"),
    ("Kata Menlu Presiden Putin mengatakan hal lain", "Presiden Putin mengatakan hal lain"),
    ("kata dia itu salah", "kata dia itu salah"),
    ("Semua Kata Besar", ""),
]


@pytest.mark.parametrize(("text", "prose"), HEADLINES)
def test_prose_after_a_headline(text: str, prose: str) -> None:
    headlines = Headlines(frozenset({"di"}), frozenset({"Presiden"}))
    assert text[headlines.end(text, 0, len(text)) :] == prose
