"""Make tokens of persons: names with titles or appositions, and unknown names that speak; listed ones by post and country."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kg.annotate.gazetteer import NameUse
from kg.annotate.naming.bodies import merged
from kg.annotate.naming.scene import PROVISIONAL, Scene
from kg.annotate.naming.tokens import CAPITAL, DEMONYM, ORGANIZATION, PERSON, PLACE, STATE, Token
from kg.lists.spelling import plain
from kg.model import ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kg.annotate.naming.grammar import Chunk
    from kg.annotate.naming.people import People

_TITLES_OF_ADDRESS = frozenset(
    {
        "head_of_state", "monarch", "head_of_government", "deputy_head_of_state", "deputy_head_of_government", "foreign_minister",
        "defence_minister", "finance_minister", "interior_minister", "trade_minister", "minister", "legislator", "supreme_leader",
    }
)  # fmt: skip
_LONGEST_ACRONYM = 6
_SHORTEST_ACRONYM = 3
_SHORTEST_NAME = 2  # words of a name that is left when the words of an office are cut off
_YOUNGEST, _OLDEST = 5, 110  # years, of whom the news give the age
_SURE = frozenset({"aged", "office-comma"})  # rules that need no second word of a name
_ALIKE = 0.7  # of two spellings of a given name
_OTHER = "other"
_NO_NAMES = frozenset("xtdiVAbl&")  # words of these kinds are no names by themselves
_NAMED_WITH_TITLE = frozenset({"monarch"})


def person(scene: Scene, people: People, chunk: Chunk) -> Token | None:
    """A person by name, with or without a title, an apposition or an honorific."""
    name = _trimmed(scene, [token for token in chunk.group("name") if token.symbol in "PCIp"])
    if not name:
        return None
    span = Span(name[0].begin, name[-1].end)
    role = role_of(chunk)
    organization = organization_of(scene, chunk)
    if listed := next((token for token in name if token.symbol == PERSON), None):
        key = listed.key or ""
    else:
        text = scene.text[span.begin : span.end]
        bearer = listed_bearer(scene, name, role, organization)
        if not bearer and not _is_name(scene, name, chunk):
            return None
        key = bearer or PROVISIONAL + _full_name(text, chunk, role)
        span = _whole(span, chunk, role)
    people.seen(key, scene.text[span.begin : span.end], role_words(scene, chunk), organization)
    if role and organization and not chunk.group("former"):
        scene.holders[role, organization][key] = None
    if short := chunk.first("short"):
        scene.aliases[scene.text[short.begin : chunk.group("short")[-1].end]] = key
    return merged(scene, chunk, PERSON, key, span)


def described(scene: Scene, people: People, chunk: Chunk) -> Token | None:
    """A person behind the description of a role ("the head of the guard, Anton Zelmar"): the description is no actor then."""
    role = chunk.tokens[0]
    made = person(scene, people, chunk)
    actor = scene.made.get(role.key or "")
    if made is None or actor is None or actor.kind is not ActorKind.UNNAMED:
        return None
    name = made.head or made.span
    for organization in actor.represents:
        people.seen(made.key or "", scene.text[name.begin : name.end], actor.name.text, organization)
    return replace(made, parts=(*role.parts, *chunk.tokens[1:]))


def extended(scene: Scene, chunk: Chunk) -> Token | None:
    """The office behind a name may be that of unnamed ones ("Anton Zelmar, head of the Italian delegation")."""
    name, office = chunk.tokens[0], chunk.tokens[-1]
    if name.rule != "apposition":
        return None
    made = merged(scene, chunk, PERSON, name.key, name.head)
    return replace(made, rule=name.rule, parts=(*name.parts, *office.parts))


def aged(scene: Scene, people: People, chunk: Chunk) -> Token | None:
    """A name with an age behind it ("Anton Zelmar (34)")."""
    age = chunk.group("age")[0].text
    if not age.isdecimal() or not _YOUNGEST <= int(age) <= _OLDEST:
        return None
    return person(scene, people, chunk)


def _trimmed(scene: Scene, name: list[Token]) -> list[Token]:
    """Drop what belongs to the office: all up to the last acronym or word of the text ("Direktur Perlindungan WNI …")."""
    of_office = [at for at, token in enumerate(name) if token.symbol == CAPITAL and _is_of_office(scene, token)]
    cut = of_office[-1] + 1 if of_office else 0
    if cut and any(scene.kind(sense.key) is ActorKind.PARTY for sense in name[cut - 1].senses):
        return name[cut:]  # "Senator Demokrat …"
    return name[cut:] if len(name) - cut >= _SHORTEST_NAME else name


def _is_of_office(scene: Scene, token: Token) -> bool:
    word = token.text
    party = any(scene.kind(sense.key) is ActorKind.PARTY for sense in token.senses)
    return party or _is_acronym(word) or word.lower() in scene.words


def _is_name(scene: Scene, name: Sequence[Token], chunk: Chunk) -> bool:
    """Tell whether unknown capitals can be a person's name: no acronym, no word of the text, no place of an office.

    After a title that is also given to places and departments ("Gubernur Riau") one word alone is no name; where it is the
    short form of a full name, it is found as such later.
    """
    words = [token.text for token in name if token.symbol == CAPITAL]
    if not words or (len(name) == 1 and len(words[0]) < _LONGEST_ACRONYM and words[0].isupper()):
        return False
    if _is_made_of_words(scene, words, chunk):
        return False
    entries = [scene.vocabulary.entries.get(word.lower()) for word in words]
    if any(entry and entry.symbol in _NO_NAMES for entry in entries[:1]) or any(_is_acronym(word) for word in words[:-1]):
        return False
    if any(token.symbol == "M" for token in chunk.tokens):
        return True
    weak_title = role_of(chunk) not in _TITLES_OF_ADDRESS
    if len(words) == 1 and len(name) == 1 and weak_title and chunk.rule not in _SURE:
        return bool(chunk.group("org")) and words[0] in scene.speakers  # "Kepala BPS Suhariyanto mengatakan"
    return not (weak_title and any(word.lower() in scene.words for word in words))


def _is_made_of_words(scene: Scene, words: Sequence[str], chunk: Chunk) -> bool:
    """Tell whether nothing in it looks like a name: all ordinary words ("Confidence Index"), or an acronym at the end."""
    if any(token.symbol == "M" for token in chunk.tokens) or (len(words) == 1 and role_of(chunk) in _TITLES_OF_ADDRESS):
        return False
    ordinary = all(word.lower() in scene.vocabulary.ordinary for word in words)
    return ordinary or (_is_acronym(words[-1]) and not words[0].isupper())


def _is_acronym(word: str) -> bool:
    return len(word) >= _SHORTEST_ACRONYM and (word.isupper() or sum(c.isupper() for c in word) >= _SHORTEST_ACRONYM)


def relative(scene: Scene, people: People, chunk: Chunk) -> Token | None:
    """An unknown name is a person's when it ends in a listed surname ("Laura Bush") or a part of it speaks elsewhere."""
    first, last = chunk.tokens[0], chunk.tokens[-1]
    listed = any(scene.kind(sense.key) is ActorKind.PERSON for sense in last.senses)
    if not listed and not {first.text, last.text} & scene.speakers:
        return None
    return person(scene, people, chunk)


