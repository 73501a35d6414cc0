"""Decide what known names mean: first by the lists, then, among tokens, by their place in the sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import NameMatch, NameUse, Sense
from kg.annotate.naming.tokens import CAPITAL, DEMONYM, ORGANIZATION, PERSON, PLACE, SEAT, STATE, WORD, Token
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.annotate.naming.scene import Scene

_UNSURE = frozenset({NameUse.WEAK, NameUse.SURNAME})
_NATIONAL = frozenset({ActorKind.BODY, ActorKind.PARTY, ActorKind.COMPANY, ActorKind.NGO, ActorKind.MEDIA})
_PLAIN = frozenset("xdiVAtloabN")
_LEADERS = ("head_of_state", "head_of_government", "foreign_minister", "monarch")
_TIED = "-'’"
_ENOUGH = 1  # points that a weak name needs


def name_tokens(scene: Scene, matches: Iterable[NameMatch]) -> list[Token]:
    """Return one token for each name of the lists; unsettled names stand as capitals with their senses."""
    tokens = [token for match in matches if not _is_plain_words(scene, match) and (token := _name_token(scene, match))]
    tokens = _without_strangers(scene, tokens)
    for token in tokens:
        if token.key and token.symbol != PLACE:
            scene.strong.add(token.key)
            if country := scene.country(token.key):
                scene.countries[country] += 1
        if token.symbol in (STATE, DEMONYM) and token.key:
            scene.states.append((token.begin, token.key))
    return tokens


def _is_plain_words(scene: Scene, match: NameMatch) -> bool:
    """Tell whether the name is the beginning of a longer phrase of the lexicon ("Prime" of "Prime Minister"), or a plain word."""
    begin, end, text = match.span.begin, match.span.end, scene.text
    words = text[begin : end + 60].split()[:6]
    if not words or words[0].lower() not in scene.vocabulary.longest:
        return False
    found = scene.vocabulary.entry([word.strip(",.;:()\"'’“”") for word in words])
    if not found:
        return False
    size = len(text[begin:end].split())
    return found[0] > size or (found[0] == size and found[1].symbol in _PLAIN)


def _without_strangers(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    """Drop acronyms of bodies and parties of states that the article never speaks of: they mean something else."""
    home = scene.vocabulary.settings.get("home")
    spoken_of = {home} | {scene.country(token.key) for token in tokens if token.key and not _is_foreign_acronym(scene, token)}
    return [t for t in tokens if not (t.key and _is_foreign_acronym(scene, t)) or scene.country(t.key) in spoken_of]


def _is_foreign_acronym(scene: Scene, token: Token) -> bool:
    if token.symbol != ORGANIZATION or not token.text.isupper() or token.key is None:
        return False
    return scene.kind(token.key) in _NATIONAL and scene.country(token.key) is not None


def _name_token(scene: Scene, match: NameMatch) -> Token | None:
    begin, end, text = match.span.begin, match.span.end, scene.text
    uses = {sense.use for sense in match.senses}
    if not uses & {NameUse.STRONG, NameUse.DEMONYM, NameUse.SEAT}:
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return None  # a part of a double name
        begin = _with_particle(text, begin)
        if begin < 0:
            return None
    token = Token(CAPITAL, begin, end, text[begin:end], senses=match.senses)
    return _with_sense(scene, token)


def _with_particle(text: str, begin: int) -> int:
    """Take a tied particle into the name ("al-"); -1 when what is tied is another name."""
    if begin < 2 or text[begin - 1] not in _TIED or not text[begin - 2].isalpha():
        return begin
    start = begin - 1
    while start and text[start - 1].isalpha():
        start -= 1
    return start if text[start:begin].islower() and begin - start <= 4 else -1


def _with_sense(scene: Scene, token: Token) -> Token:
    signs = scene.vocabulary.against.get(token.text, frozenset())
    speaks_against = any(sign in scene.text for sign in signs)
    by_use: dict[NameUse, list[Sense]] = {}
    for sense in token.senses:
        by_use.setdefault(sense.use, []).append(sense)
    if (strong := by_use.get(NameUse.STRONG)) and not speaks_against:
        key = _best(scene, strong)
        return replace(token, symbol=symbol_of(scene, key), key=key)
    if demonyms := by_use.get(NameUse.DEMONYM):
        return replace(token, symbol=DEMONYM, key=demonyms[0].key)
    if NameUse.SEAT in by_use and not speaks_against:
        return replace(token, symbol=SEAT)
    if (places := by_use.get(NameUse.PLACE)) and not by_use.keys() & _UNSURE:
        return replace(token, symbol=PLACE, key=places[0].key)
    return token


def symbol_of(scene: Scene, key: str) -> str:
    """Return the symbol of a listed actor or place."""
    kind = scene.kind(key)
    if kind is None:
        return PLACE
    return {ActorKind.STATE: STATE, ActorKind.PERSON: PERSON}.get(kind, ORGANIZATION)


def _best(scene: Scene, senses: Sequence[Sense]) -> str:
    """Prefer a state, then a person who held a post on the day of the article, then the lists' order."""
    keys = [sense.key for sense in senses]
    if len(keys) == 1:
        return keys[0]
    states = [key for key in keys if scene.kind(key) is ActorKind.STATE]
    in_post = [key for key in keys if scene.gazetteer.roles(key, scene.day)] if scene.day else []
    return (states or in_post or keys)[0]


