"""A cue, what stands before it and what it would report go in; out comes whether it reports anything, and whether that fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.scene import ACTOR, QUOTE, TIME
from kg.annotate.patterns import alternatives
from kg.model import ClaimType

if TYPE_CHECKING:
    from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon
    from kg.model import Span

_LEAST_WORDS = {"object": 1, "clause": 2}
_CLAUSE = 8  # words; a shorter stretch after a preposition is an aside ("said in an interview")
_OWN_WORDS = 3  # a content with fewer words outside quotation marks is a quotation, not indirect speech
_BESIDE_QUOTATIONS = frozenset({"inverted", "finite"})  # frames of a cue that takes no clause
_NEVER_PASSIVE = frozenset({"participle", "adjective", "quoted_saying"})
_QUOTED_FIRST = 6  # own words that a clause with a quotation at its head holds; fewer name who said the quotation
_FACTUAL = (ClaimType.STATEMENT, ClaimType.DENIAL, ClaimType.CONFIRMATION)  # kinds whose negation says nothing


class FrameRules:
    """The patterns of one language that tell verbs of reporting from nouns and passives, and contents from asides."""

    def __init__(self, words: ClaimWords, lexicon: CueLexicon) -> None:
        self._words, self._lexicon = words, lexicon
        self._previous = re.compile(r"(\S+)\s+$")
        self._negated = re.compile(rf"(?:{alternatives(words.negations)})(?:\s+\w+)?\s+$|n['’]t\s+(?:\w+\s+)?$")
        prefixes = rf"|(?:{alternatives(words.verb_prefixes)})\w+" if words.verb_prefixes else ""
        this = alternatives(tuple(word for word in words.empty if " " in word))  # "hal ini kepada media"
        as_words = {group.get("as_word") for group in words.cues}  # "sees this as a success"
        prepositions = (word for word in words.prepositions if word not in as_words)
        after = alternatives((*words.addressee, *words.asides, *prepositions))
        self._nothing = re.compile(rf"(?:(?:{alternatives(words.empty)})|(?:{this})\s+(?:(?:{after})\s|{TIME}).*)$")
        self._linked = frozenset((*words.passive_after, *words.linking))
        verb = alternatives(words.passive_after + words.auxiliary_verbs)
        self._small = frozenset((*words.prepositions, *words.articles, *words.strong_that, *words.linking))
        self._noun_before = re.compile(rf"\s+(?:{verb})\s")
        self._action = re.compile(rf"(?:(?:{alternatives(words.action_starts)})(?![\w-]){prefixes})")
        self._anonymous = re.compile(alternatives(words.anonymity))
        self._what = re.compile(rf"(?<![\w-])(?:{alternatives(words.that_kept)})\s+(?:\S+\s+){{1,3}}$")
        no_place = rf"(?!(?:{alternatives(words.prepositions)})(?![\w-])|\ue003)"
        marks = alternatives(words.naming_marks)
        self._named = re.compile(rf"(?:{no_place}[^\s,;:]+\s+){{1,6}}?(?:{marks})\s+[^\s,;:]")

    def reports(self, before: str, cue: Cue) -> bool:
        """Tell whether a cue is a verb that reports something, from the words before it in its sentence."""
        if self._is_noun(before, cue) or self._is_negated(before, cue) or self._is_epithet(before, cue):
            return False
        return "adjective" not in cue.entry.frames or self._is_linked(before)

    def is_passive(self, before: str, cue: Cue) -> bool:
        """Tell whether a form of "be" before the cue makes it a passive."""
        if cue.entry.frames & _NEVER_PASSIVE:
            return False
        words = before.split()[-3:]
        while words and words[-1] not in self._words.passive_after and self._is_small(words[-1]):
            words.pop()
        return bool(words) and words[-1] in self._words.passive_after

    def is_subject(self, masked: str, cue: Cue) -> bool:
        """Tell whether a form that can be a noun is the subject of another verb ("the initial reports were wrong")."""
        return "finite" not in cue.entry.frames and self._noun_before.match(masked, cue.end) is not None

    def _is_linked(self, before: str) -> bool:
        """Tell whether a form of "be" or the like stands before an adjective, so that it does not describe a noun."""
        words = before.split()[-4:]
        while words and words[-1] not in self._linked and self._is_small(words[-1]):
            words.pop()
        return bool(words) and words[-1] in self._linked

    def _is_small(self, word: str) -> bool:
        return word in self._words.auxiliaries or word.endswith(self._words.adverb_endings or ("\0",))

    def fits(self, cue: Cue, words: str, *, spelled_out: bool = False) -> bool:
        """Tell whether masked words can be what a cue reports; `spelled_out` when a "that" opens them."""
        frames = cue.entry.frames
        if frames <= _BESIDE_QUOTATIONS:
            return False
        if "as" in frames:
            return f" {cue.entry.as_word} " in words
        if "naming" in frames and "clause" not in frames:
            return "\ue005" in words or bool(self._named.match(words))
        if self._nothing.match(words) or ("recognises" in frames and self._recognised(cue, words)):
            return False
        if "action" in frames and not spelled_out and not self._action.match(words):
            return False
        least = _LEAST_WORDS["object"] if "object" in frames else _LEAST_WORDS["clause"]
        if len(words.split()) < least or self._anonymous.match(words):
            return False
        return spelled_out or not self._is_aside(words, frames)

    def _recognised(self, cue: Cue, words: str) -> bool:
        """Tell whether somebody is but recognised ("mengakui negara X", "mengakui X sebagai negara")."""
        return bool(re.match(rf"(?:\w+\s+)?{ACTOR}\s*(?:$|[,;]|{cue.entry.as_word}\s)", words))

    def is_short(self, words: list[str]) -> bool:
        """Tell whether what stands before a cue is no clause: two words, or an introductory phrase ("in recent days")."""
        return len(words) < 3 or (len(words) < _CLAUSE and words[0] in self._words.prepositions)  # three words make a clause

    def opens_with_cue(self, masked: str, content: Span) -> bool:
        """Tell whether a stretch before a cue opens with a cue of its own and so is no clause ("Asked about Y, X said …")."""
        first = next(self._lexicon.cues_in(masked, content.begin, content.end), None)
        return first is not None and first.begin == content.begin

    def is_own(self, words: str, before: str) -> bool:
        """Tell whether a content holds enough words outside quotation marks; `before` is the character that precedes it."""
        if words[0] == "\ue005":
            outside = len(re.sub(QUOTE, " ", words).split())
            several = words.count("\ue005") > 1 and before not in ("", ".")  # 'said that "A" when "B"'
            return before not in (",", ":") and outside >= (1 if several else _QUOTED_FIRST)
        own = re.sub(QUOTE, " ", words).split()
        clause = len(own) > 1 and not self._small & set(own)  # 'said its troops had "…"', not 'accused it of "…"'
        return "\ue005" not in words or clause or len(own) >= _OWN_WORDS

    def _is_aside(self, words: str, frames: frozenset[str]) -> bool:
        first = words.split(maxsplit=1)[0]
        return "infinitive" not in frames and first in self._words.prepositions and len(words.split()) < _CLAUSE

    def _is_noun(self, before: str, cue: Cue) -> bool:
        match = self._previous.search(before)
        if match is None:
            return False
        word = match[1]
        governed = word in self._words.prepositions and word not in self._words.conjunctions
        participle = "participle" in cue.entry.frames
        return word in self._words.determiners or (not participle and (governed or word.endswith(("'s", "’s"))))

    def _is_epithet(self, before: str, cue: Cue) -> bool:
        """Tell whether a naming cue only gives the name of something ("what he called tribalism")."""
        return "naming" in cue.entry.frames and "clause" not in cue.entry.frames and bool(self._what.search(before))

    def _is_negated(self, before: str, cue: Cue) -> bool:
        return cue.entry.kind in _FACTUAL and bool(self._negated.search(before[-30:]))
