"""Make tokens of role-holders and groups without names: whoever held the post on the article's day, else an unnamed actor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.annotate.naming.bodies import merged
from kg.annotate.naming.persons import organization_of, role_of
from kg.annotate.naming.scene import Scene, slug
from kg.annotate.naming.tokens import DEMONYM, ORGANIZATION, PERSON, ROLE_PHRASE, STATE, Token
from kg.model import ActorKind, Span

if TYPE_CHECKING:
    from kg.annotate.naming.grammar import Chunk

# posts of which a state has one at a time, so that the post alone tells who is meant
_SINGLE = frozenset(
    {
        "head_of_state", "monarch", "head_of_government", "deputy_head_of_state", "foreign_minister", "defence_minister",
        "finance_minister", "interior_minister", "trade_minister", "economy_minister", "health_minister", "justice_minister",
        "energy_minister", "head_of_organization",
    }
)  # fmt: skip
_PLURAL, _INDEFINITE, _FORMER = "E", "i0", "f"
UNNAMED_PREFIX = "!"  # keeps the slugs of unnamed actors apart from those of named ones while an article is read


def role(scene: Scene, chunk: Chunk) -> Token | None:
    """A role without a name ("Presiden AS", "para pejabat Rusia", "a Foreign Ministry spokesman")."""
    if not any(token.symbol in "RQE" for token in chunk.group("role")):
        return None
    organization = organization_of(scene, chunk)
    head = _head(chunk)
    if (holder := _holder(scene, chunk, organization)) is not None:
        first = next((token for token in chunk.tokens if token.symbol not in "dih0"), chunk.tokens[0])
        return merged(scene, chunk, PERSON, holder, Span(first.begin, chunk.tokens[-1].end))
    return unnamed(scene, chunk, _represented(chunk, organization), head)


def own(scene: Scene, chunk: Chunk) -> Token | None:
    """The title by which a language's press calls its own head of state alone ("Kepala Negara")."""
    home, title = scene.vocabulary.settings.get("home"), scene.vocabulary.settings.get("own_head")
    if not home or scene.day is None or chunk.tokens[0].text != title:
        return None
    holders = scene.gazetteer.holders("head_of_state", home, scene.day)
    return merged(scene, chunk, PERSON, holders[0]) if len(holders) == 1 else None


def _holder(scene: Scene, chunk: Chunk, organization: str | None) -> str | None:
    """Return the person in the post, where the words name one post: whom the article calls so, else who held it on its day."""
    post = role_of(chunk)
    if post not in _SINGLE or organization is None or _is_open(chunk):
        return None
    tokens = chunk.group("role")
    if len([token for token in tokens if token.symbol in "RE"]) != 1 or any(token.symbol == _PLURAL for token in tokens):
        return None
    named = scene.holders.get((post, organization), {})
    if len(named) == 1:
        return next(iter(named))
    if scene.day is None:
        return None
    holders = scene.gazetteer.holders(post, organization, scene.day)
    if not holders and post == "head_of_state":
        holders = scene.gazetteer.holders("monarch", organization, scene.day)
    return holders[0] if len(holders) == 1 else None


def _is_open(chunk: Chunk) -> bool:
    """Tell whether the words speak of some, several or former holders."""
    around = [*chunk.group("pre"), *chunk.group("former"), *chunk.group("after")]
    return any(token.symbol in _INDEFINITE or token.symbol == _FORMER for token in around) or any(
        token.symbol in ",&" for token in chunk.group("org")
    )


def _represented(chunk: Chunk, organization: str | None) -> tuple[str, ...]:
    """Return on whose behalf the unnamed speak: one body or state, or all states of a list."""
    named = [token for group in ("org", "org2") for token in chunk.group(group)]
    if any(token.symbol in ",&" for token in named):
        return tuple(dict.fromkeys(token.key for token in named if token.symbol in (STATE, DEMONYM) and token.key))
    return (organization,) if organization else ()


def unnamed(scene: Scene, chunk: Chunk, represents: tuple[str, ...], head: Span) -> Token:
    """Return the token of an unnamed actor, named by its words without a determiner in front."""
    first = next((token for token in chunk.tokens if token.symbol not in "dih0"), chunk.tokens[0])
    name = re.sub(r"\s+", " ", scene.text[first.begin : chunk.tokens[-1].end])
    key = scene.make(ActorKind.UNNAMED, name, represents, UNNAMED_PREFIX + slug(name))
    return merged(scene, chunk, ROLE_PHRASE, key, head)


def group(scene: Scene, chunk: Chunk) -> Token | None:
    """Several states or members spoken of together ("several European countries", "negara-negara anggota ASEAN")."""
    around = [*chunk.group("pre"), *chunk.group("after"), *chunk.group("org")]
    if not any(token.symbol in "aiSDO0" for token in around):
        return None
    organization = chunk.first("org")
    if organization and organization.symbol == STATE and not chunk.group("pre") and _noun_first(scene):
        return None  # "negara Indonesia" is the state
    represents = (organization.key,) if organization and organization.key and organization.symbol == ORGANIZATION else ()
    first = next((token for token in chunk.tokens if token.symbol not in "d"), chunk.tokens[0])
    name = re.sub(r"\s+", " ", scene.text[first.begin : chunk.tokens[-1].end])
    key = scene.make(ActorKind.GROUP, name, represents, UNNAMED_PREFIX + slug(name))
    return merged(scene, chunk, ROLE_PHRASE, key, _head(chunk))


def _noun_first(scene: Scene) -> bool:
    return scene.vocabulary.settings["head"] == "first"


def _head(chunk: Chunk) -> Span:
    tokens = chunk.group("role")
    return Span(tokens[0].begin, tokens[-1].end)
