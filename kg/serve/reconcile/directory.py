"""The folder of lists goes in; out comes what the service knows of each key: kind, names, state, posts, whom it represents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import gazetteer_for
from kg.identifiers import actor_iri, place_iri
from kg.lists.reading import read_lists
from kg.lists.rows import KINDS, PLACE
from kg.model import Actor, ActorKind
from kg.resources import ACTOR_LISTS
from kg.serve.reconcile.names import NameIndex

if TYPE_CHECKING:
    from pathlib import Path

    from kg.annotate.gazetteer import Gazetteer
    from kg.model import Place, Post

_LANGUAGE = "en"  # of names where the caller's is not known
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class Directory:
    """The lists as the service needs them; they are read when they are first needed."""

    lists: Path = ACTOR_LISTS

    @cached_property
    def names(self) -> NameIndex:
        """All names."""
        return NameIndex(read_lists(self.lists))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """All entities."""
        return gazetteer_for(_LANGUAGE, self.lists)

    def knows(self, key: str) -> bool:
        """Tell whether a list has a key."""
        return self.gazetteer.knows(key)

    def entity(self, key: str) -> Actor | Place:
        """Return what the lists say of a known key."""
        return self.gazetteer.entity(key)

    def kind(self, key: str) -> str:
        """Return the kind of a known key, as the ontology calls it."""
        entity = self.entity(key)
        return entity.kind.value if isinstance(entity, Actor) else PLACE

    def name(self, key: str) -> str:
        """Return the name of a key, or the key where no list has it."""
        return self.entity(key).name.text if self.knows(key) else key

    def country(self, key: str) -> str | None:
        """Return the key of the state that a known key belongs to."""
        return self.gazetteer.country(key)

    def posts(self, key: str) -> tuple[Post, ...]:
        """Return the posts of a known key, in their order."""
        entity = self.entity(key)
        return entity.posts if isinstance(entity, Actor) else ()

    def address(self, key: str) -> str:
        """Return the IRI of a known key in our graphs."""
        return str(actor_iri(key) if self.kind(key) != PLACE else place_iri(key))

    def description(self, key: str) -> str:
        """Return in a few words what a known key is: its kind, its state, its latest post."""
        country, posts = self.country(key), self.posts(key)
        said = [
            kind_name(self.kind(key)),
            self.name(country) if country and country != key else "",
            posts[-1].title if posts else "",
        ]
        return ", ".join(part for part in said if part)


def kind_name(kind: str) -> str:
    """Return a kind in words: "International Organization"."""
    return _HUMP.sub(" ", kind)


def all_kinds() -> list[dict[str, str]]:
    """Return every kind as the service names types."""
    return [{"id": kind, "name": kind_name(kind)} for kind in sorted(KINDS - {ActorKind.UNNAMED.value})]
