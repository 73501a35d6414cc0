"""Actors and whom they represent go in; out come the parties behind the participants of a meeting, at the level of states."""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"\w+")
_LISTED = re.compile(r"Q[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Actors:
    """What is known of the actors: `represents` leads upwards, `tops` are states and international organisations.

    `told` is what single articles add to `represents`, by article: who held a post on its day, for whom an unlisted one speaks.
    `assemblies` are those tops that meet by themselves, organisations; `councils` are those that are nothing but the meetings
    of their members. `unnamed` gives the names of actors that only their article knows.
    """

    represents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tops: frozenset[str] = frozenset()
    assemblies: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    unnamed: Mapping[str, str] = field(default_factory=dict)
    councils: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def within(self, *articles: str) -> Actors:
        """Return what is known when only these articles are read: what others tell of an actor does not count."""
        added: dict[str, set[str]] = defaultdict(set)
        for article in articles:
            for actor, others in self.told.get(article, {}).items():
                added[actor].update(others)
        over = {actor: tuple(sorted({*self.represents.get(actor, ()), *others})) for actor, others in added.items()}
        return replace(self, represents=ChainMap(over, self.represents), told={})  # type: ignore[arg-type]  # only read

    def above(self, actor: str) -> Iterator[str]:
        """Yield all that the actor represents, directly or through others, nearest first, itself left out."""
        seen, waiting = {actor}, [actor]
        for current in waiting:
            for other in sorted(self.represents.get(current, ())):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    yield other

    def parties(self, actor: str) -> frozenset[str]:
        """Return the states and organisations that the actor stands for; where there are none, the last that it represents.

        An unnamed actor who stands for nobody is a party by what it is called; in the place of a council stand its members.
        """
        if actor in self.councils:
            return frozenset(self.councils[actor])
        if actor in self.tops:
            return frozenset({actor})
        above = list(self.above(actor))
        if tops := self.tops.intersection(above):
            return tops
        last = frozenset(other for other in above if not self.represents.get(other))
        return frozenset(map(self._key, last or {actor}))

    def named(self, actor: str) -> frozenset[str]:
        """Return the actor, or for an unnamed one the nearest named actors that it represents; itself where there are none."""
        if actor not in self.unnamed:
            return frozenset({actor})
        nearest = next((other for other in self.above(actor) if other not in self.unnamed), actor)
        return frozenset({nearest})

    def related(self, one: str, other: str) -> bool:
        """Tell whether two actors are the same, or one stands for the other."""
        return one == other or other in self.above(one) or one in self.above(other)

    def _key(self, actor: str) -> str:
        return " ".join(_WORD.findall(self.unnamed[actor].casefold())) if actor in self.unnamed else actor


@dataclass(frozen=True, slots=True)
class Sides:
    """Who meets: the parties that a meeting is known by, and for each the persons who are named for it."""

    parties: tuple[str, ...]
    persons: Mapping[str, frozenset[str]]
    named: int  # how many of the parties have a name
    assembles: bool = False  # it is a meeting of an organisation by itself
    hosts: frozenset[str] = frozenset()  # parties that arrange it
    loose: frozenset[str] = frozenset()  # parties that are persons of whom it is not known for whom they stand

    def conflict(self, other: Mapping[str, frozenset[str]]) -> bool:
        """Tell whether for some party the two name persons of whom none is the same."""
        return any(
            people and other.get(party) and not any(namesakes(one, its) for one in people for its in other[party])
            for party, people in self.persons.items()
        )


def sides_of(participants: Iterable[str], organizers: frozenset[str], actors: Actors) -> Sides:
    """Return the sides of a meeting.

    Who only arranges a meeting is no side of it, and nameless parties ("several countries") do not count where two others
    have names: articles call them by different words.
    """
    present = sorted(participants)
    behind = {actor: actors.parties(actor) for actor in present}
    every = {party for parties in behind.values() for party in parties}
    named = {party for party in every if is_named(party)}
    hosts = {party for actor in organizers for party in actors.parties(actor)}
    if len(named - hosts) >= 2:
        named -= hosts
    chosen = named if len(named) >= 2 else every
    persons = {
        party: frozenset(actor for actor in present if actor in actors.persons and party in behind[actor]) for party in chosen
    }
    return Sides(
        parties=tuple(sorted(chosen)),
        persons=persons,
        named=len(named),
        assembles=len(chosen) == 1 and chosen <= actors.assemblies,
        hosts=frozenset(hosts),
        loose=actors.persons.intersection(chosen),
    )


def namesakes(one: str, other: str) -> bool:
    """Tell whether two persons are one, or on no list and named alike: what one is called is part of what the other is."""
    if one == other:
        return True
    parts = [set(person.rpartition("/")[2].split("-")) for person in (one, other)]
    unlisted = not any(_LISTED.fullmatch(person.rpartition("/")[2]) for person in (one, other))
    return unlisted and "/" in one and (parts[0] <= parts[1] or parts[1] <= parts[0])


def is_named(party: str) -> bool:
    """Tell whether a party is somebody certain (an IRI) and no mere description ("several countries")."""
    return ":" in party