def role_of(chunk: Chunk) -> str | None:
    """Return the role that the title words mean; a minister's depends on the portfolio."""
    tokens = chunk.group("role")
    role = next((token.value for token in tokens if token.symbol in "RE"), None)
    fields = [token.value for token in tokens if token.symbol == "F" and token.value != "other"]
    if role == "minister" and fields and len([t for t in tokens if t.symbol == "F"]) == 1:
        return f"{fields[0]}_minister"
    return role


def organization_of(scene: Scene, chunk: Chunk) -> str | None:
    """Return the key of what the role belongs to: the most specific of the names beside the title words."""
    named = [token for group in ("org", "org2") for token in chunk.group(group) if token.key]
    bodies = [token.key for token in named if token.symbol == ORGANIZATION]
    states = [token.key for token in named if token.symbol in (STATE, DEMONYM)]
    seats = [s.key for token in named if token.symbol == PLACE for s in token.senses if scene.kind(s.key) is ActorKind.STATE]
    people = [token.key for token in named if token.symbol == PERSON]
    return next(iter([*bodies, *states, *seats, *people]), None)


def role_words(scene: Scene, chunk: Chunk) -> str:
    """Return the title words as they stand."""
    tokens = chunk.group("role")
    return scene.text[tokens[0].begin : tokens[-1].end] if tokens else ""


def listed_bearer(scene: Scene, name: Sequence[Token], role: str | None, organization: str | None) -> str | None:
    """Return the listed person of that surname whose post or country agrees with the words beside it."""
    if spelled := _other_spelling(scene, [token.text for token in name]):
        return spelled
    keys = [sense.key for sense in name[-1].senses if scene.kind(sense.key) is ActorKind.PERSON]
    state = scene.country(organization) if organization else None
    if len(name) > 1:
        keys = [key for key in keys if _is_given_name(scene, key, name[0].text)]
    for day in dict.fromkeys((scene.day, None)):
        if in_post := [key for key in keys if role != _OTHER and _held(scene, key, (role, state), day)]:
            return in_post[0] if len(name) == 1 or day else None
    if state and len(name) == 1:
        return next((key for key in keys if scene.country(key) == state), None)
    return None


def _is_given_name(scene: Scene, key: str, given: str) -> bool:
    """Tell whether a word is much like the first one of a listed person's names ("Nuri", "Nouri")."""
    person = scene.entity(key)
    firsts = {plain(label.text).split()[0] for label in (person.name, *person.aliases) if " " in label.text}
    wanted = plain(given)
    return any(wanted[0] == first[0] and SequenceMatcher(None, wanted, first).ratio() >= _ALIKE for first in firsts)


def _held(scene: Scene, key: str, post: tuple[str | None, str | None], day: date | None) -> bool:
    role, state = post
    held = scene.gazetteer.roles(key, day)
    return any(other == role and (state is None or scene.country(organization) == state) for other, organization in held)


def _other_spelling(scene: Scene, words: Sequence[str]) -> str | None:
    """Return the listed person of a name written with hyphens, or without the words between the first and the last."""
    if len(words) < 2:
        return None
    first, *middle, last = words
    variants = [f"{last} {first}"]
    if middle:
        variants = [f"{first} {'-'.join([*middle, last])}", f"{first} {middle[0]}-{last.lower()}", f"{first} {last}"]
    for variant in variants:
        for sense in scene.gazetteer.senses(variant):
            if scene.kind(sense.key) is ActorKind.PERSON and sense.use is NameUse.STRONG:
                return sense.key
    return None


def _whole(span: Span, chunk: Chunk, role: str | None) -> Span:
    """A monarch's or pope's title belongs to the name ("King Hussein")."""
    roles = chunk.group("role")
    if role in _NAMED_WITH_TITLE and roles and roles[-1].end + 1 == span.begin:
        return Span(roles[-1].begin, span.end)
    return span


def _full_name(text: str, chunk: Chunk, role: str | None) -> str:
    roles = chunk.group("role")
    return f"{roles[-1].text} {text}" if role in _NAMED_WITH_TITLE and roles and " " not in text else text
