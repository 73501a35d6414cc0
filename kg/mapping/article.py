"""An article goes in; out come the triples of the document: identity, date, publisher, and the text that all offsets refer to."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rdflib import DCTERMS, RDF, Literal, URIRef

from kg.mapping.literals import Triple, day, plain, words
from kg.namespaces import GK, NIF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.mapping.naming import Names
    from kg.model import Findings

_LINKED = {"http", "https"}
_NEVER_IN_IRIS = frozenset('<>"{}|\\^` \t\r\n')


def document_triples(findings: Findings, names: Names) -> Iterator[Triple]:
    """Describe the document; what the input and the text do not give is left out, never guessed."""
    article, iri = findings.article, names.article
    yield iri, RDF.type, GK.Article
    yield iri, DCTERMS.identifier, Literal(article.identifier)
    yield iri, DCTERMS.language, plain(article.language)
    yield iri, GK.contentHash, Literal(sha256(article.text.encode()).hexdigest())
    yield iri, NIF.isString, Literal(article.text)
    if article.title:
        yield iri, DCTERMS.title, words(article.title, article.language)
    if article.published:
        yield iri, DCTERMS.issued, day(article.published)
    if findings.publisher:
        yield iri, DCTERMS.publisher, names.of(findings.publisher)
    if article.source:
        yield iri, DCTERMS.source, _source(article.source)
    for span in dict.fromkeys(findings.left_out):
        yield iri, GK.leftOut, names.span(span)


def _source(source: str) -> URIRef | Literal:
    # a file's path, or an address that is no valid IRI, is still worth keeping: as a string
    linked = urlsplit(source).scheme in _LINKED and not _NEVER_IN_IRIS.intersection(source)
    return URIRef(source) if linked else Literal(source)
