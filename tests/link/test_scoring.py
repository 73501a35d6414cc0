"""Scores and their reasons as a table; thresholds and the lead over the next best."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.candidates import Candidate
from kg.link.scoring import MARGIN, Score, Verdict, score, scored, verdict
from kg.link.subjects import Subject
from kg.model import ActorKind, Label

SUBJECT = Subject(
    "mara-velen",
    ActorKind.PERSON,
    (Label("Mara Velen", "en"), Label("M. Velen", "en")),
    countries=frozenset({"Q900010"}),
    days=(date(2024, 5, 4), date(2025, 1, 1)),
    contexts=("Norland's Minister of Foreign Affairs Mara Velen, a career diplomat, met reporters",),
)
PERSON, COUNTRY = frozenset({"Person"}), frozenset({"Q900010"})
LABEL = (Label("Mara Velen", "en"),)
FULL = Candidate("Q1", labels=LABEL, classes=PERSON, countries=COUNTRY)

CASES = [
    (FULL, 0.85, "name+kind+country"),
    (replace(FULL, labels=(), aliases=LABEL), 0.78, "name+kind+country"),
    (replace(FULL, labels=(Label("MARÁ  VELEN", "fr"),)), 0.71, "name+kind+country"),
    (replace(FULL, labels=(Label("Somebody Else", "en"),)), 0.0, "kind+country"),
    (replace(FULL, countries=frozenset()), 0.65, "name+kind"),
    (replace(FULL, countries=frozenset({"Q900011"})), 0.35, "name+kind"),
    (replace(FULL, item="Q900010", countries=frozenset({"Q900011"})), 0.65, "name+kind"),
    (replace(FULL, classes=frozenset()), 0.60, "name+country"),
    (replace(FULL, classes=frozenset({"Place"})), 0.10, "name+country"),
    (replace(FULL, began=1961), 0.90, "name+kind+country+dates"),
    (replace(FULL, began=2015), 0.25, "name+kind+country"),
    (replace(FULL, ended=1889), 0.45, "name+kind+country"),
    (replace(FULL, ended=2024), 0.85, "name+kind+country"),
    (replace(FULL, titles=("Minister of Foreign Affairs",)), 1.0, "name+kind+country+office+description"),
    (replace(FULL, descriptions=("diplomat",)), 0.89, "name+kind+country+description"),
    (replace(FULL, descriptions=("Mara Velen",)), 0.85, "name+kind+country"),
    (replace(FULL, sitelinks=31), 0.90, "name+kind+country+fame"),
]


def test_no_case_is_lost() -> None:
    assert len(CASES) == 17


@pytest.mark.parametrize(("candidate", "value", "method"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_score(candidate: Candidate, value: float, method: str) -> None:
    found = score(SUBJECT, candidate)
    assert (found.value, found.method) == (value, method)
    assert found.value == min(max(sum(reason.points for reason in found.reasons), 0), 100) / 100


def test_reasons_can_be_read() -> None:
    found = score(SUBJECT, replace(FULL, classes=frozenset({"Place"}), ended=1889))
    assert [str(reason) for reason in found.reasons] == [
        "+40 name: 'Mara Velen' is its label (en)",
        "-50 kind: it is Place, the actor is Person",
        "+20 country: both belong to Q900010",
        "-40 dates: it ended in 1889, an article is of 2025",
    ]


def test_a_single_word_is_too_little_for_a_person_but_not_for_an_organisation() -> None:
    velen = replace(SUBJECT, names=(Label("Velen", "en"),))
    candidate = replace(FULL, labels=(Label("Velen", "en"),))
    assert score(velen, candidate).value == 0.70
    assert score(replace(velen, kind=ActorKind.PARTY), replace(candidate, classes=frozenset({"PoliticalParty"}))).value == 0.85


def test_without_days_and_countries_nothing_is_held_against_anybody() -> None:
    bare = Subject("x", ActorKind.PERSON, (Label("Mara Velen", "en"),))
    assert score(bare, replace(FULL, ended=1889, countries=frozenset({"Q900011"}))).value == 0.65


def test_a_kind_that_may_belong_to_another_class_is_not_held_against_it() -> None:
    group = replace(SUBJECT, kind=ActorKind.ARMED_GROUP)
    assert score(group, replace(FULL, classes=frozenset({"PoliticalParty"}))).value == 0.85
    assert score(replace(SUBJECT, kind=ActorKind.GROUP), replace(FULL, classes=frozenset({"Person"}))).value == 0.60


def test_the_best_comes_first_and_of_equals_the_older_item() -> None:
    found = scored(SUBJECT, [replace(FULL, item="Q10"), replace(FULL, item="Q9"), replace(FULL, item="Q11", sitelinks=50)])
    assert [each.candidate.item for each in found] == ["Q11", "Q9", "Q10"]


VERDICTS = [
    ([], Verdict.ABSTAIN),
    ([0.49], Verdict.ABSTAIN),
    ([0.50], Verdict.ASK),
    ([0.84], Verdict.ASK),
    ([0.85], Verdict.ACCEPT),
    ([0.85, 0.70], Verdict.ACCEPT),
    ([0.85, 0.71], Verdict.ASK),
    ([1.0, 1.0], Verdict.ASK),
    ([1.0, 0.85, 0.85], Verdict.ACCEPT),
]


@pytest.mark.parametrize(("values", "expected"), VERDICTS)
def test_verdict(values: list[float], expected: Verdict) -> None:
    scores = [Score(FULL, value, ()) for value in values]
    assert verdict(scores, accept=0.85, ask=0.5) is expected


NAMES = st.sampled_from(["Mara Velen", "M. Velen", "Jon Aster", "مارا", "—", ""])


@given(
    st.builds(
        Candidate,
        st.just("Q1"),
        labels=st.lists(st.builds(Label, NAMES, st.just("en")), max_size=3).map(tuple),
        classes=st.frozensets(st.sampled_from(["Person", "Place", "State"])),
        countries=st.frozensets(st.sampled_from(["Q900010", "Q900011"])),
        began=st.none() | st.integers(-500, 2030),
        ended=st.none() | st.integers(-500, 2030),
        sitelinks=st.integers(0, 400),
    )
)
def test_a_score_is_a_number_from_0_to_1_and_a_strange_name_is_never_accepted(candidate: Candidate) -> None:
    found = score(SUBJECT, candidate)
    assert 0 <= found.value <= 1
    if not {label.text for label in candidate.labels} & {"Mara Velen", "M. Velen"}:
        assert found.value < 0.5 - MARGIN
