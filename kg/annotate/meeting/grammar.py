"""Compile a language's `[meetings]` table into the patterns that the other modules of this package search with.

Patterns run on a sentence in small letters, masked and of unchanged length: a group of actors, a place and a date are each
written as a run of one private character (GROUP, PLACE, TIME), so that a pattern can speak of "any actors" and offsets stay
those of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.date_words import DateWords
from kg.annotate.meeting.tables import SIMPLE, frame_of
from kg.annotate.meeting.vocabulary import MeetingWords
from kg.annotate.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUP, PLACE, TIME = "\ue000", "\ue001", "\ue002"
_PLACEHOLDERS = {"{A}": f"(?P<group>{GROUP}+)", "{G}": f"{GROUP}+", "{T}": f"{TIME}+", "{P}": f"(?P<place>{PLACE}+)"}


@dataclass(frozen=True, slots=True)
class Form:
    """What a trigger's wording tells: how it reaches its participants, and the tense."""

    reach: str
    tense: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns; each is searched in a masked sentence or a part of one."""

    words: MeetingWords
    forms: dict[str, Form]
    triggers: re.Pattern[str]
    supports: dict[str, Form]
    support: re.Pattern[str]
    boundaries: re.Pattern[str]
    saying: re.Pattern[str]
    joints: re.Pattern[str]  # ", and" within a clause
    joined: re.Pattern[str]  # "and" right before what follows
    joints_here: re.Pattern[str]  # "and" at the beginning
    nested: re.Pattern[str]  # boundaries and relatives
    preposition: re.Pattern[str]
    not_subject: re.Pattern[str]
    at_place: re.Pattern[str]
    auxiliary: re.Pattern[str]
    complements: dict[str, re.Pattern[str]]
    telling: re.Pattern[str]  # ending where a noun begins in which somebody tells somebody something
    of_noun: re.Pattern[str]  # an article, a date and a noun that is no meeting
    summits: re.Pattern[str]  # words of a summit
    dated: re.Pattern[str]  # a date and the noun that it stands before
    direct: re.Pattern[str]
    with_: re.Pattern[str]  # "with" and a few words more, ending where a group begins
    of_delegates: re.Pattern[str]  # from a state over a genitive to those who stand for it
    modifies: re.Pattern[str]  # from actors to the noun of meeting that they modify ("G7 summit")
    list_end: re.Pattern[str]  # a comma, "and" and what may stand before the last of a list
    fronted: re.Pattern[str]  # a comma, and what may stand between it and a subject
    gapped: re.Pattern[str]  # from a party over its date or place to the next party, which has its own
    owner: re.Pattern[str]
    compound: re.Pattern[str] | None
    organizers: tuple[re.Pattern[str], ...]
    visitors: tuple[re.Pattern[str], ...]
    pronouns: dict[str, re.Pattern[str]]  # ending where the verb or noun begins
    tables: dict[str, re.Pattern[str]]  # the simple lists, by the name of their field
    formats: dict[str, re.Pattern[str]]  # ending where a noun begins
    modes: dict[str, re.Pattern[str]]
    cues: dict[str, re.Pattern[str]]
    cues_at: dict[str, re.Pattern[str]]
    cues_after: dict[str, re.Pattern[str]]
    numbers: Mapping[str, int]
    days: frozenset[str]  # "yesterday"


_HEADING = f"{{}}\\s+(?:[\\w’'{GROUP}-]+\\s+){{0,4}}$"  # a preposition, and the words between it and its noun
# a pronoun, and the words between it and its noun
_POSSESSED = f"{{}}\\s+(?:(?:{TIME}+|[\\w-]+)\\s+){{0,3}}$"
_CAPITAL = re.compile(r"(?<![\\{])[A-Z](?!\})")


@cache
def grammar_for(language: str) -> Grammar:
    """Return the compiled grammar of a language; raises UnsupportedLanguage and DataError as `words_of` does."""
    words = words_of(language, MeetingWords)
    forms = _forms(words)
    supports = {form: Form("support", tense) for tense, all_ in words.support.items() for form in all_}
    return Grammar(
        words=words,
        forms=forms,
        triggers=_literals(forms),
        supports=supports,
        support=_support(supports, words),
        boundaries=_any(words.boundaries + words.saying),
        saying=_any(words.saying),
        joints_here=_any(words.joiners, "[,\\s]*{}\\s"),
        joined=_any(words.joiners, f"[,\\s]{{}},?\\s+(?:{_alternatives(words.prepositions)}\\s+)?$"),
        joints=_any(words.joiners, ",\\s+{}\\s"),
        nested=_any(words.boundaries + words.saying + words.relatives),
        preposition=_any(words.prepositions),
        not_subject=_any(words.prepositions, "{}\\s+$"),
        at_place=_any(words.place_prepositions, "{}\\s+$"),
        auxiliary=re.compile(_alternating(words.auxiliaries)),
        complements={name: _complement(name, heads, words) for name, heads in words.complements.items()},
        **_around_nouns(words),
        **_around_groups(words),
        direct=_any(words.qualifiers, f"(?:\\s+(?:{{}}|{TIME}+))*(?:\\s+|(?={GROUP})){_PLACEHOLDERS['{A}']}", whole=False),
        owner=_any(words.owners, "{}$", whole=False),
        compound=_any(words.compounds, "{}$", whole=False) if words.compounds else None,
        visitors=tuple(_any((pattern,), whole=False) for pattern in words.visitors),
        organizers=tuple(_any((pattern,), whole=False) for pattern in words.organizers),
        pronouns=_pronouns(words),
        tables={name: _any(getattr(words, name), frame_of(name)) for name in SIMPLE},
        formats={name: _any(all_, "{}(?:[\\s-]+[\\w-]+){0,3}\\s+$") for name, all_ in words.formats.items()},
        modes={name: _any(all_) for name, all_ in words.modes.items()},
        cues={name: _any(all_) for name, all_ in words.cues.items()},
        cues_at={name: _any(all_, _HEADING) for name, all_ in words.cues_at.items()},
        cues_after={name: _any(all_) for name, all_ in words.cues_after.items()},
        numbers=words_of(language, DateWords).numbers,
        days=frozenset(words_of(language, DateWords).days),
    )


def _around_groups(words: MeetingWords) -> dict[str, re.Pattern[str]]:
    """Return the patterns of what stands right before or behind actors."""
    return {
        "with_": _any(words.complements["with"], "{}(?:\\s+[\\w.’'-]+){0,4}\\s+$"),
        "of_delegates": _any(words.delegates, "['’]s?\\s+(?:[\\w-]+\\s+){0,3}?{}"),
        "modifies": _modifies(words),
        "list_end": re.compile(rf",?\s+{_alternatives(words.joiners)}\s+(?:{_alternatives(words.leads)}\s+)?"),
        "fronted": _any(words.leads, ",\\s+(?:{}\\s+)?$"),
        "gapped": _gapped(words),
    }


def _around_nouns(words: MeetingWords) -> dict[str, re.Pattern[str]]:
    """Return the patterns of what stands right before or behind a noun."""
    return {
        "telling": _any(words.told_in, f"{{}}\\s+(?:(?:[\\w-]+|{TIME}+)\\s+){{0,4}}$"),
        "summits": _literals({form.lower(): Form("summit", "noun") for form in words.nouns["summit"]}),
        "dated": _dated(words),
        "of_noun": _of_noun(words),
    }


def _pronouns(words: MeetingWords) -> dict[str, re.Pattern[str]]:
    return {
        "both": _any(words.pronouns["both"], f"{{}}\\s+{_alternating(words.auxiliaries)}$"),
        "opening": _any(words.pronouns["both"]),
        "possessive": _any(words.pronouns["possessive"], _POSSESSED),
        "possessive_plural": _any(words.pronouns["possessive_plural"], _POSSESSED),
    }


def _forms(words: MeetingWords) -> dict[str, Form]:
    verbs = ((reach, tense, all_) for reach, tenses in words.verbs.items() for tense, all_ in tenses.items())
    forms = {form.lower(): Form(reach, tense) for reach, tense, all_ in verbs for form in all_}
    return forms | {form.lower(): Form(strength, "noun") for strength, all_ in words.nouns.items() for form in all_}


def _complement(name: str, heads: tuple[str, ...], words: MeetingWords) -> re.Pattern[str]:
    """Match from the trigger's end over places, dates and a few words to the actors after one of the heads."""
    place = "|".join(words.place_prepositions)
    under = "|".join(words.auspices)
    step = rf"\s*\([^()]*\)|\s+(?:{under})\s+{GROUP}+|,?\s+(?:(?:{place})\s+)?(?:{TIME}+|{PLACE}+)|,?\s+{TIME}+|\s+[\w’'/-]+"
    reach = {"with": 7, "of": 1, "between": 7}.get(name, 16)
    modifiers = rf"(?:(?!{_alternatives(words.prepositions)})[\w.’'-]+\s+){{0,4}}?"
    frame = rf"(?P<gap>(?:{step}){{0,{reach}}}?),?\s+{{}}\s+{modifiers}{_PLACEHOLDERS['{A}']}"
    return _any(heads, frame, whole=False)


