"""Meetings of one day that some articles tell only in part: which are one, and which only look so; and what people decide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.knowledge.identity import Decided, Known, Places, Reason, Verdict, decided_from
from kg.knowledge.merging import meetings_of
from kg.knowledge.parties import Actors
from kg.model import Mode, Status
from tests.knowledge.test_meetings import day, report

if TYPE_CHECKING:
    from kg.knowledge.values import Meeting, Report

AM, AZ, EU, RU, FR, DE = "a:armenia", "a:azerbaijan", "a:eu", "a:russia", "a:france", "a:germany"
PASHINYAN, ALIYEV, MICHEL, PUTIN, MACRON = "a:pashinyan", "a:aliyev", "a:michel", "a:putin", "a:macron"
OSCE, COUNCIL, ALLIES, GUESTS = "a:osce", "a:council", "1:allies", "2:guests"
ACTORS = Actors(
    represents={PASHINYAN: (AM,), ALIYEV: (AZ,), MICHEL: (EU,), PUTIN: (RU,), MACRON: (FR,)},
    tops=frozenset({AM, AZ, EU, RU, FR, DE, OSCE, COUNCIL}),
    assemblies=frozenset({EU, OSCE, COUNCIL}),
    persons=frozenset({PASHINYAN, ALIYEV, MICHEL, PUTIN, MACRON}),
    unnamed={ALLIES: "allies", GUESTS: "his guests"},
    councils={COUNCIL: (EU, RU)},
)
TOWNS = Places(
    {"p:brussels": (50.8, 4.35), "p:zaventem": (50.9, 4.5), "p:vienna": (48.2, 16.4)}, frozenset({"p:belgium", "p:france"})
)


def told(article: int, *who: str, place: str | None = "p:brussels", on: int = 6, **more: object) -> Report:
    return report(article, *who, when=day(on), place=place, **more)  # type: ignore[arg-type]


def found(*reports: Report, decided: Decided | None = None) -> list[Meeting]:
    return list(meetings_of(reports, Known(ACTORS, TOWNS, decided or Decided())))


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param([told(7, PASHINYAN, ALIYEV, MICHEL), told(8, PASHINYAN, ALIYEV)], id="without the mediator"),
        pytest.param([told(7, AM, AZ, EU), told(8, PASHINYAN, ALIYEV, place="p:zaventem")], id="in the next town"),
        pytest.param([told(7, AM, AZ, RU, FR), told(8, AM, RU, FR)], id="three of four"),
        pytest.param([told(7, RU, EU), told(8, RU, ALLIES)], id="the other one described"),
        pytest.param([told(7, AM, AZ, organizers=frozenset({OSCE})), told(8, OSCE, place=None)], id="the host alone"),
        pytest.param(
            [told(7, PASHINYAN, ALIYEV, PUTIN, organizers=frozenset({PUTIN})), told(8, PASHINYAN, ALIYEV, PUTIN, place=None)],
            id="the host counts here and not there",
        ),
        pytest.param([told(7, COUNCIL), told(8, RU, EU)], id="a council and its members"),
        pytest.param([told(7, AM, AZ), told(7, GUESTS, number=2)], id="told twice, once without names"),
    ],
)
def test_one_meeting(reports: list[Report]) -> None:
    assert len(found(*reports)) == 1


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param([told(7, AM, AZ, EU), told(8, AM, AZ, on=5)], id="another day"),
        pytest.param([told(7, AM, AZ, EU), told(8, AM, AZ, place="p:vienna")], id="another town"),
        pytest.param([told(7, AM, AZ, EU), told(8, AM, AZ, place=None)], id="no town told"),
        pytest.param([told(7, AM, AZ, EU), told(8, AM, AZ, place="p:belgium")], id="only the country told"),
        pytest.param([told(7, AM, AZ, EU), told(7, AM, AZ, number=2)], id="one article tells of both"),
        pytest.param([told(7, AM, AZ, RU, FR), told(8, AM, AZ)], id="two guests of a meeting of four"),
        pytest.param([told(7, AM, AZ, RU, FR, EU, DE), told(8, AM, AZ, RU)], id="half of the guests"),
        pytest.param([told(7, AM, AZ, EU), told(8, AM, AZ, place=None, mode=Mode.PHONE)], id="a call"),
        pytest.param([told(7, OSCE, place=None), told(8, AM, AZ)], id="an organisation that does not host it"),
        pytest.param([told(7, RU, EU), told(7, RU, ALLIES, number=2)], id="described, in one article"),
        pytest.param([told(7, AM, AZ), told(7, GUESTS, number=2, status=Status.PLANNED)], id="without names, another outcome"),
    ],
)
def test_two_meetings(reports: list[Report]) -> None:
    assert len(found(*reports)) == 2


def test_what_fits_two_meetings_stays_by_itself() -> None:
    assert len(found(told(7, AM, AZ, EU), told(9, AM, AZ, RU), told(8, AM, AZ))) == 3


def test_the_reason_is_told_and_all_take_part() -> None:
    (meeting,) = found(told(7, PASHINYAN, ALIYEV, MICHEL), told(8, AM, ALIYEV))
    assert meeting.participants == (ALIYEV, MICHEL, PASHINYAN)
    assert meeting.reasons == (Reason.FIRST, Reason.SOME_PARTIES)


def test_hosts_and_councils_give_way_to_those_who_met() -> None:
    (session,) = found(told(7, AM, PASHINYAN, AZ, organizers=frozenset({OSCE})), told(8, OSCE, place=None))
    assert (session.participants, session.organizers) == ((AZ, PASHINYAN), (OSCE,))
    assert found(told(8, OSCE))[0].participants == (OSCE,)
    assert found(told(7, COUNCIL), told(8, PUTIN, EU))[0].participants == (EU, PUTIN)
    assert found(told(7, COUNCIL))[0].participants == (COUNCIL,)


def test_a_person_of_unknown_state_is_put_to_those_who_know_it() -> None:
    assert len(found(told(7, AM, "x/albin-kurti", place=None), told(8, AM, AZ))) == 2
    known = Known(replace(ACTORS, persons=ACTORS.persons | {"x/albin-kurti"}, told={"r:08": {"x/albin-kurti": (AZ,)}}), TOWNS)
    told_by = [told(7, AM, "x/albin-kurti", place=None), told(8, AM, "x/albin-kurti")]
    assert len(list(meetings_of(told_by, known))) == 1


def test_a_person_makes_one_meeting_of_two_and_says_so() -> None:
    reports = [told(7, AM, AZ), told(8, AM, AZ), told(9, RU, FR, on=8)]
    same = decided_from({("r:08/1", "r:09/1"): Verdict.SAME})
    (meeting,) = found(*reports, decided=same)
    assert meeting.reasons == (Reason.FIRST, Reason.SAME_DAYS, Reason.DECIDED)
    assert meeting.iri in {each.iri for each in found(*reports)}


def test_a_person_parts_what_the_rules_join() -> None:
    reports = [told(7, AM, AZ), told(8, AM, AZ), told(9, AM, AZ)]
    parted = decided_from({("r:07/1", "r:08/1"): Verdict.DIFFERENT, ("r:08/1", "r:09/1"): Verdict.DIFFERENT})
    assert {meeting.reports for meeting in found(*reports, decided=parted)} == {("r:07/1", "r:09/1"), ("r:08/1",)}
    told_in_part = [told(7, AM, AZ, EU), told(8, AM, AZ)]
    assert len(found(*told_in_part, decided=decided_from({("r:07/1", "r:08/1"): Verdict.DIFFERENT}))) == 2


def test_a_word_on_reports_that_are_not_there_waits() -> None:
    waiting = decided_from({("r:07/1", "r:77/1"): Verdict.SAME, ("r:07/1", "r:78/1"): Verdict.DIFFERENT})
    assert len(found(told(7, AM, AZ), told(8, AM, AZ), decided=waiting)) == 1
