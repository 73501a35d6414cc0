"""Settle seats of government: a capital is its government where it acts or stands beside states, and a place where it locates."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import NameUse
from kg.annotate.naming.senses import symbol_of
from kg.annotate.naming.tokens import CAPITAL, DEMONYM, INITIAL, PLACE, STATE, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.annotate.naming.scene import Scene

OPENINGS = '#":-!'  # symbols after which a sentence or a part of one begins
_AFTER_VERBS = "yodhixbSDPC"


def seat_of(scene: Scene, tokens: Sequence[Token], at: int) -> Token:
    """A seat of government is the government where it acts or stands beside states, and a place where it locates."""
    token = tokens[at]
    before = tokens[at - 1]
    seat = next(sense.key for sense in token.senses if sense.use is NameUse.SEAT)
    place = next((sense.key for sense in token.senses if sense.use is NameUse.PLACE), None)
    if before.symbol in "CI" and is_tied(scene.text, before, token):
        return replace(token, symbol=CAPITAL, senses=())
    if before.symbol == "J" and place:
        return replace(token, symbol=PLACE, key=place)
    if place is None or _governs(scene, tokens, at):
        scene.add_state(token.begin, seat)
        return replace(token, symbol=symbol_of(scene, seat), key=seat)
    return replace(token, symbol=PLACE, key=place)


def _governs(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    home = scene.vocabulary.settings.get("home")
    if any(s.key == home for s in tokens[at].senses) and not any(c != home for c in scene.countries):
        return False
    if tokens[at - 1].symbol == "V":
        return True
    return not _locates(tokens, at) and (_stands_for_government(tokens, at) or _acts(scene, tokens, at))


def _locates(tokens: Sequence[Token], at: int) -> bool:
    before, after = tokens[at - 1].symbol, tokens[at + 1].symbol
    if before in "lky" or (before == "o" and not _from_source(tokens, at)) or after in "<-e":
        return True
    return after == "," and tokens[at + 2].symbol in (STATE, DEMONYM, PLACE, CAPITAL) and before not in "b,#"


def _stands_for_government(tokens: Sequence[Token], at: int) -> bool:
    before, after = tokens[at - 1].symbol, tokens[at + 1].symbol
    if after in "VAsGHRFE" or before in "b&R" or (before in '#,"' and after in ",&"):
        return True
    if _listed_with_group(tokens, at):
        return True
    return after in ",&" and tokens[at + 2].symbol in "STO&" and before not in "w"


def _acts(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb follows ("Washington aims to …"); where nouns come first, the name may belong to one before it."""
    after = tokens[at + 1]
    if after.symbol != WORD or (tokens[at - 1].symbol not in OPENINGS + "," and scene.vocabulary.settings["head"] == "first"):
        return False
    if re.fullmatch(scene.vocabulary.settings["verb"], after.text):
        return True
    present = scene.vocabulary.settings.get("present")
    return bool(present and re.fullmatch(present, after.text)) and tokens[at + 2].symbol in _AFTER_VERBS


def _listed_with_group(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the name stands in a list that ends in, or begins with, several states ("…, Washington and some states")."""
    for step in (-1, 1):
        i = at + step
        linked = False
        while 0 < i < len(tokens) - 1 and tokens[i].symbol in ",&diaT0":
            linked = linked or tokens[i].symbol in ",&"
            i += step
        if linked and tokens[i].symbol == "N":
            return True
    return False


def _from_source(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "from" follows a word for what governments send out ("pressure from")."""
    return at > 1 and tokens[at - 2].symbol == "b"


def is_tied(text: str, one: Token, other: Token) -> bool:
    """Tell whether nothing but a blank, or the stop of an initial, stands between two tokens."""
    between = text[one.end : other.begin]
    return between == " " or (between == ". " and one.symbol == INITIAL)