def _dated(words: MeetingWords) -> re.Pattern[str]:
    nouns = {form.lower(): Form(strength, "noun") for strength, all_ in words.nouns.items() for form in all_}
    verbs = tuple(re.escape(verb) for all_ in words.support.values() for verb in all_)
    step = rf"(?!{_alternatives((*words.prepositions, *words.joiners, *verbs))})[\w’'{GROUP}{PLACE}-]+\s+"
    return re.compile(rf"{TIME}+(?:['’]s)?\s+(?:{step}){{0,3}}?(?P<noun>{_literals(nouns).pattern})")


def _modifies(words: MeetingWords) -> re.Pattern[str]:
    if not words.compounds:
        return re.compile(r"(?!)")
    nouns = {form.lower(): Form(strength, "noun") for strength, all_ in words.nouns.items() for form in all_}
    return _any(words.compounds, f"(?:['’]s?)?{{}}{_literals(nouns).pattern}", whole=False)


def _of_noun(words: MeetingWords) -> re.Pattern[str]:
    if not words.compounds:
        return re.compile(r"(?!)")
    return re.compile(rf"the {TIME}+\s+(?!{_alternatives((*words.prepositions, *words.joiners, *words.auxiliaries))}\b)[a-z]")


def _gapped(words: MeetingWords) -> re.Pattern[str]:
    place = rf"(?:{'|'.join(words.place_prepositions)})\s+(?:{PLACE}+|(?!{TIME})[\w-]+)"
    own = rf",?\s+(?:{place}|(?:\w+\s+)?{TIME}+)"
    and_ = rf",?\s+(?:{'|'.join(words.joiners)})\s+(?:the\s+)?"
    return re.compile(rf"(?:{own})+{and_}{_PLACEHOLDERS['{A}']}(?={own})")


