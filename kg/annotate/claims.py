"""The component kg_claims: sentences, actors and quotations of a Doc in, its claims (who said what, quoted or reported) out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from spacy.language import Language

from kg.annotate.attributes import declare_attributes
from kg.annotate.attribution.backward import backward_rules
from kg.annotate.attribution.circumstances import circumstance_rules
from kg.annotate.attribution.direct import direct_speech
from kg.annotate.attribution.indirect import indirect_speech
from kg.annotate.attribution.replies import reply_rules
from kg.annotate.attribution.scene import Scene, lowered, scene_of
from kg.annotate.attribution.speakers import Speaker, speaker_rules
from kg.annotate.attribution.stance import stance_rules
from kg.annotate.attribution.voices import Memory, Voices
from kg.annotate.reference.anaphors import anaphor_patterns
from kg.annotate.rules import confidence_of
from kg.model import Actor, ActorKind, Claim, ClaimType, Label, MeetingReport, Mention, Span, SpeechMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from kg.annotate.attribution.draft import Draft

_ARTICLE = 4  # code points of an article before the name with which a content opens
_FEW = 10  # claims; no sentence that people write has more
_UNJUDGED = 0.5  # the confidence in rules of which no count is known
# indirect speech
_REPORTED = frozenset({"preposed", "postposed", "according_to", "passive", "unattributed", "noun", "heading", "backward"})
_MOST = 0.75  # of a reported clause; quoted words that fill more of it are a claim beside it


@Language.factory("kg_claims")
def make_component(nlp: Language, name: str) -> ClaimFinder:
    """Return the component for the pipeline's language; its words stand in the table `[claims]`."""
    declare_attributes()
    return ClaimFinder(str(nlp.lang), name)


class ClaimFinder:
    """Find the claims of a Doc and leave them in `doc._.kg_claims`."""

    def __init__(self, language: str, name: str) -> None:
        self.name, self._language = name, language
        self._direct, self._indirect = direct_speech(language), indirect_speech(language)
        self._circumstances, self._backward = circumstance_rules(language), backward_rules(language)
        self._voices = Voices(anaphor_patterns(language))
        pronouns = anaphor_patterns(language).words
        self._pronouns = frozenset((*pronouns.person, *pronouns.thing, *pronouns.plural))
        self._stance, self._replies, self._speakers = stance_rules(language), reply_rules(language), speaker_rules(language)

    def __call__(self, doc: Doc) -> Doc:
        """Add the claims, and an unnamed actor for every speaker that nobody knows, to the Doc."""
        scene = scene_of(doc)
        actors = dict(doc._.kg_actors)
        claims = [self._claim(draft, scene, doc, actors) for draft in self._drafts(scene)]
        doc._.kg_actors = actors
        doc._.kg_claims = tuple(self._replies.joined(claims, scene.text, actors))
        doc._.kg_mentions = tuple(_with_speakers(doc._.kg_mentions, doc._.kg_anaphora, doc._.kg_claims))
        doc._.kg_meetings = tuple(_with_sources(doc._.kg_meetings, doc._.kg_claims))
        return doc

    def _drafts(self, scene: Scene) -> list[Draft]:
        memory = Memory()
        drafts: list[Draft] = []
        taken = True  # the sentence before has a source of its own
        for number, sentence in enumerate(scene.sentences):
            span = sentence.span
            voice = self._voices.meant(scene, memory)
            here = [self._voices.same(scene, d, memory.speaker) for d in self._indirect.drafts(scene, span, voice)]
            subject = self._speakers.subject(scene, span.begin, span.end) if not here else None
            for quotation in scene.quotations_from(span.begin, span.end):
                draft = self._direct.draft(scene, quotation, _latest(here) or voice, memory.quoted)
                if draft is not None:
                    draft = self._voices.same(scene, draft, memory.speaker)
                    here.append(draft)
                    memory.quoted = draft
            if not (here or taken) and (told := self._backward.draft(scene, number)):
                here.append(told)
            taken = bool(here)
            memory.hear(_latest(here) or self._voices.acting(scene, subject), scene)
            drafts += here
        return sorted(_outermost(_distinct(drafts), scene.pronouns), key=lambda d: (d.content, d.rule))

    def _claim(self, draft: Draft, scene: Scene, doc: Doc, actors: dict[str, Actor]) -> Claim:
        content = draft.content
        around = self._circumstances.of(draft, scene, doc._.kg_times)
        direct = draft.rule not in _REPORTED
        speaker = _key_of(draft.speaker, scene, doc, actors, self._pronouns)
        own = _opens_with(content, speaker, doc._.kg_mentions, actors)
        stance = self._stance.of(lowered(scene.text[content.begin : content.end]), draft.cue, own=own)
        rule = f"kg_claims:{draft.rule}{_less_sure(draft, actors.get(speaker or ''))}"
        return Claim(
            speaker=speaker,
            speaker_span=self._phrase(scene, draft),
            content=content,
            sentence=draft.sentence,
            kind=stance.kind,
            mode=SpeechMode.DIRECT if direct else SpeechMode.INDIRECT,
            polarity=stance.polarity,
            certainty=stance.certainty,
            confidence=confidence_of(rule, doc.lang_, _UNJUDGED),
            found_by=rule,
            cue=Span(draft.cue.begin, draft.cue.end) if draft.cue else None,
            claimed_on=around.claimed_on,
            addressee=around.addressee,
            quoted_via=around.quoted_via,
            about=_about(content, doc),
            about_meetings=tuple(i for i, m in enumerate(doc._.kg_meetings) if _tells_of(content, m)),
        )

    def _phrase(self, scene: Scene, draft: Draft) -> Span | None:
        """Return the speaker's whole phrase; what is reported is no part of it ("according to X, envoys from Y …")."""
        if draft.speaker is None:
            return None
        phrase, content = self._speakers.described_as(scene, draft.speaker, draft.cue), draft.content
        return draft.speaker.span if phrase.begin < content.end and content.begin < phrase.end else phrase


