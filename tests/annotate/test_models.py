"""The pipelines that are shipped: there, small, and good enough at what the components ask of them."""

import pytest

from kg.annotate.assembly import findings_in
from kg.annotate.parsing.models import model_for
from kg.annotate.parsing.reader import read
from kg.annotate.tokenizers import blank
from kg.model import ActorKind, Article, Span
from kg.resources import MODELS

MOST_BYTES = 10_000_000
SENTENCES = {
    "en": "The minister told reporters in Oslo that Tamsin Okoredo had rejected the offer.",
    "id": "Menteri itu mengatakan kepada wartawan di Jakarta bahwa Tamsin Okoredo menolak tawaran tersebut.",
}
SAYING = {"en": "told", "id": "mengatakan"}


def tree_of(language):
    text = SENTENCES[language]
    return text, next(read(model_for(language), blank(language).make_doc(text), [Span(0, len(text))]))


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_pipeline_is_small_and_has_a_card(language):
    files = [path for path in (MODELS / language).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
    assert "CC BY-SA" in (MODELS / language / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_verb_of_saying_governs_the_sentence(language):
    text, tree = tree_of(language)
    verb = tree.word_at(text.index(SAYING[language]))
    assert tree.words[verb].upos == "VERB"
    assert tree.words[verb].dep == "root"
    subject = tree.child(verb, ("nsubj",))
    assert text[tree.words[subject].begin : tree.words[subject].end] in ("minister", "Menteri")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_person_whom_nobody_listed_is_recognised(language):
    text, tree = tree_of(language)
    begin = text.index("Tamsin")
    assert {tree.name_at(Span(at, at + 1)).kind for at in (begin, begin + len("Tamsin "))} == {"PER"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia has released Tamsin Okoredo after talks with Ukraine."),
        ("id", "Rusia membebaskan Tamsin Okoredo setelah berunding dengan Ukraina."),
    ],
)
def test_the_whole_pipeline_finds_that_person(language, text):
    found = findings_in(Article("a", text, language))
    assert "Tamsin Okoredo" in {actor.name.text for actor in found.actors if actor.kind is ActorKind.PERSON}
