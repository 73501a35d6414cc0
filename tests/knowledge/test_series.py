"""Meetings of the same parties that articles count ("the sixth round"), or that are told apart by what they are about."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kg.identifiers import KNOWLEDGE_GRAPH, MEMBERSHIPS_GRAPH
from kg.knowledge import rebuild_knowledge
from kg.knowledge.values import Topic
from kg.model import Status
from kg.store import open_store
from tests.knowledge.identity import articles_of, keep
from tests.knowledge.test_meetings import JANUARY, OSCE, RU, US, day, groups, report

if TYPE_CHECKING:
    from pathlib import Path

    from kg.knowledge.values import Report
    from kg.store import Store

FIFTH, SIXTH = frozenset({("round", 5)}), frozenset({("round", 6)})
ARMS, ARMS_IN_TIME, FISH = Topic("arms control", "en"), Topic("control of arms", "en"), Topic("fishing rights", "en")
ARMS_ID = Topic("pengendalian senjata", "id")

ONE_MEETING = {
    "a day, and a month of the same number": [
        report(4, RU, US, when=day(3), rounds=FIFTH),
        report(11, RU, US, when=day(10), rounds=SIXTH),
        report(20, RU, US, when=JANUARY, rounds=SIXTH),
    ],
    "a council's, too": [
        report(4, OSCE, when=day(3), rounds=FIFTH),
        report(11, OSCE, when=day(10), rounds=SIXTH),
        report(20, OSCE, when=JANUARY, rounds=SIXTH),
    ],
    "undated, of the same number": [
        report(3, RU, US, when=day(3), rounds=FIFTH),
        report(4, RU, US, when=day(5), rounds=SIXTH),
        report(5, RU, US, rounds=SIXTH),
    ],
    "a month, on the same topic": [
        report(4, RU, US, when=day(3), topic=FISH),
        report(11, RU, US, when=day(10), topic=ARMS),
        report(20, RU, US, when=JANUARY, topic=ARMS_IN_TIME),
    ],
    "one day, on the same topic": [
        report(4, RU, US, when=day(3), topic=FISH, number=1),
        report(4, RU, US, when=day(3), topic=ARMS, number=2, status=Status.PLANNED),
        report(5, RU, US, when=day(3), topic=ARMS),
    ],
}
APART = {
    "two numbers on one day": [report(4, RU, US, when=day(3), rounds=FIFTH), report(5, RU, US, when=day(3), rounds=SIXTH)],
    "a month, of another number": [report(4, RU, US, when=day(3), rounds=FIFTH), report(9, RU, US, when=JANUARY, rounds=SIXTH)],
    "put off, of another number": [
        report(1, RU, US, when=day(3), rounds=FIFTH, status=Status.POSTPONED, place="p:a"),
        report(11, RU, US, when=day(10), rounds=SIXTH, place="p:a"),
    ],
    "a month, on another topic": [report(4, RU, US, when=day(3), topic=FISH), report(9, RU, US, when=JANUARY, topic=ARMS)],
    "undated, on another topic": [report(4, RU, US, when=day(3), topic=FISH), report(5, RU, US, topic=ARMS)],
}
TOGETHER = {
    "only one is counted": [report(4, RU, US, when=day(3), rounds=FIFTH), report(5, RU, US, when=day(3))],
    "one day, two topics": [
        report(4, RU, US, when=day(3), topic=FISH),
        report(5, RU, US, when=day(3), topic=ARMS),
    ],
    "topics in two languages": [report(4, RU, US, when=day(3), topic=ARMS), report(9, RU, US, when=JANUARY, topic=ARMS_ID)],
}


@pytest.mark.parametrize("reports", ONE_MEETING.values(), ids=ONE_MEETING)
def test_the_last_two_are_of_one_meeting(reports: list[Report]) -> None:
    assert tuple(sorted(each.iri for each in reports[1:])) in groups(*reports)


@pytest.mark.parametrize("reports", APART.values(), ids=APART)
def test_two_meetings(reports: list[Report]) -> None:
    assert len(groups(*reports)) == 2


@pytest.mark.parametrize("reports", TOGETHER.values(), ids=TOGETHER)
def test_nothing_speaks_against_one_meeting(reports: list[Report]) -> None:
    assert len(groups(*reports)) == 1


def test_articles_that_come_one_by_one_give_what_all_together_give(tmp_path: Path) -> None:
    articles = [article for article in articles_of("tuned") if article["id"].startswith("bodies-and-series")]
    written = []
    for chance in (1, 2):
        store = open_store(tmp_path / str(chance), create=True)
        for article in random.Random(chance).sample(articles, len(articles)):  # noqa: S311  # an order, no secret
            keep([article], store, tmp_path)
        written.append(drawn(store))
        rebuild_knowledge(store)
        assert drawn(store) == written[-1]
        store.close()
    assert written[0] == written[1]
    assert all(written[0])


def drawn(store: Store) -> list[list[object]]:
    """Return what is drawn from the articles, the program's own notes too."""
    return [*(sorted(store.lines(name)) for name in (KNOWLEDGE_GRAPH, MEMBERSHIPS_GRAPH)), sorted(store.notes.match())]
