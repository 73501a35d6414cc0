"""Persons that no list and no rule knows are taken from the recogniser, where the sentence matters."""

import pytest

from kg.annotate import actors, boilerplate, dates, sentences
from kg.annotate.parsing.tree import Name, Tree
from kg.annotate.tokenizers import blank
from kg.model import ActorKind, Span


class Recogniser:
    """Sees the given names in every sentence, and remembers which sentences it was asked for."""

    answers, everywhere = True, False

    def __init__(self, text, names):
        self._text, self._names, self.asked = text, names, []

    def ask(self, spans):
        self.asked += [self._text[span.begin : span.end] for span in spans]

    def tree(self, span):
        found = []
        for words, kind in self._names.items():
            at = self._text.find(words, span.begin, span.end)
            found += [Name(Span(at, at + len(words)), kind)] if at >= 0 else []
        return Tree((), found)


def read(text, names, language="en"):
    nlp = blank(language)
    doc = nlp.make_doc(text)
    for part in (sentences, boilerplate, dates):
        part.make_component(nlp, "x")(doc)
    doc._.kg_syntax = Recogniser(text, names)
    actors.make_component(nlp, "x")(doc)
    persons = {actor.name.text for actor in doc._.kg_actors.values() if actor.kind is ActorKind.PERSON}
    return persons, doc


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia has let Tamsin Okoredo go home to Ukraine."),
        ("id", "Rusia membebaskan Tamsin Okoredo pada pekan itu."),
    ],
)
def test_an_unknown_person_beside_an_actor_is_found(language, text):
    persons, doc = read(text, {"Tamsin Okoredo": "PER"}, language)
    assert persons == {"Tamsin Okoredo"}
    mention = next(m for m in doc._.kg_mentions if text[m.span.begin : m.span.end] == "Tamsin Okoredo")
    assert mention.found_by == "kg_actors:recognised"


def test_without_a_recogniser_the_name_stays_unknown():
    persons, _ = read("Russia has let Tamsin Okoredo go home to Ukraine.", {})
    assert persons == set()


def test_what_is_seen_as_something_else_makes_no_person():
    persons, _ = read("Russia has let Tamsin Okoredo go home to Ukraine.", {"Tamsin Okoredo": "ORG"})
    assert persons == set()


def test_later_short_forms_mean_the_same_person():
    text = "Russia has let Tamsin Okoredo go home. In Kyiv Okoredo praised the people of Ukraine."
    _, doc = read(text, {"Tamsin Okoredo": "PER"})
    named = [text[m.span.begin : m.span.end] for m in doc._.kg_mentions if m.refers_to == "tamsin-okoredo"]
    assert named == ["Tamsin Okoredo", "Okoredo"]


def test_sentences_without_an_actor_a_cue_a_title_or_a_quotation_are_not_read():
    text = "It rained where Tamsin Okoredo lives. Russia knows Tamsin Okoredo."
    _, doc = read(text, {"Tamsin Okoredo": "PER"})
    assert doc._.kg_syntax.asked == ["Russia knows Tamsin Okoredo."]


def test_sentences_that_leave_nothing_open_are_not_read():
    _, doc = read("Russia and Ukraine will hold talks in Geneva.", {})
    assert doc._.kg_syntax.asked == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Russia reopened Orlova Castle to visitors from Ukraine.", "Orlova Castle"),
        ("id", "Rusia membuka lagi Keraton Surowijoyo bagi tamu Ukraina.", "Keraton Surowijoyo"),
    ],
)
def test_a_building_named_after_somebody_is_no_person(language, text, name):
    persons, _ = read(text, {name: "PER"}, language)
    assert persons == set()
