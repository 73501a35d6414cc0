"""Find who said the words between quotation marks: by a cue after, before or between them, or by the quotation before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon, lexicon_for
from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.parsed import ParsedSubjects
from kg.annotate.attribution.quoting import QuotingRules
from kg.annotate.attribution.scene import ACTOR, QUOTE, Scene
from kg.annotate.attribution.speakers import Speaker, SpeakerRules, speaker_rules
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import Span

if TYPE_CHECKING:
    from kg.annotate.attribution.quotations import Quotation

_NEAR = 160  # code points before or behind a quotation within which whoever is quoted stands
_GAP = 6  # code points of blanks between two quotations of one speaker
_WHOLE = 5  # words from which a quotation inside a sentence counts as a claim of its own
_LEAST = 3  # words of a short quotation that is a sentence of its own
_BREAKS = ("", ",", ".", "?", "!", ":", QUOTE[1])  # what stands before a cue that its subject follows


@dataclass(frozen=True, slots=True)
class _Attribution:
    who: Speaker | None
    cue: Cue | None
    rule: str
    relay: Speaker | None = None


class DirectSpeech:
    """The rules of one language for quotations."""

    def __init__(self, words: ClaimWords, lexicon: CueLexicon, speakers: SpeakerRules) -> None:
        self._quoting = QuotingRules(words)
        self._lexicon, self._speakers, self._parsed = lexicon, speakers, ParsedSubjects(words)
        self._lead_in = re.compile(rf"[\s,:]*(?:(?:{alternatives(words.strong_that + words.according_to)})\s*)?[\s,:]*$")
        self._tail = re.compile(rf"(?:{alternatives(words.prepositions)})\s[^,;:.\ue005]{{1,60}},\s+")
        self._start = re.compile(r"[\s,.\-–—]*")
        self._source = re.compile(rf"[\s,]*(?:{alternatives(words.according_to)})\s+(?=(?P<who>{ACTOR}))")
        self._colon = re.compile(r":\s*$")
        self._actor_first = re.compile(rf"[\s,]*(?P<who>{ACTOR})")

    def draft(self, scene: Scene, quotation: Quotation, last: Speaker | None, previous: Draft | None) -> Draft | None:
        """Return the claim that a quotation makes, or None for scare quotes, titles and names.

        `last` is who spoke or acted last before it; `previous` is the claim of the quotation before it, if one was made.
        """
        sentence = _sentence_of(scene, quotation)
        found = self._after(scene, quotation, sentence, last) or self._before(scene, quotation, sentence.begin, last)
        words = len(scene.text[quotation.inner.begin : quotation.inner.end].split())
        alone = self._stands_alone(scene, quotation, sentence)
        if found is None and alone:
            found = self._continued(scene, quotation, last, previous)
        if found is None or (words < _WHOLE and not self._is_speech(scene, quotation, found, alone=alone)):
            return None
        return Draft(found.who, quotation.inner, found.cue, sentence, found.rule, found.relay)

    def _after(self, scene: Scene, quotation: Quotation, sentence: Span, last: Speaker | None) -> _Attribution | None:
        """Read a cue after the words: "…," said X / "…," X said / "…," katanya."""
        end = sentence.end
        begin = self._start.match(scene.masked, quotation.outer.end, end).end()  # type: ignore[union-attr]  # it matches the empty string
        if source := self._source.match(scene.masked, begin, end):
            at = source.start("who")
            return _Attribution(Speaker(Span(at, scene.ends_at[at]), scene.actors_at[at]), None, "quote_then_speaker")
        cue = next(self._lexicon.cues_in(scene.masked, begin, min(end, begin + 260)), None)
        if cue is None:
            return None
        if quoted := next(self._quoting.found(scene, begin, min(end, begin + _NEAR)), None):
            return _Attribution(quoted.who, quoted.cue, "quote_then_speaker", quoted.relay)
        if cue.begin == begin:
            return _Attribution(self._inverted(scene, sentence, cue, last), cue, "quote_then_cue")
        who = self._subject_first(scene, Span(begin, end), cue) if self._ended_as_speech(scene, quotation) else None
        who = who or self._behind_tail(scene, begin, cue)
        if who is None and "inverted" in cue.entry.frames and self._tail.fullmatch(scene.masked, begin, cue.begin):
            who = self._inverted(scene, sentence, cue, last)  # '"…" among the rebels, said X'
        return _Attribution(who, cue, "quote_then_speaker") if who else None

    def _behind_tail(self, scene: Scene, begin: int, cue: Cue) -> Speaker | None:
        """Return the speaker where the sentence goes on for a few words behind the quotation ("…" with the rebels, he said)."""
        who = self._speakers.before(scene, begin, cue.begin, loose=False)
        return who if who and self._tail.fullmatch(scene.masked, begin, who.span.begin) else None

    def _inverted(self, scene: Scene, sentence: Span, cue: Cue, last: Speaker | None) -> Speaker | None:
        if cue.suffixed:
            return last
        who = self._speakers.behind(scene, cue.end, sentence.end) or self._speakers.following(scene, cue, sentence.end)
        return who or self._parsed.subject(scene, sentence, cue, behind=True)

    def _subject_first(self, scene: Scene, rest: Span, cue: Cue) -> Speaker | None:
        """Return the subject that stands between a quotation and its cue; `rest` begins behind the quotation."""
        who = self._speakers.before(scene, rest.begin, cue.begin)
        if who and who.span.begin - rest.begin <= 1:
            return who
        if "participle" in cue.entry.frames:
            return None
        return self._speakers.between(scene, rest.begin, cue) or self._parsed.subject(scene, rest, cue)

    def _before(self, scene: Scene, quotation: Quotation, begin: int, last: Speaker | None) -> _Attribution | None:
        """X said: "…" / X said it was "…"."""
        quoted = next(self._quoting.found(scene, max(begin, quotation.outer.begin - _NEAR), quotation.outer.begin), None)
        if quoted and not scene.masked[quoted.cue.end : quotation.outer.begin].strip(" ,:"):
            return _Attribution(quoted.who, quoted.cue, "cue_then_quote", quoted.relay)
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
        carried = self._speakers.carried_over(scene, begin, cue.begin)
        who = self._speakers.before(scene, begin, cue.begin, loose=not carried)
        if who or carried:
            return who or self._speakers.subject(scene, begin, cue.begin) or last
        inverted = "inverted" in cue.entry.frames and scene.before(cue.begin) in _BREAKS
        inverted = inverted and not self._speakers.described_before(scene, begin, cue)
        if inverted and (who := self._speakers.behind(scene, cue.end, cue.end + 120)) and who.key:
            return who
        if "participle" in cue.entry.frames and (who := self._parsed.subject(scene, Span(begin, cue.end), cue)):
            return who
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
        if who := self._said_next(scene, quotation):
            return _Attribution(who, None, "continued")
        return _Attribution(last, None, "continued") if last is not None else None

    def _said_next(self, scene: Scene, quotation: Quotation) -> Speaker | None:
        """Return who says the quotation that follows at once, in the same paragraph or the next: "A." "B," said X."""
        following = next(iter(scene.quotations_from(quotation.outer.end, quotation.outer.end + _GAP)), None)
        if following is None or scene.text[quotation.outer.end : following.outer.begin].strip():
            return None
        found = self._after(scene, following, _sentence_of(scene, following), None)
        return found.who if found else None

    def _stands_alone(self, scene: Scene, quotation: Quotation, sentence: Span) -> bool:
        lead = scene.masked[sentence.begin : quotation.outer.begin].strip()
        return not lead or lead.endswith(":") or not re.sub(QUOTE, "", lead).strip(" ,.")

    def _ended_as_speech(self, scene: Scene, quotation: Quotation) -> bool:
        return (
            scene.text[quotation.inner.end - 1] in ",?!.…" or scene.masked[quotation.outer.end : quotation.outer.end + 1] == ","
        )

    def _is_speech(self, scene: Scene, quotation: Quotation, found: _Attribution, *, alone: bool) -> bool:
        """Tell whether a short quotation is speech: it begins the sentence, or a comma or colon leads in to it."""
        if found.rule in ("quote_then_cue", "quote_then_speaker"):
            return alone
        if found.rule == "continued":
            return self._is_sentence(scene, quotation)
        if found.rule != "cue_then_quote" or scene.before(quotation.outer.begin) in (",", ":"):
            return found.rule == "cue_then_quote"
        if found.cue is None or "clause" not in found.cue.entry.frames:
            return False
        told = scene.text[quotation.inner.begin : quotation.inner.end].split()
        return len(told) >= _LEAST and not scene.masked[found.cue.end : quotation.outer.begin].strip()

    def _is_sentence(self, scene: Scene, quotation: Quotation) -> bool:
        """Tell whether a few quoted words are a sentence ("There is hope.")."""
        words = scene.text[quotation.inner.begin : quotation.inner.end]
        return len(words.split()) >= _LEAST and words[:1].isupper() and words[-1:] in ".?!"


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
