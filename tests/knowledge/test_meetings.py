"""Which reports are of one meeting, which are not, and what the meeting then is; told by tables of small reports."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kg.knowledge.identity import Known
from kg.knowledge.merging import meetings_of
from kg.knowledge.parties import Actors
from kg.knowledge.values import Meeting, Report, Topic, When
from kg.model import Mode, Status

RU, US, NATO, OSCE = "a:russia", "a:us", "a:nato", "a:osce"
PUTIN, BIDEN, LAVROV, BLINKEN, SHERMAN, JENS = "a:putin", "a:biden", "a:lavrov", "a:blinken", "a:sherman", "a:jens"
KREMLIN, OFFICIALS, SOME, SEVERAL, THEM = "a:kremlin", "1:officials", "1:several", "2:several", "3:them"
ACTORS = Actors(
    represents={
        PUTIN: (RU,),
        LAVROV: (KREMLIN,),
        KREMLIN: (RU,),
        BIDEN: (US,),
        BLINKEN: (US,),
        SHERMAN: (US,),
        JENS: (NATO,),
        OFFICIALS: (US,),
    },
    tops=frozenset({RU, US, NATO, OSCE}),
    assemblies=frozenset({NATO, OSCE}),
    persons=frozenset({PUTIN, BIDEN, LAVROV, BLINKEN, SHERMAN, JENS}),
    unnamed={OFFICIALS: "officials", SOME: "Several countries", SEVERAL: "several countries", THEM: "they"},
)
JANUARY, YEAR = When(date(2022, 1, 1), date(2022, 1, 31), "2022-01"), When(date(2022, 1, 1), date(2022, 12, 31), "2022")


def day(number: int) -> When:
    at = date(2022, 1, number)
    return When(at, at, at.isoformat())


def report(
    article: int, *participants: str, when: When | None = None, status: Status = Status.HELD, number: int = 1, **more: object
) -> Report:
    values = {"published": date(2022, 1, 1) + timedelta(days=article), "when": when, "status": status, **more}
    return Report(iri=f"r:{article:02}/{number}", article=f"r:{article:02}", participants=frozenset(participants), **values)  # type: ignore[arg-type]


def meetings(*reports: Report) -> list[Meeting]:
    return list(meetings_of(reports, Known(ACTORS)))


def groups(*reports: Report) -> set[tuple[str, ...]]:
    return {meeting.reports for meeting in meetings(*reports)}


ONE_MEETING = {
    "same day, same states": [report(1, RU, US, when=day(10)), report(2, RU, US, when=day(10), status=Status.PLANNED)],
    "persons and their states": [report(1, PUTIN, BIDEN, when=day(10)), report(2, RU, US, when=day(10))],
    "through a body": [report(1, LAVROV, US, when=day(10)), report(2, RU, US, when=day(10))],
    "an unnamed delegation": [report(1, RU, OFFICIALS, when=day(10)), report(2, RU, US, when=day(10))],
    "another minister of one side is not told": [report(1, LAVROV, US, when=day(10)), report(2, RU, BLINKEN, when=day(10))],
    "the day lies in the month": [report(11, RU, US, when=day(10)), report(20, RU, US, when=JANUARY)],
    "the month lies in the year": [report(1, RU, US, when=YEAR), report(2, RU, US, when=JANUARY)],
    "day, month and year": [report(5, RU, US, when=YEAR), report(4, RU, US, when=JANUARY), report(3, RU, US, when=day(3))],
    "nameless others do not count": [report(1, RU, US, SOME, when=day(13)), report(2, RU, US, when=day(13))],
    "nor do hosts": [report(1, RU, US, OSCE, when=day(13), organizers=frozenset({OSCE})), report(2, RU, US, when=day(13))],
    "nameless ones of one name": [report(1, RU, SOME, when=day(13)), report(2, RU, SEVERAL, when=day(13))],
    "undated, days later": [report(10, RU, US, when=day(10)), report(12, RU, US)],
    "undated, both": [report(10, RU, US), report(12, RU, US)],
    "undated, soon after the day": [report(1, RU, US, when=day(10), status=Status.HELD), report(11, RU, US)],
    "a council on one day": [report(1, OSCE, when=day(13)), report(2, OSCE, when=day(13), status=Status.PLANNED)],
    "an article tells it twice": [report(1, RU, US, when=day(10)), report(1, PUTIN, US, when=day(10), number=2)],
    "one day, one place mistaken": [
        report(1, PUTIN, BIDEN, when=day(9), place="p:a"),
        report(2, PUTIN, BIDEN, when=day(9), place="p:b"),
    ],
    "a call, and no word of how": [report(1, RU, US, when=day(9), mode=Mode.PHONE), report(2, RU, US, when=day(9))],
    "to come today": [report(2, RU, US, when=day(3)), report(3, PUTIN, US, status=Status.PLANNED, published=date(2022, 1, 3))],
    "the planned day has come": [report(10, RU, US, when=day(10), status=Status.PLANNED), report(11, RU, US)],
}
MORE_MEETINGS = {
    "other days": [report(1, RU, US, when=day(10)), report(2, RU, US, when=day(12))],
    "other parties": [report(1, RU, US, when=day(10)), report(2, RU, NATO, when=day(10))],
    "more parties": [report(1, RU, US, when=day(10)), report(2, RU, US, NATO, when=day(10))],
    "other persons": [report(1, LAVROV, BLINKEN, when=day(10)), report(2, LAVROV, SHERMAN, when=day(10))],
    "one article, two days": [report(1, RU, US, when=day(10)), report(1, RU, US, when=day(11), number=2)],
    "one article, two outcomes": [
        report(1, RU, US, when=day(10)),
        report(1, RU, US, when=day(10), status=Status.PLANNED, number=2),
    ],
    "one article, undated": [report(1, RU, US), report(1, RU, US, number=2)],
    "a call and a meeting": [report(1, RU, US, when=day(9), mode=Mode.PHONE), report(2, RU, US, when=day(9), place="p:a")],
    "one day, two towns": [report(1, RU, US, when=day(9), place="p:a"), report(2, RU, US, when=day(9), place="p:b")],
    "undated, elsewhere": [report(1, RU, US, when=day(2), place="p:a"), report(2, RU, US, place="p:b")],
    "planned, after the day": [report(1, RU, US, when=day(2)), report(3, RU, US, status=Status.PLANNED)],
    "in the month, told as over before the day": [
        report(20, RU, US, when=day(25), status=Status.PLANNED),
        report(19, RU, US, when=JANUARY),
    ],
    "in the month, elsewhere": [report(1, RU, US, when=day(9), place="p:a"), report(2, RU, US, when=JANUARY, place="p:b")],
    "undated, a proposal beside a meeting": [report(3, RU, US, when=day(4)), report(2, PUTIN, US, status=Status.PROPOSED)],
    "undated, weeks apart": [report(1, RU, US), report(20, RU, US)],
    "undated, one over and one to come": [report(1, RU, US), report(2, RU, US, status=Status.PLANNED)],
    "undated, articles undated": [report(1, RU, US, published=None), report(2, RU, US, published=None)],
    "one party alone": [report(1, RU, when=day(10)), report(2, RU, when=day(10))],
    "a council in one month": [report(1, OSCE, when=JANUARY), report(2, OSCE, when=JANUARY)],
    "undated, one side nameless": [report(1, RU, SOME), report(2, RU, SEVERAL)],
    "different nameless ones": [report(1, RU, SOME, when=day(13)), report(2, RU, THEM, when=day(13))],
}


@pytest.mark.parametrize("reports", ONE_MEETING.values(), ids=ONE_MEETING)
def test_one_meeting(reports: list[Report]) -> None:
    assert len(meetings(*reports)) == 1


@pytest.mark.parametrize("reports", MORE_MEETINGS.values(), ids=MORE_MEETINGS)
def test_more_meetings(reports: list[Report]) -> None:
    found = meetings(*reports)
    assert len(found) == len(reports)
    assert len({meeting.iri for meeting in found}) == len(reports)


def test_a_month_with_two_meetings_stays_a_meeting_of_its_own() -> None:
    found = groups(report(1, RU, US, when=day(10)), report(2, RU, US, when=day(21)), report(3, RU, US, when=JANUARY))
    assert found == {("r:01/1",), ("r:02/1",), ("r:03/1",)}


def test_an_undated_report_beside_two_meetings_stays_alone() -> None:
    found = groups(report(10, RU, US, when=day(10)), report(11, RU, US, when=day(12)), report(12, RU, US))
    assert ("r:12/1",) in found


def test_states_alone_go_to_the_meeting_that_most_articles_tell_of() -> None:
    lavrov = [report(number, LAVROV, BLINKEN, when=day(10)) for number in (1, 2)]
    found = groups(*lavrov, report(3, PUTIN, BIDEN, when=day(10)), report(4, RU, US, when=day(10)))
    assert found == {("r:01/1", "r:02/1", "r:04/1"), ("r:03/1",)}


def test_two_meetings_of_one_article_each_find_their_own() -> None:
    first = [report(1, PUTIN, BIDEN, when=day(10)), report(1, LAVROV, BLINKEN, when=day(10), number=2)]
    found = groups(*first, report(2, LAVROV, US, when=day(10)), report(3, RU, BIDEN, when=day(10)))
    assert found == {("r:01/1", "r:03/1"), ("r:01/2", "r:02/1")}


def test_undated_reports_do_not_chain_through_weeks() -> None:
    assert len(groups(*(report(number, RU, US) for number in range(1, 13, 2)))) == 3


def test_latest_status_is_that_of_the_latest_article() -> None:
    story = [report(1, RU, US, when=day(9), status=Status.PLANNED), report(4, RU, US, when=day(9), status=Status.CANCELLED)]
    assert [meeting.status for meeting in meetings(*story)] == [Status.CANCELLED]
    assert [meeting.status for meeting in meetings(*story, report(2, RU, US, when=day(9)))] == [Status.CANCELLED]


def test_on_one_day_the_further_status_counts_and_unknown_never() -> None:
    today = [report(1, RU, US, when=day(9), status=Status.PLANNED)]
    for number, status in ((2, Status.HELD), (3, Status.POSSIBLE)):
        today.append(report(number, RU, US, when=day(9), status=status, published=date(2022, 1, 2)))
    later = report(9, RU, US, when=day(9), status=Status.UNKNOWN)
    assert [meeting.status for meeting in meetings(*today, later)] == [Status.HELD]
    assert [meeting.status for meeting in meetings(later)] == [Status.UNKNOWN]


def test_participants_are_as_exact_as_the_reports_together() -> None:
    exact = report(2, LAVROV, OFFICIALS, SOME, when=day(9))
    (meeting,) = meetings(report(1, RU, US, when=day(9)), exact, report(3, RU, US, SEVERAL, when=day(9)))
    assert meeting.participants == (SOME, LAVROV, US)


def test_actors_that_represent_each_other_both_take_part() -> None:
    ring = Actors(represents={"a:x": ("a:y",), "a:y": ("a:x",)}, tops=frozenset())
    (meeting,) = meetings_of([report(1, "a:x", "a:y", RU, when=day(9))], Known(ring))
    assert meeting.participants == (RU, "a:x", "a:y")


def test_date_place_topic_and_mode_come_from_all_reports() -> None:
    (meeting,) = meetings(
        report(5, PUTIN, BIDEN, when=day(9), place="p:geneva", topic=Topic("late", "en")),
        report(12, RU, US, when=JANUARY, topic=Topic("early", "id"), published=date(2022, 1, 3), status=Status.PLANNED),
        report(3, PUTIN, BIDEN, when=day(9), place="p:vienna", organizers=frozenset({OSCE})),
        report(4, RU, US, when=day(9), place="p:geneva"),
    )
    assert (meeting.when, meeting.place) == (day(9), "p:geneva")
    assert (meeting.topic, meeting.mode) == (Topic("early", "id"), Mode.IN_PERSON)
    assert meeting.organizers == (OSCE,)


def test_a_meeting_keeps_its_name_as_evidence_grows() -> None:
    (before,) = meetings(report(3, RU, US, when=day(9)))
    after = meetings(report(3, RU, US, when=day(9)), report(1, PUTIN, BIDEN, when=day(9)), report(2, RU, US, when=day(10)))
    assert before.iri in {meeting.iri for meeting in after}


def test_the_three_meetings_of_one_article_are_three() -> None:
    week = [
        report(1, RU, US, when=day(10), status=Status.PLANNED),
        report(1, RU, NATO, when=day(12), status=Status.POSSIBLE, number=2),
        report(1, RU, US, SOME, when=day(13), status=Status.PLANNED, number=3, organizers=frozenset({OSCE})),
    ]
    found = {meeting.when.value if meeting.when else "": meeting for meeting in meetings(*week)}
    assert found["2022-01-10"].participants == (RU, US)
    assert found["2022-01-12"].status is Status.POSSIBLE
    assert found["2022-01-13"].participants == (SOME, RU, US)
    assert found["2022-01-13"].organizers == (OSCE,)
