"""A store with articles that wait goes in; out comes its knowledge brought up to date, read and written only near them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from rdflib import RDF

from kg.identifiers import INDEX_GRAPH, KNOWLEDGE_GRAPH, article_of_graph
from kg.knowledge.claims import Claims, claims_about
from kg.knowledge.encounters import Encounters
from kg.knowledge.happenings import Happenings
from kg.knowledge.index import Waiting, decisions_since, done, is_claim, is_event, is_made, made, noted, waiting_in
from kg.knowledge.listed import Listed
from kg.knowledge.memberships import membership_changes
from kg.knowledge.reports import Reports
from kg.namespaces import GK

if TYPE_CHECKING:
    from kg.store import Store

_AT_ONCE = 100  # articles that are compared in one step: what is written in one is held in memory
_HASH = 16  # bytes


@dataclass(frozen=True, slots=True)
class KnowledgeReport:
    """How much knowledge stands in the store, and whether it is another than before."""

    reports: int
    meetings: int
    propositions: int
    agreements: int
    contradictions: int
    changed: bool


def update_knowledge(store: Store) -> bool:
    """Bring knowledge up to date where articles have come, changed or gone; tell whether any had, or a person had decided.

    The rest of the store is neither read nor written, and the graph is the same as if it were drawn anew. Where an update is
    broken off, the next one completes it. Raises StoreError where the store cannot be read or written.
    """
    if not is_made(store):
        rebuild_knowledge(store)
        return True
    waiting, (_, decided) = waiting_in(store), decisions_since(store)
    if waiting.articles or decided:
        _update(waiting, store)
    return bool(waiting.articles or decided)


def rebuild_knowledge(store: Store) -> KnowledgeReport:
    """Derive the knowledge graph anew from all articles; the same evidence gives the same graph, in whatever order it came.

    Raises StoreError where the store cannot be read or written.
    """
    before = _digest(store)
    articles = [str(article) for name in store.names() if (article := article_of_graph(name))]
    store.notes.clear()
    store.remove(INDEX_GRAPH)  # where notes stood until version 0.1
    store.replace(KNOWLEDGE_GRAPH, ())
    _update(Waiting(frozenset(articles), frozenset()), store)
    return _report(store, changed=_digest(store) != before)


def _update(waiting: Waiting, store: Store) -> None:
    """Compare the findings of articles that wait; meetings come first, for claims are compared by the meetings they are about.

    Where that is broken off, the articles still wait, and knowledge still tells with what their claims had been joined.
    """
    listed = Listed(store)
    reports = Reports(store, listed)
    findings = {report for article in waiting.articles for report in reports.of(article)}
    heeded, decided = decisions_since(store)
    findings |= {each for each in decided | waiting.before if not (is_claim(each) or is_event(each))}
    changes = Encounters(store, reports, findings).changes()
    moved = {str(subject) for change in changes for subject, term, _ in (*change.gone, *change.come) if term == GK.reportsOn}
    about = {claim for report in moved for claim in claims_about(report, store)}
    events = {each for each in decided | waiting.before if is_event(each)}
    store.change([*changes, membership_changes(store), noted(about | events)])
    store.change([heeded])  # only when the meetings are drawn by it, for notes are written before what stands in the store
    _update_events(waiting, events, store, Happenings(store, listed))
    claims = Claims(store, listed)
    more = about | {each for each in waiting.before if is_claim(each)}
    articles = sorted(waiting.articles)
    for start in range(0, max(len(articles), 1), _AT_ONCE):
        come = {claim for article in articles[start : start + _AT_ONCE] for claim in claims.of(article)} | more
        store.change([claims.index(come)])
        last = start + _AT_ONCE >= len(articles)
        store.change([claims.changes(come), *((made(), done(store)) if last else ())])
        more = set()


def _update_events(waiting: Waiting, old: set[str], store: Store, happenings: Happenings) -> None:
    """Compare the event reports of articles that wait, and the old ones: that are gone, or that a person has decided on."""
    articles = sorted(waiting.articles)
    for start in range(0, max(len(articles), 1), _AT_ONCE):
        come = {report for article in articles[start : start + _AT_ONCE] for report in happenings.of(article)}
        store.change(happenings.changes(come | old))
        old = set()


def _report(store: Store, *, changed: bool) -> KnowledgeReport:
    reports = sum(1 for _ in store.match(KNOWLEDGE_GRAPH, None, GK.reportsOn))
    kinds = (GK.Meeting, GK.Proposition)
    meetings, propositions = (sum(1 for _ in store.match(KNOWLEDGE_GRAPH, None, RDF.type, kind)) for kind in kinds)
    agreements, contradictions = (
        sum(1 for _ in store.match(KNOWLEDGE_GRAPH, None, term)) for term in (GK.agreesWith, GK.contradicts)
    )
    return KnowledgeReport(reports, meetings, propositions, agreements, contradictions, changed)


def _digest(store: Store) -> int:
    """Return a number that stands for the knowledge graph, in whatever order its triples come."""
    lines = store.lines(KNOWLEDGE_GRAPH)
    return sum(int.from_bytes(blake2b(line, digest_size=_HASH).digest(), "big") for line in lines)
