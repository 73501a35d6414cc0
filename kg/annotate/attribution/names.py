"""The patterns of one language for what stands beside the name of who speaks, and for the role that a cue names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.attribution.scene import ACTOR
from kg.annotate.patterns import alternatives

if TYPE_CHECKING:
    from kg.annotate.attribution.cues import ClaimWords


class Beside:
    """The patterns of what stands right beside the name of who speaks."""

    def __init__(self, words: ClaimWords) -> None:
        small = alternatives(words.prepositions + words.asides)
        self.named_behind = re.compile(rf",\s+(?P<who>{ACTOR})(?=[,.;]|\s+(?:{small})\s|\s*$)")
        self.described_by = re.compile(rf"(?<=\w)\s+(?:{alternatives(words.relatives)})(?:\s+\S+){{5,}}$")
        self.adjoined = re.compile(rf"\s(?P<who>{ACTOR})(?!['’])")
        self.trailing = re.compile(rf"\s+(?:{alternatives(words.adverbs + words.relatives)})$")
        # "X who accompanied Y said", without commas: X said
        self.relative_head = re.compile(rf"(?P<who>{ACTOR})\s+(?:{alternatives(words.relatives)})(?:\s+[\w-]+){{1,4}}\s+$")


def role_behind(words: ClaimWords) -> re.Pattern[str]:
    """Return the pattern of the role-holder whom a cue names behind it, up to a verb or the hearers ("kata ketua X")."""
    verb = alternatives(words.passive_after + words.auxiliary_verbs + words.relatives)
    past = rf"\w*(?:{alternatives(words.verb_endings)})\s+(?:{alternatives(words.prepositions + words.articles)})"
    audience = rf"(?:(?:{alternatives(words.articles)})\s+)?(?:{alternatives(words.audiences)})"
    hearer = rf"(?:{alternatives(words.addressee)})\s+(?:{ACTOR}|{audience})(?![\w-])"
    where = rf"(?:{alternatives(words.prepositions)})\s+(?:{alternatives(words.occasions)})(?![\w-])"
    stop = rf"(?:{verb}|{past}|{alternatives(words.asides)})\s|{hearer}|{where}"
    holder = rf"(?:(?!\s(?:{stop}))[^,.;:(\ue003\ue005\n]){{1,80}}(?!\w|\s(?:{verb}|{past})\s)(?<!\s)"
    return re.compile(rf"\s+(?P<who>(?:{alternatives(words.collective_source)})\b{holder})")


def adverbs_of(words: ClaimWords) -> str:
    """Return a pattern of adverbs: "openly" by its ending, "secara terbuka" by its opener."""
    closed = rf"\w+(?:{alternatives(words.adverb_endings)})" if words.adverb_endings else r"(?!)"
    return rf"{closed}|(?:{alternatives(words.adverb_openers)})\s+[\w-]+"
