"""A meeting that was put off is one meeting; rounds, visits and calls that only follow each other are not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.knowledge.identity import Decided, Known, Places, Reason
from kg.knowledge.meetings import clusters_of
from kg.knowledge.merging import meetings_of
from kg.knowledge.values import Meeting, Report, When
from kg.model import Status
from tests.knowledge.test_meetings import ACTORS, BIDEN, BLINKEN, JANUARY, LAVROV, PUTIN, RU, US, day, report

TOWNS = Places({"p:geneva": (46.2, 6.1), "p:vienna": (48.2, 16.4)})
LATE_IN_JUNE = When(date(2022, 6, 25), date(2022, 6, 25), "2022-06-25")


def found(*reports: Report, named: dict[int, int] | None = None, decided: Decided | None = None) -> list[Meeting]:
    """Return the meetings; `named` gives the day of January that an article (by number) names beside its own."""
    days = {f"r:{article:02}": frozenset({date(2022, 1, at)}) for article, at in (named or {}).items()}
    known = Known(ACTORS, TOWNS, decided or Decided(), lambda article: days.get(article, frozenset()))
    return list(meetings_of(reports, known))


def planned(number: int = 1) -> Report:
    return report(number, RU, US, when=day(18), status=Status.PLANNED, place="p:geneva")


def put_off(number: int = 12, on: int = 18, **more: object) -> Report:
    return report(number, RU, US, when=day(on), status=Status.POSTPONED, **more)


def held(number: int = 25, *who: str, on: int = 25, place: str | None = None) -> Report:
    return report(number, *(who or (RU, US)), when=day(on), place=place)


def test_the_report_that_puts_it_off_names_the_new_day() -> None:
    (meeting,) = found(planned(), put_off(), held(), named={12: 25})
    assert (meeting.when, meeting.status) == (day(25), Status.HELD)
    assert dict(zip(meeting.reports, meeting.reasons, strict=True)) == {
        "r:01/1": Reason.NEW_DATE,
        "r:12/1": Reason.NEW_DATE,
        "r:25/1": Reason.FIRST,
    }


def test_it_is_told_with_the_new_day_and_names_the_old_one() -> None:
    (meeting,) = found(planned(), put_off(on=25), named={12: 18})
    assert (meeting.when, meeting.status) == (day(25), Status.POSTPONED)


def test_the_report_of_the_new_day_names_the_old_one() -> None:
    (meeting,) = found(planned(), put_off(), held(place="p:vienna"), named={25: 18})
    assert (meeting.when, meeting.place) == (day(25), "p:vienna")


def test_no_article_names_both_days_but_town_and_time_agree() -> None:
    (meeting,) = found(planned(), put_off(), held(place="p:geneva"))
    assert meeting.when == day(25)


def test_put_off_twice() -> None:
    (meeting,) = found(planned(), put_off(), put_off(19, on=22), held(), named={12: 22, 19: 25})
    assert meeting.when == day(25)
    assert len(meeting.reports) == 4


def test_it_keeps_the_name_that_it_was_planned_under() -> None:
    (before,) = found(planned(), put_off())
    (after,) = found(planned(), put_off(), held(), named={12: 25})
    assert before.iri == after.iri


@pytest.mark.parametrize(
    ("reports", "named"),
    [
        pytest.param([planned(), put_off(), held(place="p:vienna")], {}, id="elsewhere, and no article names both days"),
        pytest.param([planned(), held()], {25: 18}, id="nobody says that it was put off"),
        pytest.param([planned(), report(12, RU, US, when=day(18), status=Status.CANCELLED), held()], {25: 18}, id="called off"),
        pytest.param([put_off(), held(18, on=18), held()], {12: 25}, id="held on its day after all"),
        pytest.param([put_off(), report(70, RU, US, when=LATE_IN_JUNE, published=date(2022, 6, 25))], {}, id="months later"),
        pytest.param([held(18, on=18), put_off(19, on=25)], {18: 25, 19: 18}, id="only the next one is put off"),
        pytest.param([put_off(), report(28, RU, US, when=JANUARY)], {28: 18}, id="the later date is no day"),
        pytest.param(
            [report(12, PUTIN, BIDEN, when=day(18), status=Status.POSTPONED), held(25, LAVROV, BLINKEN)],
            {25: 18},
            id="other persons",
        ),
    ],
)
def test_two_meetings(reports: list[Report], named: dict[int, int]) -> None:
    assert len(found(*reports, named=named)) == (1 if reports[-1].when == JANUARY else 2)


def test_of_two_later_meetings_it_is_the_one_whose_day_is_named() -> None:
    meetings = found(put_off(), held(21, on=20, place="p:vienna"), held(), named={12: 25})
    assert {meeting.reports for meeting in meetings} == {("r:12/1", "r:25/1"), ("r:21/1",)}


def test_what_a_person_parts_is_not_the_same_put_off() -> None:
    parted = Decided(apart={"r:12/1": frozenset({"r:25/1"}), "r:25/1": frozenset({"r:12/1"})})
    assert len(found(planned(), put_off(), held(), named={12: 25}, decided=parted)) == 2


def test_an_undated_report_finds_the_old_day_before_it_is_overtaken() -> None:
    undated = report(13, RU, BLINKEN, status=Status.POSTPONED)
    known = Known(ACTORS, days_named=lambda _: frozenset({date(2022, 1, 25)}))
    (cluster,) = clusters_of([planned(), put_off(), undated, held()], known)
    assert cluster.reasons["r:13/1"] is Reason.NEW_DATE
