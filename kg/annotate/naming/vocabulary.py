"""The words that tell actors from the rest of a language: from `[actors]` of its table to one lexicon and one grammar."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from kg.annotate.words import words_of
from kg.errors import DataError
from kg.resources import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# The symbols that a table may give words for; the rest are made by the tokeniser and the rules (see tokens.py).
WORD_SYMBOLS = {
    "determiners": "d",
    "indefinites": "i",
    "possessives": "h",
    "adjectives": "a",
    "former": "f",
    "of": "o",
    "toward": "y",
    "and": "&",
    "locating": "l",
    "relating": "b",
    "speech": "V",
    "acting": "A",
    "events": "e",
    "groups": "N",
    "plural_persons": "E",
    "persons": "Q",
    "honorifics": "M",
    "government": "G",
    "kinds_of_place": "k",
    "particles": "p",
    "calendar": "t",
    "common": "x",
    "demonstratives": "z",
    "kinships": "K",
}
_SHORTEST_HEADLINE_WORD = 4  # below this a word in capitals is an acronym ("US" is not "us")
ROLE, PLURAL_ROLE, FIELD, BODY, HEAD = "R", "E", "F", "H", "J"


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The section's keys; a word written with a capital is taken only as it stands, any other in every case."""

    SECTION: ClassVar[str] = "actors"
    words: dict[str, tuple[str, ...]]  # one list for each of WORD_SYMBOLS
    roles: dict[str, tuple[str, ...]]  # role → titles
    plural_roles: dict[str, tuple[str, ...]]
    fields: dict[str, tuple[str, ...]]  # what a ministry or minister is for → words
    bodies: dict[str, tuple[str, ...]]  # function of a body → words that name it when a state stands beside them
    heads: dict[str, tuple[str, ...]]  # kind of actor → words in capitals that head its proper name
    macros: dict[str, str]
    rules: tuple[dict[str, str], ...]
    settings: dict[str, str]
    against: dict[str, tuple[str, ...]]  # name → words in the article that speak against its usual meaning
    beside: tuple[str, ...]  # words that, beside a state's name, tell that no actor is meant
    also_names: tuple[str, ...]  # words of the lists that with a capital inside a sentence are part of a name
    no_person: tuple[str, ...]  # words in the names of places, works and bodies that persons do not bear


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or a group of words stands for in the grammar."""

    symbol: str
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over symbols and what to make of a match."""

    name: str
    action: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's lexicon and grammar, ready for use."""

    entries: Mapping[str, Entry]
    longest: Mapping[str, int]  # first word → the most words that an entry beginning with it has
    rules: tuple[Rule, ...]
    settings: Mapping[str, str]
    against: Mapping[str, frozenset[str]]
    beside: frozenset[str]
    also_names: frozenset[str]
    no_person: frozenset[str]
    ordinal: re.Pattern[str]
    ordinary: frozenset[str]  # words that newspapers write without a capital, too

    def entry(self, words: Sequence[str]) -> tuple[int, Entry] | None:
        """Return the longest entry that the words begin with, and its number of words."""
        for size in range(min(self.longest.get(words[0].lower(), 0), len(words)), 0, -1):
            phrase = " ".join(words[:size])
            acronym = size == 1 and len(phrase) < _SHORTEST_HEADLINE_WORD and phrase.isupper() and len(phrase) > 1
            found = self.entries.get(phrase) or (None if acronym else self.entries.get(phrase.lower()))
            if found:
                return size, found
        return None


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """Return the vocabulary of a language; a wrong table is a DataError that names the file."""
    words = words_of(language, ActorWords)
    where = LANGUAGES / f"{language}.toml"
    if unknown := sorted(set(words.words) - set(WORD_SYMBOLS)):
        known = ", ".join(sorted(WORD_SYMBOLS))
        raise DataError(where, f"[actors.words] has unknown keys {', '.join(unknown)}; known are {known}")
    entries = dict(_entries(words))
    longest: dict[str, int] = defaultdict(int)
    for phrase in entries:
        parts = phrase.split()
        longest[parts[0].lower()] = max(longest[parts[0].lower()], len(parts))
    rules = tuple(_rule(rule, words.macros, str(where)) for rule in words.rules)
    against = {name: frozenset(signs) for name, signs in words.against.items()}
    beside, also_names, no_person = map(frozenset, (words.beside, words.also_names, words.no_person))
    ordinal = re.compile(words.settings["ordinal"])
    lists = (against, beside, also_names, no_person)
    return Vocabulary(entries, dict(longest), rules, words.settings, *lists, ordinal, _ordinary())


@cache
def _ordinary() -> frozenset[str]:
    """Return the ordinary words of all languages together, for texts quote names of other languages."""
    paths = sorted((LANGUAGES / "ordinary").glob("*.txt"))
    return frozenset(word for path in paths for word in path.read_text(encoding="utf-8").split())


def _entries(words: ActorWords) -> Iterator[tuple[str, Entry]]:
    """Yield every phrase; what comes later wins, so the specific tables follow the general ones."""
    for key, phrases in words.words.items():
        yield from ((phrase, Entry(WORD_SYMBOLS[key], key)) for phrase in phrases)
    tables = (
        (FIELD, words.fields),
        (HEAD, words.heads),
        (BODY, words.bodies),
        (PLURAL_ROLE, words.plural_roles),
        (ROLE, words.roles),
    )
    for symbol, table in tables:
        for value, phrases in table.items():
            yield from ((phrase, Entry(symbol, value)) for phrase in phrases)


def _rule(rule: Mapping[str, str], macros: Mapping[str, str], where: str) -> Rule:
    try:
        pattern = rule["pattern"]
        for _ in macros:  # a macro may use others
            for name, text in macros.items():
                pattern = pattern.replace(f"{{{name}}}", f"(?:{text})")
        return Rule(rule["name"], rule["action"], re.compile(pattern))
    except (re.error, KeyError) as error:
        raise DataError(where, f"[actors.rules] {rule.get('name', rule)}: {error}") from error
