"""A masked sentence and the start of a reported content go in; out comes where the content ends: at a later cue or a tail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.scene import ACTOR, QUOTE
from kg.annotate.patterns import alternatives
from kg.model import ClaimType

if TYPE_CHECKING:
    from kg.annotate.attribution.cues import ClaimWords, Cue, CueLexicon
    from kg.annotate.attribution.speakers import SpeakerRules

# verbs of these kinds that "and" joins belong to what is reported ("X said the delegates met and endorsed the plan")
_STANCES = (ClaimType.PRAISE, ClaimType.CRITICISM, ClaimType.BELIEF)
_FAR = 800  # code points of a content within which a later cue may take over
_LOOKBACK = 300  # code points within which a joint or a new subject stands before the later cue


class EndingRules:
    """The patterns of one language that end a content which follows its cue.

    A parser's `ccomp` of the cue would give the same stretch; these patterns look for what takes over.
    """

    def __init__(self, words: ClaimWords, rules: SpeakerRules, lexicon: CueLexicon) -> None:
        self._lexicon, self._participles = lexicon, bool(words.participles)
        conj, ends = alternatives(words.conjunctions), alternatives(words.content_ends)
        opening = r"\s*(?:[,;]\s*|--\s*|\s)"
        no_clause = (*words.agents, *words.clause_prepositions)
        joints = alternatives(tuple(word for word in words.conjunctions if word not in no_clause))
        adverb = alternatives(word for word in words.auxiliaries if " " in word)  # "dengan tegas" joins nothing
        self._joint = re.compile(rf"{opening}(?!(?:{adverb})\s)(?:{joints})\s+{rules.small}$")
        contrasts = alternatives(w for w in words.conjunctions if w not in (*no_clause, *words.joiners))
        self._contrast = re.compile(rf"{opening}(?:{contrasts})\s+{rules.small}$")
        self._contrasted = re.compile(rf"\s*,\s+(?:{contrasts})\s+(?:[^\s,;:]+\s+){{1,4}}?{rules.small}$")
        self._clause = re.compile(rf"{opening}(?<![\ue000\ue004]\s)(?:{conj})\s+(?:[\w-]+\s+){{0,2}}?{ACTOR}\s*{rules.small}$")
        self._comma = re.compile(rf"\s*,\s*{rules.small}$")
        self._bare_comma = re.compile(r"\s*,\s*$")
        self._subject = re.compile(rf"\s*[,;]\s*{ACTOR}\s*{rules.small}$")
        verb = rf"(?:(?:{alternatives(words.verb_prefixes)})\w{{4,}}|\w*(?:{alternatives(words.verb_endings)})(?![\w-]))"
        self._new_verb = re.compile(rf",?\s+(?:{alternatives(words.joiners)})\s+{verb}")
        that = alternatives(tuple(word for word in words.that if word not in words.that_kept))
        self._purpose = re.compile(rf"(?<![\w-])(?:{that})(?![\w-])")
        relayed = alternatives(words.relayed)
        self._only_subject = re.compile(rf"{ACTOR}\s*,?\s+(?:{alternatives(words.relatives)})\s[^,;:]*,\s*{rules.small}")
        self._participle = re.compile(rf"\w+(?:{alternatives(words.participles)})(?!\w)")
        self._agent = re.compile(rf"\s+(?:{alternatives(words.agents)})\s")
        self._relayed = re.compile(rf"\s*;\s|:\s+(?={QUOTE})|,?\s+(?:{relayed})(?![\w-])|,\s+(?:{ends})(?![\w-])")
        breaks = alternatives(tuple(word for word in words.connectives if word not in words.joiners))
        where = rf"(?:{alternatives(words.prepositions)})\s+(?:{alternatives(words.occasions)})(?![\w-])"
        self._tail = re.compile(
            rf",\s+(?:{alternatives(words.relatives)}|{breaks}|{ends})(?![\w-])|(?<=\w{{3}})\s+(?:(?:{ends})\s|{where})"
        )

    def is_none(self, masked: str, cue: int, begin: int) -> bool:
        """Tell whether what begins there is no content, but who did it ("endorsed by X") or a participle ("said, waving …")."""
        aside = masked[cue:begin].rstrip().endswith(",") and self._participle.match(masked, begin)
        return bool(aside or self._agent.match(masked, cue))

    def end(self, masked: str, begin: int, end: int, *, clause: bool) -> int:
        """Return where the content that begins at `begin` ends, `end` at the latest; what is no clause also ends at its tail."""
        cuts = (self._cut(masked, begin + 1, later) for later in self._lexicon.cues_in(masked, begin + 1, min(end, begin + _FAR)))
        end = next((cut for cut in cuts if cut is not None), end)
        if match := self._relayed.search(masked, begin + 1, end):
            end = match.start()
        if clause:
            return end
        if match := self._tail.search(masked, begin + 1, end):
            end = match.start()
        if (match := self._new_verb.search(masked, begin + 1, end)) and not self._purpose.search(masked, begin, match.start()):
            end = match.start()
        return end

    def _cut(self, masked: str, begin: int, later: Cue) -> int | None:
        """Return where a later cue of the same sentence takes over, or None where it stands inside the content."""
        if later.entry.frames & {"passive", "unattributed"}:
            return None
        patterns = [self._clause, self._subject]
        if "finite" in later.entry.frames:
            patterns.append(self._contrasted)
        patterns.append(self._contrast if later.entry.kind in _STANCES else self._joint)
        if "participle" in later.entry.frames or not self._participles:
            patterns.append(self._comma)
        elif "inverted" in later.entry.frames:
            patterns.append(self._bare_comma)
        if self._only_subject.fullmatch(masked, begin - 1, later.begin):
            return None  # "X said Y, who was there, told Z of C": the comma closes what describes Y
        begin = max(begin, later.begin - _LOOKBACK)
        hits = [match.start() for pattern in patterns if (match := pattern.search(masked, begin, later.begin))]
        return min(hits) if hits else None
