"""Actors and places go in; out come the triples that describe them: kind, names, Wikidata item, whom they represent, posts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rdflib import ORG, RDF, SDO, SKOS, Literal, URIRef

from kg.identifiers import actor_iri, place_iri, post_iri, wikidata_iri
from kg.mapping.literals import Triple, day, decimal, words
from kg.model import Actor, ActorKind, Place, Post
from kg.namespaces import GEO, GK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.mapping.naming import Names
    from kg.model import Label

_DEGREES = 6  # decimal places of a position: about 0.1 m
_KINDS = {kind: GK[kind.value] for kind in ActorKind}


@lru_cache(maxsize=16384)
def listed_triples(actor: Actor) -> tuple[Triple, ...]:
    """Describe an actor of the shipped lists; it is the same in every article, hence the cache."""
    iri, by_post = actor_iri(actor.key), _organizations(actor)
    represented = (actor_iri(key) for key in dict.fromkeys(actor.represents) if key not in by_post)
    return (*_described(iri, actor), *((iri, GK.represents, whom) for whom in represented))


def post_holder_triples(actor: Actor, names: Names) -> Iterator[Triple]:
    """Say whom a listed actor represents by a post that it holds on the article's day; another article's day may differ."""
    by_post = _organizations(actor)
    for key in dict.fromkeys(actor.represents):
        if key in by_post:
            yield names.of(actor.key), GK.represents, names.of(key)


def evidence_triples(actor: Actor, names: Names) -> Iterator[Triple]:
    """Describe an actor that is known from this article alone."""
    iri = names.of(actor.key)
    yield from _described(iri, actor)
    for key in dict.fromkeys(actor.represents):
        yield iri, GK.represents, names.of(key)


@lru_cache(maxsize=16384)
def place_triples(place: Place) -> tuple[Triple, ...]:
    """Describe a place, with its position in degrees (WGS84) where known."""
    iri = place_iri(place.key)
    triples: list[Triple] = [
        (iri, RDF.type, GK.Place),
        *_labelled(iri, place.name, place.aliases),
        *_matched(iri, place.wikidata),
    ]
    if place.latitude is not None and place.longitude is not None:
        triples.append((iri, GEO.lat, decimal(place.latitude, _DEGREES)))
        triples.append((iri, GEO.long, decimal(place.longitude, _DEGREES)))
    return tuple(triples)


def unattributed_triples() -> Iterator[Triple]:
    """Describe the one speaker that every claim without a named source has."""
    yield GK.UnattributedSource, RDF.type, GK.UnnamedActor
    yield GK.UnattributedSource, RDF.type, GK.Actor


def _described(iri: URIRef, actor: Actor) -> Iterator[Triple]:
    yield iri, RDF.type, _KINDS[actor.kind]
    # the class above is asserted too, so that a question may ask for any actor where no reasoner has run
    yield iri, RDF.type, GK.Actor
    yield from _labelled(iri, actor.name, actor.aliases)
    yield from _matched(iri, actor.wikidata)
    for post in dict.fromkeys(actor.posts):
        yield from _post_triples(iri, post)


def _organizations(actor: Actor) -> set[str | None]:
    return {post.organization for post in actor.posts}


def _labelled(iri: URIRef, name: Label, aliases: tuple[Label, ...]) -> Iterator[Triple]:
    yield iri, SKOS.prefLabel, words(name.text, name.language)
    for alias in dict.fromkeys(aliases):
        if alias != name:
            yield iri, SKOS.altLabel, words(alias.text, alias.language)


def _matched(iri: URIRef, wikidata: str | None) -> Iterator[Triple]:
    if wikidata:
        yield iri, SKOS.exactMatch, wikidata_iri(wikidata)


def _post_triples(holder: URIRef, post: Post) -> Iterator[Triple]:
    start, end = (bound.isoformat() if bound else "" for bound in (post.start, post.end))
    iri = post_iri(holder, post.title, post.organization or "", start, end, post.position or "")
    yield holder, ORG.holds, iri
    yield iri, RDF.type, ORG.Post
    yield iri, ORG.heldBy, holder
    yield iri, SKOS.prefLabel, Literal(post.title)
    if post.organization:
        yield iri, ORG.postIn, actor_iri(post.organization)
    if post.position:
        yield iri, ORG.role, wikidata_iri(post.position)
    if post.start:
        yield iri, SDO.startDate, day(post.start)
    if post.end:
        yield iri, SDO.endDate, day(post.end)
