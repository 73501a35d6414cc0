"""Which words before a cue are its subject when nobody knows whom they name."""

from __future__ import annotations

import pytest

from kg.annotate.attribution.cues import lexicon_for
from kg.annotate.attribution.scene import scene_of
from kg.annotate.attribution.speakers import speaker_rules
from tests.annotate.marked import doc_of

SUBJECTS = [  # language, text up to and with the cue, what speaks
    ("en", "Most of the ferrymen said", "Most of the ferrymen"),
    ("en", "But the ferrymen who cross by night said", "the ferrymen who cross by night"),
    ("en", "Hugo Falk, who owns the mill, said", "Hugo Falk"),
    ("en", "The keeper of the lock, Hugo Falk, said", "Hugo Falk"),
    ("en", "An elderly ferryman, speaking on the quay, said", "An elderly ferryman"),
    ("en", "Before the flood said", None),
    ("en", "It was raining when said", None),
    ("en", "The ferrymen complained and the millers hoped and said", None),
    ("id", "Empat bengkel di kota mengatakan", "Empat bengkel di kota"),
    ("id", "Hugo Falk, pemilik penggilingan, mengatakan", "Hugo Falk"),
    ("id", "Sebelum banjir mengatakan", None),
]


@pytest.mark.parametrize(("language", "text", "subject"), SUBJECTS, ids=[row[1] for row in SUBJECTS])
def test_the_subject_of_a_cue(language: str, text: str, subject: str | None) -> None:
    scene = scene_of(doc_of(text, {}, language))
    cue = list(lexicon_for(language).cues_in(scene.masked, 0, len(text)))[-1]
    found = speaker_rules(language).unlisted(scene, 0, cue)
    assert (found and text[found.span.begin : found.span.end]) == subject


def test_a_subject_is_not_sought_without_end() -> None:
    text = "the mill " * 200 + "said"
    scene = scene_of(doc_of(text, {}, "en"))
    cue = list(lexicon_for("en").cues_in(scene.masked, 0, len(text)))[-1]
    assert speaker_rules("en").unlisted(scene, 0, cue) is None
