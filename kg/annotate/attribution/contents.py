"""Tell where the reported words after or before a cue begin and end."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon, lexicon_for
from kg.annotate.attribution.endings import EndingRules
from kg.annotate.attribution.scene import ACTOR, QUOTE, TIME, Scene
from kg.annotate.attribution.speakers import SpeakerRules, speaker_rules
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import Span

_LOOKAHEAD = 110  # code points within which "that" may stand after its cue
_BESIDE = 15  # code points; a cue nearer to the comma reports something else ("X said, adding …")
_TRAILING = " \t\n.,;:!?–—-"
_LEADING = " \t\n,;:–—-"


class ContentRules:
    """The patterns of one language that bound a reported content."""

    def __init__(self, words: ClaimWords, rules: SpeakerRules, lexicon: CueLexicon) -> None:
        that = tuple(word for word in words.that if word not in words.that_kept)
        self._lexicon = lexicon
        prep = alternatives(words.prepositions)
        no_relative = rf"(?!(?:{alternatives(words.passive_after + words.auxiliary_verbs)})\s)"
        self.passed_on = re.compile(rf",?\s*(?:{alternatives(words.relayed)})(?![\w-])[^,]*(?:,\s*{TIME})?")
        self.that_far = _that_far(words, no_relative)
        self.that_near = re.compile(rf"\s*,?\s*(?:{alternatives(that)})\s+")
        addressee = rf"(?:{alternatives(words.addressee)})\s+(?:{ACTOR}|(?:{alternatives(words.audiences)})(?![\w-]))"
        where = rf"(?:{prep})\s+(?:{alternatives(words.occasions)})(?![\w-])(?:\s+(?:{prep})\s+(?:{ACTOR}|{TIME}|\w+))?"
        self.aside = re.compile(rf"(?:\s*(?:{addressee}|{where})(?=[\s,:]))?(?:{rules.light}),?\s*(?=\S)")
        that_clause = rf"\s+(?:{alternatives(words.strong_that)})\s+{no_relative}"
        audience = rf"(?:{alternatives(words.audiences)})(?![\w-])[^,.;]{{0,30}}?"
        crowd = rf"(?:(?!\s(?:{alternatives(words.told_stops)})(?![\w-]))[^,.;:]){{2,80}}?"
        article = rf"(?:(?:{alternatives(words.articles)})\s+)?"
        self.told = re.compile(rf"\s+(?:(?:{article}{ACTOR}|{audience})(?={that_clause}|\s+[\w\ue004])|{crowd}(?={that_clause}))")
        self._endings = EndingRules(words, rules, lexicon)
        self.only_aside = re.compile(
            rf"\s*(?:[.,;!?–—-]|$|{TIME}|\(|(?:{prep}|{alternatives(words.asides)}|{alternatives(words.adverbs)}|{alternatives(words.addressee)})(?![\w-]))"
        )
        aside = (*words.prepositions, *words.asides, *words.relatives, *words.content_ends, *words.addressee, *words.adverbs)
        no_clause = rf"(?:{alternatives(aside)}|\w+(?:{alternatives(words.participles)}))(?![\w-])|{TIME}|{QUOTE}"
        self.going_on = re.compile(rf"\s*(?:{TIME})?\s*,\s+(?!{no_clause})(?=[^\s,]+\s+[^\s,]+)")
        self.participle = re.compile(rf"\w+(?:{alternatives(words.participles)})\s[^,]+")
        self.opener = re.compile(rf"(?:{alternatives(words.clause_openers)})\s+(?:\w+\s+)?")
        self.opens_clause = re.compile(rf"(?:{alternatives(words.clause_openers)})\s[^,]+$")
        joints = (word for word in words.conjunctions if word not in (*words.agents, *words.clause_prepositions))
        self.goes_elsewhere = re.compile(rf"\s*,\s+(?:{alternatives(joints)})(?![\w-])")
        self.new_clause = re.compile(rf",\s+(?!(?:{alternatives((*words.conjunctions, *words.relatives))})(?![\w-]))")
        self.audience = re.compile(rf"\s+(?:{alternatives(words.audiences)})(?![\w-])")
        told_at = rf"(?:{alternatives(words.articles)})\s+(?:[\w-]+\s+){{0,3}}(?:{alternatives(words.hearers)})"
        self.hearer = re.compile(rf"\s+(?:{article}{ACTOR}|(?:{alternatives(words.audiences)}|{told_at})(?![\w-]))")
        self.leading = re.compile(rf"\s*(?:(?:{alternatives(words.connectives)})(?![\w-]),?\s*)+")

    def after(self, scene: Scene, cue: Cue, end: int) -> Span | None:
        """Return the content that follows a cue and ends before `end`."""
        begin = self._begin(scene.masked, cue, end)
        if begin is None or self.goes_elsewhere.match(scene.masked, cue.end, end):
            return None
        if self._endings.is_none(scene.masked, cue.end, begin):
            return None
        clause = "object" not in cue.entry.frames or bool(self.that_far.match(scene.masked, cue.end, end))
        end = self._main_clause(scene, cue, begin) or end
        return trimmed(scene.text, begin, self._endings.end(scene.masked, begin, end, clause=clause))

    def before(self, scene: Scene, begin: int, end: int) -> Span | None:
        """Return the content that stands in [begin, end), without a leading connective ("But …") or trailing comma."""
        match = self.leading.match(scene.masked, begin, end)
        return trimmed(scene.text, match.end() if match else begin, end)

    def closes(self, scene: Scene, offset: int, end: int, *, told: bool = False) -> bool:
        """Tell whether only asides (day, place, occasion, for `told` a hearer) follow, so that the content stood before."""
        audience = (self.hearer if told else self.audience).match(scene.masked, offset, end)
        rest = scene.masked[audience.end() if audience else offset : end]
        return bool(self.only_aside.match(rest)) and not self.that_far.match(rest) and not self.that_near.match(rest)

    def goes_on(self, scene: Scene, offset: int, end: int, *, split: bool = False) -> int | None:
        """Return where the content goes on after a cue in its middle ("C, X said, …"), or None where only an aside follows.

        `split` tells that what stands before the cue is but a subject, so that the words behind it are its verb.
        """
        match = self.going_on.match(scene.masked, offset, end)
        if match is None or QUOTE[0] in scene.masked[match.end() : end]:
            return None
        following = next(self._lexicon.cues_in(scene.masked, match.end(), end), None)
        return match.end() if split or following is None or following.begin > match.end() + _BESIDE else None

    def opens(self, masked: str, begin: int, end: int) -> bool:
        """Tell whether nothing, or but a word that opens a clause, stands between a sentence's beginning and a cue."""
        return begin == end or self.opener.fullmatch(masked, begin, end) is not None

    def is_subordinate(self, masked: str, content: Span) -> bool:
        """Tell whether a stretch is but a clause that says when or why ("When asked about C, X said …")."""
        patterns = (self.opens_clause, self.participle)
        return any(pattern.fullmatch(masked, content.begin, content.end) for pattern in patterns)

    def clause_behind(self, masked: str, offset: int, end: int) -> int | None:
        """Return where the clause begins that a "that" opens after asides alone ("said on Monday in Y that C")."""
        far = self.that_far.match(masked, offset, end)
        return far.end() if far and self._is_aside(far["gap"]) else None

    def _main_clause(self, scene: Scene, cue: Cue, begin: int) -> int | None:
        """Return where the main clause takes over from a clause that opens its sentence ("Although X said C, …")."""
        at = scene.sentence_at(cue.begin)
        sentence = scene.sentences[at].span if at is not None else None
        fronted = sentence is not None and cue.begin == sentence.begin and "participle" in cue.entry.frames
        if sentence is None or not (fronted or self.opens_clause.match(scene.masked, sentence.begin, cue.begin)):
            return None
        comma = self.new_clause.search(scene.masked, begin, sentence.end)
        return comma.start() if comma else None

    def _begin(self, masked: str, cue: Cue, end: int) -> int | None:
        near = self.that_near.match(masked, cue.end, end)
        if near:
            return near.end()
        if far := self.clause_behind(masked, cue.end, end):
            return far
        if "told" in cue.entry.frames:
            told = self.told.match(masked, cue.end, end)
            that = self.that_near.match(masked, told.end(), end) if told else None
            return (that or told).end() if told else None
        aside = self.aside.match(masked, cue.end, end)
        return aside.end() if aside else cue.end

    def _is_aside(self, gap: str) -> bool:
        """A gap before "that" is an aside unless it holds a verb of its own; commas and further cues are signs of one."""
        gap = self.passed_on.sub("", gap)
        return next(self._lexicon.cues_in(gap, 0, len(gap)), None) is None and gap.count(",") <= 2  # one aside has two


