"""Tell where the reported words after or before a cue begin and end."""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon, lexicon_for
from kg.annotate.attribution.scene import ACTOR, TIME, Scene
from kg.annotate.attribution.speakers import SpeakerRules, speaker_rules
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import Span

_LOOKAHEAD = 110  # code points within which "that" may stand after its cue
_LOOKBACK = 300  # code points within which a joint or a new subject stands before the later cue
_TRAILING = " \t\n.,;:!?–—-"
_LEADING = " \t\n,;:–—-"


class ContentRules:
    """The patterns of one language that bound a reported content."""

    def __init__(self, words: ClaimWords, rules: SpeakerRules, lexicon: CueLexicon) -> None:
        that = tuple(word for word in words.that if word not in words.that_kept)
        self._lexicon, self._words = lexicon, words
        prep, conj = alternatives(words.prepositions), alternatives(words.conjunctions)
        no_relative = rf"(?!(?:{alternatives(words.passive_after + words.auxiliary_verbs)})\s)"
        small = (*words.prepositions, *words.adverbs, *words.addressee, *words.audiences)
        lead = rf"(?:{alternatives(small)})(?![\w-])|{TIME}|{ACTOR}|,"
        self.that_far = re.compile(
            rf"(?P<gap>\s*(?:(?:{lead})[^.;:]{{0,{_LOOKAHEAD}}}?)?)(?<![\w-])(?:{alternatives(words.strong_that)}),?\s+{no_relative}"
        )
        self.that_near = re.compile(rf"\s*,?\s*(?:{alternatives(that)})\s+")
        addressee = rf"(?:{alternatives(words.addressee)})\s+(?:{ACTOR}|(?:{alternatives(words.audiences)})(?![\w-]))"
        where = rf"(?:{prep})\s+(?:{alternatives(words.occasions)})(?![\w-])(?:\s+(?:{prep})\s+(?:{ACTOR}|{TIME}|\w+))?"
        self.aside = re.compile(rf"(?:\s*(?:{addressee}|{where})(?=[\s,:]))?(?:{rules.light}),?\s*(?=\S)")
        self.told = re.compile(
            rf"\s+(?:{ACTOR}|(?:{alternatives(words.audiences)})(?![\w-])[^,.;]{{0,30}}?)(?=\s+(?:{alternatives(words.strong_that)})\s|\s+\w)"
        )
        opening = r"\s*(?:,\s*|--\s*|\s)"
        self.joint = re.compile(rf"{opening}(?:{conj})\s+{rules.small}$")
        self.clause = re.compile(rf"{opening}(?<![\ue000\ue004]\s)(?:{conj})\s+{ACTOR}\s*{rules.small}$")
        self.comma = re.compile(rf"\s*,\s*{rules.small}$")
        self.bare_comma = re.compile(r"\s*,\s*$")
        self.subject = re.compile(rf"\s*,\s*{ACTOR}\s*{rules.small}$")
        verb = rf"(?:(?:{alternatives(words.verb_prefixes)})\w{{4,}}|\w*(?:{alternatives(words.verb_endings)})(?![\w-]))"
        self.new_verb = re.compile(rf",?\s+(?:{alternatives(words.joiners)})\s+{verb}")
        self.purpose = re.compile(rf"(?<![\w-])(?:{alternatives(that)})(?![\w-])")
        self.ends = re.compile(
            rf",?\s+(?:{alternatives(words.relayed)})(?![\w-])|,\s+(?:{alternatives(words.content_ends)})(?![\w-])"
        )
        ends = alternatives(words.content_ends)
        breaks = alternatives(tuple(word for word in words.connectives if word not in words.joiners))
        self.tail = re.compile(rf",\s+(?:{alternatives(words.relatives)}|{breaks}|{ends})(?![\w-])|(?<=\w{{3}})\s+(?:{ends})\s")
        self.only_aside = re.compile(
            rf"\s*(?:[.,;!?–—-]|$|{TIME}|\(|(?:{prep}|{alternatives(words.asides)}|{alternatives(words.adverbs)}|{alternatives(words.addressee)})(?![\w-]))"
        )
        self.audience = re.compile(rf"\s+(?:{alternatives(words.audiences)})(?![\w-])")
        self.hearer = re.compile(rf"\s+(?:{ACTOR}|(?:{alternatives(words.audiences)})(?![\w-]))")
        self.leading = re.compile(rf"\s*(?:(?:{alternatives(words.connectives)})(?![\w-]),?\s*)+")

    def after(self, scene: Scene, cue: Cue, end: int) -> Span | None:
        """Return the content that follows a cue and ends before `end`."""
        begin = self._begin(scene.masked, cue, end)
        if begin is None:
            return None
        stop = self._end(scene, cue, begin, end)
        return trimmed(scene.text, begin, stop)

    def before(self, scene: Scene, begin: int, end: int) -> Span | None:
        """Return the content that stands in [begin, end), without a leading connective ("But …") or trailing comma."""
        match = self.leading.match(scene.masked, begin, end)
        return trimmed(scene.text, match.end() if match else begin, end)

    def closes(self, scene: Scene, offset: int, end: int, *, told: bool = False) -> bool:
        """Tell whether only asides (day, place, occasion, for `told` a hearer) follow, so that the content stood before."""
        audience = (self.hearer if told else self.audience).match(scene.masked, offset, end)
        rest = scene.masked[audience.end() if audience else offset : end]
        return bool(self.only_aside.match(rest)) and not self.that_far.match(rest) and not self.that_near.match(rest)

    def _begin(self, masked: str, cue: Cue, end: int) -> int | None:
        near = self.that_near.match(masked, cue.end, end)
        if near:
            return near.end()
        far = self.that_far.match(masked, cue.end, end)
        if far and self._is_aside(far["gap"]):
            return far.end()
        if "told" in cue.entry.frames:
            told = self.told.match(masked, cue.end, end)
            return told.end() if told else None
        aside = self.aside.match(masked, cue.end, end)
        return aside.end() if aside else cue.end

    def _is_aside(self, gap: str) -> bool:
        """A gap before "that" is an aside unless it holds a verb of its own; commas and further cues are signs of one."""
        return next(self._lexicon.cues_in(gap, 0, len(gap)), None) is None and gap.count(",") <= 2  # one aside has two

    def _end(self, scene: Scene, cue: Cue, begin: int, end: int) -> int:
        masked = scene.masked
        end = next(
            (
                cut
                for later in self._lexicon.cues_in(masked, begin + 1, end)
                if (cut := self._cut(masked, begin + 1, later)) is not None
            ),
            end,
        )
        if match := self.ends.search(masked, begin + 1, end):
            end = match.start()
        if "object" not in cue.entry.frames or self.that_far.match(masked, cue.end, end):
            return end
        if match := self.tail.search(masked, begin + 1, end):
            end = match.start()
        if (match := self.new_verb.search(masked, begin + 1, end)) and not self.purpose.search(masked, begin, match.start()):
            end = match.start()
        return end

    def _cut(self, masked: str, begin: int, later: Cue) -> int | None:
        """Return where a later cue of the same sentence takes over, or None where it stands inside the content."""
        if later.entry.frames & {"passive", "unattributed"}:
            return None
        patterns = [self.joint, self.clause, self.subject]
        if "participle" in later.entry.frames or not self._words.participles:
            patterns.append(self.comma)
        elif "inverted" in later.entry.frames:
            patterns.append(self.bare_comma)
        begin = max(begin, later.begin - _LOOKBACK)
        hits = [match.start() for pattern in patterns if (match := pattern.search(masked, begin, later.begin))]
        return min(hits) if hits else None


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
