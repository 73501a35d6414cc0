"""A store goes in; out come a few things of every class with all that is written of them, for a reasoner that takes no more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from rdflib import RDF, Literal, URIRef

from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import Store, Term, Triple


@dataclass(frozen=True, slots=True)
class Described:
    """One thing, what is written of it, prose apart, and the classes of whatever it is joined to."""

    iri: URIRef
    triples: tuple[Triple, ...]


def sample_of(store: Store, classes: Iterable[URIRef], *, limit: int) -> tuple[Described, ...]:
    """Return things of every class in turn, until they and what they are joined to are `limit`; always the same ones."""
    by_class = [_instances(store, kind) for kind in sorted(classes)]
    in_turn = (thing for together in zip_longest(*by_class) for thing in together if thing is not None)
    sample: dict[URIRef, Described] = {}
    known: set[URIRef] = set()
    for thing in in_turn:
        if len(known) >= limit:
            break
        if thing not in sample:
            sample[thing] = Described(thing, tuple(_triples_of(store, thing)))
            known |= {thing, *_nodes(sample[thing].triples)}
    return tuple(sample.values())


def _instances(store: Store, kind: URIRef) -> Iterator[URIRef]:
    return (thing for (thing,) in rows_of(store, _question("instances"), {"class": kind}) if isinstance(thing, URIRef))


def _triples_of(store: Store, thing: URIRef) -> Iterator[Triple]:
    joined: dict[URIRef, None] = {}
    for predicate, value in rows_of(store, _question("description"), {"thing": thing}):
        if not isinstance(predicate, URIRef) or value is None or _is_prose(value):
            continue
        yield thing, predicate, value
        if isinstance(value, URIRef) and predicate != RDF.type:
            joined[value] = None
    for other in joined:
        for (kind,) in rows_of(store, _question("kinds"), {"thing": other}):
            if kind is not None:
                yield other, RDF.type, kind


def _is_prose(value: Term) -> bool:
    # no axiom speaks of words, and HermiT ends at a control character
    return isinstance(value, Literal) and (value.language is not None or not str(value).isprintable())


def _nodes(triples: Iterable[Triple]) -> Iterator[URIRef]:
    ends = chain.from_iterable((subject, value) for subject, predicate, value in triples if predicate != RDF.type)
    return (end for end in ends if isinstance(end, URIRef))


@cache
def _question(name: str) -> str:
    return (QUERIES / "reason" / "sample" / f"{name}.rq").read_text(encoding="utf-8")