def _that_far(words: ClaimWords, no_relative: str) -> re.Pattern[str]:
    """Return the pattern of a "that" behind asides: behind a comma no participle opens one ("said, opening talks that …")."""
    small = (*words.prepositions, *words.adverbs, *words.addressee, *words.audiences)
    far = rf"(?<![\w-])(?:{alternatives(words.strong_that)}),?\s+{no_relative}"
    hearer = rf"{ACTOR}\s*(?:(?:{alternatives(words.prepositions)})\s+)?(?:{TIME})?\s*"
    behind_comma = alternatives((*small, *words.asides, *words.relayed))
    lead = rf"(?:{alternatives(small)})(?![\w-])|{TIME}|,(?:\s*{TIME}|\s+(?:{behind_comma})(?![\w-]))"
    return re.compile(rf"(?P<gap>\s*(?:(?:{lead})[^.;:]{{0,{_LOOKAHEAD}}}?|{hearer})?){far}")


@cache
def content_rules(language: str) -> ContentRules:
    """Return the compiled rules of a language."""
    return ContentRules(words_of(language, ClaimWords), speaker_rules(language), lexicon_for(language))


def trimmed(text: str, begin: int, end: int) -> Span | None:
    """Return the stretch without blanks and punctuation around it, or None where nothing is left."""
    while begin < end and text[begin] in _LEADING:
        begin += 1
    while end > begin and text[end - 1] in _TRAILING:
        end -= 1
    return Span(begin, end) if begin < end else None
