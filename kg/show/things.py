"""The name of an article, actor or meeting goes in, as a person writes it; its address (IRI) and kind come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg.errors import QueryError
from kg.identifiers import actor_iri, article_iri
from kg.namespaces import GKD, PREFIXES
from kg.show.asking import rows, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Store

_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]*")
# a meeting is an event too, once that is inferred
_KINDS = ("Article", "Meeting", "Event", "Actor", "Claim", "MeetingReport", "EventReport")


def thing_named(store: Store, wanted: str) -> tuple[URIRef, str]:
    """Return the IRI of what is wanted, and its kind: Article, Meeting, Event, Actor, Claim, MeetingReport or EventReport.

    It may be given as an IRI, its end ("meeting/…") or with a prefix ("meeting:…"), a Wikidata id, an article's identifier,
    a name. Raises QueryError where the store holds nothing of that name, or several things.
    """
    for candidate in _candidates(wanted):
        if kind := _kind_of(store, candidate):
            return candidate, kind
    named = [URIRef(str(thing)) for (thing,) in rows(store, "named", name=Literal(wanted.casefold()))]
    if len(named) > 1:
        raise QueryError(f"'{wanted}' names {len(named)} things; say which: {', '.join(short(thing) for thing in named[:9])}")
    if not named:
        raise QueryError(f"the store holds no article, actor or meeting '{wanted}'; give an id, an address (IRI) or a whole name")
    return named[0], _kind_of(store, named[0])


def _candidates(wanted: str) -> Iterator[URIRef]:
    if not wanted.strip() or re.search(r'[\x00-\x20<>"{}|^`\\]', wanted):
        yield article_iri(wanted)
        return
    if wanted.startswith(("http://", "https://")):
        yield URIRef(wanted)
    if _WIKIDATA_ID.fullmatch(wanted):
        yield actor_iri(wanted)
    prefix, _, rest = wanted.partition(":")
    if prefix in PREFIXES:
        yield URIRef(PREFIXES[prefix] + rest)
    yield article_iri(wanted)
    yield GKD[wanted.removeprefix("gkd:")]


def _kind_of(store: Store, thing: URIRef) -> str:
    names = {str(kind).rpartition("#")[2] for (kind,) in rows(store, "kind", thing=thing)}
    return next((kind for kind in _KINDS if kind in names), "")
