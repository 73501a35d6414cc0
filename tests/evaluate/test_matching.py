"""Which finding is which of the gold: names, spans, and one partner for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.found import FoundActor
from kg.evaluate.gold import GoldActor
from kg.evaluate.matching import is_one_of, is_same, overlap, pairs, plain
from kg.model import ActorKind, Span

STATE = GoldActor("NL", "Norland", ("Norland", "Norhaven"), ActorKind.STATE, "Q1")
NAMELESS = GoldActor("spokesman", "army spokesman", ("a spokesman of the army",), ActorKind.UNNAMED)
spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair)))


def found(*names: str, items: tuple[str, ...] = (), represents: tuple[str, ...] = ()) -> FoundActor:
    return FoundActor(frozenset(items), frozenset(map(plain, names)), frozenset(represents))


@pytest.mark.parametrize(
    ("actor", "wanted", "same"),
    [
        (found("Sudland", items=("Q1",)), STATE, True),  # the item decides
        (found("Norland", items=("Q2",)), STATE, False),
        (found("norhaven!"), STATE, True),  # without one, any name does
        (found("Sudland"), STATE, False),
        (found("the spokesman of the army"), NAMELESS, True),  # descriptions need only be alike
        (found("the mayor"), NAMELESS, False),
        (found(""), NAMELESS, False),
    ],
)
def test_who_is_the_same(actor, wanted, same):
    assert is_same(actor, wanted) is same


def test_those_on_whose_behalf_somebody_acts_count_too():
    actors = {"envoy": found("Pia", represents=("ministry", "envoy")), "ministry": found("x", represents=("state",))}
    actors["state"] = found("Norland", represents=("envoy",))
    assert is_one_of("envoy", [STATE], actors)
    assert not is_one_of("nobody", [STATE], actors)
    assert not is_one_of("state", [NAMELESS], {"state": actors["state"]})


@given(spans, spans)
def test_overlap_is_a_share(one, other):
    assert overlap(one, one) == 1
    assert 0 <= overlap(one, other) == overlap(other, one) <= 1
    assert (overlap(one, other) > 0) == (max(one.begin, other.begin) < min(one.end, other.end))


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6))
def test_each_has_one_partner_at_most(wanted, there):
    joined = pairs(wanted, there, lambda one, other: float(one == other))
    assert len(set(joined.values())) == len(joined)
    assert all(wanted[i] == there[j] for i, j in joined.items())
    assert len(joined) == sum(min(wanted.count(value), there.count(value)) for value in set(wanted))


def test_the_likest_go_together_first():
    assert pairs([10, 20], [19, 12], lambda one, other: 1 / (1 + abs(one - other))) == {1: 0, 0: 1}
