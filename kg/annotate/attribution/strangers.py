"""A masked sentence and a cue in it go in; out comes where the cue's subject stands when no list or role pattern knows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.scene import TIME
from kg.annotate.patterns import alternatives

if TYPE_CHECKING:
    from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon
    from kg.annotate.attribution.scene import Scene

_NAME = re.compile(r"(?P<who>[A-Z][\w’'.-]+(?:\s+(?:(?:al|bin|de|el|van|von)\s)?[A-Z][\w’'.-]*){1,4}),(?=\s)")  # of a person

_TITLED = re.compile(r"[^,;:.]{3,100},\s(?P<who>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){0,4}),\s*$")  # "the mayor of Y, Ann Lee, said"

_REACH = 300  # code points that a subject with all that belongs to it may begin before its verb
_BROKEN = "("  # stands where a long lead is cut off, so that nothing takes the cut for the beginning of a sentence


class StrangerRules:
    """The patterns of one language for subjects that are named by their own words alone.

    A parser's `nsubj` of the cue would answer the same question for every noun phrase; these patterns read what opens a clause.
    """

    def __init__(self, words: ClaimWords, lexicon: CueLexicon, small: str, connective: str) -> None:
        self._lexicon = lexicon
        self._roots_follow = bool(words.inverted_suffix)  # "kata X" but never "X kata"
        conj, prep = alternatives(words.conjunctions), alternatives(words.prepositions)
        source = rf"(?P<who>(?:{alternatives(words.collective_source)})\b[^,;:]{{0,90}}?)"
        opening = alternatives(words.connectives)
        self._source = re.compile(rf"(?:^|[,;:]\s*|\b(?:{opening}),?\s+){source}(?P<gap>\s{small})$")
        adverb = rf"\w+(?:{alternatives(words.adverb_endings)})\s|" if words.adverb_endings else ""
        joining = (*words.relatives, *words.conjunctions, *words.connectives, *words.that)
        function = (*words.prepositions, *joining, *words.asides, *words.relayed)
        openers = alternatives((*function, *words.first_person, *words.second_person, *words.subordinators))
        no_opener = rf"(?!(?:{openers})(?![\w-])|{adverb}(?:{alternatives(words.verb_prefixes)})\w{{4,}})"
        verb = alternatives(words.passive_after + words.auxiliary_verbs + words.negations)
        token = rf"(?!(?:{verb})(?![\w-]))[^\s,;:()–—\ue003\ue005]+"
        lead_in = rf"(?:(?:{prep})\s+)?{TIME},?\s+|(?:{connective}),?\s+"
        self._first = re.compile(
            rf"(?:^|;\s*|,\s+(?:{conj})\s+)(?:{lead_in})*{no_opener}(?P<who>{token}(?:\s+(?!--){token}){{0,8}}?)(?P<gap>\s{small})$"
        )
        some = rf"(?P<who>(?:{alternatives(words.articles)})(?:\s+{token}){{1,6}}?)"
        self._some_apposed = re.compile(rf"(?:{lead_in})*{some},\s[^,;:.]{{2,120}},{small}$")
        self._apposed = re.compile(rf"[^,;:.]{{2,160}},{small}$")
        self._verb = re.compile(rf"(?<![\w-])(?:{verb})(?![\w-])")
        self._relative = re.compile(rf"(?<![\w-])(?:{alternatives(words.relatives)})(?![\w-])")
        self._joined, self._first_verb = _clause_patterns(words)
        self._nearest = re.compile(
            rf"(?<![\w-])(?P<who>(?:{alternatives(words.articles)})(?:\s+{token}){{1,4}}?)(?P<gap>\s{small})$"
        )
        word = rf"(?!(?:{alternatives(words.conjunctions + words.subordinators)})\s)[^\s,;:\ue005]+"
        self._few_words = re.compile(
            rf"\s*{no_opener}(?P<who>{word}(?:\s+{word}){{0,7}}?)(?:,[^,;:\ue005]{{2,120}}?,?)?\s+{small}"
        )
        plain = token.replace("()", "().")
        self._following = re.compile(rf"\s+{no_opener}(?P<who>{plain}(?:\s+{plain}){{0,4}})(?=[.,;]|\s*$)")
        clause = alternatives((*words.relatives, *words.subordinators, *words.that))
        few = rf"(?P<who>{token}(?:\s+(?!--|(?:{clause})\s){token}){{0,8}}?)(?P<gap>\s{small})$"
        self._after_comma = re.compile(rf",\s*{no_opener}{few}")

    def subject(self, scene: Scene, begin: int, cue: Cue, *, closing: bool) -> tuple[int, int] | None:
        """Return where a subject begins and ends that stands in [begin, cue); None where what stands there is none.

        `closing` asks for one that stands between a comma and a cue that closes the sentence ("…, local traders said").
        """
        start = max(begin, cue.begin - _REACH)
        lead = scene.masked[start : cue.begin] if start == begin else _BROKEN + scene.masked[start + 1 : cue.begin]
        match = self._source.search(lead)
        if match is not None and (self._is_clause(match["who"]) or (self._roots_follow and not _is_verb(cue))):
            match = None
        if match is None and _is_verb(cue):
            if closing:
                match = self._after_comma.match(lead, lead.rfind(",")) if "inverted" in cue.entry.frames and "," in lead else None
            elif self.is_described(scene, begin, cue) and (name := _NAME.match(scene.text, begin, cue.begin)):
                return name.span("who")
            elif title := _TITLED.match(scene.text, begin, cue.begin):
                return title.span("who")
            else:
                match = self._first.search(lead) or self._some_apposed.match(lead)
        if match is None or self._reports(lead, match.start("who"), match.end("who")):
            return None
        begin, end = match.span("who")
        if self._joined.search(lead, begin, end):  # "the court banned it and ordered …": the subject ends at the first verb
            verb = self._first_verb.search(lead, begin, end)
            end = verb.start() if verb else begin
        return (start + begin, start + end) if end > begin else None

    def is_described(self, scene: Scene, begin: int, cue: Cue) -> bool:
        """Tell whether a full name and its apposition are all that stands before a cue ("Ann Lee, the mayor of Y, said …")."""
        name = _NAME.match(scene.text, begin, cue.begin)
        return name is not None and self._apposed.match(scene.masked, name.end(), cue.begin) is not None

    def between(self, masked: str, begin: int, end: int) -> tuple[int, int] | None:
        """Return where the subject stands that is all there is, its apposition aside, between a quotation and its cue."""
        match = self._few_words.fullmatch(masked, begin, end)
        return match.span("who") if match else None

    def following(self, masked: str, begin: int, end: int) -> tuple[int, int] | None:
        """Return where the few words stand that follow an inverted cue and close its clause ("…," tulis putusan itu.)."""
        match = self._following.match(masked, begin, end)
        return match.span("who") if match else None

    def nearest(self, masked: str, begin: int, cue: Cue) -> tuple[int, int] | None:
        """Return the noun phrase with an article that stands right before a cue, wherever its clause begins."""
        match = self._nearest.search(masked[begin : cue.begin])
        return (begin + match.start("who"), begin + match.end("who")) if match else None

    def _is_clause(self, words: str) -> bool:
        """Tell whether words hold a verb of their own ("it was the mayor"); one in a relative clause is none of theirs."""
        return bool(self._verb.search(words)) and not self._relative.search(words)

    def _reports(self, lead: str, begin: int, end: int) -> bool:
        """Tell whether a stretch holds a verb of reporting, and so is more than a subject."""
        return any(_is_verb(cue) for cue in self._lexicon.cues_in(lead, begin, end))


def _is_verb(cue: Cue) -> bool:
    return "finite" in cue.entry.frames and "participle" not in cue.entry.frames


def _clause_patterns(words: ClaimWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what joins a further verb at the end of a stretch, and what the first verb in it looks like."""
    prefixed = rf"(?:{alternatives(words.verb_prefixes)})\w{{4,}}" if words.verb_prefixes else r"(?!)"
    ended = rf"\w+(?:{alternatives(words.verb_endings)})(?!\w)" if words.verb_endings else r"(?!)"
    joined = re.compile(rf"\s(?:{alternatives((*words.conjunctions, *words.clause_openers))})$")
    return joined, re.compile(rf"\s+(?:{prefixed}|{ended})")
