"""A parameter of a question and what a person wrote for it go in; the term that is meant in this store comes out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rdflib import XSD, Literal, URIRef

from kg.errors import QueryError
from kg.identifiers import actor_iri, article_iri
from kg.kinds import ActorKind, ClaimType, EventType, Status
from kg.namespaces import GK, GKD, PREFIXES, WD
from kg.questions.reading import Kind
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.questions.reading import Parameter
    from kg.store import Store, Term

TERMS: Mapping[Kind, Iterable[str]] = {
    Kind.CLAIM_TYPE: ClaimType,
    Kind.STATUS: Status,
    Kind.ACTOR_KIND: ActorKind,
    Kind.EVENT_TYPE: EventType,
}
_ITEM = re.compile(r"Q[1-9][0-9]*")
_NAME_OF_MEETING = re.compile(r"[0-9a-f]{16}")


def term_of(store: Store, parameter: Parameter, value: str) -> Term:
    """Return the term that a value means.

    Raises QueryError where it is not of the parameter's kind, or means nothing in the store.
    """
    match parameter.kind:
        case Kind.ACTOR:
            return actor_named(store, value)
        case Kind.ARTICLE:
            return _address(value) or article_iri(value)
        case Kind.MEETING:
            return _address(value) or _meeting(parameter, value)
        case Kind.TEXT:
            return Literal(value)
        case Kind.DATE | Kind.NUMBER:
            return _typed(parameter, value)
        case _:
            return _address(value) or _concept(parameter, value)


def offered(store: Store, kind: str, start: str) -> Iterator[tuple[str, str]]:
    """Yield values of actors or meetings in the store that begin so, the likeliest first, each with a word on it."""
    if kind == Kind.MEETING:
        for name, day, parties in rows_of(store, _text("meetings"), {"start": Literal(start)}):
            yield str(name), f"{day or ''} {parties}".strip()
        return
    for name, articles in rows_of(store, _text("starting"), {"start": Literal(start.casefold())}):
        yield str(name), f"{articles} articles"


def actor_named(store: Store, name: str) -> URIRef:
    """Return the actor that a Wikidata id, an address (IRI, `actor:Q159`) or a name means in this store.

    Raises QueryError where nobody, or more than one, is called so.
    """
    address = _address(name)
    item = name if _ITEM.fullmatch(name) else (address or "").removeprefix(str(WD))
    if _ITEM.fullmatch(item):
        linked = [actor for (actor,) in rows_of(store, _text("linked"), {"item": WD[item]})]
        return URIRef(str(linked[0])) if linked else actor_iri(item)
    if address:
        return address
    found = [(str(rank), str(actor)) for rank, actor in rows_of(store, _text("named"), {"name": Literal(name)})]
    best = sorted({actor for rank, actor in found if rank == min(found)[0]})
    if not best:
        raise QueryError(f"no actor in the store is called '{name}'; give another name, a Wikidata id, or an address (IRI)")
    if len(best) > 1:
        raise QueryError(f"more than one actor is called '{name}': {', '.join(best[:5])}; give one of these")
    return URIRef(best[0])


def _typed(parameter: Parameter, value: str) -> Literal:
    datatype, like = (XSD.date, "2022-01-31") if parameter.kind is Kind.DATE else (XSD.integer, "3")
    literal = Literal(value, datatype=datatype)
    if literal.ill_typed or (parameter.kind is Kind.DATE and len(value) != len(like)):
        raise QueryError(f"'{parameter.name}' must look like {like}, found '{value}'")
    return literal


def _meeting(parameter: Parameter, value: str) -> URIRef:
    if not _NAME_OF_MEETING.fullmatch(value):
        raise QueryError(f"'{parameter.name}' must be a meeting's address (IRI), or its last 16 characters, found '{value}'")
    return GKD[f"meeting/{value}"]


def _concept(parameter: Parameter, value: str) -> URIRef:
    """Return a term of the ontology, whatever the case of its letters."""
    known = {name.casefold(): name for name in TERMS[parameter.kind]}
    if value.casefold() not in known:
        raise QueryError(f"'{parameter.name}' must be one of {', '.join(known.values())}; found '{value}'")
    return GK[known[value.casefold()]]


def _address(value: str) -> URIRef | None:
    """Return an address of ours, or one with a known prefix; a URL of an article is an identifier, not an address."""
    prefix, colon, rest = value.partition(":")
    if colon and prefix in PREFIXES:
        return URIRef(PREFIXES[prefix] + rest)
    return URIRef(value) if value.startswith((str(GKD), PREFIXES["gk"], str(WD))) else None


@cache
def _text(name: str) -> str:
    return (QUERIES / "ask" / f"{name}.rq").read_text(encoding="utf-8")
