"""Whom an outlet quotes, by whom, and by which words."""

from __future__ import annotations

import pytest

from kg.annotate.attribution.cues import ClaimWords
from kg.annotate.attribution.quoting import QuotingRules
from kg.annotate.attribution.scene import scene_of
from kg.annotate.words import words_of
from tests.annotate.marked import doc_of

RULES = QuotingRules(words_of("en", ClaimWords))


@pytest.mark.parametrize(
    ("text", "who", "cue", "relay"),
    [
        ("The Post quoted Rassendyll as saying all was well.", "Rassendyll", "quoted Rassendyll as saying", "The Post"),
        ("The Post cited an old miller as saying all was well.", "an old miller", "cited an old miller as saying", "The Post"),
        (
            "A paper in town quoted the mayor Rassendyll as saying so.",
            "Rassendyll",
            "quoted the mayor Rassendyll as saying",
            None,
        ),
        ("Rassendyll was quoted by The Post as saying so.", "Rassendyll", "quoted by The Post as saying", None),
    ],
)
def test_whom_an_outlet_quotes(text: str, who: str, cue: str, relay: str | None) -> None:
    scene = scene_of(doc_of(text, {"Rassendyll": "Person", "The Post": "MediaOutlet"}, "en"))
    (found,) = RULES.found(scene, 0, len(text))
    assert text[found.who.span.begin : found.who.span.end] == who
    assert text[found.cue.begin : found.cue.end] == cue
    assert (found.relay.key if found.relay else None) == relay


@pytest.mark.parametrize("text", ["The Post quoted Rassendyll.", "Rassendyll was heard as saying so.", "quoted by as saying"])
def test_nobody_is_quoted(text: str) -> None:
    assert not list(RULES.found(scene_of(doc_of(text, {"Rassendyll": "Person"}, "en")), 0, len(text)))


@pytest.mark.parametrize(
    ("before", "cue", "held"), [("quoted X as ", "saying", True), ("X was ", "saying", False), ("", "said", False)]
)
def test_the_end_of_such_words_is_no_cue_of_its_own(before: str, cue: str, held: bool) -> None:
    assert RULES.holds(before, cue) is held
