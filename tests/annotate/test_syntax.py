"""Trees of single sentences: from our own component, from a second pipeline, from one with another tokenizer."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Stretch

from kg.annotate.assembly import findings_in, pipeline_for
from kg.annotate.parsing.models import model_for
from kg.annotate.syntax import Syntax
from kg.errors import SettingsError
from kg.model import Article, Span
from kg.settings import Settings

TEXT = "Rain fell over Fremont. Anton Zelmar said little. It went on."
FIRST, SECOND = Span(0, 23), Span(24, 49)
READ = []


@Language.component("test_reader")
def read_by_rule(doc):
    """The first word of a sentence is its root's subject, the second its root; words in capitals are persons."""
    READ.append(doc.text.strip())
    for first, last in [(sentence.start, sentence.end - 1) for sentence in doc.sents]:
        root = min(first + 1, last)
        for token in doc[first : last + 1]:
            token.pos_ = "PROPN" if token.text[0].isupper() else "NOUN"
            token.head = doc[root]
            token.dep_ = "ROOT" if token.i == root else "nsubjpass" if token.i == first else "dep"
    doc.ents = [Stretch(doc, t.i, t.i + 1, label="PERSON") for t in doc if t.pos_ == "PROPN"]
    return doc


class WholeWords:
    """A tokenizer that cuts at blanks only, unlike ours."""

    def __init__(self, vocab):
        self.vocab = vocab

    def __call__(self, text):
        return Doc(self.vocab, words=text.split(" "))

    def to_disk(self, *args, **kwargs): ...
    def from_disk(self, *args, **kwargs):
        return self


def second_pipeline():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("test_reader")
    return nlp


@pytest.fixture(autouse=True)
def counted():
    READ.clear()


@pytest.fixture
def doc():
    return spacy.blank("en")(TEXT)


def test_only_sentences_that_are_asked_for_are_read_and_only_once(doc):
    nlp = second_pipeline()
    nlp.remove_pipe("sentencizer")
    syntax = Syntax(doc, nlp)
    syntax.ask([SECOND])
    syntax.tree(SECOND)
    assert READ == ["Anton Zelmar said little."]
    assert [word.begin for word in syntax.tree(SECOND).words][:2] == [24, 30]


def test_several_sentences_are_read_together(doc):
    nlp = second_pipeline()
    nlp.remove_pipe("sentencizer")
    syntax = Syntax(doc, nlp)
    syntax.ask([FIRST, SECOND])
    assert len(READ) == 1
    assert [word.head for word in syntax.tree(SECOND).words] == [1] * 5


def test_other_labels_become_universal_ones(doc):
    nlp = second_pipeline()
    nlp.remove_pipe("sentencizer")
    tree = Syntax(doc, nlp).tree(FIRST)
    assert [word.dep for word in tree.words][:3] == ["nsubj:pass", "root", "dep"]
    assert {name.kind for name in tree.names} == {"PER"}


def test_a_pipeline_with_its_own_tokenizer_keeps_its_words_places(doc):
    nlp = second_pipeline()
    nlp.tokenizer = WholeWords(nlp.vocab)
    tree = Syntax(doc, nlp).tree(SECOND)
    assert [(word.begin, word.end) for word in tree.words] == [(24, 29), (30, 36), (37, 41), (42, 49)]


def test_what_a_parser_before_it_wrote_is_used(doc):
    parsed = second_pipeline()(TEXT)
    READ.clear()
    syntax = Syntax(parsed, None)
    assert syntax.answers
    assert [word.dep for word in syntax.tree(SECOND).words][:2] == ["nsubj:pass", "root"]
    assert READ == []


def test_without_a_pipeline_trees_are_empty(doc):
    syntax = Syntax(doc, None)
    assert not syntax.answers
    assert syntax.tree(FIRST).words == ()


def test_a_second_pipeline_is_plugged_in_by_the_settings(tmp_path):
    second_pipeline().to_disk(tmp_path / "second")
    settings = Settings(models=(f"en={tmp_path / 'second'}",), cascade=False)
    model_for.cache_clear()
    pipeline_for.cache_clear()
    found = findings_in(Article("a", TEXT, "en"), settings)
    assert found.article.text == TEXT
    assert READ == ["Rain fell over Fremont. Anton Zelmar said little. It went on."]
    pipeline_for.cache_clear()


def test_a_pipeline_that_is_not_there_ends_the_work():
    with pytest.raises(SettingsError, match="cannot be loaded"):
        findings_in(Article("a", TEXT, "en"), Settings(models=("en=no_such_pipeline",)))
