"""Mint every IRI of the graphs from stable input: pure functions from strings and offsets to rdflib URIRefs."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from rdflib import URIRef

from kg.errors import KgError
from kg.namespaces import GKD, WD

ACTORS_GRAPH = GKD["graph/actors"]
LINKS_GRAPH = GKD["graph/links"]
KNOWLEDGE_GRAPH = GKD["graph/knowledge"]
DECISIONS_GRAPH = GKD["graph/decisions"]  # what people said of reports
MEMBERSHIPS_GRAPH = GKD["graph/memberships"]  # who belongs to which organisation, by the shipped list
INFERRED_GRAPH = GKD["graph/inferred"]
INDEX_GRAPH = GKD["graph/index"]  # where the program's own notes stood until version 0.1
EXPORTED_GRAPH = GKD["graph/exported"]  # what a file tells in no graph of its own

_ARTICLE = str(GKD["article/"])
_ARTICLE_GRAPH = str(GKD["graph/article/"])
_DIGITS = 16  # of a hash: enough for billions of names
_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]*")
# what may not stand in an IRI at all, and what would end or divide its path
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`%/?#\[\]\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff]")


def article_iri(identifier: str) -> URIRef:
    """Name an article by its identifier, whatever characters that is made of."""
    return URIRef(_ARTICLE + _digest(identifier))


def article_graph(article: URIRef) -> URIRef:
    """Name the graph that holds what the article (an IRI of `article_iri`) says."""
    return URIRef(article.replace(_ARTICLE, _ARTICLE_GRAPH, 1))


def article_of_graph(name: URIRef) -> URIRef | None:
    """Return the article whose graph this is; None for every other graph."""
    return URIRef(name.replace(_ARTICLE_GRAPH, _ARTICLE, 1)) if name.startswith(_ARTICLE_GRAPH) else None


def article_of(finding: str) -> str:
    """Return the article (IRI) whose claim, report or span this is."""
    return _ARTICLE + finding.removeprefix(_ARTICLE)[:_DIGITS]


def span_iri(article: URIRef, begin: int, end: int) -> URIRef:
    """Name a stretch of the article's text (RFC 5147), in code points, end exclusive."""
    return URIRef(f"{article}#char={begin},{end}")


def claim_iri(article: URIRef, begin: int, end: int, number: int = 1) -> URIRef:
    """Name a claim by the span of its content; `number` tells claims apart that share one."""
    return URIRef(f"{article}/claim/{begin}-{end}{_suffix(number)}")


def report_iri(article: URIRef, begin: int, end: int, number: int = 1) -> URIRef:
    """Name a meeting report by its first span of evidence; `number` tells reports apart that share one."""
    return URIRef(f"{article}/meeting/{begin}-{end}{_suffix(number)}")


def event_report_iri(article: URIRef, begin: int, end: int, number: int = 1) -> URIRef:
    """Name an event report by its first span of evidence; `number` tells reports apart that share one."""
    return URIRef(f"{article}/event/{begin}-{end}{_suffix(number)}")


@lru_cache(maxsize=65536)
def actor_iri(key: str) -> URIRef:
    """Name an actor that means the same in every article, by Wikidata id or slug."""
    return URIRef(f"{GKD}actor/{_safe(key)}")


def article_actor_iri(article: URIRef, key: str) -> URIRef:
    """Name an actor that only this article knows ("a spokesperson")."""
    return URIRef(f"{article}/actor/{_safe(key)}")


@lru_cache(maxsize=65536)
def place_iri(key: str) -> URIRef:
    """Name a place by Wikidata id or slug."""
    return URIRef(f"{GKD}place/{_safe(key)}")


def post_iri(holder: URIRef, *facts: str) -> URIRef:
    """Name a post by its holder and whatever tells it from the holder's other posts."""
    return URIRef(f"{holder}/post/{_digest(*facts)}")


def membership_iri(organization: str, member: str, since: str, until: str) -> URIRef:
    """Name one time that an actor belongs to an organisation, by their keys and by its bounds."""
    return GKD[f"membership/{_digest(organization, member, since, until)}"]


def meeting_iri(*facts: str) -> URIRef:
    """Name a meeting by what makes it this one; the order of the facts counts."""
    return GKD[f"meeting/{_digest(*facts)}"]


def event_iri(*facts: str) -> URIRef:
    """Name an event that is no meeting by what makes it this one; the order of the facts counts."""
    return GKD[f"event/{_digest(*facts)}"]


def proposition_iri(*facts: str) -> URIRef:
    """Name a proposition by what makes it this one; the order of the facts counts."""
    return GKD[f"proposition/{_digest(*facts)}"]


def link_iri(actor: str, item: str) -> URIRef:
    """Name the link from an actor (by key) to a Wikidata item (by id)."""
    return GKD[f"link/{_digest(actor, item)}"]


def decision_iri(one: str, other: str) -> URIRef:
    """Name the decision on a pair of reports (by address); the order does not count."""
    return GKD[f"decision/{_digest(min(one, other), max(one, other))}"]


@lru_cache(maxsize=65536)
def wikidata_iri(item: str) -> URIRef:
    """Name a Wikidata item.

    Raises KgError where `item` is not like "Q30": a wrong link is worse than none.
    """
    if not _WIKIDATA_ID.fullmatch(item):
        raise KgError(f"a Wikidata id must look like Q30, found '{item}'")
    return WD[item]


def _suffix(number: int) -> str:
    return "" if number == 1 else f"-{number}"


def _digest(*facts: str) -> str:
    # \x1f (unit separator) keeps ("a", "bc") and ("ab", "c") apart
    return sha256("\x1f".join(facts).encode()).hexdigest()[:_DIGITS]


def _safe(key: str) -> str:
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass")), key)
