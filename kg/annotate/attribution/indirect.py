"""Find reported speech without quotation marks: "X said that C", "C, said X", "according to X, C"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.annotate.attribution.contents import ContentRules, content_rules
from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon, lexicon_for
from kg.annotate.attribution.draft import Draft
from kg.annotate.attribution.frames import FrameRules
from kg.annotate.attribution.headings import Headings
from kg.annotate.attribution.nouns import NounRules
from kg.annotate.attribution.parsed import ParsedSubjects
from kg.annotate.attribution.passives import PassiveCues
from kg.annotate.attribution.postposed import PostposedCues
from kg.annotate.attribution.quoting import QuotingRules
from kg.annotate.attribution.scene import QUOTE, Scene
from kg.annotate.attribution.sources import Sources
from kg.annotate.attribution.speakers import Speaker, SpeakerRules, speaker_rules
from kg.annotate.words import words_of
from kg.model import ActorKind, Span

_LEAD = 80  # code points between two sources of one content
_FEW = 10  # claims; no sentence that people write has more
_SAME = 0.65  # overlap from which a later attribution of the same words only tells who relayed them


class IndirectSpeech:
    """The rules of one language for indirect speech."""

    def __init__(self, words: ClaimWords, lexicon: CueLexicon, speakers: SpeakerRules, contents: ContentRules) -> None:
        self._words, self._lexicon, self._speakers, self._contents = words, lexicon, speakers, contents
        self._sources, self._nouns, self._frames = (
            Sources(words, contents),
            NounRules(words, contents),
            FrameRules(words, lexicon),
        )
        self._quoting = QuotingRules(words)
        self._parsed = ParsedSubjects(words)
        self._passives = PassiveCues(words, speakers, contents, self._frames)
        self._headings, self._postposed = Headings(lexicon, speakers), PostposedCues(words, speakers, contents, self._frames)

    def drafts(self, scene: Scene, sentence: Span, last: Speaker | None) -> list[Draft]:
        """Return the indirect claims of one sentence; `last` is who spoke or acted last, for "katanya"."""
        found = list(self._sources.drafts(scene, sentence, last))
        if heading := self._headings.draft(scene, sentence):
            found.append(heading)
        subject: Speaker | None = None
        for cue in self._lexicon.cues_in(scene.masked, sentence.begin, sentence.end):
            draft = self._draft(scene, sentence, cue, subject or last if cue.suffixed else subject)
            if draft is None:
                subject = subject or (last if cue.suffixed else self._of_quotation(scene, sentence, cue))
                continue
            subject = draft.speaker or subject
            same = next((at for at, d in enumerate(found) if _overlap(d.content, draft.content) > _SAME), None)
            if same is None:
                found.append(draft)
            elif found[same].rule == "according_to" and draft.rule == "preposed" and _holds(found[same].content, draft.content):
                found[same] = replace(draft, relayed_by=found[same].speaker)  # "X said C, according to Y"
            elif draft.speaker and draft.rule == "postposed":
                found[same] = replace(found[same], relayed_by=draft.speaker) if _relays(draft.speaker, scene) else draft
        found = _ended(_relayed(found, scene))
        found += [d for d in self._nouns.drafts(scene, sentence, subject or last) if not _meets(d, found)]
        return [d for d in found if self._frames.is_own(_words(scene, d.content), scene.before(d.content.begin))]

    def _draft(self, scene: Scene, sentence: Span, cue: Cue, subject: Speaker | None) -> Draft | None:
        before = scene.masked[sentence.begin : cue.begin]
        if self._quoting.holds(before, scene.masked[cue.begin : cue.end]) or self._frames.is_subject(scene.masked, cue):
            return None
        if _is_name(scene, sentence, cue):
            return None
        if "passive" in cue.entry.frames and (echo := self._passives.echo.search(before)):
            return self._passives.echoed(scene, sentence, cue, sentence.begin + echo.start())
        if not self._frames.reports(before, cue) or self._belongs_to_quotation(scene, sentence, cue):
            return None
        if "unattributed" in cue.entry.frames:
            if self._passives.echo.search(before):
                return None  # "as several agencies reported"
            return self._following(scene, sentence, cue, None, "unattributed")
        if "passive" in cue.entry.frames or self._frames.is_passive(before, cue):
            return self._passives.draft(scene, sentence, cue)
        return self._postposed.draft(scene, sentence, cue, subject) or self._preposed(scene, sentence, cue, subject)

    def _belongs_to_quotation(self, scene: Scene, sentence: Span, cue: Cue) -> bool:
        """A cue whose speaker follows a finished quotation reports that quotation ("…," X said after the talks)."""
        who = None if cue.suffixed else self._speakers.before(scene, sentence.begin, cue.begin, loose=False)
        closed = scene.masked.rfind(QUOTE[1], sentence.begin, cue.begin) + 1
        first = next(self._lexicon.cues_in(scene.masked, closed, cue.end), None) if closed and not cue.suffixed else None
        if who is None and first == cue and "participle" not in cue.entry.frames:
            who = self._speakers.between(scene, closed, cue)
        lead = scene.masked[sentence.begin : who.span.begin if who else cue.begin].rstrip(" ,")
        if not lead.endswith(("\ue001", "\ue005")) or scene.closes_clause(sentence.begin, sentence.begin + len(lead)):
            return False
        return self._contents.clause_behind(scene.masked, cue.end, sentence.end) is None

    def _of_quotation(self, scene: Scene, sentence: Span, cue: Cue) -> Speaker | None:
        """Return who said the quotation before a cue, for what the sentence goes on to report ("…," he said, adding that C)."""
        if cue.suffixed or not self._belongs_to_quotation(scene, sentence, cue):
            return None
        who = self._speakers.before(scene, sentence.begin, cue.begin, loose=False)
        return who or self._speakers.behind(scene, cue.end, sentence.end)

    def _preposed(self, scene: Scene, sentence: Span, cue: Cue, subject: Speaker | None) -> Draft | None:
        """X said (that) C, and what follows by the same subject."""
        if cue.suffixed:
            return None
        who = self._subject(scene, sentence, cue, subject)
        return self._following(scene, sentence, cue, who, "preposed") if who else None

    def _subject(self, scene: Scene, sentence: Span, cue: Cue, subject: Speaker | None) -> Speaker | None:
        who = self._read(scene, sentence, cue, subject)
        if who is None or self._speakers.opens(scene, sentence.begin, cue.begin, who):
            return who
        return self._parsed.checked(scene, sentence, cue, who)

    def _read(self, scene: Scene, sentence: Span, cue: Cue, subject: Speaker | None) -> Speaker | None:
        if who := self._speakers.before(scene, sentence.begin, cue.begin, loose=False):
            return who
        carried = self._speakers.carried_over(scene, sentence.begin, cue.begin)
        if carried and subject:
            return subject
        participle = "participle" in cue.entry.frames
        if carried and participle and (who := self._speakers.subject(scene, sentence.begin, cue.begin)):
            return who  # "X met with Y on Monday, urging Z to wait"
        if who := self._speakers.before(scene, sentence.begin, cue.begin, participle=participle):
            return who
        if carried and (who := self._speakers.subject(scene, sentence.begin, cue.begin)):
            return who
        if participle and self._contents.opens(scene.masked, sentence.begin, cue.begin):  # "(While) noting that C, X left"
            return self._speakers.of_main_clause(scene, cue.end, sentence.end)
        if participle and (who := self._parsed.subject(scene, sentence, cue)):
            return who
        return self._speakers.unlisted(scene, sentence.begin, cue) or self._parsed.subject(scene, sentence, cue)

    def _following(self, scene: Scene, sentence: Span, cue: Cue, who: Speaker | None, rule: str) -> Draft | None:
        content = self._contents.after(scene, cue, sentence.end)
        if content is None:
            return None
        spelled_out = self._contents.that_far.match(scene.masked, cue.end, sentence.end) is not None
        if not self._frames.fits(cue, _words(scene, content), spelled_out=spelled_out):
            return None
        return Draft(who, content, cue, sentence, rule)


@cache
def indirect_speech(language: str) -> IndirectSpeech:
    """Return the compiled rules of a language."""
    return IndirectSpeech(words_of(language, ClaimWords), lexicon_for(language), speaker_rules(language), content_rules(language))


def _words(scene: Scene, span: Span) -> str:
    return scene.masked[span.begin : span.end]


def _relayed(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Let an outlet or a report that only tells who said what ("according to the agency, X said C") relay X's claim."""
    for outer in [d for d in drafts if d.rule == "according_to" and d.speaker and _relays(d.speaker, scene)]:
        inner = next((d for d in drafts if d is not outer and _opens(d, outer, scene)), None)
        if inner is not None:
            drafts = [replace(d, relayed_by=outer.speaker) if d is inner else d for d in drafts if d is not outer]
    return drafts


