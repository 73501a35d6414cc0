"""Turn the tokens of an article into mentions, phrases, actors and places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate.attributes import ActorPhrase
from kg.annotate.naming.roles import UNNAMED_PREFIX
from kg.annotate.naming.tokens import DEMONYM, ORGANIZATION, PERSON, PLACE, ROLE_PHRASE, WORD, Token
from kg.model import Actor, ActorKind, Mention, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.annotate.naming.scene import Scene

_CONFIDENCE = {"list": 0.95, "short-name": 0.9, "pattern": 0.7, "unnamed": 0.8}
_ADJECTIVAL_BEFORE = frozenset("wCeHJNFQREt")


@dataclass(frozen=True, slots=True)
class Result:
    """What the component writes on the Doc."""

    mentions: tuple[Mention, ...]
    phrases: tuple[ActorPhrase, ...]
    actors: dict[str, Actor]
    places: dict[str, Place]


def result_of(scene: Scene, tokens: list[Token]) -> Result:
    """Return the findings of the tokens; every key that a finding names is among the actors or places."""
    mentions: dict[tuple[Span, str], Mention] = {}
    for token in _all(tokens):
        mention = _mention(scene, token)
        mentions.setdefault((mention.span, mention.refers_to), mention)
    phrases = tuple(_phrases(scene, tokens))
    keys = dict.fromkeys([m.refers_to for m in mentions.values()] + [p.refers_to for p in phrases])
    actors, places = _entities(scene, keys)
    ordered = tuple(sorted(mentions.values(), key=lambda m: (m.span.begin, -m.span.end, m.refers_to)))
    return Result(ordered, phrases, actors, places)


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.key:
            yield token
        if token.parts and token.symbol != "0":
            yield from _all(token.parts)


def _mention(scene: Scene, token: Token) -> Mention:
    key = token.key or ""
    span = token.head if token.symbol in (PERSON, ORGANIZATION) and token.head else token.span
    if token.symbol == ROLE_PHRASE and token.parts:
        left_out = "dh" if scene.made[key].kind is ActorKind.GROUP else "dih0"  # how many belongs to a group
        first = next((part for part in token.parts if part.symbol not in left_out), token.parts[0])
        span = Span(first.begin, span.end)
    if key in scene.made:
        source = "unnamed" if scene.made[key].kind in (ActorKind.UNNAMED, ActorKind.GROUP) else "pattern"
    else:
        source = "short-name" if token.rule == "short-name" else "list"
    return Mention(span, _public(key), _CONFIDENCE[source], f"kg_actors:{token.rule or source}")


def _public(key: str) -> str:
    return key.removeprefix(UNNAMED_PREFIX)


def _phrases(scene: Scene, tokens: list[Token]) -> Iterator[ActorPhrase]:
    for at, token in enumerate(tokens):
        if token.symbol == WORD and token.parts:
            continue
        if not token.key or token.symbol == PLACE:
            continue
        if token.symbol == DEMONYM and not token.parts and _is_adjective(scene, tokens, at):
            continue
        yield ActorPhrase(token.span, _public(token.key), token.head or token.span)


def _is_adjective(scene: Scene, tokens: list[Token], at: int) -> bool:
    """A demonym stands for people only in the plural or before a verb ("the Palestinians", "the French said")."""
    plural = scene.language != "id" and tokens[at].text.endswith("s") and not tokens[at].text.endswith("ss")
    return not plural and tokens[at + 1].symbol in _ADJECTIVAL_BEFORE


def _entities(scene: Scene, keys: Iterable[str]) -> tuple[dict[str, Actor], dict[str, Place]]:
    """Return all actors and places by key, with those that they represent."""
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    made = {_public(key): actor for key, actor in scene.made.items()}
    todo = list(keys)
    while todo:
        key = todo.pop(0)
        if key in actors or key in places:
            continue
        found = made.get(key) or scene.entity(key)
        if isinstance(found, Place):
            places[key] = found
            continue
        represents = tuple(dict.fromkeys(_public(k) for k in found.represents if _public(k) != key))
        actors[key] = replace(found, key=key, represents=represents)
        todo.extend(represents)
    return actors, places
