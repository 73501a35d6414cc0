"""A file of people's decisions on reports goes in; the graph of decisions comes out, and what it says of pairs of reports."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, URIRef

from kg.identifiers import DECISIONS_GRAPH, decision_iri
from kg.knowledge.decisions import read_decisions, standing
from kg.knowledge.identity import Decided, Verdict, decided_from
from kg.mapping.literals import day, plain
from kg.namespaces import GK
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.knowledge.decisions import Decision
    from kg.store import Store, Triple

_PAIR = 2


def decision_triples(decisions: Iterable[Decision]) -> Iterator[Triple]:
    """Describe the decisions that stand: on which two reports, with which verdict, whose, of which day, and for what reason."""
    for each in standing(decisions):
        if each.verdict is None:
            continue
        iri = decision_iri(each.report, each.other)
        yield iri, RDF.type, GK.IdentityDecision
        yield iri, GK.decidesOn, URIRef(each.report)
        yield iri, GK.decidesOn, URIRef(each.other)
        yield iri, GK.verdict, GK[each.verdict.value]
        yield iri, DCTERMS.creator, plain(each.who)
        yield iri, DCTERMS.date, day(each.day)
        if each.reason:
            yield iri, DCTERMS.description, plain(each.reason)


def update_decisions(store: Store, merges: Path) -> bool:
    """Make the graph of decisions say what a file says of the store's reports; tell whether that changed anything.

    A decision on a report that the store does not hold waits in the file. Where there is no such file, the graph stays: it
    may stand in another folder than the one that a command is given in.
    """
    if not merges.exists():
        return False
    decisions = read_decisions(merges)
    known = {report for each in decisions for report in (each.report, each.other) if _holds(store, report)}
    return store.replace(
        DECISIONS_GRAPH, decision_triples(each for each in decisions if each.report in known and each.other in known)
    )


def prune_decisions(store: Store) -> bool:
    """Take decisions on reports that the store no longer holds out of the graph; tell whether there were any."""
    gone = {str(decision) for (decision,) in rows_of(store, _text("waiting"))}
    if not gone:
        return False
    return store.replace(DECISIONS_GRAPH, [triple for triple in store.match(DECISIONS_GRAPH) if str(triple[0]) not in gone])


def decided_in(store: Store) -> Decided:
    """Return what the graph of decisions says of pairs of reports."""
    pairs: dict[str, set[str]] = defaultdict(set)
    verdicts: dict[str, Verdict] = {}
    for decision, verdict, report in rows_of(store, _text("decisions")):
        pairs[str(decision)].add(str(report))
        verdicts[str(decision)] = Verdict(str(verdict).rsplit("#", 1)[-1])
    whole = {decision: sorted(pair) for decision, pair in pairs.items() if len(pair) == _PAIR}
    return decided_from({(one, other): verdicts[decision] for decision, (one, other) in sorted(whole.items())})


def _holds(store: Store, report: str) -> bool:
    return any(True for _ in rows_of(store, _text("report"), {"report": URIRef(report)}))


@cache
def _text(name: str) -> str:
    return (QUERIES / "knowledge" / f"{name}.rq").read_text(encoding="utf-8")
