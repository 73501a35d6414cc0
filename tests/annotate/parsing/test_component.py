import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.parsing.component import NAME, WordReader, spans_of
from kg.annotate.parsing.reader import read
from kg.model import Span
from tests.annotate.parsing.networks import network

WORDS = ["She", "said", "the", "talks", "failed", ".", "Oslo", "denied", "it", "."]
STARTS = [at in (0, 6) for at in range(len(WORDS))]


@pytest.fixture
def nlp():
    made = spacy.blank("xx")
    made.add_pipe(NAME)
    made.get_pipe(NAME).network = network(5)
    return made


def test_a_doc_says_what_the_network_says(nlp):
    doc = nlp.get_pipe(NAME)(Doc(nlp.vocab, words=WORDS, sent_starts=STARTS))
    for begin, found in zip((0, 6), network(5).read([WORDS[:6], WORDS[6:]]), strict=True):
        tokens = doc[begin : begin + len(found.upos)]
        assert tuple(token.pos_ for token in tokens) == found.upos
        assert tuple(token.head.i - begin for token in tokens) == found.heads
        assert tuple(token.dep_ for token in tokens) == tuple("ROOT" if dep == "root" else dep for dep in found.deps)
        assert [(e.start - begin, e.end - begin, e.label_) for e in doc.ents if begin <= e.start < begin + len(tokens)] == list(
            spans_of(found.entities)
        )
    assert [sentence[0].i for sentence in doc.sents] == [0, 6]


def test_a_doc_without_sentences_is_one(nlp):
    doc = nlp.get_pipe(NAME)(Doc(nlp.vocab, words=WORDS))
    assert sum(token.dep_ == "ROOT" for token in doc) == 1
    assert len(nlp.get_pipe(NAME)(Doc(nlp.vocab))) == 0


def test_a_pipeline_comes_back_from_its_folder(nlp, tmp_path):
    nlp.to_disk(tmp_path, exclude=["tokenizer"])
    doc = Doc(nlp.vocab, words=WORDS, sent_starts=STARTS)
    again = spacy.load(tmp_path, exclude=["tokenizer"])
    assert [t.pos_ for t in again.get_pipe(NAME)(doc.copy())] == [t.pos_ for t in nlp.get_pipe(NAME)(doc)]


def test_without_a_network_nothing_is_read():
    with pytest.raises(ValueError, match="no network yet"):
        WordReader()(Doc(spacy.blank("xx").vocab, words=WORDS))


def test_the_short_way_and_the_way_over_a_doc_give_the_same_trees(nlp):
    text = "She said the talks failed . Oslo denied it ."
    doc = Doc(nlp.vocab, words=WORDS, sent_starts=STARTS)
    spans = [Span(0, 27), Span(28, len(text))]
    short = list(read(nlp, doc, spans))
    nlp.add_pipe("sentencizer")  # no longer our reader alone
    assert [tree.words for tree in read(nlp, doc, spans)] == [tree.words for tree in short]


def test_names_are_read_off_their_tags():
    tags = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-LOC"]
    assert list(spans_of(tags)) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 6, "LOC")]
