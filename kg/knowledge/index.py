"""The program's own notes on a store: under which keys findings are compared, and which articles wait to be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDF

from kg.identifiers import DECISIONS_GRAPH, article_graph, article_of
from kg.namespaces import GK
from kg.store import Noting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib import URIRef

    from kg.store import Store

_KEY, _DAYS, _WAITS, _HEEDED, _MADE = "key", "days", "waits", "heeded", "made"  # kinds of notes
_INDEX = "index"
VERSION = "3"  # to be counted up where keys or rules change: an index of another version is made anew
_CLAIM, _EVENT = "/claim/", "/event/"
_FINDINGS = (GK.Claim, GK.MeetingReport, GK.EventReport)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The articles (IRIs) that have come, changed or gone since knowledge was drawn, and the findings that they had before."""

    articles: frozenset[str]
    before: frozenset[str]


def note(article: URIRef, store: Store) -> Noting:
    """Return what to write in the step that changes an article: that it waits, and the findings that it has until then."""
    graph = article_graph(article)
    before = (finding for kind in _FINDINGS for finding, _, _ in store.match(graph, None, RDF.type, kind))
    return Noting(come=[(str(article), _WAITS, str(thing)) for thing in (article, *before)])


def waiting_in(store: Store) -> Waiting:
    """Return what waits to be compared."""
    notes = [(article, thing) for article, _, thing in store.notes.match(_WAITS)]
    return Waiting(frozenset(article for article, _ in notes), frozenset(thing for article, thing in notes if thing != article))


def is_claim(finding: str) -> bool:
    """Tell whether a finding (IRI) is a claim; else it is a report."""
    return _CLAIM in finding


def is_event(finding: str) -> bool:
    """Tell whether a finding (IRI) is a report of an event that is no meeting."""
    return _EVENT in finding


def noted(findings: Iterable[str]) -> Noting:
    """Return what says that findings are to be compared again, though their articles are as they were."""
    return Noting(come=[(article_of(finding), _WAITS, finding) for finding in findings])


def done(store: Store) -> Noting:
    """Return what says that no article waits any longer."""
    return Noting(gone=list(store.notes.match(_WAITS)))


def decisions_since(store: Store) -> tuple[Noting, frozenset[str]]:
    """Return what says that all decisions are heeded, and the reports (IRIs) whose decisions have changed since that was said."""
    verdicts = {decision: verdict for decision, _, verdict in store.match(DECISIONS_GRAPH, None, GK.verdict)}
    now = {
        (str(decision), _HEEDED, f"{report} {verdicts.get(decision)}")
        for decision, _, report in store.match(DECISIONS_GRAPH, None, GK.decidesOn)
    }
    then = set(store.notes.match(_HEEDED))
    reports = frozenset(told.split()[0] for _, _, told in then ^ now)
    return Noting(gone=then - now, come=now - then), reports


def is_made(store: Store) -> bool:
    """Tell whether the store has an index, and one of this version."""
    return list(store.notes.match(_MADE)) == [(_INDEX, _MADE, VERSION)]


def made() -> Noting:
    """Return what says that the index is of this version."""
    return Noting(come=[(_INDEX, _MADE, VERSION)])


def kept_under(keys: Iterable[str], store: Store) -> dict[str, list[str]]:
    """Return the findings that have some of the keys, by key; a key that none has is left out."""
    found: dict[str, list[str]] = {}
    for finding, _, key in store.notes.saying(_KEY, keys):
        found.setdefault(key, []).append(finding)
    return found


def keys_kept(finding: str, store: Store) -> frozenset[str]:
    """Return the keys that a finding is kept under."""
    return frozenset(key for _, _, key in store.notes.on(_KEY, [finding]))


def kept_anew(keys: Mapping[str, Iterable[str]], store: Store) -> Noting:
    """Return what brings the keys of findings up to date; one that is gone has none."""
    wanted = {(finding, _KEY, key) for finding, its in keys.items() for key in its}
    found = set(store.notes.on(_KEY, keys))
    return Noting(gone=found - wanted, come=wanted - found)


def days_kept(report: str, store: Store) -> tuple[tuple[int, ...], ...]:
    """Return the days (ordinals) that are kept of a report: what `days_anew` was given."""
    return tuple(tuple(map(int, days.split(","))) for _, _, days in store.notes.on(_DAYS, [report]))


def days_anew(report: str, days: tuple[int, ...], store: Store) -> Noting:
    """Return what brings the days (ordinals) of a report up to date; one that is gone has none."""
    wanted = {(report, _DAYS, ",".join(map(str, days)))} if days else set()
    found = set(store.notes.on(_DAYS, [report]))
    return Noting(gone=found - wanted, come=wanted - found)
