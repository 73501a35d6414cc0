"""The subject of a cue as a parser sees it, for sentences whose beginning no pattern reads."""

from types import SimpleNamespace

import pytest

from kg.annotate.attribution.parsed import subject_of
from kg.annotate.parsing.tree import Tree, Word
from kg.model import Span

TEXT = "In a packed hall, farmers from both valleys who had come early said prices must rise."
ROWS = [
    ("In", "ADP", "case", 3), ("a", "DET", "det", 3), ("packed", "ADJ", "amod", 3), ("hall", "NOUN", "obl", 13),
    (",", "PUNCT", "punct", 13), ("farmers", "NOUN", "nsubj", 13), ("from", "ADP", "case", 8), ("both", "DET", "det", 8),
    ("valleys", "NOUN", "nmod", 5), ("who", "PRON", "nsubj", 11), ("had", "AUX", "aux", 11), ("come", "VERB", "acl:relcl", 5),
    ("early", "ADV", "advmod", 11), ("said", "VERB", "root", 13), ("prices", "NOUN", "nsubj", 16), ("must", "AUX", "aux", 16),
    ("rise", "VERB", "ccomp", 13), (".", "PUNCT", "punct", 13),
]  # fmt: skip
SENTENCE = Span(0, len(TEXT))


def scene(rows=ROWS, actors=(), answers=True):
    words, at = [], 0
    for text, upos, dep, head in rows:
        at = TEXT.index(text, at)
        words.append(Word(at, at + len(text), upos, dep, head))
        at += len(text)
    syntax = SimpleNamespace(answers=answers, tree=lambda _: Tree(words))
    ends = {TEXT.index(name): TEXT.index(name) + len(name) for name in actors}
    return SimpleNamespace(syntax=syntax, ends_at=ends, actors_at=dict.fromkeys(ends, "farmers"))


def cue(frames=("finite",), word="said"):
    begin = TEXT.index(word)
    return SimpleNamespace(begin=begin, end=begin + len(word), entry=SimpleNamespace(frames=frozenset(frames)))


def test_the_noun_phrase_is_the_speaker_without_its_relative_clause():
    found = subject_of(scene(), SENTENCE, cue())
    assert TEXT[found.span.begin : found.span.end] == "farmers from both valleys"
    assert found.key is None


def test_an_actor_that_the_phrase_names_is_the_speaker():
    assert subject_of(scene(actors=["farmers"]), SENTENCE, cue()).key == "farmers"


def test_a_joined_verb_has_the_subject_of_the_first():
    rows = [*ROWS[:16], ("rise", "VERB", "conj", 13), ROWS[17]]
    found = subject_of(scene([(w, u, "x" if w == "prices" else d, h) for w, u, d, h in rows]), SENTENCE, cue(word="rise"))
    assert TEXT[found.span.begin : found.span.end] == "farmers from both valleys"


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        (scene(answers=False), cue()),
        (scene(), cue(frames=("participle",))),
        (scene([(w, "NOUN" if w == "said" else u, d, h) for w, u, d, h in ROWS]), cue()),
        (scene([(w, "PRON" if w == "farmers" else u, d, h) for w, u, d, h in ROWS]), cue()),
        (scene([(w, u, "obl" if w == "farmers" else d, h) for w, u, d, h in ROWS]), cue()),
    ],
    ids=["nothing reads", "no finite verb", "a noun", "a pronoun", "no subject"],
)
def test_where_the_parser_sees_none_there_is_none(made, asked):
    assert subject_of(made, SENTENCE, asked) is None