def _key_of(speaker: Speaker | None, scene: Scene, doc: Doc, actors: dict[str, Actor], pronouns: frozenset[str]) -> str | None:
    if speaker is None:
        return None
    if speaker.key is not None:
        return speaker.key
    words = scene.text[speaker.span.begin : speaker.span.end]
    if lowered(words) in pronouns:
        return None
    key = re.sub(r"\W+", "-", lowered(words)).strip("-")
    if key not in actors:
        inside = {m.refers_to: None for m in doc._.kg_mentions if _within(m.span, speaker.span) and m.refers_to in actors}
        actors[key] = Actor(key, ActorKind.UNNAMED, Label(words, doc.lang_), represents=tuple(inside)[:1])
        doc._.kg_mentions = tuple(
            sorted((*doc._.kg_mentions, Mention(speaker.span, key, 0.5, "kg_claims:unlisted")), key=lambda m: m.span)
        )
    return key


def _opens_with(content: Span, speaker: str | None, mentions: Sequence[Mention], actors: dict[str, Actor]) -> bool:
    """Tell whether a content opens with the name of who speaks, or of whom that speaks for."""
    if speaker is None or speaker not in actors:
        return False
    first = bisect_left(mentions, content.begin, key=lambda m: m.span.begin)
    here = takewhile(lambda m: m.span.begin <= content.begin + _ARTICLE, islice(mentions, first, None))
    return any(m.refers_to in {speaker, *actors[speaker].represents} for m in here)


def _less_sure(draft: Draft, speaker: Actor | None) -> str:
    """Return what makes a claim less sure, to be put behind the name of its rule."""
    if draft.speaker is None or speaker is None:
        return "/nobody"
    elsewhere = "" if _within(draft.speaker.span, draft.sentence) else "elsewhere"
    nameless = "unnamed" if speaker.kind is ActorKind.UNNAMED else ""
    return "".join(f"{sign}{told}" for sign, told in zip("/-", filter(None, (elsewhere, nameless)), strict=False))


