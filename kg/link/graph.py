"""Decisions go in; the graph of links comes out: the same decisions always make the same bytes, for time comes from them."""

from __future__ import annotations

from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING

from rdflib import PROV, RDF, SKOS, XSD, Literal

from kg.identifiers import LINKS_GRAPH, actor_iri, link_iri, wikidata_iri
from kg.link.decisions import accepted, read_decisions
from kg.mapping.literals import decimal, plain
from kg.namespaces import GK
from kg.resources import QUERIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.link.decisions import Decision
    from kg.mapping.literals import Triple
    from kg.store import Store


def link_triples(decisions: Iterable[Decision]) -> Iterator[Triple]:
    """Describe the links that stand: each with actor, item, score, method and time, and the match that it makes."""
    for decision in accepted(decisions).values():
        actor, item = actor_iri(decision.actor), wikidata_iri(decision.item)
        link = link_iri(decision.actor, decision.item)
        yield actor, SKOS.exactMatch, item
        yield link, RDF.type, GK.Link
        yield link, GK.linkedActor, actor
        yield link, GK.linkedItem, item
        yield link, GK.score, decimal(decision.score)
        yield link, GK.method, plain(decision.method)
        moment = decision.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        yield link, PROV.generatedAtTime, Literal(moment, datatype=XSD.dateTime, normalize=False)


def update_links(store: Store, decisions: Path) -> bool:
    """Make the graph of links say what a file of decisions says of the store's actors; tell whether that changed anything.

    Where there is no such file, the graph stays: it may stand in another folder than the one that a command is given in.
    """
    if not decisions.exists():
        return False
    # one question for each decision: to list all actors would take the longer the more articles there are
    standing = [each for each in accepted(read_decisions(decisions)).values() if _is_known(store, each.actor)]
    return store.replace(LINKS_GRAPH, link_triples(standing))


def _is_known(store: Store, actor: str) -> bool:
    return store.query(_known(), {"actor": actor_iri(actor)}) is True


@cache
def _known() -> str:
    return (QUERIES / "link" / "known.rq").read_text(encoding="utf-8")
