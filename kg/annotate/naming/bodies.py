"""Make tokens of organisations: a state's bodies, proper names with a head word, governments, acronyms beside full names."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.annotate.naming.grammar import Chunk
from kg.annotate.naming.scene import Scene, slug
from kg.annotate.naming.senses import symbol_of
from kg.annotate.naming.tokens import CAPITAL, DEMONYM, ORGANIZATION, PERSON, PLACE, STATE, WORD, Token
from kg.model import ActorKind, Span

_MINISTRY = "ministry"
_ALONE = frozenset({"cabinet"})  # what every state has one of, so that the article alone tells whose it is
_OTHER, _ROLE = "other", "R"
_FORCES = frozenset({"police", "armed_forces", "intelligence", "security_forces", "cabinet", "junta"})  # common nouns, too
_NOT_ACTORS = frozenset({"Place", "Thing"})
_SAME_KINDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.ORGANIZATION, ActorKind.NGO, ActorKind.MEDIA})


def merged(scene: Scene, chunk: Chunk, symbol: str, key: str | None, head: Span | None = None) -> Token:
    """Return one token for a whole match."""
    begin, end = chunk.tokens[0].begin, chunk.tokens[-1].end
    head = head or Span(begin, end)
    return Token(symbol, begin, end, scene.text[begin:end], key=key, head=head, rule=chunk.rule, parts=chunk.tokens)


def body(scene: Scene, chunk: Chunk) -> Token | None:
    """A ministry, army, parliament … of a state ("the Turkish Ministry of Foreign Affairs", "militer Israel").

    Without a state beside it, the body is the one that the article named before, or that of the state named last.
    """
    head, state = chunk.first("head"), chunk.first("state")
    function = _function(chunk)
    if not head or not function:
        return None
    owner = _owner(scene, state) if state else None
    if state and not owner:
        return None
    if not owner:
        return _known_body(scene, chunk, function)
    if scene.kind(owner) not in (ActorKind.STATE, ActorKind.ORGANIZATION):
        return merged(scene, chunk, ORGANIZATION, owner) if scene.kind(owner) is ActorKind.ARMED_GROUP else None
    begin = chunk.tokens[0].begin
    key = scene.gazetteer.body(function, owner) or scene.make(
        ActorKind.BODY, _plain_name(scene, chunk), (owner,), f"{owner.lower()}-{function.replace('_', '-')}"
    )
    scene.functions[function].append((begin, key))
    return merged(scene, chunk, ORGANIZATION, key, _without_determiner(chunk))


def _without_determiner(chunk: Chunk) -> Span:
    first = next(token for token in chunk.tokens if token.symbol != "d")
    return Span(first.begin, chunk.tokens[-1].end)


def _function(chunk: Chunk) -> str | None:
    head = chunk.first("head")
    fields = [*chunk.group("field"), *chunk.group("field2")]
    fields = [token for token in fields if token.symbol == "F"]
    if not head or head.value != _MINISTRY:
        return head.value if head and not fields else None
    if not fields:
        return None
    known = [token.value for token in fields if token.value != _OTHER]
    return f"{known[0]}_{_MINISTRY}" if len(fields) == 1 and known else f"{_MINISTRY}_{slug(' '.join(t.text for t in fields))}"


def _owner(scene: Scene, state: Token) -> str | None:
    if state.symbol == PLACE:
        return next((s.key for s in state.senses if scene.kind(s.key) is ActorKind.STATE), None)
    if state.key and scene.kind(state.key) is ActorKind.BODY:
        return scene.country(state.key)
    return state.key


def _known_body(scene: Scene, chunk: Chunk, function: str) -> Token | None:
    """Return the body of that function that the article has named; a ministry may also belong to the state named last."""
    begin = chunk.tokens[0].begin
    named = dict.fromkeys(key for _, key in scene.functions.get(function, ()))
    before = [key for position, key in scene.functions.get(function, ()) if position < begin]
    if before or len(named) == 1:
        return merged(scene, chunk, ORGANIZATION, before[-1] if before else next(iter(named)), _without_determiner(chunk))
    owner = scene.state_near(begin)
    if not owner or not (function.endswith(_MINISTRY) or (function in _ALONE and "d" in _symbols(chunk))):
        return None
    key = scene.gazetteer.body(function, owner) or scene.make(
        ActorKind.BODY, _plain_name(scene, chunk), (owner,), f"{owner.lower()}-{function.replace('_', '-')}"
    )
    return merged(scene, chunk, ORGANIZATION, key, _without_determiner(chunk))


def _symbols(chunk: Chunk) -> str:
    return "".join(token.symbol for token in chunk.tokens)


def _plain_name(scene: Scene, chunk: Chunk) -> str:
    span = _without_determiner(chunk)
    return re.sub(r"\s+", " ", scene.text[span.begin : span.end])


def proper(scene: Scene, chunk: Chunk) -> Token | None:
    """An organisation by its own name ("Justice and Development Party"); places and treaties are no actors."""
    name = _capitals_only(chunk.group("name"))
    heads = [token for token in name if token.symbol in "JHG"]
    if len(name) < 2 or not heads or all(token.symbol in "JHG" for token in name):
        return None
    head = heads[0] if scene.vocabulary.settings["head"] == "first" else heads[-1]
    if head.symbol == "H" and head is name[0] and head.value in _FORCES:
        return None
    if head.value in _NOT_ACTORS:
        return replace(merged(scene, chunk, WORD, None), head=None)
    whole = Chunk((*name, *chunk.group("state")), chunk.rule, chunk._match)
    if len(whole.tokens) != len(chunk.tokens):
        return None
    kind = ActorKind(head.value) if head.symbol == "J" else ActorKind.BODY
    states = [token.key for token in whole.tokens if token.symbol in (STATE, DEMONYM) and token.key]
    represents = (states[0],) if states and kind is ActorKind.BODY else ()
    key = scene.make(kind, _plain_name(scene, whole), represents)
    return merged(scene, whole, ORGANIZATION, key)


def _capitals_only(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop what precedes the last word in lower case that is not a link inside the name."""
    first = next((i + 1 for i in range(len(tokens) - 1, -1, -1) if not tokens[i].capital and tokens[i].symbol not in "o&d,0s"), 0)
    return tokens[first:]