def _about(content: Span, doc: Doc) -> tuple[str, ...]:
    mentions: tuple[Mention, ...] = doc._.kg_mentions
    first = bisect_left(mentions, content.begin, key=lambda m: m.span.begin)
    inside = takewhile(lambda m: m.span.begin < content.end, islice(mentions, first, None))
    return tuple({m.refers_to: None for m in inside if m.span.end <= content.end and m.refers_to in doc._.kg_actors})


def _tells_of(content: Span, meeting: MeetingReport) -> bool:
    return any(min(content.end, e.end) - max(content.begin, e.begin) > (e.end - e.begin) / 2 for e in meeting.evidence)


def _with_sources(meetings: Iterable[MeetingReport], claims: tuple[Claim, ...]) -> list[MeetingReport]:
    return [
        replace(m, according_to=tuple(i for i, c in enumerate(claims) if at in c.about_meetings)) for at, m in enumerate(meetings)
    ]


def _with_speakers(mentions: Iterable[Mention], anaphora: Iterable[Mention], claims: tuple[Claim, ...]) -> list[Mention]:
    """Add the whole phrases that name speakers, appositions included, to the mentions; a pronoun stays what it was taken for."""
    known = {(m.span, m.refers_to): m for m in mentions}
    taken = {(m.span, m.refers_to) for m in anaphora}
    for claim in claims:
        if claim.speaker and claim.speaker_span and (claim.speaker_span, claim.speaker) not in taken:
            mention = Mention(claim.speaker_span, claim.speaker, 0.8, "kg_claims:speaker")
            known.setdefault((claim.speaker_span, claim.speaker), mention)
    return sorted(known.values(), key=lambda m: (m.span, m.refers_to))


def _within(inner: Span, outer: Span) -> bool:
    return outer.begin <= inner.begin and inner.end <= outer.end


def _outermost(drafts: list[Draft], pronouns: frozenset[int]) -> list[Draft]:
    """Drop what is but a part of a clause reported as a whole: words in quotation marks, the speaker's own later verbs."""
    reported = [d for d in drafts if d.rule in _REPORTED]
    return [d for d in drafts if not any(_is_part(d, whole, pronouns) for whole in reported)]


def _latest(drafts: list[Draft]) -> Speaker | None:
    """Return who made the latest of a sentence's claims that is not told of within another; the last few decide."""
    few = drafts[-_FEW:]
    return next((d.speaker for d in reversed(few) if d.speaker and not _told_within(d, few)), None)


def _told_within(draft: Draft, others: list[Draft]) -> bool:
    """Tell whether a claim is only told of within another one; whoever makes it does not speak in the article itself."""
    cue = draft.cue
    return cue is not None and any(o is not draft and o.content.begin <= cue.begin and cue.end <= o.content.end for o in others)


def _is_part(draft: Draft, whole: Draft, pronouns: frozenset[int]) -> bool:
    if draft.rule == "cue_then_quote":  # X said the offer of peace was "a step back"
        return _part(draft.content, whole.content)
    if draft.rule not in _REPORTED or draft.cue is None or draft.speaker is None or whole.speaker is None:
        return False
    inside = (
        whole.content.begin <= draft.cue.begin and draft.content.end <= whole.content.end and draft.cue.end < draft.content.begin
    )
    same = draft.speaker.key is not None and draft.speaker.key == whole.speaker.key
    # "mediators said they hoped …": who nobody knows is not told from "they" either
    same = same or (whole.speaker.key is None and draft.speaker.span.begin == whole.content.begin)
    kind, kinds = draft.cue.entry.kind, (ClaimType.PRAISE, ClaimType.CRITICISM, ClaimType.BELIEF)
    before = kind in kinds and draft.speaker.span.end <= whole.content.begin  # X said the ministers met and welcomed …
    return inside and same and (before or draft.speaker.span.begin in pronouns)  # X said he wanted …


def _part(inner: Span, outer: Span) -> bool:
    return _within(inner, outer) and inner.end - inner.begin < _MOST * (outer.end - outer.begin)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Keep the first draft of each content span, so that a claim's IRI is its own."""
    return list({d.content: d for d in reversed(drafts)}.values())
