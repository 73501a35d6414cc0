"""Summits of one body told by different members of it: which are one, and which only look so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.knowledge.identity import Decided, Known, Reason, Verdict, decided_from
from kg.knowledge.merging import meetings_of
from kg.knowledge.parties import Actors
from kg.model import Mode
from tests.knowledge.test_joining import TOWNS
from tests.knowledge.test_meetings import day, report

if TYPE_CHECKING:
    from datetime import date

    from kg.knowledge.values import Meeting, Report

BLOC, OTHER_BLOC, CHIEF = "a:bloc", "a:other-bloc", "a:chief"
ONE, TWO, THREE, FOUR, GUEST = "a:one", "a:two", "a:three", "a:four", "a:guest"
PRESIDENT, PREMIER = "a:president", "a:premier"
STATES = frozenset({ONE, TWO, THREE, FOUR, GUEST})
ACTORS = Actors(
    represents={PRESIDENT: (ONE,), PREMIER: (TWO,), CHIEF: (BLOC,)},
    tops=STATES | {BLOC, OTHER_BLOC},
    assemblies=frozenset({BLOC, OTHER_BLOC}),
    persons=frozenset({PRESIDENT, PREMIER, CHIEF}),
)
LATER = 9  # of January: one member joins then


def members_of(organization: str, on: date) -> frozenset[str]:
    if organization != BLOC:
        return frozenset()
    return frozenset({ONE, TWO, THREE, FOUR}) if on.day >= LATER else frozenset({ONE, TWO, THREE})


def told(article: int, *who: str, place: str | None = "p:brussels", on: int = 10, **more: object) -> Report:
    return report(article, *who, when=day(on), place=place, **more)  # type: ignore[arg-type]


def found(*reports: Report, decided: Decided | None = None) -> list[Meeting]:
    return list(meetings_of(reports, Known(ACTORS, TOWNS, decided or Decided(), members_of=members_of)))


ONE_MEETING = {
    "two members": [told(7, BLOC, PRESIDENT), told(8, BLOC, PREMIER)],
    "the body alone, and one of its members": [told(7, BLOC), told(8, BLOC, PREMIER, place="p:zaventem")],
    "the body alone, and two that each name one": [told(7, BLOC), told(8, BLOC, PREMIER), told(9, BLOC, PRESIDENT)],
    "most of its members by themselves": [told(7, BLOC), told(8, ONE, PREMIER, THREE)],
    "who has joined by then": [told(7, BLOC), told(8, BLOC, FOUR)],
}
APART = {
    "with a guest": [told(7, BLOC, PRESIDENT), told(8, BLOC, PREMIER, GUEST)],
    "two of its members on the margins": [told(7, BLOC), told(8, PRESIDENT, PREMIER)],
    "who joined later": [told(7, BLOC, on=8), told(8, BLOC, FOUR, on=8)],
    "the body's chief meets a member": [told(7, BLOC), told(8, CHIEF, PREMIER)],
    "another body": [told(7, BLOC, PRESIDENT), told(8, OTHER_BLOC, PREMIER)],
    "another day": [told(7, BLOC, PRESIDENT), told(8, BLOC, PREMIER, on=11)],
    "another town": [told(7, BLOC, PRESIDENT), told(8, BLOC, PREMIER, place="p:vienna")],
    "no town told": [told(7, BLOC, PRESIDENT), told(8, BLOC, PREMIER, place=None)],
    "one article tells of both": [told(7, BLOC, PRESIDENT), told(7, BLOC, PREMIER, number=2)],
    "one by telephone": [told(7, BLOC, PRESIDENT), told(8, BLOC, PREMIER, mode=Mode.PHONE)],
    "another of the series": [
        told(7, BLOC, PRESIDENT, rounds=frozenset({("summit", 43)})),
        told(8, BLOC, PREMIER, rounds=frozenset({("summit", 44)})),
    ],
}


@pytest.mark.parametrize("reports", ONE_MEETING.values(), ids=ONE_MEETING)
def test_one_meeting(reports: list[Report]) -> None:
    (meeting,) = found(*reports)
    assert BLOC in meeting.participants
    assert set(meeting.reasons) == {Reason.FIRST.value, Reason.SOME_PARTIES.value}


@pytest.mark.parametrize("reports", APART.values(), ids=APART)
def test_two_meetings(reports: list[Report]) -> None:
    assert len(found(*reports)) == 2


def test_who_spoke_there_took_part() -> None:
    (meeting,) = found(told(7, BLOC, PRESIDENT), told(8, BLOC, PREMIER))
    assert meeting.participants == (BLOC, PREMIER, PRESIDENT)


def test_what_a_body_arranges_is_its_meeting_on_that_day() -> None:
    arranged = told(7, ONE, THREE, organizers=frozenset({BLOC}))
    (meeting,) = found(arranged, told(8, BLOC), told(9, BLOC, PREMIER, place=None))
    assert (meeting.participants, meeting.organizers) == ((ONE, PREMIER, THREE), (BLOC,))


def test_a_person_may_part_them() -> None:
    one, other = told(7, BLOC, PRESIDENT), told(8, BLOC, PREMIER)
    decided = decided_from({(one.iri, other.iri): Verdict.DIFFERENT})
    assert len(found(one, other, decided=decided)) == 2
