"""A store as four articles would leave it: actors without items, what stands around their names, and their state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, SKOS, XSD, Literal, URIRef

from kg.identifiers import actor_iri, article_actor_iri, article_graph, article_iri, span_iri, wikidata_iri
from kg.namespaces import GK, ITSRDF, NIF

if TYPE_CHECKING:
    from kg.store import Store, Triple

NORLAND = actor_iri("Q900010")
TEXTS = {
    "one": ("Mara Velen", "mara-velen", "2024-05-04", "Norland's politician Mara Velen left for talks, her office said."),
    "two": ("Jon Aster", "jon-aster", "2024-05-06", "A Norlandic politician, Jon Aster, asked for a vote."),
    "three": ("Dewan Pesisir", "dewan-pesisir", "2024-05-07", "Dewan Pesisir bertemu pada hari Senin."),
    "four": ("Nemo Nullus", "nemo/nullus", "2024-05-08", "Nemo Nullus of Norland was there."),
}
KINDS = {"dewan-pesisir": GK.InternationalOrganization}


def fill(store: Store) -> None:
    """Put the articles into a store."""
    for identifier in TEXTS:
        store.replace(article_graph(article_iri(identifier)), triples_of(identifier), actors=state())


def triples_of(identifier: str) -> list[Triple]:
    name, key, day, text = TEXTS[identifier]
    article, actor = article_iri(identifier), actor_iri(key)
    begin = text.index(name)
    span = span_iri(article, begin, begin + len(name))
    speaker = article_actor_iri(article, "a-spokesperson")
    language = "id" if key == "dewan-pesisir" else "en"
    triples: list[Triple] = [
        (article, NIF.isString, Literal(text)),
        (article, DCTERMS.issued, Literal(day, datatype=XSD.date)),
        (span, NIF.beginIndex, Literal(begin)),
        (span, NIF.endIndex, Literal(begin + len(name))),
        (span, NIF.referenceContext, article),
        (span, ITSRDF.taIdentRef, actor),
        (span, ITSRDF.taIdentRef, NORLAND),
        *_actor(actor, KINDS.get(key, GK.Person), Literal(name, lang=language)),
        *_actor(actor_iri("several-states"), GK.ActorGroup, Literal("several states", lang="en")),
        *_actor(speaker, GK.UnnamedActor, Literal("a spokesperson", lang="en")),
    ]
    if key not in KINDS:
        triples.append((actor, GK.represents, NORLAND))
    return triples


def state() -> list[Triple]:
    return [*_actor(NORLAND, GK.State, Literal("Norland", lang="en")), (NORLAND, SKOS.exactMatch, wikidata_iri("Q900010"))]


def _actor(actor: URIRef, kind: URIRef, name: Literal) -> list[Triple]:
    return [(actor, RDF.type, kind), (actor, RDF.type, GK.Actor), (actor, SKOS.prefLabel, name)]
