"""A file that `kg export` or another RDF program wrote goes in; its graphs stand in a store, to be asked like any other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import URIRef

from kg.errors import InputError, UnknownFormat
from kg.identifiers import EXPORTED_GRAPH
from kg.store.terms import rdflib_term

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.store.base import Store, Triple

FORMATS: Mapping[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
}


def load_exported(path: Path, store: Store) -> int:
    """Put every graph of a file into a store and return how many triples it holds; what is in no graph gets one.

    The file is held in memory. Raises UnknownFormat for a suffix that no format has, InputError for a file that is not RDF.
    """
    if path.suffix not in FORMATS:
        raise UnknownFormat(path, known=FORMATS)
    graphs: dict[str, list[Triple]] = defaultdict(list)
    try:
        for quad in ox.parse(path=str(path), format=FORMATS[path.suffix]):
            name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else str(EXPORTED_GRAPH)
            subject, predicate = rdflib_term(quad.subject), rdflib_term(quad.predicate)
            graphs[name].append((URIRef(subject), URIRef(predicate), rdflib_term(quad.object)))
    except SyntaxError as error:
        raise InputError(path, f"is not {FORMATS[path.suffix].name}: {error.msg}", line=error.lineno) from None
    except (OSError, ValueError) as error:
        raise InputError(path, f"cannot be read: {error}") from error
    for name in sorted(graphs):
        store.replace(URIRef(name), graphs[name])
    return sum(map(len, graphs.values()))