def named(scene: Scene, chunk: Chunk) -> Token | None:
    """A head word before a known name is the same actor when the kind agrees ("Partai Gerindra", "kelompok Hizbullah")."""
    head, known = chunk.first("head"), chunk.first("org")
    if not head or not known or not known.key or head.value in _NOT_ACTORS:
        return None
    if scene.kind(known.key) not in _SAME_KINDS:
        return None
    return replace(merged(scene, chunk, ORGANIZATION, known.key, known.span), parts=(known,))


def government(scene: Scene, chunk: Chunk) -> Token | None:
    """A government is its state ("the Russian government", "pemerintahan Biden")."""
    state, person = chunk.first("state"), chunk.first("person")
    key = _owner(scene, state) if state else _state_of(scene, person)
    if state and state.symbol == PLACE and (not key or "k" in _symbols(chunk)):
        return _of_place(scene, chunk, state)
    if not key or scene.kind(key) is not ActorKind.STATE:
        return None
    return merged(scene, chunk, STATE, key)


def _of_place(scene: Scene, chunk: Chunk, place: Token) -> Token | None:
    """The government of a city or province is a body of its own ("the Cebu local government")."""
    if not place.key or any(symbol in "lo" for symbol in _symbols(chunk)):
        return None
    country = scene.country(place.key)
    name = _plain_name(scene, chunk)
    return merged(scene, chunk, ORGANIZATION, scene.make(ActorKind.BODY, name, (country,) if country else ()))


def _state_of(scene: Scene, person: Token | None) -> str | None:
    """Return the state that a head of government, known or by surname alone, belongs to."""
    if person is None:
        return None
    keys = [person.key] if person.key else [sense.key for sense in person.senses if scene.kind(sense.key) is ActorKind.PERSON]
    led = {
        organization: None
        for key in keys
        if scene.gazetteer.knows(key)
        for role, organization in scene.gazetteer.roles(key, scene.day)
        if role in ("head_of_state", "head_of_government")
    }
    return next(iter(led)) if len(led) == 1 else None


def acronym(scene: Scene, chunk: Chunk) -> Token | None:
    """A full name and its short form are one actor; the short form alone means it from here on ("Amerika Serikat (AS)")."""
    full, short = chunk.first("full"), chunk.first("short")
    if not full or not short or not full.key:
        return None
    same = short.key == full.key or any(sense.key == full.key for sense in short.senses)
    if short.key and any(part.key == short.key for part in full.parts):
        return merged(scene, chunk, full.symbol, full.key, full.span)  # "Ministry of Justice of the United States (US)"
    if not same and not _abbreviates(short.text, full.text) and not _is_same_body(scene, full, short):
        return None
    if _is_listed_body(scene, short) and full.key in scene.made:
        full = replace(full, key=short.key)
    key = full.key or ""
    scene.aliases[short.text] = key
    if key in scene.made:
        scene.make(scene.made[key].kind, short.text, key=key)
    parts = (full, replace(short, symbol=full.symbol, key=key, senses=()))
    symbol = STATE if full.symbol == DEMONYM else full.symbol
    return replace(merged(scene, chunk, symbol, key, full.span), parts=parts)


def _is_same_body(scene: Scene, full: Token, short: Token) -> bool:
    """Tell whether a listed acronym stands behind an unlisted name of a body of the same state."""
    if full.key not in scene.made or not _is_listed_body(scene, short):
        return False
    return scene.kind(full.key) is ActorKind.BODY and scene.country(full.key) == scene.country(short.key) is not None


def _is_listed_body(scene: Scene, token: Token) -> bool:
    return token.symbol == ORGANIZATION and bool(token.key) and token.key not in scene.made


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether the letters of the short form can be read off the full one in order, beginning with its first word's."""
    letters = [c for c in short.lower() if c.isalnum()]
    if not letters or " " not in full.strip():
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", full.lower()))
    rest = iter(initials if short.isupper() else full.lower())
    return all(c in rest for c in letters) or sum(c in initials for c in letters) >= len(letters) - 1 > 1


def alias(scene: Scene, chunk: Chunk) -> Token | None:
    """A short form that the article has explained."""
    token = chunk.tokens[0]
    key = scene.aliases.get(token.text)
    if not key or token.key == key:
        return None
    if token.symbol not in (CAPITAL, ORGANIZATION, _ROLE):
        return None
    symbol = PERSON if key.startswith("?") else symbol_of(scene, key)
    return replace(token, symbol=symbol, key=key, senses=(), rule=chunk.rule)
