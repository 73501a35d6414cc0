"""The words by which a language refers back to actors named before: its table `[coreference]`, typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CoreferenceWords:
    """The table `[coreference]` of a language."""

    SECTION: ClassVar[str] = "coreference"

    person: tuple[str, ...]
    object: tuple[str, ...]
    object_suffix: str  # "nya", which the verbs of `object_verbs` may carry
    object_verbs: tuple[str, ...]
    female: tuple[str, ...]  # words that tell of a woman, pronouns and titles
    male: tuple[str, ...]
    aged: tuple[str, ...]  # "year-old"
    joiners: tuple[str, ...]  # behind them a verb has the subject of the one before
    thing: tuple[str, ...]
    plural: tuple[str, ...]
    definite_before: tuple[str, ...]
    singular: tuple[str, ...]
    generic: tuple[str, ...]
    definite_after: tuple[str, ...]
    pair_before: tuple[str, ...]
    pair_people: tuple[str, ...]
    pair_states: tuple[str, ...]
    seconds: tuple[str, ...]  # who speaks for a leader and is none of "both leaders"
    pair_words: tuple[str, ...]
    roles: tuple[str, ...]
    same_roles: tuple[tuple[str, ...], ...]  # words for one role ("menlu", "menteri luar negeri")
    leaders: tuple[str, ...]
    people: tuple[str, ...]
    kinds: dict[str, str]
    role_modifiers: tuple[str, ...]
    other_holders: tuple[str, ...]
    own: tuple[str, ...]
    bare_titles: bool
    no_person: tuple[str, ...]
    plural_endings: tuple[str, ...]
    behind_nouns: tuple[str, ...]
