"""Findings name each other by IRIs that do not depend on the order in which they were found."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from kg.identifiers import actor_iri, place_iri
from kg.mapping.naming import is_evidence, names_of
from kg.model import Actor, ActorKind, Certainty, Claim, Findings, Label, MeetingReport, Span, Status

if TYPE_CHECKING:
    from collections.abc import Callable


def test_listed_actors_mean_the_same_in_every_article(findings: Findings) -> None:
    names = names_of(findings)
    assert names.of("Q900001") == actor_iri("Q900001")
    assert names.of("mfa") == actor_iri("mfa")
    assert names.of("strelsau") == place_iri("strelsau")


def test_nameless_actors_belong_to_their_article(findings: Findings) -> None:
    names = names_of(findings)
    assert str(names.of("spokesperson")) == f"{names.article}/actor/spokesperson"
    assert str(names.of("both-states")) == f"{names.article}/actor/both-states"


def test_a_named_person_of_no_list_may_be_the_same_in_another_article(findings: Findings) -> None:
    assert names_of(findings).of("john-doe") == actor_iri("john-doe")


def test_a_listed_group_is_no_articles_own() -> None:
    group = Actor("Q900010", ActorKind.GROUP, Label("Group of Three", "en"))
    assert not is_evidence(group)
    assert is_evidence(replace(group, listed=False))
    assert is_evidence(replace(group, kind=ActorKind.UNNAMED))


def test_a_key_that_nothing_describes_still_has_a_name(findings: Findings) -> None:
    assert names_of(findings).of("never-described") == actor_iri("never-described")


def test_claims_are_named_by_their_content(findings: Findings, claims: tuple[Claim, ...]) -> None:
    names = names_of(findings)
    assert [str(iri) for iri in names.claims] == [f"{names.article}/claim/{c.content.begin}-{c.content.end}" for c in claims]


def test_reports_that_share_a_sentence_are_numbered(findings: Findings, meetings: tuple[MeetingReport, ...]) -> None:
    names, span = names_of(findings), meetings[0].evidence[0]
    first = f"{names.article}/meeting/{span.begin}-{span.end}"
    assert {str(iri) for iri in names.meetings} == {first, f"{first}-2"}


def test_numbers_do_not_depend_on_the_order(findings: Findings, claims: tuple[Claim, ...]) -> None:
    alike = (claims[0], replace(claims[0], speaker="Q900002"), replace(claims[0], certainty=Certainty.CERTAIN, speaker=None))
    named = set()
    for order in permutations(alike):
        iris = names_of(replace(findings, claims=order, meetings=())).claims
        assert len(set(iris)) == 3
        named.add(frozenset(zip(iris, order, strict=True)))
    assert len(named) == 1


def test_a_report_is_named_by_its_first_evidence(findings: Findings, span_of: Callable[[str], Span]) -> None:
    early, late = span_of("Graustark"), span_of("Strelsau")
    report = MeetingReport(("Q900001",), Status.HELD, (late, early), 0.5, "test")
    (iri,) = names_of(replace(findings, meetings=(report,), claims=())).meetings
    assert iri.endswith(f"/meeting/{early.begin}-{early.end}")
