"""What claims have in common: the same words, agreement, contradiction."""

from __future__ import annotations

from datetime import date

import pytest

from kg.knowledge.propositions import content_key, propositions_of, relations_of, relations_within
from kg.knowledge.values import Relation, Response, Statement
from kg.model import ClaimType, Polarity
from kg.namespaces import GK

YES, NO = Polarity.AFFIRMED, Polarity.DENIED
NOBODY = str(GK.UnattributedSource)


def claim(number: int, speaker: str, polarity: Polarity = YES, *, key: str = "k", day: int | None = None) -> Statement:
    return Statement(f"c:{number}", key, speaker, polarity, date(2022, 1, day or number))


def same(one: str, other: str) -> bool:
    return one == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will not wait for ever", "“We will not wait for ever,”"),
        ("We will\nnot  wait for EVER", "we will not wait: for ever!"),
        ("Kami tidak akan menunggu selamanya", '"Kami tidak akan menunggu selamanya."'),
        ("\ufb01ve of them will come soon", "five of them will come soon"),
    ],
)
def test_the_same_words_are_the_same_however_written(one: str, other: str) -> None:
    assert content_key(one) == content_key(other) is not None


def test_other_words_are_not_the_same_and_few_words_say_nothing() -> None:
    assert content_key("We will not wait for ever") != content_key("We will now wait for ever")
    assert content_key("That is not true") is None
    assert content_key("“…”") is None


def test_a_proposition_needs_two_claims() -> None:
    found = list(propositions_of([claim(2, "a"), claim(1, "b"), claim(3, "a", key="other")]))
    assert [proposition.claims for proposition, _ in found] == [("c:1", "c:2")]
    assert [statement.iri for statement in found[0][1]] == ["c:1", "c:2"]


def test_other_speakers_agree_with_the_first_and_nobody_with_himself() -> None:
    together = [claim(1, "a"), claim(2, "a"), claim(3, "b"), claim(4, "c"), claim(5, NOBODY)]
    assert set(relations_within(together, same)) == {
        Relation("c:3", "c:1", agrees=True),
        Relation("c:4", "c:1", agrees=True),
    }


def test_the_denial_contradicts_whichever_came_first() -> None:
    assert list(relations_within([claim(1, "a"), claim(2, "b", NO)], same)) == [Relation("c:2", "c:1", agrees=False)]
    assert list(relations_within([claim(1, "a", NO), claim(2, "b")], same)) == [Relation("c:1", "c:2", agrees=False)]


@pytest.mark.parametrize(
    ("kind", "polarity", "target", "agrees"),
    [
        (ClaimType.DENIAL, NO, YES, False),
        (ClaimType.DENIAL, YES, NO, False),
        (ClaimType.STATEMENT, NO, YES, False),
        (ClaimType.DENIAL, NO, NO, True),
        (ClaimType.CONFIRMATION, YES, YES, True),
        (ClaimType.STATEMENT, YES, YES, None),
    ],
)
def test_answers_confirm_or_deny(kind: ClaimType, polarity: Polarity, target: Polarity, agrees: bool | None) -> None:
    found = list(relations_of([Response("c:2", kind, polarity, "c:1", target)]))
    assert found == ([] if agrees is None else [Relation("c:2", "c:1", agrees=agrees)])
