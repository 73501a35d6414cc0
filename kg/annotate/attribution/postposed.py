"""Find contents that stand before their cue or around it: "C, said X", "C, X said, C", "C, as X said", "kata X, C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.parsed import ParsedSubjects
from kg.annotate.attribution.scene import ACTOR, TIME, Scene
from kg.annotate.patterns import alternatives

if TYPE_CHECKING:
    from kg.annotate.attribution.contents import ContentRules
    from kg.annotate.attribution.cues import ClaimWords, Cue
    from kg.annotate.attribution.frames import FrameRules
    from kg.annotate.attribution.speakers import Speaker, SpeakerRules
    from kg.model import Span

_SUBJECT = 4  # words of a subject that a cue parts from its verb ("The government, X said, will …")
_INTERRUPTING = frozenset({"inverted", "naming"})  # frames of cues that may stand within their content


class PostposedCues:
    """The rules of one language."""

    def __init__(self, words: ClaimWords, speakers: SpeakerRules, contents: ContentRules, frames: FrameRules) -> None:
        self._words, self._speakers, self._contents, self._frames = words, speakers, contents, frames
        self._parsed = ParsedSubjects(words)
        small = alternatives(words.prepositions + words.conjunctions + words.relatives)
        self._described = re.compile(rf",(?:\s+(?:{ACTOR}|(?!(?:{small})(?![\w-]))[a-z’'-]+)){{1,4}}$")
        self._named_last = re.compile(rf",\s+{ACTOR},$")  # "the rebels' counsel, X, confirmed …"
        self._echo = re.compile(rf"(?:^|,)\s*(?:{alternatives(words.echoes)})$")
        self._introductory = re.compile(rf"(?:(?:{alternatives(words.prepositions)})\s+)?{TIME},\s*$")

    def draft(self, scene: Scene, sentence: Span, cue: Cue, subject: Speaker | None) -> Draft | None:
        """Return the claim whose content a cue follows; `subject` is whom "katanya" means."""
        lead = scene.masked[sentence.begin : cue.begin].rstrip()
        inverted = "inverted" in cue.entry.frames and not cue.entry.frames & {"participle", "told"}
        inverted = inverted and self._named_last.search(lead) is None
        if inverted and not lead:
            return self._opening(scene, sentence, cue, subject)
        if inverted and self._is_ended(scene, sentence, lead) and not self._speakers.described_before(scene, sentence.begin, cue):
            who = subject if cue.suffixed else self._inverted(scene, sentence, cue)
            if who:
                after = cue.end if cue.suffixed else self._speakers.described_as(scene, who, None).end
                around = self._around(scene, sentence, cue, who, after)
                return around or self._preceding(scene, sentence, cue, who, sentence.begin + len(lead))
        return self._subject_first(scene, sentence, cue)

    def _is_ended(self, scene: Scene, sentence: Span, lead: str) -> bool:
        """Tell whether what stands before a cue is set off from it: by a mark, or by a quotation that closes it."""
        return lead.endswith((",", "?", "!")) or scene.closes_clause(sentence.begin, sentence.begin + len(lead))

    def _subject_first(self, scene: Scene, sentence: Span, cue: Cue) -> Draft | None:
        """C, X said / C, as X said."""
        who = self._speakers.before(scene, sentence.begin, cue.begin, loose=False)
        if not self._contents.closes(scene, cue.end, sentence.end, told="told" in cue.entry.frames):
            return None
        if "inverted" in cue.entry.frames and (apposed := self._speakers.apposed(scene, sentence.begin, cue.begin)):
            return self._preceding(scene, sentence, cue, apposed, apposed.span.begin)
        who = who or self._speakers.unlisted(scene, sentence.begin, cue, closing=True)
        if who is None:
            return None
        lead = self._described.sub(",", scene.masked[sentence.begin : who.span.begin].rstrip())
        if echo := self._echo.search(lead):
            return self._echoed(scene, sentence, cue, who, sentence.begin + echo.start())
        if not lead.endswith(",") and not scene.closes_clause(sentence.begin, sentence.begin + len(lead)):
            return None
        around = self._around(scene, sentence, cue, who, cue.end) if cue.entry.frames & _INTERRUPTING else None
        return around or self._preceding(scene, sentence, cue, who, sentence.begin + len(lead))

    def _opening(self, scene: Scene, sentence: Span, cue: Cue, subject: Speaker | None) -> Draft | None:
        """Kata X, C: the cue opens the sentence."""
        who = subject if cue.suffixed else self._speakers.behind(scene, cue.end, sentence.end)
        begin = self._contents.goes_on(scene, cue.end if cue.suffixed else who.span.end, sentence.end) if who else None
        content = self._contents.before(scene, begin, sentence.end) if begin is not None else None
        return Draft(who, content, cue, sentence, "preposed") if who and content else None

    def _echoed(self, scene: Scene, sentence: Span, cue: Cue, who: Speaker, end: int) -> Draft | None:
        """C, as X said / As X said, C."""
        content = self._contents.before(scene, sentence.begin, end)
        if content is None and (begin := self._contents.goes_on(scene, cue.end, sentence.end)) is not None:
            content = self._contents.before(scene, begin, sentence.end)
        return Draft(who, content, cue, sentence, "postposed") if content else None

    def _around(self, scene: Scene, sentence: Span, cue: Cue, who: Speaker, after: int) -> Draft | None:
        """C, X said, goes on after it: the content is the whole sentence, the cue within it."""
        opened = scene.masked[sentence.begin : min(who.span.begin, cue.begin)].split()
        begin = self._contents.goes_on(scene, after, sentence.end, split=len(opened) <= _SUBJECT)
        if begin is None:
            return None
        content = self._contents.before(scene, sentence.begin, sentence.end)
        lead = scene.masked[content.begin : min(who.span.begin, cue.begin)] if content else ""
        if not lead.strip(" ,") or self._introductory.match(lead):
            content = self._contents.before(scene, begin, sentence.end)
        return Draft(who, content, cue, sentence, "postposed") if content else None

    def _inverted(self, scene: Scene, sentence: Span, cue: Cue) -> Speaker | None:
        who = self._speakers.behind(scene, cue.end, sentence.end) or self._parsed.subject(scene, sentence, cue, behind=True)
        if who is None or not self._contents.closes(scene, who.span.end, sentence.end):
            return None
        pronoun = who.span.begin in scene.pronouns
        return None if pronoun and not self._words.pronouns_follow else who

    def _preceding(self, scene: Scene, sentence: Span, cue: Cue, who: Speaker, end: int) -> Draft | None:
        content = self._contents.before(scene, sentence.begin, end)
        if (
            content is None
            or self._frames.opens_with_cue(scene.masked, content)
            or self._contents.is_subordinate(scene.masked, content)
            or self._frames.is_short(scene.masked[content.begin : content.end].split())
        ):
            return None
        return Draft(who, content, cue, sentence, "postposed")
