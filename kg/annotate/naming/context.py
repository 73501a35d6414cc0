"""Settle names by the tokens around them: seats of government, weak names, surnames, and names that mean no actor here."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import NameUse
from kg.annotate.naming.senses import symbol_of
from kg.annotate.naming.tokens import CAPITAL, DEMONYM, ORGANIZATION, PERSON, PLACE, SEAT, STATE, WORD, Token
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.annotate.naming.scene import Scene

_UNSURE = frozenset({NameUse.WEAK, NameUse.SURNAME})
_LEADERS = ("head_of_state", "head_of_government", "foreign_minister", "monarch")
_OPENINGS = '#":-!'
_ENOUGH = 1  # points that a weak name needs


def settled(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with seats, weak names and surnames settled where their surroundings allow.

    Twice, for a weak name may be the clue of its neighbour ("Mali, Niger and Chad").
    """
    return _settled(scene, _settled(scene, tokens))


def _settled(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    out = list(tokens)
    for at, token in enumerate(tokens):
        if token.symbol == SEAT:
            out[at] = _seat(scene, out, at)
        elif token.senses and token.symbol == CAPITAL:
            out[at] = _unsure(scene, out, at)
        elif token.symbol == ORGANIZATION and (head := _head_word(scene, out, at)):
            out[at] = head
        elif token.symbol == PERSON and " " not in token.text and _is_relative(scene, out, at):
            out[at] = replace(token, symbol=CAPITAL, key=None)
        elif token.symbol in (STATE, DEMONYM) and _is_no_actor(scene, out, at):
            out[at] = replace(token, symbol=WORD, key=None)
    return out


def _is_relative(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether another given name stands before a surname ("Hunter Biden").

    Where nouns come first, the word that opens a sentence is more often a noun ("Kunjungan Prabowo").
    """
    before = tokens[at - 1]
    if before.symbol not in "CI" or before.end + 1 != tokens[at].begin or before.senses:
        return False
    return scene.vocabulary.settings["head"] == "last" or tokens[at - 2].symbol not in _OPENINGS


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


def _seat(scene: Scene, tokens: Sequence[Token], at: int) -> Token:
    """A seat of government is the government where it acts or stands beside states, and a place where it locates."""
    token = tokens[at]
    before = tokens[at - 1]
    seat = next(sense.key for sense in token.senses if sense.use is NameUse.SEAT)
    place = next((sense.key for sense in token.senses if sense.use is NameUse.PLACE), None)
    if before.symbol in "CI" and before.end + 1 == token.begin:
        return replace(token, symbol=CAPITAL, senses=())
    if place is None or _governs(scene, tokens, at):
        scene.add_state(token.begin, seat)
        return replace(token, symbol=symbol_of(scene, seat), key=seat)
    return replace(token, symbol=PLACE, key=place)


def _governs(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    before, after = tokens[at - 1].symbol, tokens[at + 1].symbol
    home = scene.vocabulary.settings.get("home")
    if any(s.key == home for s in tokens[at].senses) and not any(c != home for c in scene.countries):
        return False
    if before == "V":
        return True
    if before in "lky" or (before == "o" and not _from_source(tokens, at)) or after in "<-e":
        return False
    if after == "," and tokens[at + 2].symbol in (STATE, DEMONYM, PLACE, CAPITAL) and before not in "b,#":
        return False
    if after in "VAsGH" or before in "b&":
        return True
    if before in '#,"':
        return after in "VA,&" or bool(re.fullmatch(scene.vocabulary.settings["verb"], tokens[at + 1].text))
    if before == "R" or after in "RFE":
        return True
    return after in ",&" and tokens[at + 2].symbol in "STO&" and before not in "w"


def _from_source(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "from" follows a word for what governments send out ("pressure from")."""
    return at > 1 and tokens[at - 2].symbol == "b"


def _unsure(scene: Scene, tokens: Sequence[Token], at: int) -> Token:
    token = tokens[at]
    if _beside_capital(tokens, at):
        return token
    keys = [sense.key for sense in token.senses if sense.use in _UNSURE]
    certain = [key for key in keys if key in scene.strong]
    if len(certain) == 1:
        return replace(token, symbol=symbol_of(scene, certain[0]), key=certain[0])
    weak = next((sense.key for sense in token.senses if sense.use is NameUse.WEAK), None)
    if weak and scene.kind(weak) is not ActorKind.PERSON and _points(scene, tokens, at, weak) >= _ENOUGH:
        scene.add_state(token.begin, weak)
        return replace(token, symbol=symbol_of(scene, weak), key=weak)
    if leader := _leader(scene, keys):
        return replace(token, symbol=PERSON, key=leader)
    places = [sense.key for sense in token.senses if sense.use is NameUse.PLACE]
    if places and tokens[at - 1].symbol in "loy":
        return replace(token, symbol=PLACE, key=places[0])
    return token


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
    points = 2 * bool(country and scene.countries[country])
    points += before in "RGHFQE" or after in "RGHFQE"
    points += _listed_with_state(tokens, at, -1) or _listed_with_state(tokens, at, 1)
    points += before == "o" and tokens[at - 2].symbol in "RGHFQE"
    others = any(other != country for other in scene.countries)
    return points + (others and (before in "loyb" or after in "sVA"))


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
