"""Settle names by the tokens around them: seats of government, weak names, surnames, and names that mean no actor here."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import NameUse
from kg.annotate.naming.scene import slug
from kg.annotate.naming.seats import OPENINGS, is_tied, seat_of
from kg.annotate.naming.senses import symbol_of
from kg.annotate.naming.tokens import CAPITAL, DEMONYM, ORGANIZATION, PERSON, PLACE, POSSESSIVE, SEAT, STATE, WORD, Token
from kg.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.annotate.naming.scene import Scene

_UNSURE = frozenset({NameUse.WEAK, NameUse.SURNAME})
_LEADERS = ("head_of_state", "head_of_government", "foreign_minister", "monarch")
_ENOUGH = 1  # points that a weak name needs


def settled(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with seats, weak names and surnames settled where their surroundings allow.

    Twice, for a weak name may be the clue of its neighbour ("Mali, Niger and Chad").
    """
    scene.parts = _parts_of_names(scene.text, tokens)
    once = _settled(scene, tokens)
    return _settled(scene, once) if any(token.senses and token.symbol == CAPITAL for token in once) else once


def _parts_of_names(text: str, tokens: Sequence[Token]) -> frozenset[str]:
    """Return the words that stand beside another unknown one: what of them stands alone may mean that name's bearer."""
    return frozenset(
        word
        for one, other in pairwise(tokens)
        if one.symbol == other.symbol == CAPITAL and is_tied(text, one, other)
        for word in (one.text, other.text)
    )