def settled(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with seats, weak names and surnames settled where their surroundings allow."""
    out = list(tokens)
    for at, token in enumerate(tokens):
        if token.symbol == SEAT:
            out[at] = _seat(scene, out, at)
        elif token.senses and token.symbol == CAPITAL:
            out[at] = _unsure(scene, out, at)
        elif token.symbol == ORGANIZATION and (head := _head_word(scene, out, at)):
            out[at] = head
        elif token.symbol in (STATE, DEMONYM) and _is_no_actor(scene, out, at):
            out[at] = replace(token, symbol=WORD, key=None)
    return out


def _head_word(scene: Scene, tokens: Sequence[Token], at: int) -> Token | None:
    """A one-word name that also heads longer names is their head where capitals follow ("Istana Merdeka")."""
    token, after = tokens[at], tokens[at + 1]
    entry = scene.vocabulary.entries.get(token.text)
    if not entry or entry.symbol != "J" or after.symbol not in "CLT" or after.begin != token.end + 1:
        return None
    return Token(entry.symbol, token.begin, token.end, token.text, entry.value)


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
        scene.strong.add(seat)
        scene.states.append((token.begin, seat))
        scene.states.sort()
        return replace(token, symbol=symbol_of(scene, seat), key=seat)
    return replace(token, symbol=PLACE, key=place)


def _governs(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    before, after = tokens[at - 1].symbol, tokens[at + 1].symbol
    home = scene.vocabulary.settings.get("home")
    if any(s.key == home for s in tokens[at].senses) and not any(c != home for c in scene.countries):
        return False
    if before in "lk" or (before == "o" and not _from_source(tokens, at)) or after in "<-e":
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
        scene.states.append((token.begin, weak))
        scene.states.sort()
        return replace(token, symbol=symbol_of(scene, weak), key=weak)
    if leader := _leader(scene, keys):
        return replace(token, symbol=PERSON, key=leader)
    places = [sense.key for sense in token.senses if sense.use is NameUse.PLACE]
    if places and tokens[at - 1].symbol in "lo":
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
    if any(sign in scene.text for sign in scene.vocabulary.against.get(tokens[at].text, ())):
        return -1
    around = [tokens[at - 1].symbol, tokens[at + 1].symbol]
    points = 2 * bool(country and scene.countries[country])
    points += any(symbol in "RGHFQE" for symbol in around)
    neighbours = [tokens[i].symbol for i in (at - 2, at + 2) if 0 <= i < len(tokens)]
    points += any(a in ",&b-" and b in "SDT" for a, b in zip(around, neighbours, strict=False))
    points += around[0] in "lob" and len(scene.countries) > 1
    points += around[1] == "s" and len(scene.countries) > 1
    return points + (around[1] in "VA" and len(scene.countries) > 1)


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
