"""Tell when a claim was made, to whom, and through which outlet the article has it, from the words around its cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import ClaimWords
from kg.annotate.attribution.scene import ACTOR
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.annotate.attribution.draft import Draft
    from kg.annotate.attribution.scene import Scene
    from kg.model import CalendarDate, TimeMention

_NEAR = 90  # code points between a cue and the day on which it was said


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of the act of speaking besides who and what; addressee and outlet are actor keys."""

    claimed_on: CalendarDate | None = None
    addressee: str | None = None
    quoted_via: str | None = None


class CircumstanceRules:
    """The patterns of one language."""

    def __init__(self, words: ClaimWords) -> None:
        between = r"(?:[^\W\d_]+\s+){0,3}?"  # "the official", "kantor berita"
        self._relayed = re.compile(rf"(?<![\w-])(?:{alternatives(words.relayed)})\s+{between}(?P<who>{ACTOR})")
        self._addressee = re.compile(rf"\s+(?:{alternatives(words.addressee)})\s+(?P<who>{ACTOR})")
        self._told = re.compile(rf"\s+(?P<who>{ACTOR})")

    def of(self, draft: Draft, scene: Scene, times: Sequence[TimeMention]) -> Circumstances:
        """Return the circumstances of one claim; what the sentence does not tell stays None."""
        return Circumstances(self._day(draft, times), self._to_whom(draft, scene), self._outlet(draft, scene))

    def _day(self, draft: Draft, times: Sequence[TimeMention]) -> CalendarDate | None:
        if draft.cue is None:
            return None
        content, sentence = draft.content, draft.sentence
        outside = [
            time
            for time in times
            if sentence.begin <= time.span.begin < sentence.end
            and not (content.begin <= time.span.begin < content.end)
            and min(abs(time.span.begin - draft.cue.end), abs(draft.cue.begin - time.span.end)) <= _NEAR
        ]
        return min(outside, key=lambda time: abs(time.span.begin - draft.cue.end)).date if outside else None  # type: ignore[union-attr]  # no cue has returned above

    def _to_whom(self, draft: Draft, scene: Scene) -> str | None:
        if draft.cue is None or draft.rule == "according_to":
            return None
        begin = draft.cue.end
        match = self._addressee.match(scene.masked, begin, draft.sentence.end)
        if match is None and draft.speaker and draft.speaker.span.begin == begin + 1:  # "kata X kepada Y"
            match = self._addressee.match(scene.masked, draft.speaker.span.end, draft.sentence.end)
        if match is None and "told" in draft.cue.entry.frames:
            match = self._told.match(scene.masked, begin, draft.sentence.end)
        return scene.actors_at.get(match.start("who")) if match else None

    def _outlet(self, draft: Draft, scene: Scene) -> str | None:
        if draft.relayed_by is not None:
            return draft.relayed_by.key
        match = self._relayed.search(scene.masked, draft.sentence.begin, draft.sentence.end)
        return scene.actors_at.get(match.start("who")) if match else None


@cache
def circumstance_rules(language: str) -> CircumstanceRules:
    """Return the compiled rules of a language."""
    return CircumstanceRules(words_of(language, ClaimWords))
