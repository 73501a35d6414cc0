"""Claims of all articles go in; out comes what they have in common: propositions, agreement, contradiction, retellings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.identifiers import proposition_iri
from kg.knowledge.comparing import candidates, keys_of
from kg.knowledge.sameness import Sameness, sameness_of
from kg.knowledge.utterances import are_apart, is_same_utterance
from kg.knowledge.values import Proposition, Relation, Response, Retelling, Statement
from kg.model import ClaimType, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with something in common: how they stand to the proposition of both, if there is one, and if one is retold."""

    earlier: Statement
    later: Statement
    sameness: Sameness | None
    retold: bool


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Return claims in the order of their articles' days."""
    return sorted(statements, key=lambda statement: statement.rank)


def compared(earlier: Statement, later: Statement) -> Pair | None:
    """Return what two claims have in common; None where that is nothing."""
    sameness, retold = sameness_of(earlier, later), is_same_utterance(earlier, later)
    return Pair(earlier, later, sameness, retold) if sameness or retold else None


def pairs_of(statements: Iterable[Statement]) -> list[Pair]:
    """Compare each claim with those that share a key with it; return what is found by the later claim, then by the earlier."""
    known: dict[str, list[int]] = defaultdict(list)
    pairs: list[Pair] = []
    ordered = in_order(statements)
    for at, later in enumerate(ordered):
        keys = keys_of(later)
        for other in sorted(candidates(keys, lambda key: known.get(key, ()))):
            if found := compared(ordered[other], later):
                pairs.append(found)
        for key in keys.kept:
            known[key].append(at)
    return pairs


def propositions_of(pairs: list[Pair]) -> Iterator[Proposition]:
    """Yield what at least two claims state, alike or by way of others that are alike; it is named after the first of them."""
    above: dict[str, str] = {}

    def top(claim: str) -> str:
        while claim in above:
            claim = above[claim]
        return claim

    statements: dict[str, Statement] = {}
    for pair in pairs:
        if pair.sameness:
            statements |= {each.iri: each for each in (pair.earlier, pair.later)}
            one, other = top(pair.earlier.iri), top(pair.later.iri)
            if one != other:
                above[other] = one
    together: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements.values():
        together[top(statement.iri)].append(statement)
    for each in together.values():
        first = in_order(each)[0]
        yield Proposition(proposition_iri(first.key or first.iri), tuple(sorted(one.iri for one in each)))


def relations_within(pairs: list[Pair]) -> Iterator[Relation]:
    """Join each claim to the first before it that another speaker made and that it agrees with, and to the first it contradicts.

    To the first only, for what forty speakers repeat would else give 780 pairs. A source without a name may be anybody, the
    other speaker too, and so neither agrees nor contradicts; and two articles that tell of one utterance are no two voices.
    """
    joined: set[tuple[str, Sameness]] = set()
    for pair in pairs:
        kind = pair.sameness
        if kind not in (Sameness.AGREES, Sameness.DENIES) or (pair.later.iri, kind) in joined:
            continue
        if not are_apart(pair.earlier, pair.later):
            continue
        joined.add((pair.later.iri, kind))
        yield Relation(*_directed(pair), agrees=kind is Sameness.AGREES)


def retellings_of(pairs: list[Pair]) -> Iterator[Retelling]:
    """Join each quotation to the first known telling of the same utterance."""
    joined: set[str] = set()
    for pair in pairs:
        if pair.retold and pair.later.iri not in joined:
            joined.add(pair.later.iri)
            yield Retelling(pair.later.iri, pair.earlier.iri)


def relations_of(responses: Iterable[Response]) -> Iterator[Relation]:
    """Join answers to the claims that they confirm or deny; two who deny the same agree."""
    for response in responses:
        denies = response.polarity is Polarity.DENIED or response.kind is ClaimType.DENIAL
        agrees = response.kind is ClaimType.CONFIRMATION or (denies and response.polarity is response.target_polarity)
        if agrees or denies:
            yield Relation(response.iri, response.target, agrees=agrees is not response.target_negates)


def _directed(pair: Pair) -> tuple[str, str]:
    """Return which claim is joined to which: the later to the earlier, but it is the denial that contradicts."""
    earlier, later = pair.earlier, pair.later
    if pair.sameness is Sameness.DENIES and _negates(earlier, later):
        return earlier.iri, later.iri
    return later.iri, earlier.iri


def _negates(one: Statement, other: Statement) -> bool:
    if one.polarity is not other.polarity:
        return one.polarity is Polarity.DENIED
    return one.denies and not other.denies
