"""Which reports make one meeting depends on the reports and on what is decided, never on the order in which they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.knowledge.identity import Known, Places, Reason, Verdict, decided_from
from kg.knowledge.meetings import clusters_of, sighting_of
from kg.knowledge.merging import meetings_of
from kg.knowledge.slices import keys_of_report
from kg.knowledge.values import Topic
from kg.model import Mode, Status
from tests.knowledge import test_meetings as small

if TYPE_CHECKING:
    import random

    from kg.knowledge.values import Report

_ANYBODY = [small.RU, small.US, small.NATO, small.OSCE, small.PUTIN, small.BIDEN, small.LAVROV, small.OFFICIALS, small.SOME]
_PEOPLE = st.sets(st.sampled_from(_ANYBODY), min_size=1, max_size=4)
_DATES = st.sampled_from([None, None, small.day(3), small.day(4), small.day(10), small.JANUARY, small.YEAR])
_PLACES = st.sampled_from([None, None, "p:a", "p:b", "p:near-a", "p:state"])
_ROUNDS = st.sampled_from([frozenset(), frozenset(), frozenset({("round", 5)}), frozenset({("round", 6)})])
_TOPICS = st.sampled_from([None, None, Topic("arms control", "en"), Topic("fishing rights", "en")])
_HOSTS = st.sampled_from([frozenset(), frozenset(), frozenset({small.OSCE})])
_KNOWN = Places({"p:a": (46.2, 6.1), "p:near-a": (46.4, 6.3), "p:b": (48.2, 16.4)}, frozenset({"p:state"}))


@st.composite
def _reports(draw: st.DrawFn) -> list[Report]:
    drawn = st.tuples(
        st.integers(1, 8), _PEOPLE, _DATES, st.sampled_from(Status), st.tuples(_PLACES, st.sampled_from(Mode), _HOSTS)
    )
    told = draw(st.lists(st.tuples(drawn, _ROUNDS, _TOPICS), max_size=14))
    return [
        replace(
            small.report(article, *who, when=when, status=status, number=at, place=place, mode=mode, organizers=hosts),
            rounds=rounds,
            topic=topic,
        )
        for at, ((article, who, when, status, (place, mode, hosts)), rounds, topic) in enumerate(told)
    ]


def _members_of(organization: str, on: date) -> frozenset[str]:
    return frozenset({small.RU, small.US} if on.day > 3 else {small.US}) if organization == small.NATO else frozenset()


@st.composite
def _cases(draw: st.DrawFn) -> tuple[list[Report], Known]:
    reports = draw(_reports())
    pairs = list(combinations(sorted(report.iri for report in reports), 2))
    verdicts = draw(st.dictionaries(st.sampled_from(pairs), st.sampled_from(Verdict), max_size=3)) if pairs else {}
    named = draw(st.dictionaries(st.sampled_from([f"r:{at:02}" for at in range(1, 9)]), st.sampled_from([date(2022, 1, 4)])))
    return reports, Known(
        small.ACTORS,
        _KNOWN,
        decided_from(verdicts),
        lambda article: frozenset({named[article]} if article in named else ()),
        _members_of,
    )


@settings(max_examples=120, deadline=None)
@given(_cases(), st.randoms(use_true_random=False))
def test_order_is_irrelevant_and_no_report_is_lost_or_shared(case: tuple[list[Report], Known], chance: random.Random) -> None:
    reports, known = case
    found = list(meetings_of(reports, known))
    assert found == list(meetings_of(chance.sample(reports, len(reports)), known))
    assert sorted(iri for meeting in found for iri in meeting.reports) == sorted(each.iri for each in reports)
    assert len({meeting.iri for meeting in found}) == len(found)
    assert all(len(meeting.reports) == len(meeting.reasons) for meeting in found)


@settings(max_examples=60, deadline=None)
@given(_cases())
def test_nothing_that_a_person_parted_is_together(case: tuple[list[Report], Known]) -> None:
    reports, known = case
    for meeting in meetings_of(reports, known):
        assert not known.decided.parts(meeting.reports, meeting.reports)


@settings(max_examples=60, deadline=None)
@given(_cases())
def test_whatever_the_rules_join_hangs_together_by_shared_blocks(case: tuple[list[Report], Known]) -> None:
    reports, known = case
    blocks = {report.iri: set(keys_of_report(sighting_of(report, known.actors))) for report in reports}
    for cluster in clusters_of(reports, known):
        if Reason.DECIDED in cluster.reasons.values():
            continue
        reached, waiting = set(), [cluster.first]
        while waiting:
            here = waiting.pop()
            reached.add(here)
            waiting += [each for each in cluster.reasons if each not in reached and blocks[each] & blocks[here]]
        assert reached == set(cluster.reasons)
