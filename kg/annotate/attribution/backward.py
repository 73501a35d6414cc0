"""Find who said the sentence before, where one only says that somebody did: "C. Hal itu disampaikan X"."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.attribution.contents import ContentRules, content_rules
from kg.annotate.attribution.cues import ClaimWords, CueLexicon, lexicon_for
from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.scene import QUOTE, Scene
from kg.annotate.attribution.speakers import SpeakerRules, speaker_rules
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import Span

_LEAST = 5  # words of a sentence that is a content; fewer are a heading


class BackwardRules:
    """The rules of one language; none where it has no words for "this" as what was said."""

    def __init__(self, words: ClaimWords, lexicon: CueLexicon, speakers: SpeakerRules, contents: ContentRules) -> None:
        self._lexicon, self._speakers, self._contents = lexicon, speakers, contents
        self._this = re.compile(rf"(?:{alternatives(words.said_before)}){speakers.small}")
        self._agent = re.compile(rf"\s+(?:{alternatives(words.agents)})(?=\s)")

    def draft(self, scene: Scene, number: int) -> Draft | None:
        """Return the claim that the sentence before makes, if the sentence of that number only tells who said it."""
        if not number:
            return None
        sentence, before = scene.sentences[number].span, scene.sentences[number - 1].span
        leading = self._contents.leading.match(scene.masked, sentence.begin, sentence.end)
        this = self._this.match(scene.masked, leading.end() if leading else sentence.begin, sentence.end)
        cue = next(self._lexicon.cues_in(scene.masked, this.end(), sentence.end), None) if this else None
        if this is None or cue is None or cue.begin != this.end() or "passive" not in cue.entry.frames:
            return None
        agent = self._agent.match(scene.masked, cue.end, sentence.end)
        who = self._speakers.behind(scene, agent.end() if agent else cue.end, sentence.end)
        content = self._contents.before(scene, before.begin, before.end)
        if who is None or content is None or not self._is_clause(scene.masked[content.begin : content.end]):
            return None
        return Draft(who, content, cue, Span(before.begin, sentence.end), "backward")

    def _is_clause(self, words: str) -> bool:
        return len(words.split()) >= _LEAST and re.fullmatch(rf"\W*{QUOTE}\W*", words) is None


@cache
def backward_rules(language: str) -> BackwardRules:
    """Return the compiled rules of a language."""
    return BackwardRules(words_of(language, ClaimWords), lexicon_for(language), speaker_rules(language), content_rules(language))