def _is_name(scene: Scene, sentence: Span, cue: Cue) -> bool:
    """Tell whether a capital makes a cue a name ("Nadir Said"); headlines write all words so."""
    lead = scene.text[sentence.begin : cue.begin].split()
    headline = sentence == scene.sentences[0].span
    return bool(lead) and not headline and scene.text[cue.begin].isupper() and lead[-1][:1].isupper()


def _ended(drafts: list[Draft]) -> list[Draft]:
    """Let a content end before the words that say who reported the whole ("X proposed C, officials said")."""
    ends = [d.content for d in drafts if d.rule == "postposed" and d.cue and d.cue.begin >= d.content.end][:_FEW]
    for whole in ends:
        drafts = [
            replace(d, content=Span(d.content.begin, whole.end))
            if whole.begin < d.content.begin < whole.end < d.content.end
            else d
            for d in drafts
        ]
    return drafts


def _opens(draft: Draft, whole: Draft, scene: Scene) -> bool:
    """Tell whether a claim's speaker opens another's content, days and further sources before it aside."""
    if draft.speaker is None or draft.rule != "preposed":
        return draft.speaker is not None and draft.speaker.span.begin == whole.content.begin
    lead = scene.masked[whole.content.begin : draft.speaker.span.begin].rstrip()
    return draft.speaker.span.begin == whole.content.begin or (lead.endswith(",") and len(lead) < _LEAD)


def _meets(draft: Draft, others: list[Draft]) -> bool:
    """Tell whether a claim lies in another's cue or content, or shares most of its words with one."""
    return any(d.cue == draft.cue or _overlap(d.content, draft.content) > _SAME for d in others)


def _relays(speaker: Speaker, scene: Scene) -> bool:
    """Tell whether somebody only passes on what others said: an outlet, or "reports" that nobody knows."""
    return speaker.key is None or scene.actors[speaker.key].kind is ActorKind.MEDIA


def _holds(outer: Span, inner: Span) -> bool:
    return outer.begin < inner.begin and inner.end <= outer.end


def _overlap(a: Span, b: Span) -> float:
    shared = min(a.end, b.end) - max(a.begin, b.begin)
    return shared / (max(a.end, b.end) - min(a.begin, b.begin)) if shared > 0 else 0.0