def _settled(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    out = list(tokens)
    for at, token in enumerate(tokens):
        if not token.senses and not token.key:
            continue
        if token.symbol == SEAT:
            out[at] = seat_of(scene, out, at)
        elif token.senses and token.symbol == CAPITAL:
            out[at] = _as_head(scene, _unsure(scene, out, at))
        elif token.symbol == ORGANIZATION and (other := _head_word(scene, out, at) or _other_party(scene, out, at)):
            out[at] = other
        elif token.symbol in (STATE, DEMONYM) and _is_no_actor(scene, out, at):
            out[at] = replace(token, symbol=WORD, key=None)
        elif _is_part_of_name(scene, out, at):
            out[at] = replace(token, symbol=CAPITAL, key=None)
    return out


def _as_head(scene: Scene, token: Token) -> Token:
    """A weak name that means nobody here may head a longer one ("Grain Commission")."""
    entry = scene.vocabulary.entries.get(token.text) if token.symbol == CAPITAL else None
    return Token(entry.symbol, token.begin, token.end, token.text, entry.value) if entry and entry.symbol == "J" else token


def _is_part_of_name(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a listed surname or place of one word is part of somebody else's name."""
    token = tokens[at]
    if " " in token.text:
        return False
    if token.symbol == PERSON:
        return _is_relative(scene, tokens, at)
    return token.symbol == PLACE and _is_in_name(scene, tokens, at)


def _is_in_name(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a place's name is a part of an unknown one ("Amy Hudson", "Lee H. Hamilton")."""
    before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
    if before.symbol in "CI" and before.senses == () and is_tied(scene.text, before, token):
        return tokens[at - 2].symbol not in OPENINGS or before.text.lower() not in scene.vocabulary.ordinary
    follows = after.symbol == CAPITAL and not after.senses and is_tied(scene.text, token, after)
    return follows and before.symbol not in "lkRQJ" and after.text.lower() not in scene.vocabulary.ordinary


def _is_relative(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether another given name stands before a surname ("Hunter Biden").

    Where nouns come first, the word that opens a sentence is more often a noun ("Kunjungan Prabowo").
    """
    before = tokens[at - 1]
    if before.symbol not in "CI" or before.end + 1 != tokens[at].begin or before.senses:
        return False
    if before.text.lower() in scene.vocabulary.ordinary and tokens[at - 2].symbol in OPENINGS:
        return False
    return scene.vocabulary.settings["head"] == "last" or tokens[at - 2].symbol not in OPENINGS


def _head_word(scene: Scene, tokens: Sequence[Token], at: int) -> Token | None:
    """A one-word name that also heads longer names is their head where capitals follow, and a building where it locates."""
    token, after = tokens[at], tokens[at + 1]
    entry = scene.vocabulary.entries.get(token.text)
    if not entry or entry.symbol != "J":
        return None
    followed = after.symbol in "CLT" and after.begin == token.end + 1
    if not followed and not (entry.value == "Place" and tokens[at - 1].symbol in "lo"):
        return None
    return Token(entry.symbol, token.begin, token.end, token.text, entry.value)


def speakers_in(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the unknown words in capitals that stand alone beside a verb of saying: most often surnames."""
    return frozenset(
        token.text
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if token.symbol == CAPITAL and "V" in (before.symbol, after.symbol) and not {before.symbol, after.symbol} & {"C", "I"}
    )


def _is_no_actor(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a state's name stands for a currency, a language or a people ("dolar AS", "the Albanian minority")."""
    beside = scene.vocabulary.beside
    return tokens[at - 1].text.lower() in beside or tokens[at + 1].text.lower() in beside


def _unsure(scene: Scene, tokens: Sequence[Token], at: int) -> Token:
    token = tokens[at]
    if _beside_capital(tokens, at):
        return token
    keys = [sense.key for sense in token.senses if sense.use in _UNSURE]
    certain = [key for key in keys if key in scene.strong and not _is_of_another(scene, tokens, at, key)]
    if len(certain) == 1:
        return replace(token, symbol=symbol_of(scene, certain[0]), key=certain[0])
    weak = next((sense.key for sense in token.senses if sense.use is NameUse.WEAK), None)
    if weak and scene.kind(weak) is ActorKind.PARTY and _is_of_another(scene, tokens, at, weak):
        return _namesake(scene, token, tokens[at - 1].key or tokens[at - 2].key or "")
    if weak and scene.kind(weak) is not ActorKind.PERSON and _points(scene, tokens, at, weak) >= _ENOUGH:
        scene.add_state(token.begin, weak)
        return replace(token, symbol=symbol_of(scene, weak), key=weak)
    if len(keys) == 1 and " " in token.text and scene.kind(keys[0]) is ActorKind.PERSON:
        return replace(token, symbol=PERSON, key=keys[0])
    if token.text not in scene.parts and (leader := _leader(scene, keys)):
        return replace(token, symbol=PERSON, key=leader)
    places = [sense.key for sense in token.senses if sense.use is NameUse.PLACE]
    if places and tokens[at - 1].symbol in "loy":
        return replace(token, symbol=PLACE, key=places[0])
    return token


def _other_party(scene: Scene, tokens: Sequence[Token], at: int) -> Token | None:
    """A party's name beside another state is that of a party there ("the Australian Democrats")."""
    token = tokens[at]
    key = token.key or ""
    if scene.kind(key) is not ActorKind.PARTY or key in scene.made or not _is_of_another(scene, tokens, at, key):
        return None
    return _namesake(scene, token, tokens[at - 1].key or tokens[at - 2].key or "")


def _namesake(scene: Scene, token: Token, state: str) -> Token:
    """Return the token of a state's party that has the name of another state's listed one."""
    key = scene.make(ActorKind.PARTY, token.text, (), f"{slug(token.text)}-{state.lower()}")
    return replace(token, symbol=ORGANIZATION, key=key)


def _beside_capital(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an unknown word in capitals is tied to the name by nothing but a blank."""
    before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
    tied_before = before.symbol in "CI" and before.end + 1 == token.begin
    return tied_before or (after.symbol in "CIO" and after.begin == token.end + 1)


def _points(scene: Scene, tokens: Sequence[Token], at: int, key: str) -> int:
    """Count the clues that a weak name means the actor of that key."""
    country = scene.country(key)
    if scene.speaks_against(tokens[at].text):
        return -1
    before, after = tokens[at - 1].symbol, tokens[at + 1].symbol
    if _is_of_another(scene, tokens, at, key):
        return -1
    points = 2 * bool(country and scene.countries[country])
    points += before in "RGHFQE" or after in "RGHFQE"
    points += not scene.strong.isdisjoint(_represented(scene, key))  # "Security Council" beside "UN"
    points += _listed_with_state(tokens, at, -1) or _listed_with_state(tokens, at, 1)
    points += before == "o" and tokens[at - 2].symbol in "RGHFQE"
    others = any(other != country for other in scene.countries)
    return points + (others and (before in "loyb" or after in "sVA"))


def _represented(scene: Scene, key: str) -> tuple[str, ...]:
    actor = scene.entity(key)
    return actor.represents if isinstance(actor, Actor) else ()


def _is_of_another(scene: Scene, tokens: Sequence[Token], at: int, key: str) -> bool:
    """Tell whether another state stands right before the name ("the Vietnamese Communist Party" is not China's)."""
    before = tokens[at - 2] if tokens[at - 1].symbol == POSSESSIVE else tokens[at - 1]
    return before.symbol in (STATE, DEMONYM) and scene.country(key) not in (None, before.key) and key != before.key


def _listed_with_state(tokens: Sequence[Token], at: int, step: int) -> bool:
    """Tell whether nothing but commas and links stands between the name and a state on that side."""
    i = at + step
    while 0 < i < len(tokens) - 1 and tokens[i].symbol in ",&b-d":
        i += step
    return abs(i - at) > 1 and tokens[i].symbol in (STATE, DEMONYM, SEAT)


def _leader(scene: Scene, keys: Sequence[str]) -> str | None:
    """Return the one bearer of a surname who led a state of which the article speaks, on its day."""
    if not scene.day:
        return None
    leaders = [
        key
        for key in keys
        if scene.kind(key) is ActorKind.PERSON
        and any(role in _LEADERS and scene.countries[state] for role, state in scene.gazetteer.roles(key, scene.day))
    ]
    return leaders[0] if len(leaders) == 1 else None
