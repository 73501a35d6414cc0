"""A small world of our own for the tests of naming: three states, a few names, and a gazetteer that knows nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import NameMatch, NameUse, Sense
from kg.annotate.naming.scene import Memory, Scene
from kg.annotate.naming.senses import name_tokens
from kg.annotate.naming.tokens import Token, tokens_of, words_of_text
from kg.annotate.naming.vocabulary import vocabulary_of
from kg.model import Actor, ActorKind, Label, Place, Span

if TYPE_CHECKING:
    from kg.annotate.gazetteer import Gazetteer

STRONG, WEAK, SEAT, PLACE, DEMONYM, SURNAME = (
    NameUse.STRONG,
    NameUse.WEAK,
    NameUse.SEAT,
    NameUse.PLACE,
    NameUse.DEMONYM,
    NameUse.SURNAME,
)
NAMES: dict[str, list[tuple[str, NameUse]]] = {
    "Ruritania": [("S1", STRONG)],
    "Ruritanian": [("S1", DEMONYM)],
    "Graustark": [("S2", STRONG)],
    "Mercia": [("S3", WEAK)],
    "Strelsau": [("S1", SEAT), ("L1", PLACE)],
    "Edelweiss": [("L2", PLACE)],
    "Rudolf Elphberg": [("P1", STRONG)],
    "Elphberg": [("P1", SURNAME)],
    "Concord League": [("O1", STRONG)],
    "CL": [("O1", WEAK)],
    "RNB": [("B1", STRONG)],
}
KINDS = {
    "S1": ActorKind.STATE,
    "S2": ActorKind.STATE,
    "S3": ActorKind.STATE,
    "P1": ActorKind.PERSON,
    "O1": ActorKind.ORGANIZATION,
    "B1": ActorKind.BODY,
}
COUNTRIES = {"S1": "S1", "S2": "S2", "S3": "S3", "P1": "S1", "B1": "S2"}
REIGN = (date(2000, 1, 1), date(2009, 12, 31))


@dataclass
class World:
    """Answers as kg.annotate.gazetteer.Gazetteer does."""

    def matches(self, text: str) -> list[NameMatch]:
        pattern = "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True))
        return [NameMatch(Span(*m.span()), self.senses(m.group())) for m in re.finditer(rf"\b(?:{pattern})\b", text)]

    def senses(self, name: str) -> tuple[Sense, ...]:
        return tuple(Sense(key, use) for key, use in NAMES.get(name, ()))

    def entity(self, key: str, on: date | None = None) -> Actor | Place:
        del on
        name = next(name for name, senses in NAMES.items() if senses[0][0] == key or senses[-1][0] == key)
        label = Label(name, "en")
        return Actor(key, KINDS[key], label) if key in KINDS else Place(key, label)

    def country(self, key: str) -> str | None:
        return COUNTRIES.get(key)

    def roles(self, key: str, on: date | None = None) -> tuple[tuple[str, str], ...]:
        reigns = on is None or REIGN[0] <= on <= REIGN[1]
        return (("head_of_state", "S1"),) if key == "P1" and reigns else ()

    def holders(self, role: str, organization: str, on: date | None = None) -> tuple[str, ...]:
        return ("P1",) if (role, organization) in self.roles("P1", on) else ()

    def body(self, function: str, country: str) -> str | None:
        return "B1" if (function, country) == ("central_bank", "S2") else None


def scene_of(text: str, language: str = "en", day: date | None = date(2005, 5, 5)) -> Scene:
    """Return the scene of a text in the small world."""
    world: Gazetteer = World()  # type: ignore[assignment]  # it has every method that naming calls
    scene = Scene(text, language, day, world, vocabulary_of(language), Memory())
    scene.words, scene.sentences = words_of_text(text), [0]
    return scene


def tokens_in(scene: Scene) -> list[Token]:
    """Return the tokens of a scene's whole text as one region."""
    names = name_tokens(scene, scene.gazetteer.matches(scene.text))
    return tokens_of(scene.text, [Span(0, len(scene.text))], names, scene.vocabulary)


def symbols_of(text: str, language: str = "en") -> str:
    """Return the symbols of a text's tokens."""
    return "".join(token.symbol for token in tokens_in(scene_of(text, language)))
