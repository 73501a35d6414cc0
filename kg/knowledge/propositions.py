"""Claims of all articles go in; out comes what they have in common: propositions, agreement and contradiction."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from kg.identifiers import proposition_iri
from kg.knowledge.values import Proposition, Relation, Response, Statement
from kg.model import ClaimType, Polarity
from kg.namespaces import GK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_NOBODY = str(GK.UnattributedSource)
_WORD = re.compile(r"\w+")
# "That is not true" is said of everything: shorter contents are no common proposition.
_LEAST_WORDS = 5


def content_key(content: str) -> str | None:
    """Return what stands for the words of a claim, however they are cased, spaced and quoted; None where they are too few."""
    words = _WORD.findall(unicodedata.normalize("NFKC", content).casefold())
    if len(words) < _LEAST_WORDS:
        return None
    return sha256(" ".join(words).encode()).hexdigest()[:32]


def propositions_of(statements: Iterable[Statement]) -> Iterator[tuple[Proposition, list[Statement]]]:
    """Yield every proposition that at least two claims state, with those claims in the order of their articles' days."""
    by_key: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_key[statement.key].append(statement)
    for key in sorted(by_key):
        together = sorted(by_key[key], key=lambda statement: (statement.published or date.max, statement.iri))
        if len(together) > 1:
            yield Proposition(proposition_iri(key), tuple(sorted(statement.iri for statement in together))), together


def relations_within(together: list[Statement], related: Callable[[str, str], bool]) -> Iterator[Relation]:
    """Join each claim to the first before it that another speaker made: they agree, or one denies what the other affirms.

    To the first only, for what forty speakers repeat would else give 780 pairs. It is the denial that contradicts. A source
    without a name may be anybody, the other speaker too, and so neither agrees nor contradicts.
    """
    named = [statement for statement in together if statement.speaker != _NOBODY]
    for position, statement in enumerate(named):
        first = next((other for other in named[:position] if not related(statement.speaker, other.speaker)), None)
        if first is None:
            continue
        if statement.polarity is first.polarity:
            yield Relation(statement.iri, first.iri, agrees=True)
        else:
            denial, denied = (statement, first) if statement.polarity is Polarity.DENIED else (first, statement)
            yield Relation(denial.iri, denied.iri, agrees=False)


def relations_of(responses: Iterable[Response]) -> Iterator[Relation]:
    """Join answers to the claims that they confirm or deny; two who deny the same agree."""
    for response in responses:
        denies = response.polarity is Polarity.DENIED or response.kind is ClaimType.DENIAL
        if response.kind is ClaimType.CONFIRMATION or (denies and response.polarity is response.target_polarity):
            yield Relation(response.iri, response.target, agrees=True)
        elif denies:
            yield Relation(response.iri, response.target, agrees=False)
