"""Find who a cue belongs to: the actor before it, after it, or carried over from an earlier clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon, lexicon_for
from kg.annotate.attribution.names import Beside, adverbs_of, role_behind
from kg.annotate.attribution.scene import ACTOR, TIME, Scene
from kg.annotate.attribution.strangers import StrangerRules
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import ActorKind, Span

_CAPITALISED = re.compile(r"\s+(?P<who>(?:[A-Z][a-z]{0,4}\.\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w.’'-]*[\w’'-]){0,4})")
_CONTRACTION = re.compile(r"^['’](?:s|ve|re|d|ll)(?=\s)")
_ACTOR = re.compile(ACTOR)
_POSSESSIVE = ("'s", "’s")
_REACH = 260  # code points a subject may stand before its verb


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an actor's key, or None where only the words of the span name somebody unknown."""

    span: Span
    key: str | None


class SpeakerRules:
    """The patterns of one language that join a speaker to a cue."""

    def __init__(self, words: ClaimWords, lexicon: CueLexicon) -> None:
        aux, prep, conj = alternatives(words.auxiliaries), alternatives(words.prepositions), alternatives(words.conjunctions)
        adverb = adverbs_of(words)
        day = rf",?\s*(?:(?:{prep})\s+)?\(?{TIME}\)?(?!['’]),?"
        self.small = rf"(?:\s|{day}|\([^)]{{0,60}}\)|(?:{aux}|{alternatives(words.negations)}|{adverb})(?![\w-]))*+"
        self.tight = re.compile(rf"{self.small}$")
        self.apposition = re.compile(rf"\s*,[^;:.]{{1,200}},{self.small}$")
        opening = (
            rf"(?:(?:{alternatives(words.connectives)}|(?:(?:{prep})\s+)?{TIME}|{alternatives(words.adverbs)})(?![\w-]),?\s+)*"
        )
        self.only_described = re.compile(rf"{opening}{ACTOR},[^,;:.\ue005]{{2,120}},{self.small}$")
        self.dashes = re.compile(rf"\s*(?:--|—|–)[^;:.]{{1,160}}(?:--|—|–){self.small}$")
        self.closing = re.compile(rf"\s*,{self.small}$")
        self.relative = re.compile(rf",?\s*(?:{alternatives(words.relatives)})\s[^;:.]{{0,200}}$")
        self.prepositional = re.compile(rf"{self.small}(?:{prep}|{alternatives(words.asides)})\s[^;:.,]{{0,120}}$")
        article = alternatives(words.articles)
        self.after_preposition = re.compile(rf"(?<![\w-])(?:{prep})\s+(?:(?:{article})\s+(?:[\w-]+\s+)?)?$")
        self.carried = re.compile(rf"(?:,|(?<![\w-])(?:{conj}))\s*{self.small}$")
        self.inverted = re.compile(rf"\s*(?:(?:{aux})\s+)*(?P<who>{ACTOR})")
        self.after = role_behind(words)
        joiner = rf"(?<![\w-])(?:{alternatives(words.joiners)})(?![\w-])"
        self.coordination = re.compile(rf"({ACTOR})(?:\s*,\s*{ACTOR})*\s*,?\s*{joiner}\s*$")
        self.joined = re.compile(rf"\s*{joiner}\s*(?={ACTOR})")
        self.light = rf"(?:\s|{day}|\([^)]{{0,60}}\)|(?:{alternatives(words.adverbs)}|{adverb})(?![\w-]))*+"
        connective = rf"(?:{alternatives(words.connectives)})(?![\w-])"
        self.opening = re.compile(rf"(?:{connective}(?:\s+|$))?{self.small}$")
        self.new_subject = re.compile(rf",\s+(?P<who>{ACTOR})(?!['’]s)")
        self._beside = Beside(words)
        self.clause_opening = re.compile(rf"(?<![\w-])(?:{alternatives(words.clause_prepositions)})\s+$")
        described = alternatives(words.articles + words.collective_source)
        self.described = re.compile(rf",\s+(?:{described})(?![\w-])[^,.;:\ue003\ue005\n]{{2,120}}(?=[,.;])")
        self._strangers = StrangerRules(words, lexicon, self.small, connective)

    def before(self, scene: Scene, limit: int, cue: int, *, loose: bool = True, participle: bool = False) -> Speaker | None:
        """Return the subject that stands before a cue, not before `limit`; the nearest actor whose gap to the cue can be read.

        A loose gap may hold an apposition, a relative clause or a prepositional phrase; a tight one only small words.
        """
        limit = max(limit, cue - _REACH)
        for match in reversed(list(_ACTOR.finditer(scene.masked, limit, cue))):
            gap, lead = scene.masked[match.end() : cue], scene.masked[limit : match.start()]
            if "," in scene.text[match.start() : match.end()] and self.closing.match(gap):
                gap = gap.lstrip(" ,")  # the comma closes an apposition that is part of the phrase
            if gap[:2] in _POSSESSIVE and not (participle and self._contracted(scene, match.start())):
                continue
            gap = _CONTRACTION.sub(" ", gap)
            opens = participle or self.clause_opening.search(lead)
            governed = bool(self.after_preposition.search(lead)) and not (opens and self.tight.match(gap))
            if self._joins(gap, lead, governed=governed) if loose else self.tight.match(gap) and not governed:
                if head := self._beside.relative_head.search(lead):
                    return _speaker(scene, limit + head.start("who"))
                return _speaker(scene, match.start()) if governed else self._coordinated(scene, match.start(), limit)
        return None

    def opens(self, scene: Scene, begin: int, cue: int, who: Speaker) -> bool:
        """Tell whether a speaker is all that stands between the beginning of a clause and a cue, small words aside."""
        lead = scene.masked[begin : who.span.begin].rstrip()
        opened = not lead or bool(self.opening.match(lead)) or (lead.endswith(",") and bool(self.opening.match(lead[:-1])))
        return who.span.end <= cue and opened and bool(self.tight.match(scene.masked[who.span.end : cue]))

    def apposed(self, scene: Scene, limit: int, cue: int) -> Speaker | None:
        """Return what stands behind a comma within a phrase, before a cue that closes its sentence ("… in X, envoys said")."""
        match = next(reversed(list(_ACTOR.finditer(scene.masked, max(limit, cue - _REACH), cue))), None)
        if match is None or not self.tight.match(scene.masked[match.end() : cue]):
            return None
        at = scene.text.rfind(", ", match.start(), match.end())
        return Speaker(Span(at + 2, match.end()), None) if at >= 0 else None

    def described_as(self, scene: Scene, speaker: Speaker, cue: Cue | None) -> Span:
        """Return the speaker's phrase with the apposition that describes it ("X, a senior diplomat")."""
        begin, end = speaker.span.begin, speaker.span.end
        gap = scene.masked[end : cue.begin] if cue and end < cue.begin else ""
        if cue and self.apposition.match(gap) and not self.opening.match(gap.replace(",", " ").strip()):
            return Span(begin, scene.masked.rindex(",", end, cue.begin))
        match = self.described.match(scene.masked, end)
        return Span(begin, match.end()) if match else speaker.span

    def described_before(self, scene: Scene, begin: int, cue: Cue) -> bool:
        """Tell whether all that stands before a cue is a name and its apposition ("X, the mayor of Y, said …")."""
        lead = scene.masked[begin : cue.begin]
        return bool(self.only_described.match(lead)) or self._strangers.is_described(scene, begin, cue)

    def carried_over(self, scene: Scene, begin: int, cue: int) -> bool:
        """Tell whether a cue shares the subject of what precedes it ("… and warned", ", saying")."""
        return bool(self.carried.search(scene.masked[max(begin, cue - 80) : cue]))

    def subject(self, scene: Scene, begin: int, end: int) -> Speaker | None:
        """Return the actor with which a stretch opens, after connectives, days and introductory phrases at most."""
        for match in _ACTOR.finditer(scene.masked, begin, end):
            lead = scene.masked[begin : match.start()].rstrip()
            if not lead or lead.endswith(",") or self.opening.match(lead):
                return _speaker(scene, match.start())
        return None

    def of_main_clause(self, scene: Scene, begin: int, end: int) -> Speaker | None:
        """Return the actor that opens the clause after an opening participle's ("Noting the delay, X …")."""
        match = self.new_subject.search(scene.masked, begin, end)
        return _speaker(scene, match.start("who")) if match else None

    def behind(self, scene: Scene, cue_end: int, limit: int) -> Speaker | None:
        """Return the speaker that follows an inverted cue ("kata X", "said X"), known or only named by its words."""
        if match := self.inverted.match(scene.masked, cue_end, limit):
            whole = self._beside.adjoined.match(scene.masked, match.end())  # "said South Korean agency X"
            return self._holder(scene, _speaker(scene, (whole or match).start("who")))
        if match := self.after.match(scene.masked, cue_end, limit):
            begin, end = match.span("who")
            end = begin + len(self._beside.trailing.sub("", scene.masked[begin:end]))
            return self._person_at_end(scene, begin, end) or self._holder(scene, _named(scene, begin, end))
        if match := _CAPITALISED.match(scene.text, cue_end, limit):
            name = self._beside.adjoined.match(scene.masked, match.end())  # "kata Koordinator Pos Utara X"
            return self._person_at_end(scene, match.start("who"), name.end() if name else match.end("who")) or _named(
                scene, match.start("who"), match.end("who")
            )
        return None

    def _holder(self, scene: Scene, speaker: Speaker | None) -> Speaker | None:
        """Return the person named behind the comma after a mere title ("said the minister, Ann Lee"), else the speaker."""
        actor = scene.actors.get(speaker.key or "") if speaker else None
        if speaker is None or (actor and actor.kind is not ActorKind.UNNAMED):
            return speaker
        name = self._beside.named_behind.match(scene.masked, speaker.span.end)
        holder = scene.actors.get(scene.actors_at[name.start("who")]) if name else None
        return _speaker(scene, name.start("who")) if name and holder and holder.kind is ActorKind.PERSON else speaker

    def unlisted(self, scene: Scene, begin: int, cue: Cue, *, closing: bool = False) -> Speaker | None:
        """Return a subject that no list and no role pattern knows, named by its own words ("mediator internasional").

        `closing` asks for one that stands between a comma and a cue that closes the sentence ("…, local traders said").
        """
        if span := self._strangers.subject(scene, begin, cue, closing=closing):
            words = self._beside.described_by.sub("", scene.masked[slice(*span)])
            span = (span[0], span[0] + len(self._beside.trailing.sub("", words)))
            return self._person_at_end(scene, *span) or _named(scene, *span)
        return None

    def _contracted(self, scene: Scene, begin: int) -> bool:
        """Tell whether "'s" after a mention is a verb ("he's claiming"), as it is after pronouns."""
        return begin in scene.pronouns

    def following(self, scene: Scene, cue: Cue, limit: int) -> Speaker | None:
        """Return whom the few words behind an inverted cue name, whoever that is ("…," tulis putusan itu)."""
        span = self._strangers.following(scene.masked, cue.end, limit)
        return _named(scene, *span) if span else None

    def between(self, scene: Scene, begin: int, cue: Cue) -> Speaker | None:
        """Return whom the few words between a quotation and its cue name ("…," fellow writer Ann Lee wrote)."""
        span = self._strangers.between(scene.masked, begin, cue.begin)
        return self._person_at_end(scene, *span) or self._holder(scene, _named(scene, *span)) if span else None

    def nearest(self, scene: Scene, begin: int, cue: Cue) -> Speaker | None:
        """Return the noun phrase right before a cue that leads in to a quotation."""
        span = self._strangers.nearest(scene.masked, begin, cue)
        return _named(scene, *span) if span else None

    def _person_at_end(self, scene: Scene, begin: int, end: int) -> Speaker | None:
        """Return the person whose name closes a noun phrase ("panel chairman Ann Lee"), where no preposition governs it."""
        for match in _ACTOR.finditer(scene.masked, begin, end):
            key = scene.actors_at[match.start()]
            person = key in scene.actors and scene.actors[key].kind is ActorKind.PERSON
            governed = self.after_preposition.search(scene.masked[begin : match.start()])
            if match.end() == end and match.start() > begin and person and not governed:
                return _speaker(scene, match.start())
        return None

    def _joins(self, gap: str, lead: str, *, governed: bool) -> bool:
        if governed:
            return bool(self.relative.match(gap))
        if self.tight.match(gap):
            return True
        if self.closing.match(gap):
            return lead.rstrip().endswith(",")
        return any(pattern.match(gap) for pattern in (self.apposition, self.dashes, self.relative, self.prepositional))

    def _coordinated(self, scene: Scene, begin: int, limit: int) -> Speaker:
        """Return the first of coordinated subjects ("A and B said"), so that a joint statement has a stable speaker."""
        lead = scene.masked[limit:begin]
        match = self.coordination.search(lead)
        if match and not self.after_preposition.search(lead[: match.start()]):
            return _speaker(scene, limit + match.start())
        return _speaker(scene, begin)


@cache
def speaker_rules(language: str) -> SpeakerRules:
    """Return the compiled rules of a language."""
    return SpeakerRules(words_of(language, ClaimWords), lexicon_for(language))


def _speaker(scene: Scene, begin: int) -> Speaker:
    return Speaker(Span(begin, scene.ends_at[begin]), scene.actors_at[begin])


def _named(scene: Scene, begin: int, end: int) -> Speaker | None:
    words = scene.text[begin:end].strip()
    begin += len(scene.text[begin:end]) - len(scene.text[begin:end].lstrip())
    inside = [at for at in scene.actors_at if begin <= at < end and scene.masked[at] == "\ue004"]
    if len(inside) == 1 and inside[0] == begin and scene.text[scene.ends_at[begin] : end].strip()[:1] not in ("'", "’"):
        return _speaker(scene, begin)
    return Speaker(Span(begin, begin + len(words)), None) if 1 <= len(words.split()) <= 9 else None