def _alternating(auxiliaries: tuple[str, ...]) -> str:
    """Match any number of auxiliaries, dates, places and insertions in brackets, each after a blank or comma."""
    step = _alternatives((*auxiliaries, f"{TIME}+", f"(?:[a-z]+\\s+)?{PLACE}+", r"\([^()]*\)"), whole=False)
    return rf"(?:[,)\s]*{step}(?=[,\s]|$))*[,)\s]*"


def _support(supports: dict[str, Form], words: MeetingWords) -> re.Pattern[str]:
    """Match a carrying verb that only a few words, none of them a preposition, separate from the end."""
    step = rf"\s+{_alternatives(words.measures)}|(?!\s+{_alternatives(words.prepositions)})\s+(?:{TIME}+|[\w’'“”\"/{GROUP}-]+),?"
    return re.compile(rf"{_literals(supports).pattern}(?=(?:{step}){{0,6}}\s+[“\"]?$)")


def _any(fragments: tuple[str, ...], frame: str = "{}", *, whole: bool = True) -> re.Pattern[str]:
    """Compile a choice of fragments in a frame; `whole` asks for word boundaries where a fragment begins or ends with a word."""
    choice = _alternatives(fragments, whole=whole)
    return re.compile(frame.replace("{}", choice))


def _alternatives(fragments: tuple[str, ...], *, whole: bool = True) -> str:
    if not fragments:
        return r"(?!)"
    filled = [_filled(fragment) for fragment in fragments]
    if whole:
        filled = [_bounded(fragment) for fragment in filled]
    return f"(?:{'|'.join(filled)})"


def _bounded(fragment: str) -> str:
    """Ask for word boundaries where a fragment begins or ends with a word, but not behind a look ahead, as at actors."""
    begins = r"\b" if re.match(r"\w|\(\?:|\((?!\?)", fragment) else ""
    of_letters = re.search(r"[\w)?*+]$", fragment) and not fragment.endswith(
        (f"{GROUP}+)", f"{GROUP}+", f"{TIME}+", f"{PLACE}+)")
    )
    ends = r"\b" if begins and of_letters and " (?=" not in fragment else ""
    return f"{begins}{fragment}{ends}"


def _filled(fragment: str) -> str:
    fragment = _CAPITAL.sub(lambda match: match[0].lower(), fragment)  # what is searched is written small
    for placeholder, pattern in _PLACEHOLDERS.items():
        fragment = fragment.replace(placeholder, pattern)
    return fragment


def _literals(forms: dict[str, Form]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
