"""Compile a language's table of events into the patterns that the other modules of this package search a masked text with."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.event.people import PeopleGrammar, people_grammar
from kg.annotate.event.pieces import BEFORE_TARGET, Pieces, any_of, pieces_of
from kg.annotate.event.scene import ACTOR, PLACE, TIME
from kg.annotate.event.vocabulary import EventWords, Meaning, forms_of, meaning_of
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

NOUN = "noun"
_BEFORE_TARGET_OF_NOUN = 3
_AFTER_NOUN = 2  # the same behind a noun that is a trigger itself
_AFTER_OBJECT = 6  # words that may stand between a noun and its preposition
_INSERTION = r"(?:,[^,;.]{1,110},)?"  # "A, which …, attacked"


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a trigger: what it means, and what its form tells; `form` is "noun" for a noun."""

    meaning: Meaning
    form: str


@dataclass(frozen=True, slots=True)
class SubjectGrammar:
    """What leads from a verb to its subject."""

    gap: re.Pattern[str]  # from the end of a subject to its verb
    patient_gap: re.Pattern[str]  # from an actor in the subject of a passive verb to that verb
    inserted: re.Pattern[str]  # from a comma and a relative pronoun on
    relative_gap: re.Pattern[str]
    object_gap: re.Pattern[str]
    goes_on: re.Pattern[str]
    organ_before: re.Pattern[str]
    not_subject: re.Pattern[str]
    first_person: re.Pattern[str]
    third_person: re.Pattern[str]
    quantity: re.Pattern[str]
    unknown: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FateGrammar:
    """What tells whether an event is one, and what has become of it."""

    negation: re.Pattern[str]
    hypothetical: re.Pattern[str]
    conditions: re.Pattern[str]
    imagined: re.Pattern[str]
    threatening: re.Pattern[str]
    undated: re.Pattern[str]
    cues: Mapping[str, re.Pattern[str]]
    cues_after: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns; those named for a side stop where that side is named (group "who")."""

    words: EventWords
    triggers: re.Pattern[str]
    entries: Mapping[str, tuple[Entry, ...]]
    actors: re.Pattern[str]  # one actor or a list of them
    reaches: Mapping[tuple[Meaning, bool], re.Pattern[str]]  # by meaning, and whether a noun tells it
    objects: Mapping[Meaning, re.Pattern[str]]  # from the end of a verb over its object
    objects_before: Mapping[Meaning, re.Pattern[str]]  # the object as subject of the passive, up to the verb
    agent: re.Pattern[str]  # from the end of a passive verb, or of its recipient, to its agent
    agent_near: re.Pattern[str]  # the same, right behind the verb
    passive: re.Pattern[str]  # what makes a participle passive, up to it
    with_: re.Pattern[str]  # from a trigger to the other side of what several do together
    between: re.Pattern[str]
    people: PeopleGrammar
    owners_before: re.Pattern[str]  # from the end of an actor to the noun that is its own
    owners_after: re.Pattern[str]  # from the end of a noun to whose it is
    boundaries: re.Pattern[str]
    subject: SubjectGrammar
    fate: FateGrammar
    not_target: re.Pattern[str]
    games: re.Pattern[str]  # a sentence about sport tells of no event


@cache
def grammar_for(language: str) -> Grammar:
    """Return the grammar of a language; raises UnsupportedLanguage and DataError as `words_of` does."""
    words = words_of(language, EventWords)
    entries = _entries(words, language)
    pieces = pieces_of(words)
    det, word, actors, led = pieces.det, pieces.word, pieces.actors, pieces.led
    owners = rf"(?:{any_of(words.owners_after)}\s+){'?' if words.bare_agent else ''}"
    needing = sorted({entry.meaning for all_ in entries.values() for entry in all_ if entry.meaning.objects}, key=repr)
    return Grammar(
        words=words,
        triggers=re.compile(rf"(?<![\w’'-])(?:{alternatives(entries)})(?![\w’'-])"),
        entries=entries,
        actors=re.compile(actors),
        passive=re.compile(rf"{any_of(words.passives)}(?:\s+\w+)?\s+$"),
        with_=re.compile(rf"(?:\s+[\w’'-]+){{0,7}}?\s+{any_of(words.companions)}\s+{led}"),
        between=re.compile(rf"(?:\s+[\w’'-]+){{0,4}}?\s+{any_of(words.between)}\s+{led}"),
        people=people_grammar(words, pieces),
        owners_before=re.compile(rf"{any_of(words.owners_before)}(?:{any_of(words.modifiers)}\s+){{0,3}}"),
        owners_after=re.compile(rf"(?:\s+{any_of(words.modifiers)}){{0,2}}?\s+{owners}{det}(?P<who>{actors})"),
        boundaries=re.compile(rf"{any_of(words.boundaries)}|[;:\"“”]"),
        not_target=re.compile(any_of(words.not_targets)),
        games=re.compile(any_of(words.games)),
        reaches={(one, noun): _reach(one, words, word, actors, noun=noun) for one, noun in _used(entries)},
        objects={one: re.compile(rf"(?:\s+{word[:-3]}){{0,5}}?\s+{any_of(one.objects)}") for one in needing},
        objects_before={one: _object_before(one, pieces.gap) for one in needing},
        agent=re.compile(rf"(?:\s+[\w’'-]+|\s+{TIME}|\s+{PLACE}){{0,6}}?\s+{any_of(words.agents)}\s+{led}{pieces.bare}"),
        agent_near=re.compile(
            rf"(?:\s+\w+(?:{alternatives(words.adverb_endings)}))?\s+{any_of(words.agents)}\s+{led}{pieces.bare}"
        ),
        subject=_subject_grammar(words, pieces),
        fate=_fate_grammar(words),
    )


def _object_before(meaning: Meaning, gap: str) -> re.Pattern[str]:
    return re.compile(rf"{any_of(meaning.objects)}(?P<tail>(?:\s+[\w'’.-]+|\s+{ACTOR}){{0,5}}?){gap}$")


def _subject_grammar(words: EventWords, pieces: Pieces) -> SubjectGrammar:
    det, word, modal, gap = pieces.det, pieces.word, pieces.modal, pieces.gap
    organ = rf"(?:['’]s?)?(?:\s+(?:{word}){{0,2}}{any_of(words.organs)})?" if not words.organs_first else ""
    places = rf"(?:\s+(?:{any_of(words.targets)})\s+{PLACE})?"
    return SubjectGrammar(
        gap=re.compile(rf"{organ}{places}{_INSERTION}{gap}"),
        patient_gap=re.compile(rf"(?:['’]s?)?(?:\s+{word[:-3]}){{0,4}}?{places}{_INSERTION}{gap}"),
        inserted=re.compile(rf",\s+{any_of(words.relatives)}\s[^,]*$"),
        relative_gap=re.compile(rf"{organ}\s*,?\s+{any_of(words.relatives)}{gap}"),
        object_gap=re.compile(rf"\s+{any_of(words.objects_act)}\s+(?:\w+\s+)?"),
        goes_on=re.compile(rf"{any_of(words.goes_on)}\s+(?:{modal}\s+)*$"),
        organ_before=re.compile(rf"(?:^|[,;:.\"“(–—]|{any_of(words.organs)}(?:\s+\w+)?|{any_of(words.joiners)})\s*{det}$"),
        not_subject=re.compile(rf"{any_of(words.prepositions)}\s+(?:{word}){{0,2}}$"),
        first_person=re.compile(rf"{any_of(words.first_person)}{gap}$"),
        third_person=re.compile(rf"{any_of(words.third_person)}{gap}$"),
        quantity=re.compile(rf"{any_of(words.quantities)}\s+(?:{any_of(words.determiners)}\s+)?$"),
        unknown=re.compile(any_of(words.unknown_subjects)),
    )


def _fate_grammar(words: EventWords) -> FateGrammar:
    return FateGrammar(
        negation=re.compile(any_of(words.negations)),
        hypothetical=re.compile(any_of(words.hypothetical)),
        conditions=re.compile(any_of(words.conditions)),
        imagined=re.compile(any_of(words.imagined)),
        threatening=re.compile(any_of(words.threatening)),
        undated=re.compile(rf"{any_of(words.undated)}\s*$"),
        cues={name: re.compile(any_of(all_)) for name, all_ in words.cues.items()},
        cues_after={name: re.compile(any_of(all_)) for name, all_ in words.cues_after.items()},
    )


def _entries(words: EventWords, language: str) -> dict[str, tuple[Entry, ...]]:
    made: dict[str, list[Entry]] = defaultdict(list)
    for group in (*words.verbs, *words.phrases):
        meaning = meaning_of(group, language)
        for text, form in forms_of(group, words, language):
            made[text].append(Entry(meaning, form))
    for group in words.nouns:
        meaning = meaning_of({name: value for name, value in group.items() if name != "words"}, language)
        for text in group["words"]:
            made[text].append(Entry(meaning, NOUN))
    return {text: tuple(dict.fromkeys(all_)) for text, all_ in made.items()}


def _used(entries: Mapping[str, tuple[Entry, ...]]) -> list[tuple[Meaning, bool]]:
    return sorted({(entry.meaning, entry.form == NOUN) for all_ in entries.values() for entry in all_}, key=repr)


def _reach(meaning: Meaning, words: EventWords, word: str, actors: str, *, noun: bool) -> re.Pattern[str]:
    """Match from a trigger to whom it is done to; behind a noun only few words, none of them a preposition, may come between."""
    who = rf"(?P<who>{actors}{'|' + PLACE if meaning.places else ''})"
    then = rf"(?=(?:\s+[\w’'-]+){{0,4}}?\s+{any_of(meaning.then)})" if meaning.then else ""
    near = rf"\s+(?:{word}){{0,{_BEFORE_TARGET_OF_NOUN if noun else BEFORE_TARGET}}}{who}{then}"
    choices = [near] if "" in meaning.to else []
    if any(meaning.to):
        step = (
            rf"\s+(?:(?!{any_of(words.stops)})[\w’'-]+|{TIME})"
            if noun
            else rf"\s+(?:(?!{any_of(words.boundaries)})[\w’'%$.,-]+|{TIME})"
        )
        most = 1 if meaning.beyond else _AFTER_NOUN if noun else _AFTER_OBJECT
        stretch = rf"(?:{step}){{0,{most}}}?"
        choices.append(rf"{stretch}\s+{any_of(meaning.to)}{near.replace('?P<who>', '?P<led>')}")
    return re.compile("|".join(choices) or r"(?!)")
