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


@pytest.mark.parametrize(("language", "case"), cases(), ids=lambda value: value if isinstance(value, str) else value["text"][:60])
def test_case(language, case):
    assert found_in(case["text"], language) == sorted(case["events"])
