"""Find contents that a colon alone sets off: "X: C" in headlines and transcripts, "C: X" in headlines, "X added:" over blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.contents import trimmed
from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.scene import ACTOR, QUOTE, Scene
from kg.annotate.attribution.speakers import Speaker
from kg.model import ActorKind, Span

if TYPE_CHECKING:
    from kg.annotate.attribution.cues import CueLexicon
    from kg.annotate.attribution.speakers import SpeakerRules

_PEOPLE = (ActorKind.PERSON, ActorKind.UNNAMED)
_LEAST = 3  # words that make a clause
_HEADLINE = 160  # code points; a longer first line is no headline


class Headings:
    """The patterns for colons; they hold no words of a language."""

    def __init__(self, lexicon: CueLexicon, speakers: SpeakerRules) -> None:
        self._lexicon, self._speakers = lexicon, speakers
        self._speaker_first = re.compile(rf"(?P<who>{ACTOR})(?:\s*\([^)\n]{{1,40}}\))?:\s+(?!{QUOTE})(?=\S)")
        self._speaker_last = re.compile(rf"[^:\n]{{10,}}:\s+(?P<who>{ACTOR})\s*$")
        self._line_end = re.compile(r"\n|$")
        self._block = re.compile(rf"\s*:\s*\n\s*(?!{QUOTE})(?P<block>[^\n]+)")

    def draft(self, scene: Scene, sentence: Span) -> Draft | None:
        """Return the claim that a sentence sets off by its colon, or None."""
        if match := self._speaker_first.match(scene.masked, sentence.begin, sentence.end):
            line = self._line_end.search(scene.masked, match.end())
            return self._set_off(scene, sentence, match, Span(match.end(), line.start() if line else sentence.end))
        if self._is_headline(scene, sentence) and (match := self._speaker_last.match(scene.masked, sentence.begin, sentence.end)):
            return self._set_off(scene, sentence, match, Span(sentence.begin, match.start("who")))
        return self._over_block(scene, sentence)

    def _set_off(self, scene: Scene, sentence: Span, match: re.Match[str], content: Span) -> Draft | None:
        at = match.start("who")
        who = Speaker(Span(at, scene.ends_at[at]), scene.actors_at[at])
        kind = scene.actors[scene.actors_at[at]].kind if scene.actors_at[at] in scene.actors else None
        inner = trimmed(scene.text, content.begin, content.end)
        if inner is None or len(scene.masked[inner.begin : inner.end].split()) < _LEAST:
            return None
        return Draft(who, inner, None, sentence, "heading") if kind in _PEOPLE or self._is_headline(scene, sentence) else None

    def _over_block(self, scene: Scene, sentence: Span) -> Draft | None:
        """X added: and the words in the next paragraph, without quotation marks."""
        cue = next(self._lexicon.cues_in(scene.masked, max(sentence.begin, sentence.end - 40), sentence.end), None)
        match = self._block.match(scene.masked, cue.end) if cue else None
        who = self._speakers.before(scene, sentence.begin, cue.begin) if cue and match else None
        if cue is None or match is None or who is None:
            return None
        inner = trimmed(scene.text, *match.span("block"))
        return Draft(who, inner, cue, sentence, "heading") if inner else None

    def _is_headline(self, scene: Scene, sentence: Span) -> bool:
        return sentence == scene.sentences[0].span and sentence.end - sentence.begin < _HEADLINE
