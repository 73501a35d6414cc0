"""Claims that have come, changed or gone go in; out comes how the knowledge of claims changes, in their neighbourhood alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.identifiers import KNOWLEDGE_GRAPH, article_graph, article_of
from kg.knowledge.articles import facts_of, responses_of, statements_of
from kg.knowledge.comparing import Keys, candidates, keys_of
from kg.knowledge.index import kept_anew, kept_under
from kg.knowledge.propositions import Pair, compared, in_order, propositions_of, relations_of, relations_within, retellings_of
from kg.knowledge.triples import proposition_triples, relation_triple, retelling_triple
from kg.namespaces import GK
from kg.store import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.knowledge.articles import ArticleFacts
    from kg.knowledge.listed import Listed
    from kg.knowledge.values import Statement
    from kg.store import Noting, Store, Triple

_JOINING = frozenset({GK.agreesWith, GK.contradicts, GK.tellsAgain})
_STATED = _JOINING | {GK.proposition}
_AT_HAND = 2000  # articles kept in memory: those that are compared are of the same days, and come again


class Claims:
    """The claims of a store, read as they are asked for."""

    def __init__(self, store: Store, listed: Listed) -> None:
        self._store, self._listed = store, listed
        self._facts = lru_cache(_AT_HAND)(self._facts_of)
        self._of = lru_cache(_AT_HAND)(self._statements_of)
        self._keys_at_hand: dict[str, Keys] = {}  # of the claims that are indexed, and then compared, in one step

    def of(self, article: str) -> dict[str, Statement]:
        """Return the claims of an article by their names (IRIs); none where the article is gone."""
        return self._of(article)

    def index(self, claims: Iterable[str]) -> Noting:
        """Return what brings the keys of claims up to date; it is to be written before they are compared."""
        statements = {claim: self._statement(claim) for claim in claims}
        return kept_anew({claim: self._keys(each).kept if each else () for claim, each in statements.items()}, self._store)

    def changes(self, claims: Iterable[str]) -> Change:
        """Return how knowledge changes where these claims have come, changed or gone; their keys must be up to date."""
        around = {other for claim in claims for other in (claim, *self._joined_to(claim))}
        pairs = self._pairs_around(around)
        before = {triple for claim in around for triple in self._standing(claim)}
        self._keys_at_hand.clear()
        after = set(self._drawn(around, pairs))
        return Change(KNOWLEDGE_GRAPH, gone=before - after, come=after - before)

    def _pairs_around(self, around: set[str]) -> list[Pair]:
        """Compare the claims with all that may be the same, and those that are with others; `around` grows by these."""
        found: dict[tuple[str, str], Pair] = {}
        waiting = sorted(around)
        while waiting:
            statements = [statement for claim in waiting if (statement := self._statement(claim))]
            waiting = []
            for statement, others in self._with_candidates(statements):
                for other in others:
                    names = min(statement.iri, other.iri), max(statement.iri, other.iri)
                    if names not in found and (pair := compared(*in_order((statement, other)))):
                        found[names] = pair
                        if other.iri not in around:
                            around.add(other.iri)
                            waiting.append(other.iri)
        return sorted(found.values(), key=lambda pair: (pair.later.rank, pair.earlier.rank))

    def _with_candidates(self, statements: list[Statement]) -> Iterator[tuple[Statement, list[Statement]]]:
        """Yield each claim with those that may be the same; what all of their keys find is read at once."""
        keys = [self._keys(statement) for statement in statements]
        kept = kept_under({key for its in keys for key in (*its.exact, *its.near)}, self._store)
        for statement, its in zip(statements, keys, strict=True):
            names = candidates(its, lambda key: kept.get(key, ())) - {statement.iri}
            yield statement, [other for name in names if (other := self._statement(name))]

    def _drawn(self, around: set[str], pairs: list[Pair]) -> Iterator[Triple]:
        for proposition in propositions_of(pairs):
            yield from proposition_triples(proposition)
        answers = (
            response
            for article in sorted({article_of(claim) for claim in around})
            for response in responses_of(self._facts(article))
            if response.iri in around
        )
        yield from map(relation_triple, relations_of(answers))
        yield from map(relation_triple, relations_within(pairs))
        yield from map(retelling_triple, retellings_of(pairs))

    def _joined_to(self, claim: str) -> Iterator[str]:
        """Yield the claims that knowledge joins to this one, as it stood when the claim was last compared."""
        iri = URIRef(claim)
        for _, term, other in self._store.match(KNOWLEDGE_GRAPH, iri):
            if term == GK.proposition:
                yield from (str(mate) for mate, _, _ in self._store.match(KNOWLEDGE_GRAPH, None, GK.proposition, other))
            elif term in _JOINING:
                yield str(other)
        yield from (str(other) for other, term, _ in self._store.match(KNOWLEDGE_GRAPH, None, None, iri) if term in _JOINING)

    def _standing(self, claim: str) -> Iterator[Triple]:
        """Yield what knowledge says of a claim, and of the proposition that it states."""
        for triple in self._store.match(KNOWLEDGE_GRAPH, URIRef(claim)):
            if triple[1] == GK.proposition:
                yield from self._store.match(KNOWLEDGE_GRAPH, URIRef(str(triple[2])))
            if triple[1] in _STATED:
                yield triple

    def _keys(self, statement: Statement) -> Keys:
        if statement.iri not in self._keys_at_hand:
            self._keys_at_hand[statement.iri] = keys_of(statement)
        return self._keys_at_hand[statement.iri]

    def _statement(self, claim: str) -> Statement | None:
        return self.of(article_of(claim)).get(claim)

    def _facts_of(self, article: str) -> ArticleFacts:
        return facts_of(article, self._store, self._listed)

    def _statements_of(self, article: str) -> dict[str, Statement]:
        return {each.iri: each for each in statements_of(self._facts(article), self._meeting_of)}

    def _meeting_of(self, report: str) -> str | None:
        found = (str(meeting) for _, _, meeting in self._store.match(KNOWLEDGE_GRAPH, URIRef(report), GK.reportsOn))
        return min(found, default=None)


def claims_about(report: str, store: Store) -> Iterator[str]:
    """Yield the claims that are about a report."""
    graph = article_graph(URIRef(article_of(report)))
    return (str(claim) for claim, _, _ in store.match(graph, None, GK.about, URIRef(report)))
