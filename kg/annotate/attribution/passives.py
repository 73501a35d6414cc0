"""Find contents of reporting verbs in the passive: "C dinilai X D", "C was condemned by X", "C ditolak X", "as told by X, C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import ClaimWords, Cue
from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.scene import ACTOR, Scene
from kg.annotate.attribution.speakers import Speaker
from kg.annotate.patterns import alternatives
from kg.model import Span

if TYPE_CHECKING:
    from kg.annotate.attribution.contents import ContentRules
    from kg.annotate.attribution.frames import FrameRules
    from kg.annotate.attribution.speakers import SpeakerRules


class PassiveCues:
    """The rules of one language."""

    def __init__(self, words: ClaimWords, speakers: SpeakerRules, contents: ContentRules, frames: FrameRules) -> None:
        self._speakers, self._contents, self._frames = speakers, contents, frames
        self._relative = re.compile(rf"(?<![\w-])(?:{alternatives(words.relatives)})\s+(?:\w+\s+)?$")
        adverbs = rf"|\w+(?:{alternatives(words.adverb_endings)})" if words.adverb_endings else ""
        self._helpers = re.compile(rf"(?<![\w-])(?:(?:{alternatives(words.auxiliaries)}{adverbs})\s+)+$")
        self._said_before = re.compile(rf"(?<![\w-])(?:{alternatives(words.said_before)})\s+(?:[\w-]+\s+)?$")
        self.echo = re.compile(rf"(?:^|,)\s*(?:{alternatives(words.echoes)})\s+$")
        self._agent = re.compile(rf"\s+(?:{alternatives(words.agents)})\s+(?={ACTOR})")
        self._second_verb = re.compile(rf"\s*(?:{alternatives(words.joiners)})\s")

    def draft(self, scene: Scene, sentence: Span, cue: Cue) -> Draft | None:
        """C was condemned by X / C dinilai X D."""
        if "undergone" in cue.entry.frames:
            return self._undergone(scene, sentence, cue)
        if "passive" in cue.entry.frames:
            if "told_by" in cue.entry.frames and self._said_before.search(scene.masked[sentence.begin : cue.begin]):
                return None  # "that was told by X on his visit": what was is in the sentence before
            if self._relative.search(scene.masked, sentence.begin, cue.begin):
                return None  # "what was said by X on Y"
            agent = self._agent.match(scene.masked, cue.end, sentence.end)
            who = self._speakers.behind(scene, agent.end() - 1 if agent else cue.end, sentence.end)
            if who is None or (who.key is None and "object" not in cue.entry.frames):
                return None
            return self._following(scene, sentence, Cue(cue.begin, who.span.end, cue.entry), who)
        agent = self._agent.match(scene.masked, cue.end, sentence.end)
        content = self._contents.before(scene, sentence.begin, self._auxiliary(scene, sentence, cue))
        if agent is None or content is None:
            return None
        at = agent.end()
        return Draft(Speaker(Span(at, scene.ends_at[at]), scene.actors_at[at]), content, cue, sentence, "passive")

    def _undergone(self, scene: Scene, sentence: Span, cue: Cue) -> Draft | None:
        """C ditolak (oleh) X: what is refused or condemned stands before the cue, who does it right behind."""
        agent = self._agent.match(scene.masked, cue.end, sentence.end)
        who = self._speakers.behind(scene, agent.end() if agent else cue.end, sentence.end)
        content = self._contents.before(scene, sentence.begin, self._auxiliary(scene, sentence, cue))
        if who is None or content is None or "," in scene.masked[content.begin : content.end]:
            return None
        relative = self._relative.search(scene.masked, sentence.begin, cue.begin)
        return None if relative else Draft(who, content, cue, sentence, "passive")

    def echoed(self, scene: Scene, sentence: Span, cue: Cue, end: int) -> Draft | None:
        """Seperti dikatakan X, C / C, seperti dikatakan X."""
        agent = self._agent.match(scene.masked, cue.end, sentence.end)
        who = self._speakers.behind(scene, agent.end() if agent else cue.end, sentence.end)
        if who is None:
            return None
        content = self._contents.before(scene, sentence.begin, end)
        begin = self._contents.goes_on(scene, who.span.end, sentence.end, split=True)
        if content is None and begin is not None:
            content = self._contents.before(scene, begin, sentence.end)
        return Draft(who, content, cue, sentence, "according_to") if content else None

    def _auxiliary(self, scene: Scene, sentence: Span, cue: Cue) -> int:
        match = self._helpers.search(scene.masked, sentence.begin, cue.begin)
        return match.start() if match else cue.begin

    def _following(self, scene: Scene, sentence: Span, cue: Cue, who: Speaker) -> Draft | None:
        """Return the claim whose content follows a cue and its agent."""
        if self._contents.closes(scene, cue.end, sentence.end) or self._second_verb.match(scene.masked, cue.end, sentence.end):
            return None
        content = self._contents.after(scene, cue, sentence.end)
        told = scene.masked[content.begin : content.end] if content else ""
        that = self._contents.that_far.match(scene.masked, cue.end, sentence.end) is not None
        return (
            Draft(who, content, cue, sentence, "passive") if content and self._frames.fits(cue, told, spelled_out=that) else None
        )
