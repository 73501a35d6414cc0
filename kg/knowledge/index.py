"""The program's own graph in a store: under which keys findings are compared, and which articles wait to be compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rdflib import RDF, Literal, URIRef

from kg.identifiers import DECISIONS_GRAPH, INDEX_GRAPH, article_graph, article_of
from kg.namespaces import GK, GKD
from kg.store import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import Store, Triple

# These terms are no part of the ontology: the graph is neither exported nor validated, and can be made anew at any time.
_KEY, _DAYS, _WAITS, _HEEDED, _MADE = (GKD[f"index/{name}"] for name in ("key", "days", "waits", "heeded", "made"))
_VERSION = Literal("2")  # to be counted up where keys or rules change: an index of another version is made anew
_CLAIM, _EVENT = "/claim/", "/event/"
_FINDINGS = (GK.Claim, GK.MeetingReport, GK.EventReport)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The articles (IRIs) that have come, changed or gone since knowledge was drawn, and the findings that they had before."""

    articles: frozenset[str]
    before: frozenset[str]


def note(article: URIRef, store: Store) -> Change:
    """Return what to write in the step that changes an article: that it waits, and the findings that it has until then."""
    graph = article_graph(article)
    before = (finding for kind in _FINDINGS for finding, _, _ in store.match(graph, None, RDF.type, kind))
    return Change(INDEX_GRAPH, come=[(article, _WAITS, thing) for thing in (article, *before)])


def waiting_in(store: Store) -> Waiting:
    """Return what waits to be compared."""
    notes = [(str(article), str(thing)) for article, _, thing in store.match(INDEX_GRAPH, None, _WAITS)]
    return Waiting(frozenset(article for article, _ in notes), frozenset(thing for article, thing in notes if thing != article))


def is_claim(finding: str) -> bool:
    """Tell whether a finding (IRI) is a claim; else it is a report."""
    return _CLAIM in finding


def is_event(finding: str) -> bool:
    """Tell whether a finding (IRI) is a report of an event that is no meeting."""
    return _EVENT in finding


def noted(findings: Iterable[str]) -> Change:
    """Return what says that findings are to be compared again, though their articles are as they were."""
    return Change(INDEX_GRAPH, come=[(URIRef(article_of(finding)), _WAITS, URIRef(finding)) for finding in findings])


def done(store: Store) -> Change:
    """Return what says that no article waits any longer."""
    return Change(INDEX_GRAPH, gone=list(store.match(INDEX_GRAPH, None, _WAITS)))


def decisions_since(store: Store) -> tuple[Change, frozenset[str]]:
    """Return what says that all decisions are heeded, and the reports (IRIs) whose decisions have changed since that was said."""
    verdicts = {decision: verdict for decision, _, verdict in store.match(DECISIONS_GRAPH, None, GK.verdict)}
    now = {
        (decision, _HEEDED, Literal(f"{report} {verdicts.get(decision)}"))
        for decision, _, report in store.match(DECISIONS_GRAPH, None, GK.decidesOn)
    }
    then = set(store.match(INDEX_GRAPH, None, _HEEDED))
    reports = frozenset(str(told).split()[0] for _, _, told in then ^ now)
    return Change(INDEX_GRAPH, gone=then - now, come=now - then), reports


def is_made(store: Store) -> bool:
    """Tell whether the store has an index, and one of this version."""
    return [version for _, _, version in store.match(INDEX_GRAPH, INDEX_GRAPH, _MADE)] == [_VERSION]


def made() -> Change:
    """Return what says that the index is of this version."""
    return Change(INDEX_GRAPH, come=[(INDEX_GRAPH, _MADE, _VERSION)])


def kept_under(key: str, store: Store) -> Iterator[str]:
    """Yield the findings that have a key."""
    return (str(finding) for finding, _, _ in store.match(INDEX_GRAPH, None, _KEY, _literal(key)))


def keys_kept(finding: str, store: Store) -> frozenset[str]:
    """Return the keys that a finding is kept under."""
    return frozenset(str(key) for _, _, key in store.match(INDEX_GRAPH, URIRef(finding), _KEY))


def kept_anew(finding: str, keys: Iterable[str], store: Store) -> Change:
    """Return what brings the keys of a finding up to date; one that is gone has none."""
    wanted, found = frozenset(keys), keys_kept(finding, store)
    return Change(INDEX_GRAPH, gone=_under(finding, found - wanted), come=_under(finding, wanted - found))


def days_kept(report: str, store: Store) -> tuple[tuple[int, ...], ...]:
    """Return the days (ordinals) that are kept of a report: what `days_anew` was given."""
    found = store.match(INDEX_GRAPH, URIRef(report), _DAYS)
    return tuple(tuple(map(int, str(days).split(","))) for _, _, days in found)


def days_anew(report: str, days: tuple[int, ...], store: Store) -> Change:
    """Return what brings the days (ordinals) of a report up to date; one that is gone has none."""
    wanted = {(URIRef(report), _DAYS, Literal(",".join(map(str, days))))} if days else set()
    found = set(store.match(INDEX_GRAPH, URIRef(report), _DAYS))
    return Change(INDEX_GRAPH, gone=found - wanted, come=wanted - found)


def _under(finding: str, keys: Iterable[str]) -> list[Triple]:
    name = URIRef(finding)
    return [(name, _KEY, _literal(key)) for key in keys]


@lru_cache(maxsize=262_144)
def _literal(key: str) -> Literal:
    return Literal(key)  # takes longer than to find what is kept under it; a key is kept once and sought again and again
