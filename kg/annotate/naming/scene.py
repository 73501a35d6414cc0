"""One article being read for actors: its text and date, what the lists know of the names in it, and what was made of them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Actor, ActorKind, Label, Place

if TYPE_CHECKING:
    from datetime import date

    from kg.annotate.gazetteer import Gazetteer
    from kg.annotate.naming.vocabulary import Vocabulary
    from kg.model import Span

PROVISIONAL = "?"  # before the name of a person who is not listed, until all names of the article are known


@dataclass(slots=True)
class Memory:
    """What articles share of the lists, so that no entry is read twice; a person depends on the day and is not kept."""

    kinds: dict[str, ActorKind | None] = field(default_factory=dict)
    countries: dict[str, str | None] = field(default_factory=dict)
    entities: dict[str, Actor | Place] = field(default_factory=dict)


@dataclass(slots=True)
class Scene:
    """What the actions of the grammar share while one article is read."""

    text: str
    language: str
    day: date | None
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    memory: Memory
    made: dict[str, Actor] = field(default_factory=dict)  # unlisted actors by key
    strong: set[str] = field(default_factory=set)  # keys that a name stands for beyond doubt
    countries: Counter[str] = field(default_factory=Counter)  # states spoken of, and how often
    states: list[tuple[int, str]] = field(default_factory=list)  # (position, state) in text order
    aliases: dict[str, str] = field(default_factory=dict)  # short form in this article → key
    functions: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))  # of bodies → (position, key)
    # (post, organization) → keys of those whom the article names with that post
    holders: dict[tuple[str, str], dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    spoken: tuple[Span, ...] = ()  # sentences with a verb of saying
    words: frozenset[str] = frozenset()  # every word of the text as it stands
    parts: frozenset[str] = frozenset()  # words of runs of unknown capitals
    speakers: frozenset[str] = frozenset()  # single unknown words in capitals beside a verb of saying
    sentences: list[int] = field(default_factory=list)  # where sentences begin
    _against: dict[str, bool] = field(default_factory=dict)
    _persons: dict[str, Actor | Place] = field(default_factory=dict)

    def entity(self, key: str) -> Actor | Place:
        """Return a listed or made actor, or a place."""
        if key in self.made:
            return self.made[key]
        found = self._persons.get(key) or self.memory.entities.get(key)
        if found is None:
            found = self.gazetteer.entity(key, self.day)
            store = self._persons if isinstance(found, Actor) and found.kind is ActorKind.PERSON else self.memory.entities
            store[key] = found
        return found

    def kind(self, key: str) -> ActorKind | None:
        """Return the kind of an actor; None for a place."""
        if key in self.made:
            return self.made[key].kind
        kinds = self.memory.kinds
        if key not in kinds:
            found = self.entity(key)
            kinds[key] = found.kind if isinstance(found, Actor) else None
        return kinds[key]

    def country(self, key: str | None) -> str | None:
        """Return the state that an actor belongs to, by the lists or by whom it represents."""
        if key is None:
            return None
        made = self.made.get(key)
        if made is None:
            if key not in self.memory.countries:
                self.memory.countries[key] = self.gazetteer.country(key)
            return self.memory.countries[key]
        return next((c for k in made.represents if k != key and (c := self.country(k))), None)

    def make(self, kind: ActorKind, name: str, represents: tuple[str, ...] = (), key: str | None = None) -> str:
        """Return the key of an unlisted actor, making it when it is new; further names become aliases."""
        key = key or slug(name)
        label = Label(name, self.language)
        known = self.made.get(key)
        if known is None:
            self.made[key] = Actor(key, kind, label, represents=represents, listed=False)
        elif label not in (known.name, *known.aliases):
            merged = tuple(dict.fromkeys((*known.represents, *represents)))
            self.made[key] = replace(known, aliases=(*known.aliases, label), represents=merged)
        return key

    def state_near(self, position: int) -> str | None:
        """Return the state named first in the sentence up to a position, else the last one before, else the one named most."""
        sentence = bisect_right(self.sentences, position) - 1
        start = self.sentences[sentence] if sentence >= 0 else 0
        first, past = bisect_left(self.states, (start, "")), bisect_left(self.states, (position, ""))
        if past:
            return self.states[min(first, past - 1)][1]
        return next((key for key, _ in self.countries.most_common(1)), None)

    def add_state(self, position: int, key: str) -> None:
        """Note that a state is named at a position."""
        self.strong.add(key)
        insort(self.states, (position, key))

    def speaks_against(self, name: str) -> bool:
        """Tell whether a word of the article says that a name has not its usual meaning here."""
        if name not in self._against:
            self._against[name] = any(sign in self.text for sign in self.vocabulary.against.get(name, ()))
        return self._against[name]


def slug(name: str) -> str:
    """Return a name in lower-case ASCII with hyphens; a script without Latin letters keeps its own letters."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    ascii_only = plain.encode("ascii", "ignore").decode()
    kept = ascii_only if re.search(r"[A-Za-z]", ascii_only) else name
    return re.sub(r"[\W_]+", "-", kept.lower()).strip("-")
