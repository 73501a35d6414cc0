"""Find who said the words between quotation marks: by a cue after, before or between them, or by the quotation before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon, lexicon_for
from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.scene import ACTOR, QUOTE, Scene
from kg.annotate.attribution.speakers import Speaker, SpeakerRules, speaker_rules
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import Span

if TYPE_CHECKING:
    from kg.annotate.attribution.quotations import Quotation

_WHOLE = 5  # words from which a quotation inside a sentence counts as a claim of its own
_BREAKS = "\n"


@dataclass(frozen=True, slots=True)
class _Attribution:
    who: Speaker | None
    cue: Cue | None
    rule: str


class DirectSpeech:
    """The rules of one language for quotations."""

    def __init__(self, words: ClaimWords, lexicon: CueLexicon, speakers: SpeakerRules) -> None:
        self._lexicon, self._speakers = lexicon, speakers
        self._lead_in = re.compile(rf"[\s,:]*(?:(?:{alternatives(words.strong_that + words.according_to)})\s*)?[\s,:]*$")
        self._start = re.compile(r"[\s,.\-–—]*")
        self._source = re.compile(rf"[\s,]*(?:{alternatives(words.according_to)})\s+(?=(?P<who>{ACTOR}))")
        self._colon = re.compile(r":\s*$")
        self._actor_first = re.compile(rf"[\s,]*(?P<who>{ACTOR})")

    def draft(self, scene: Scene, quotation: Quotation, last: Speaker | None, previous: Draft | None) -> Draft | None:
        """Return the claim that a quotation makes, or None for scare quotes, titles and names.

        `last` is who spoke or acted last before it; `previous` is the claim of the quotation before it, if one was made.
        """
        sentence = _sentence_of(scene, quotation)
        found = self._after(scene, quotation, sentence.end, last) or self._before(scene, quotation, sentence.begin, last)
        words = len(scene.text[quotation.inner.begin : quotation.inner.end].split())
        alone = self._stands_alone(scene, quotation, sentence)
        if found is None and alone:
            found = self._continued(scene, quotation, last, previous)
        if found is None or (words < _WHOLE and not self._is_speech(scene, quotation, found, alone=alone)):
            return None
        return Draft(found.who, quotation.inner, found.cue, sentence, found.rule)

    def _after(self, scene: Scene, quotation: Quotation, end: int, last: Speaker | None) -> _Attribution | None:
        """Read a cue after the words: "…," said X / "…," X said / "…," katanya."""
        begin = self._start.match(scene.masked, quotation.outer.end, end).end()  # type: ignore[union-attr]  # it matches the empty string
        if source := self._source.match(scene.masked, begin, end):
            at = source.start("who")
            return _Attribution(Speaker(Span(at, scene.ends_at[at]), scene.actors_at[at]), None, "quote_then_speaker")
        cue = next(self._lexicon.cues_in(scene.masked, begin, min(end, begin + 260)), None)
        if cue is None:
            return None
        if cue.begin == begin:
            who = (
                last if cue.suffixed else self._speakers.behind(scene, cue.end, end) or self._speakers.following(scene, cue, end)
            )
            return _Attribution(who, cue, "quote_then_cue")
        if not self._ended_as_speech(scene, quotation):
            return None
        who = self._speakers.before(scene, begin, cue.begin)
        if (who is None or who.span.begin - begin > 1) and "participle" not in cue.entry.frames:
            who = self._speakers.between(scene, begin, cue)
        if who and who.span.begin - begin <= 1:
            return _Attribution(who, cue, "quote_then_speaker")
        return None

    def _before(self, scene: Scene, quotation: Quotation, begin: int, last: Speaker | None) -> _Attribution | None:
        """X said: "…" / X said it was "…"."""
        cues = list(self._lexicon.cues_in(scene.masked, begin, quotation.outer.begin))
        for cue in reversed(cues):
            if who := self._who(scene, begin, cue, last):
                return _Attribution(who, cue, "cue_then_quote")
        if self._colon.search(scene.masked, begin, quotation.outer.begin) and (
            who := self._speakers.subject(scene, begin, quotation.outer.begin)
        ):
            return _Attribution(who, None, "colon")
        return None

    def _who(self, scene: Scene, begin: int, cue: Cue, last: Speaker | None) -> Speaker | None:
        if cue.suffixed:
            return last
        if who := self._speakers.before(scene, begin, cue.begin):
            return who
        if "inverted" in cue.entry.frames and (who := self._speakers.behind(scene, cue.end, cue.end + 120)) and who.key:
            return who
        if self._speakers.carried_over(scene, begin, cue.begin):
            return self._speakers.subject(scene, begin, cue.begin) or last
        if who := self._speakers.unlisted(scene, begin, cue):
            return who
        leads = scene.masked[cue.end : cue.end + 3].strip()[:1] in (":", ",", QUOTE[0])
        return self._speakers.nearest(scene, begin, cue) if leads else None

    def _continued(self, scene: Scene, quotation: Quotation, last: Speaker | None, previous: Draft | None) -> _Attribution | None:
        """A quotation without a cue belongs to whoever spoke just before it."""
        if previous is not None and previous.speaker is not None:
            between = scene.masked[previous.content.end : quotation.outer.begin]
            if between.count("\n\n") <= 1 and len(between) < 400:  # code points; farther away the thread is lost
                return _Attribution(previous.speaker, None, "continued")
        return _Attribution(last, None, "continued") if last is not None else None

    def _stands_alone(self, scene: Scene, quotation: Quotation, sentence: Span) -> bool:
        lead = scene.masked[sentence.begin : quotation.outer.begin].strip()
        return not lead or not re.sub(QUOTE, "", lead).strip(" ,.")

    def _ended_as_speech(self, scene: Scene, quotation: Quotation) -> bool:
        return (
            scene.text[quotation.inner.end - 1] in ",?!.…" or scene.masked[quotation.outer.end : quotation.outer.end + 1] == ","
        )

    def _is_speech(self, scene: Scene, quotation: Quotation, found: _Attribution, *, alone: bool) -> bool:
        """Tell whether a short quotation is speech: it begins the sentence, or a comma or colon leads in to it."""
        if found.rule in ("quote_then_cue", "quote_then_speaker"):
            return alone
        return found.rule == "cue_then_quote" and scene.before(quotation.outer.begin) in (",", ":")


@cache
def direct_speech(language: str) -> DirectSpeech:
    """Return the compiled rules of a language."""
    return DirectSpeech(words_of(language, ClaimWords), lexicon_for(language), speaker_rules(language))


def _sentence_of(scene: Scene, quotation: Quotation) -> Span:
    """Return the stretch from the start of the sentence in which a quotation begins to the end of the one in which it ends."""
    first, final = (
        scene.sentence_at(quotation.outer.begin),
        scene.sentence_at(max(quotation.outer.end - 1, quotation.outer.begin)),
    )
    begin = scene.sentences[first].span.begin if first is not None else quotation.outer.begin
    end = scene.sentences[final].span.end if final is not None else quotation.outer.end
    return Span(min(begin, quotation.outer.begin), max(end, quotation.outer.end))
