"""The words of one language for dates, and the lexicon made of them: word → what it can be in a calendar expression."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from kg.annotate.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Value = int | str | tuple[int, ...] | None

# The units' letters in the grammar; see date_tokens for the other letters.
UNIT_LETTERS: Mapping[str, str] = MappingProxyType(
    {"day": "h", "week": "w", "month": "m", "year": "t", "weekend": "x", "quarter": "q", "semester": "q"}
)
# A unit in the plural counts only after a number, so it has a letter of its own.
PLURAL_LETTERS: Mapping[str, str] = MappingProxyType({"h": "1", "w": "2", "m": "3", "t": "4", "x": "X", "q": "X"})
SINGULAR_LETTERS: Mapping[str, str] = MappingProxyType({"1": "h", "2": "w", "3": "m", "4": "t"})

# "the day before" and what else may have an object of its own ("the day before the vote")
GOVERNING_LETTERS: Mapping[str, str] = MappingProxyType({"E": "B", "e": "k"})


@dataclass(frozen=True, slots=True)
class DateWords:
    """What a language calls months, weekdays, units, numbers, shifts and parts of time; see the comments in the table."""

    SECTION: ClassVar[str] = "dates"
    day_first: bool
    plural_units: tuple[str, ...]
    name_like: tuple[str, ...]
    day_or_unit: tuple[str, ...]
    articles: tuple[str, ...]
    of: tuple[str, ...]
    vague: tuple[str, ...]
    numbered: tuple[str, ...]
    later_this: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    deadlines: tuple[str, ...]
    prepositions: tuple[str, ...]
    dated_nouns: tuple[str, ...]
    counted: tuple[str, ...]
    dayparts: tuple[str, ...]
    ago: tuple[str, ...]
    ahead: tuple[str, ...]
    future: tuple[str, ...]
    past: tuple[str, ...]
    past_endings: tuple[str, ...]
    no_past: tuple[str, ...]
    present: tuple[str, ...]
    reporting: tuple[str, ...]
    clauses: tuple[str, ...]
    governing: tuple[str, ...]
    determiners: tuple[str, ...]
    no_dates: tuple[str, ...]
    joins: tuple[str, ...]
    ranges: tuple[str, ...]
    months: Mapping[str, tuple[str, ...]]
    month_abbreviations: Mapping[str, tuple[str, ...]]
    weekdays: Mapping[str, tuple[str, ...]]
    weekday_abbreviations: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    one_unit: Mapping[str, tuple[str, ...]]
    seasons: Mapping[str, tuple[int, ...]]
    numbers: Mapping[str, int]
    days: Mapping[str, int]
    event_days: Mapping[str, int]
    shifts_before: Mapping[str, int]
    event_shifts_before: Mapping[str, int]
    shifts_after: Mapping[str, int]
    event_shifts_after: Mapping[str, int]
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a word: the words that must follow it, its letter in the grammar and its value there."""

    rest: tuple[str, ...]
    letter: str
    value: Value
    capital: bool = False  # only when written with a capital
    abbreviated: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """First word in lower case → entries, the longest first; `tenses` has +1 for words of the future, -1 for the past."""

    words: DateWords
    entries: Mapping[str, tuple[Entry, ...]]
    tenses: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    exact: frozenset[str]  # words that count only in capitals ("IV")


@cache
def lexicon_for(language: str) -> Lexicon:
    """Return the lexicon of a language; a wrong table is a DataError."""
    words = words_of(language, DateWords)
    entries: dict[str, list[Entry]] = {}
    for phrase, entry in _all_entries(words):
        first, *rest = phrase.lower().split()
        entries.setdefault(first, []).append(Entry(tuple(rest), entry.letter, entry.value, entry.capital, entry.abbreviated))
    tenses: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrases, tense in ((words.future, 1), (words.past, -1)):
        for phrase in phrases:
            first, *rest = phrase.split()
            tenses.setdefault(first, []).append((tuple(rest), tense))
    return Lexicon(
        words,
        {word: tuple(sorted(found, key=lambda entry: -len(entry.rest))) for word, found in entries.items()},
        {word: tuple(sorted(found, key=lambda item: -len(item[0]))) for word, found in tenses.items()},
        frozenset(word for word in words.numbers if word.isupper()),
    )


def _all_entries(words: DateWords) -> Iterable[tuple[str, Entry]]:
    yield from _calendar_entries(words)
    for letter, relative in (
        ("R", words.days),
        ("E", words.event_days),
        ("<", words.shifts_before),
        ("g", words.event_shifts_before),
        (">", words.shifts_after),
        ("e", words.event_shifts_after),
        ("n", words.numbers),
        ("s", words.seasons),
    ):
        for phrase, value in relative.items():
            yield phrase, Entry((), GOVERNING_LETTERS.get(letter, letter) if phrase in words.governing else letter, value)
    for phrase in words.later_this:
        yield phrase, Entry((), "z", 1)
    for phrase, part in words.parts.items():
        yield phrase, Entry((), "f" if part in ("earlier", "later") else "P", part)
    for letter, phrases in (
        ("T", words.dayparts),
        ("a", words.ago),
        ("l", words.ahead),
        ("o", words.of),
        ("c", words.articles),
        ("j", words.ranges),
        ("&", words.joins),
        ("%", words.vague),
        ("#", words.numbered),
        ("i", words.prepositions),
        ("b", words.deadlines),
        ("v", words.dated_nouns),
        ("K", words.counted),
        ("S", words.clauses),
        ("A", words.determiners),
        ("X", words.no_dates),
    ):
        for phrase in phrases:
            yield phrase, Entry((), letter, None)


def _calendar_entries(words: DateWords) -> Iterable[tuple[str, Entry]]:
    for letter, named, abbreviated in (
        ("M", words.months, False),
        ("M", words.month_abbreviations, True),
        ("W", words.weekdays, False),
        ("W", words.weekday_abbreviations, True),
    ):
        for number, names in named.items():
            for name in names:
                yield name, Entry((), letter, int(number), capital=True, abbreviated=abbreviated)
    for unit, names in words.units.items():
        for name in names:
            letter = UNIT_LETTERS[unit]
            yield name, Entry((), PLURAL_LETTERS[letter] if name in words.plural_units else letter, unit)
    for unit, names in words.one_unit.items():
        for name in names:
            yield name, Entry((), "u", UNIT_LETTERS[unit])
