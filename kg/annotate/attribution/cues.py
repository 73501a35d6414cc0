"""Compile a language's reporting words into one pattern and tell what each found cue may take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import ClaimType

if TYPE_CHECKING:
    from collections.abc import Iterator
_VERBAL = frozenset(
    {"clause", "object", "naming", "quoted_saying"}
)  # frames of what can only be a verb, unless the table says otherwise


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The table `[claims]` of a language: cues by kind and frame, and the small words around them."""

    SECTION: ClassVar[str] = "claims"

    cues: tuple[dict[str, Any], ...]
    inverted_suffix: str
    that: tuple[str, ...]
    that_kept: tuple[str, ...]
    strong_that: tuple[str, ...]
    audiences: tuple[str, ...]
    hearers: tuple[str, ...]
    occasions: tuple[str, ...]
    told_stops: tuple[str, ...]
    according_to: tuple[str, ...]
    according_to_pronoun: tuple[str, ...]
    stance_of: tuple[str, ...]
    source_nouns: tuple[str, ...]
    relayed: tuple[str, ...]
    quoting: tuple[str, ...]
    as_saying: tuple[str, ...]
    said_before: tuple[str, ...]
    addressee: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    passive_after: tuple[str, ...]
    auxiliary_verbs: tuple[str, ...]
    participles: tuple[str, ...]
    agents: tuple[str, ...]
    negations: tuple[str, ...]
    prepositions: tuple[str, ...]
    determiners: tuple[str, ...]
    articles: tuple[str, ...]
    conjunctions: tuple[str, ...]
    joiners: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    linking: tuple[str, ...]
    adverb_openers: tuple[str, ...]
    adverbs: tuple[str, ...]
    asides: tuple[str, ...]
    pronouns_follow: bool
    action_starts: tuple[str, ...]
    verb_prefixes: tuple[str, ...]
    verb_endings: tuple[str, ...]
    empty: tuple[str, ...]
    no_cues: tuple[str, ...]
    refusals: tuple[str, ...]
    no_cues_after: tuple[str, ...]  # words right before what is then no cue
    naming_marks: tuple[str, ...]
    anonymity: tuple[str, ...]
    stance_nouns: dict[str, str]
    speech_nouns: dict[str, str]
    noun_links: tuple[str, ...]
    noun_owners: tuple[str, ...]
    possessives: tuple[str, ...]
    relatives: tuple[str, ...]
    connectives: tuple[str, ...]
    content_ends: tuple[str, ...]
    collective_source: tuple[str, ...]
    reported_speech: dict[str, tuple[str, ...]]
    hedges_possible: tuple[str, ...]
    hedges_probable: tuple[str, ...]
    hedges_certain: tuple[str, ...]
    first_person: tuple[str, ...]
    second_person: tuple[str, ...]
    clause_prepositions: tuple[str, ...]
    echoes: tuple[str, ...]
    clause_openers: tuple[str, ...]
    subordinators: tuple[str, ...]
    also_nouns: tuple[str, ...]
    hope: tuple[str, ...]
    future: tuple[str, ...]
    guesses: tuple[str, ...]
    threatening: tuple[str, ...]
    demanding: tuple[str, ...]
    obliging: tuple[str, ...]
    not_obliging: tuple[str, ...]
    denying: tuple[str, ...]
    no_denial: tuple[str, ...]
    acting: tuple[str, ...]
    not_acting: tuple[str, ...]
    passive_prefix: str
    will: tuple[str, ...]
    proposing: tuple[str, ...]
    offering: tuple[str, ...]
    alarming: tuple[str, ...]
    praising: tuple[str, ...]
    blaming: tuple[str, ...]


_DAY = re.compile(r"\s+\ue003")  # a masked date


@dataclass(frozen=True, slots=True)
class CueEntry:
    """What one form of the table means and what may follow it."""

    kind: ClaimType
    frames: frozenset[str]
    as_word: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word found in a text at [begin, end); `suffixed` when the speaker is only a pronoun suffix of it."""

    begin: int
    end: int
    entry: CueEntry
    suffixed: bool = False


class CueLexicon:
    """All cues of one language as one compiled pattern."""

    def __init__(self, words: ClaimWords) -> None:
        self.words = words
        self._entries = {form: entry for group in words.cues for form, entry in _entries_of(group, words)}
        self._prepositions = frozenset(words.prepositions)
        suffix = f"(?P<suffix>{re.escape(words.inverted_suffix)})?" if words.inverted_suffix else "(?P<suffix>(?!))?"
        form = rf"(?P<form>{alternatives(self._entries)}){suffix}"
        before = "".join(rf"(?<!\b{re.escape(words_before)}\s)" for words_before in words.no_cues_after)
        self._pattern = re.compile(rf"(?<![\w-]){before}(?!(?:{alternatives(words.no_cues)})(?![\w-])){form}(?![\w-])")

    def cues_in(self, lowered: str, begin: int, end: int) -> Iterator[Cue]:
        """Yield the cues of a lower-cased text between two offsets, from left to right."""
        for match in self._pattern.finditer(lowered, begin, end):
            entry = self._entries[match["form"]]
            verb, _, last = match["form"].rpartition(" ")
            if last in self._prepositions and verb in self._entries and _DAY.match(lowered, match.end()):
                yield Cue(match.start(), match.start() + len(verb), self._entries[verb])  # "insisted on Monday that"
                continue
            suffixed = bool(match["suffix"])
            if not suffixed or "inverted" in entry.frames:
                yield Cue(match.start(), match.end(), entry, suffixed)


@cache
def lexicon_for(language: str) -> CueLexicon:
    """Return the compiled cues of a language; UnsupportedLanguage or DataError where its table is missing or wrong."""
    return CueLexicon(words_of(language, ClaimWords))


def _entries_of(group: dict[str, Any], words: ClaimWords) -> Iterator[tuple[str, CueEntry]]:
    kind, frames = ClaimType(group["kind"]), frozenset(group["frames"])
    for form in group["forms"]:
        extra = {"participle"} if words.participles and form.split()[0].endswith(words.participles) else set()
        if frames & _VERBAL and form not in words.also_nouns:
            extra.add("finite")
        yield form, CueEntry(kind, frames | extra, group.get("as_word"))
