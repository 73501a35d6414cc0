import pytest

from kg.annotate.parsing.tree import Name, Tree, Word
from kg.model import Span

# "Anton Zelmar, a surgeon, said the talks failed."
TEXT = "Anton Zelmar, a surgeon, said the talks failed."
ROWS = [
    ("Anton", "PROPN", "nsubj", 6), ("Zelmar", "PROPN", "flat", 0), (",", "PUNCT", "punct", 4), ("a", "DET", "det", 4),
    ("surgeon", "NOUN", "appos", 0), (",", "PUNCT", "punct", 0), ("said", "VERB", "root", 6), ("the", "DET", "det", 8),
    ("talks", "NOUN", "nsubj", 9), ("failed", "VERB", "ccomp", 6), (".", "PUNCT", "punct", 6),
]  # fmt: skip


@pytest.fixture
def tree():
    words, at = [], 0
    for text, upos, dep, head in ROWS:
        at = TEXT.index(text, at)
        words.append(Word(at, at + len(text), upos, dep, head))
        at += len(text)
    return Tree(words, [Name(Span(0, 12), "PER")])


def said(span):
    return TEXT[span.begin : span.end]


def test_words_are_found_by_position(tree):
    assert tree.word_at(TEXT.index("elmar")) == 1
    assert tree.word_at(5) is None
    assert Tree().word_at(0) is None


def test_the_head_of_a_stretch_is_the_word_governed_from_outside(tree):
    assert tree.head_of(Span(0, 24)) == 0
    assert tree.head_of(Span(30, 46)) == 9
    assert Tree().head_of(Span(0, 5)) is None


def test_a_phrase_holds_all_under_its_head_but_outer_punctuation(tree):
    assert said(tree.phrase(0)) == "Anton Zelmar, a surgeon"
    assert said(tree.phrase(0, without=("appos",))) == "Anton Zelmar"
    assert said(tree.phrase(9)) == "the talks failed"


def test_a_dependent_is_found_by_its_relation(tree):
    assert tree.child(6, ("nsubj",)) == 0
    assert tree.child(6, ("obj", "ccomp")) == 9
    assert tree.child(9, ("ccomp",)) is None


def test_a_name_is_found_by_any_of_its_characters(tree):
    assert tree.name_at(Span(6, 12)).kind == "PER"
    assert tree.name_at(Span(14, 23)) is None
