"""The subject of a cue as a parser sees it, for sentences whose beginning no pattern reads."""

from types import SimpleNamespace

import pytest

from kg.annotate.attribution.cues import ClaimWords
from kg.annotate.attribution.parsed import ParsedSubjects
from kg.annotate.attribution.speakers import Speaker
from kg.annotate.parsing.tree import Tree, Word
from kg.annotate.words import words_of
from kg.model import ActorKind, Span

TEXT = "In a packed hall, farmers from both valleys who had come early said prices must rise."
ROWS = [
    ("In", "ADP", "case", 3), ("a", "DET", "det", 3), ("packed", "ADJ", "amod", 3), ("hall", "NOUN", "obl", 13),
    (",", "PUNCT", "punct", 13), ("farmers", "NOUN", "nsubj", 13), ("from", "ADP", "case", 8), ("both", "DET", "det", 8),
    ("valleys", "NOUN", "nmod", 5), ("who", "PRON", "nsubj", 11), ("had", "AUX", "aux", 11), ("come", "VERB", "acl:relcl", 5),
    ("early", "ADV", "advmod", 11), ("said", "VERB", "root", 13), ("prices", "NOUN", "nsubj", 16), ("must", "AUX", "aux", 16),
    ("rise", "VERB", "ccomp", 13), (".", "PUNCT", "punct", 13),
]  # fmt: skip
SENTENCE = Span(0, len(TEXT))


@pytest.fixture(scope="module")
def parsed():
    return ParsedSubjects(words_of("en", ClaimWords))


def scene(rows=ROWS, actors=(), answers=True, kind=ActorKind.GROUP):
    words, at = [], 0
    for text, upos, dep, head in rows:
        at = TEXT.index(text, at)
        words.append(Word(at, at + len(text), upos, dep, head))
        at += len(text)
    syntax = SimpleNamespace(answers=answers, tree=lambda _: Tree(words))
    ends = {TEXT.index(name): TEXT.index(name) + len(name) for name in actors}
    keys = {begin: TEXT[begin:end] for begin, end in ends.items()}
    known = {key: SimpleNamespace(kind=kind) for key in keys.values()}
    return SimpleNamespace(text=TEXT, masked=TEXT.lower(), syntax=syntax, ends_at=ends, actors_at=keys, actors=known)


def cue(frames=("finite",), word="said"):
    begin = TEXT.index(word)
    return SimpleNamespace(begin=begin, end=begin + len(word), entry=SimpleNamespace(frames=frozenset(frames)))


def test_the_noun_phrase_is_the_speaker_without_its_relative_clause(parsed):
    found = parsed.subject(scene(), SENTENCE, cue())
    assert TEXT[found.span.begin : found.span.end] == "farmers from both valleys"
    assert found.key is None


def test_an_actor_that_the_phrase_names_is_the_speaker(parsed):
    assert parsed.subject(scene(actors=["farmers"]), SENTENCE, cue()).key == "farmers"


def test_a_joined_verb_has_the_subject_of_the_first(parsed):
    rows = [*ROWS[:16], ("rise", "VERB", "conj", 13), ROWS[17]]
    found = parsed.subject(scene([(w, u, "x" if w == "prices" else d, h) for w, u, d, h in rows]), SENTENCE, cue(word="rise"))
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
def test_where_the_parser_sees_none_there_is_none(parsed, made, asked):
    assert parsed.subject(made, SENTENCE, asked) is None


def speaker(words, key):
    return Speaker(Span(TEXT.index(words), TEXT.index(words) + len(words)), key)


def test_an_actor_within_the_subject_is_not_the_subject(parsed):
    told = scene(actors=["both valleys"])
    found = parsed.checked(told, SENTENCE, cue(), speaker("both valleys", "both valleys"))
    assert TEXT[found.span.begin : found.span.end] == "farmers from both valleys"


def test_an_actor_elsewhere_stays_the_speaker(parsed):
    who = speaker("hall", "hall")
    assert parsed.checked(scene(actors=["hall"]), SENTENCE, cue(), who) == who


def test_a_person_who_closes_the_phrase_is_named_by_it(parsed):
    who = speaker("both valleys", "both valleys")  # as in "director Ann Lee"
    assert parsed.checked(scene(actors=["both valleys"], kind=ActorKind.PERSON), SENTENCE, cue(), who) == who


def test_the_subject_that_follows_its_cue_is_asked_for(parsed):
    rows = [(w, u, "nsubj" if w == "prices" else "x" if w == "farmers" else d, 13 if w == "prices" else h) for w, u, d, h in ROWS]
    found = parsed.subject(scene(rows), SENTENCE, cue(frames=("finite", "inverted")), behind=True)
    assert TEXT[found.span.begin : found.span.end] == "prices"
    assert parsed.subject(scene(rows), SENTENCE, cue()) is None
