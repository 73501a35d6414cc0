"""Remember, sentence by sentence, which actors were named, who was the subject and who spoke."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Actor, ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WINDOW = 5  # sentences a pronoun may look back
_MEMORY = 40  # sentences a definite role phrase may look back
_THINGS = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.UNNAMED}


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor standing in a sentence: where, under which words, and in which part."""

    span: Span
    key: str
    words: str  # lower-cased surface
    subject: bool  # no preposition governs it
    speaks: bool  # a reporting word stands beside it
    joined: bool = False  # "and" and another actor follow it


@dataclass(slots=True)
class History:
    """The appearances of the sentences read so far, the latest last."""

    actors: dict[str, Actor]
    may_be_person: Callable[[Actor], bool]  # of an unnamed actor: whether it can be one person
    sentences: list[list[Appearance]] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)  # of persons whom a word or a pronoun tells it of

    def until(self, here: list[Appearance], offset: int) -> History:
        """Return the history with what stands in the present sentence before an offset as its latest sentence."""
        return replace(self, sentences=[*self.sentences[-_MEMORY:], [a for a in here if a.span.end <= offset]])

    def people(self, *, before: list[Appearance] | None = None, gender: str = "") -> Iterator[str]:
        """Yield persons and unnamed role-holders, the likeliest antecedent first; none known to be of the other gender.

        Women come first for "she": of most men the news tell no gender.
        """
        if gender == "female":
            yield from self._ranked(lambda key: self.genders.get(key) == gender and self._is_person(key), before)
        yield from self._ranked(lambda key: self._is_person(key) and self._may_be(key, gender), before)

    def tell(self, appearance: Appearance, gender: str) -> None:
        """Note the gender that words or a pronoun tell of somebody; the first that is told counts."""
        if gender:
            self.genders.setdefault(appearance.key, gender)

    def people_but(self, subject: str | None) -> Iterator[str]:
        """Yield persons other than one, those named last first: whom a verb with that subject can have for its object."""
        latest = (a.key for sentence in reversed(self.sentences[-_WINDOW:]) for a in reversed(sentence))
        yield from (key for key in latest if key != subject and self._is_person(key))

    def things(self, kind: ActorKind | None = None) -> Iterator[str]:
        """Yield states, organisations and bodies (or one kind of them), the likeliest first."""
        yield from self._ranked(lambda key: self._kind(key) is kind if kind else self._kind(key) in _THINGS, None)

    def speakers(self) -> Iterator[str]:
        """Yield whoever spoke, the latest first."""
        for sentence in reversed(self.sentences[-_WINDOW:]):
            yield from (a.key for a in reversed(sentence) if a.speaks and a.subject)

    def plurals(self, singular: tuple[str, ...]) -> Iterator[str]:
        """Yield whoever "they" can mean: groups and unnamed people, then persons named together, then bodies and states."""
        latest = self.sentences[-1] if self.sentences else []
        yield from (a.key for a, b in pairwise(latest) if a.joined and a.subject and b.speaks)  # "A and B said"
        alone = {a.key for sentence in self.sentences[-_MEMORY:] for a in sentence if a.words.split()[0] in singular}
        yield from self._ranked(lambda key: self._kind(key) in (ActorKind.GROUP, ActorKind.UNNAMED) and key not in alone, None)
        yield from self.pair(ActorKind.PERSON, lambda _: False)[:1]
        yield from self._ranked(lambda key: self._kind(key) is not ActorKind.PERSON and key not in alone, None)

    def source(self) -> str | None:
        """Return the latest unnamed actor, or the person who has spoken since."""
        latest = (a for sentence in reversed(self.sentences[-_MEMORY:]) for a in reversed(sentence))
        sources = (a.key for a in latest if self._kind(a.key) is ActorKind.UNNAMED or self._spoke(a))
        return next(sources, None)

    def _spoke(self, appearance: Appearance) -> bool:
        return appearance.speaks and appearance.subject and self._is_person(appearance.key)

    def introduced_as(self, introduces: Callable[[str], bool], state: str | None, whose: frozenset[str]) -> str | None:
        """Return the latest actor whose phrase gives a role and who, where a state is given, stands for that state.

        `whose` are the lower-cased words that tell the state: of somebody who is known to stand for none, the phrase must hold
        one of them ("French").
        """
        for sentence in reversed(self.sentences[-_MEMORY:]):
            for seen in reversed(sentence):
                if introduces(seen.words) and self._is_person(seen.key) and self._is_of(seen, state, whose):
                    return seen.key
        return None

    def _is_of(self, seen: Appearance, state: str | None, whose: frozenset[str]) -> bool:
        if state is None or state == seen.key:
            return True
        behind = self.behind(seen.key)
        return state in behind if behind else not whose.isdisjoint(seen.words.split())

    def person_of(self, state: str) -> str | None:
        """Return the latest person who stands for a state."""
        return next(
            (
                a.key
                for s in reversed(self.sentences[-_MEMORY:])
                for a in s
                if self._kind(a.key) is ActorKind.PERSON and state in self.behind(a.key)
            ),
            None,
        )

    def sole_subject(self) -> str | None:
        """Return the one person who speaks in the sentence before the present one, or who is its one subject."""
        before = self.sentences[-2] if len(self.sentences) > 1 else []
        people = [a for a in before if a.subject and self._kind(a.key) is ActorKind.PERSON]
        found = {a.key for a in people if a.speaks} or {a.key for a in people}
        return found.pop() if len(found) == 1 else None

    def pair(self, kind: ActorKind | None, others: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the two actors of a kind that the latest sentence with two names first (persons before states).

        `others` tells of lower-cased words whether they name one who only speaks for a leader ("adviser X"): he is none of two.
        """
        for wanted in (kind,) if kind else (ActorKind.PERSON, ActorKind.STATE):
            for sentence in reversed(self.sentences[-_WINDOW:]):
                keys = list(dict.fromkeys(a.key for a in sentence if self._kind(a.key) is wanted and not others(a.words)))
                if len(keys) >= 2:  # a pair
                    return tuple(keys[:2])
        return ()

    def behind(self, key: str) -> set[str]:
        """Return those an actor represents, transitively."""
        seen: set[str] = set()
        todo = list(self.actors[key].represents) if key in self.actors else []
        while todo:
            current = todo.pop()
            if current not in seen:
                seen.add(current)
                todo += self.actors[current].represents if current in self.actors else ()
        return seen

    def _ranked(self, fits: Callable[[str], bool], before: list[Appearance] | None) -> Iterator[str]:
        for appearance in before or ():
            if appearance.subject and fits(appearance.key):
                yield appearance.key
        for sentence in reversed(self.sentences[-_WINDOW:]):
            fitting = [a for a in sentence if fits(a.key)]
            for wanted in ((True, True), (True, False), (False, True), (False, False)):
                yield from (a.key for a in fitting if (a.speaks, a.subject) == wanted)

    def _is_person(self, key: str) -> bool:
        kind = self._kind(key)
        return kind is ActorKind.PERSON or (kind is ActorKind.UNNAMED and self.may_be_person(self.actors[key]))

    def _may_be(self, key: str, gender: str) -> bool:
        return not gender or self.genders.get(key, gender) == gender

    def _kind(self, key: str) -> ActorKind | None:
        return self.actors[key].kind if key in self.actors else None
