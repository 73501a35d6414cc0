"""Tables of sentences in, events out, by the whole pipeline; each case says who does what to whom.

An event is written "Type: initiators > recipients; Status; date", the status where it is not Held, the date where there is
one; what several do together as "Type: A, B = A, B". Names are those of the lists.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from kg.annotate.assembly import findings_in
from kg.model import Article, EventReport, Findings, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parents[1] / "cases"
PUBLISHED = date(2022, 4, 6)


def cases() -> Iterator[tuple[str, dict[str, object]]]:
    for path in sorted(CASES.glob("*/events-*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
            yield path.parent.name, case


def found_in(text: str, language: str) -> list[str]:
    findings = findings_in(Article("case", text, language, published=PUBLISHED))
    return sorted(told(event, findings) for event in findings.events)


def told(event: EventReport, findings: Findings) -> str:
    names = {actor.key: actor.name.text for actor in findings.actors}
    doing, done = (", ".join(names[key] for key in keys) for keys in (event.initiators, event.recipients))
    mark = "=" if doing == done else ">"
    rest = [event.status.value] if event.status is not Status.HELD else []
    rest += [event.date.value] if event.date else []
    return "; ".join((f"{event.kind.value}: {doing} {mark} {done}", *rest))


@pytest.mark.parametrize(
    ("language", "case"), list(cases()), ids=lambda value: value if isinstance(value, str) else value["text"][:60]
)
def test_case(language, case):
    assert found_in(case["text"], language) == sorted(case["events"])


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_case_is_lost(language):
    assert sum(1 for code, _ in cases() if code == language) >= 120


def test_sentences_that_tell_of_one_event_make_one_report():
    text = "Russia attacked Ukraine on 24 February 2022. The Russian attack on Ukraine went on. Russia bombed Ukraine in 2014."
    findings = findings_in(Article("case", text, "en", published=PUBLISHED))
    assert sorted((len(event.evidence), event.date.value) for event in findings.events) == [(1, "2014"), (2, "2022-02-24")]


def test_what_is_claimed_is_according_to_the_claim():
    findings = findings_in(Article("case", "Ukraine said Russia had attacked Moldova.", "en", published=PUBLISHED))
    (event,) = findings.events
    assert [findings.claims[at].speaker for at in event.according_to] == ["Q212"]


def test_actors_of_events_are_described():
    findings = findings_in(Article("case", "Rusia menembaki kota Kharkiv.", "id", published=PUBLISHED))
    assert {"Q159", "Q212"} <= {actor.key for actor in findings.actors}
