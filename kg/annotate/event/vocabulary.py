"""A language's table of events (`languages/events/<code>.toml`) goes in; typed tables of words come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from kg.errors import DataError
from kg.kinds import EventType
from kg.resources import LANGUAGES


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words by which a language tells of events; `languages/events/en.toml` explains each key."""

    SECTION: ClassVar[str] = "events"
    FOLDER: ClassVar[str] = "events"

    forms: dict[str, dict[str, str]]
    verbs: tuple[dict[str, Any], ...]
    phrases: tuple[dict[str, Any], ...]
    nouns: tuple[dict[str, Any], ...]
    claims: dict[str, str]
    claim_codes: dict[str, str]
    joiners: tuple[str, ...]
    determiners: tuple[str, ...]
    between: tuple[str, ...]
    companions: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    passives: tuple[str, ...]
    agents: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    bare_agent: bool
    owners_before: tuple[str, ...]
    owners_after: tuple[str, ...]
    modifiers: tuple[str, ...]
    organs: tuple[str, ...]
    organs_first: bool
    relatives: tuple[str, ...]
    objects_act: tuple[str, ...]
    controlled: tuple[str, ...]
    goes_on: tuple[str, ...]
    first_person: tuple[str, ...]
    subject_forms: tuple[str, ...]
    third_person: tuple[str, ...]
    quantities: tuple[str, ...]
    people: tuple[str, ...]
    harmed: tuple[str, ...]
    obliged: tuple[str, ...]
    unknown_subjects: tuple[str, ...]
    boundaries: tuple[str, ...]
    prepositions: tuple[str, ...]
    stops: tuple[str, ...]
    targets: tuple[str, ...]
    not_targets: tuple[str, ...]
    negations: tuple[str, ...]
    games: tuple[str, ...]
    hypothetical: tuple[str, ...]
    conditions: tuple[str, ...]
    imagined: tuple[str, ...]
    threatening: tuple[str, ...]
    undated: tuple[str, ...]
    cues: dict[str, tuple[str, ...]]
    cues_after: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a group of triggers means: the event, its CAMEO code, and how the words reach whom it is done to.

    `to` holds what may stand before the recipient ("" is nothing); `objects` are nouns that the verb needs; a `mutual` event
    is done by all sides together; one that is `alone` needs no recipient.
    """

    kind: EventType
    cameo: str
    to: tuple[str, ...] = ()
    then: tuple[str, ...] = ()  # what must follow the recipient
    objects: tuple[str, ...] = ()
    mutual: bool = False
    alone: bool = False
    reversed: bool = False  # the subject is whom it is done to ("faces sanctions from")
    beyond: bool = False  # the recipient stands in the clause that follows
    places: bool = False  # a place may stand for its state
    people: bool = False  # people whom nobody names suffice for whom it is done to ("protesters")
    persons: EventType | None = None  # what it is where persons do it: a leader who attacks another does so by words
    foreign: bool = True  # it is an event only between different states


_GIVEN = (
    *("type", "cameo", "to", "then", "objects", "mutual", "alone"),
    *("reversed", "beyond", "places", "foreign", "persons", "people"),
)


def meaning_of(group: dict[str, Any], language: str) -> Meaning:
    """Return what a group of the table means; raises DataError for a type that is none of PLOVER's."""
    try:
        kind = EventType(group["type"])
    except (KeyError, ValueError):
        known = ", ".join(one.value for one in EventType)
        where = LANGUAGES / EventWords.FOLDER / f"{language}.toml"
        raise DataError(where, f"a group has the type '{group.get('type')}'; known are {known}") from None
    rest = {name: group[name] for name in _GIVEN[1:] if name in group}
    if "persons" in rest:
        rest["persons"] = EventType(rest["persons"])
    return Meaning(kind=kind, **{"cameo": "", **rest})


def forms_of(group: dict[str, Any], words: EventWords, language: str) -> list[tuple[str, str]]:
    """Return every form of a group's verbs with what the form tells ("past", "passive" …).

    A verb stands under the name of its paradigm, which is the language's own; its pieces are parted by "/". Raises DataError
    for a paradigm that the table does not have.
    """
    made = []
    for paradigm, stems in group.items():
        if paradigm in _GIVEN:
            continue
        if paradigm not in words.forms:
            where = LANGUAGES / EventWords.FOLDER / f"{language}.toml"
            raise DataError(where, f"there is no paradigm '{paradigm}'; known are {', '.join(words.forms)}")
        for stem in stems:
            pieces = stem.split("/")
            made += [(pattern.format(*pieces), form) for form, pattern in words.forms[paradigm].items()]
    return made
