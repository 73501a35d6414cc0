"""Decide what known names mean: first by the lists, then, among tokens, by their place in the sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import NameMatch, NameUse, Sense
from kg.annotate.naming.tokens import CAPITAL, DEMONYM, ORGANIZATION, PERSON, PLACE, SEAT, STATE, Token
from kg.model import ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.annotate.naming.scene import Scene

_UNSURE = frozenset({NameUse.WEAK, NameUse.SURNAME})
_NATIONAL = frozenset({ActorKind.BODY, ActorKind.PARTY, ActorKind.COMPANY, ActorKind.NGO, ActorKind.MEDIA})
_SHARED = frozenset({ActorKind.BODY, ActorKind.PERSON})
_PLAIN = frozenset("xdiVAtloabN")
_PLAIN_ABROAD = _PLAIN | {"H"}  # without a home state, "Ministry of Finance" is anyone's
_TIED = "-'’"


def name_tokens(scene: Scene, matches: Iterable[NameMatch]) -> list[Token]:
    """Return one token for each name of the lists; unsettled names stand as capitals with their senses."""
    tokens = [token for match in matches if not _is_plain_words(scene, match) and (token := _name_token(scene, match))]
    tokens = _without_strangers(scene, tokens)
    _take_note(scene, tokens)
    return _as_named_before(scene, [token for token in tokens if not _is_shared_name(scene, token)])


def _as_named_before(scene: Scene, tokens: list[Token]) -> list[Token]:
    """Let the bare name of the home state's body mean the one that the article names in full ("Departemen Luar Negeri AS")."""
    home = scene.vocabulary.settings.get("home")
    bodies = {t.text: t.key for t in tokens if t.symbol == ORGANIZATION and t.key and " " in t.text}
    if not home or all(scene.country(key) == home for key in bodies.values()):
        return tokens
    return [replace(t, key=_fuller(scene, t, bodies, home) or t.key) for t in tokens]


def _fuller(scene: Scene, token: Token, bodies: dict[str, str], home: str) -> str | None:
    if token.text not in bodies or scene.country(token.key) != home:
        return None
    longer = {key for text, key in bodies.items() if text.startswith(f"{token.text} ")}
    return longer.pop() if len(longer) == 1 else None


def _is_shared_name(scene: Scene, token: Token) -> bool:
    """Tell whether many bodies or persons share the name, and the article does not speak of the listed one's state."""
    if token.key or token.symbol != CAPITAL or " " not in token.text:
        return False
    return all(scene.kind(s.key) in _SHARED and not scene.countries[scene.country(s.key) or ""] for s in token.senses)


def _take_note(scene: Scene, tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.key and token.symbol != PLACE:
            scene.strong.add(token.key)
            if country := scene.country(token.key):
                scene.countries[country] += 1
        if token.symbol in (STATE, DEMONYM) and token.key:
            scene.states.append((token.begin, token.key))


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
    plain_words = _PLAIN if scene.vocabulary.settings.get("home") else _PLAIN_ABROAD
    return found[0] > size or (found[0] == size and found[1].symbol in plain_words)


def _without_strangers(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    """Drop parties, and acronyms of bodies, of states that the article never speaks of: they mean something else."""
    home = scene.vocabulary.settings.get("home")
    spoken_of = {home} | {scene.country(token.key) for token in tokens if token.key and not _is_of_a_state(scene, token)}
    return [t for t in tokens if not (t.key and _is_of_a_state(scene, t)) or scene.country(t.key) in spoken_of]


def _is_of_a_state(scene: Scene, token: Token) -> bool:
    if token.symbol != ORGANIZATION or token.key is None:
        return False
    if scene.kind(token.key) is ActorKind.PARTY:
        return scene.country(token.key) is not None
    return token.text.isupper() and scene.kind(token.key) in _NATIONAL and scene.country(token.key) is not None


def _name_token(scene: Scene, match: NameMatch) -> Token | None:
    begin, end, text = match.span.begin, match.span.end, scene.text
    uses = {sense.use for sense in match.senses}
    if not uses & {NameUse.STRONG, NameUse.DEMONYM, NameUse.SEAT}:
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return None  # a part of a double name
        begin = _with_particle(text, begin)
        if begin < 0:
            return None
    if text.find("(", begin, end) >= 0 and text[end : end + 1] == ")":
        end += 1
    token = Token(CAPITAL, begin, end, text[begin:end], senses=match.senses)
    return _with_parts(scene, _with_sense(scene, token))


def _with_parts(scene: Scene, token: Token) -> Token:
    """A state's government is the state; a state named inside the name of its body is a mention, too."""
    if token.symbol != ORGANIZATION or " " not in token.text or not token.key or scene.kind(token.key) is not ActorKind.BODY:
        return token
    country = scene.country(token.key)
    if not country:
        return token
    words = token.text.split()
    outer = words[-1] if scene.vocabulary.settings["head"] == "last" else words[0]
    entry = scene.vocabulary.entries.get(outer.lower())
    if entry and entry.symbol == "G":
        return replace(token, symbol=STATE, key=country)
    inner = [_inner(token, match) for match in _matches_inside(scene, token) if any(s.key == country for s in match.senses)]
    return replace(token, parts=tuple(replace(part, key=country) for part in inner))


def _matches_inside(scene: Scene, token: Token) -> list[NameMatch]:
    """Return the names in all but the first and in all but the last word of a name."""
    first, last = token.text.index(" ") + 1, token.text.rindex(" ")
    found = scene.gazetteer.matches(token.text[:last])
    later = scene.gazetteer.matches(token.text[first:])
    return [*found, *(NameMatch(Span(m.span.begin + first, m.span.end + first), m.senses) for m in later)]


def _inner(token: Token, match: NameMatch) -> Token:
    begin, end = token.begin + match.span.begin, token.begin + match.span.end
    return Token(STATE, begin, end, token.text[match.span.begin : match.span.end])


def _with_particle(text: str, begin: int) -> int:
    """Take a tied particle into the name ("al-"); -1 when what is tied is another name."""
    if begin < 2 or text[begin - 1] not in _TIED or not text[begin - 2].isalpha():
        return begin
    start = begin - 1
    while start and text[start - 1].isalpha():
        start -= 1
    return start if text[start:begin].islower() and begin - start <= 4 else -1


def _with_sense(scene: Scene, token: Token) -> Token:
    speaks_against = scene.speaks_against(token.text)
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
