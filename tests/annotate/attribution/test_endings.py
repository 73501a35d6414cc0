"""Where a reported content ends: at a later cue, at an outlet, at a tail, or with the sentence."""

from __future__ import annotations

import pytest

from kg.annotate.attribution.contents import content_rules
from kg.annotate.attribution.cues import lexicon_for
from kg.annotate.attribution.scene import scene_of
from tests.annotate.marked import doc_of

ENDS = [  # language, text whose first cue reports, the content
    ("en", "He said the mill had burned and warned that more would.", "the mill had burned"),
    ("en", "He said the mill had burned; nobody was hurt.", "the mill had burned"),
    ("en", "He said the mill had burned, according to the gazette.", "the mill had burned"),
    ("en", "He said the mill would be saved by calling the guard.", "the mill would be saved by calling the guard"),
    ("en", "Though he said the mill had burned, work goes on.", "the mill had burned"),
    ("en", "He praised the guard, which had come by night.", "the guard"),
    ("en", "He praised the guard in a statement.", "the guard"),
    ("id", "Dia mengatakan penggilingan itu terbakar, dikutip dari harian kota.", "penggilingan itu terbakar"),
    ("id", "Meski dia mengatakan penggilingan itu terbakar, pasar tetap buka.", "penggilingan itu terbakar"),
]


@pytest.mark.parametrize(("language", "text", "content"), ENDS, ids=[row[1] for row in ENDS])
def test_the_end_of_a_content(language: str, text: str, content: str) -> None:
    scene = scene_of(doc_of(text, {}, language))
    cue = next(lexicon_for(language).cues_in(scene.masked, 0, len(text)))
    span = content_rules(language).after(scene, cue, len(text))
    assert span is not None
    assert text[span.begin : span.end] == content
