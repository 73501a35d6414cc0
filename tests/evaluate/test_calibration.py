"""How sure the program was, held against how often it was right."""

from __future__ import annotations

import pytest

from kg.evaluate.calibration import by_rule, calibration, gap
from kg.evaluate.measures import Judged, Share


def judged(confidence: float, *rights: bool, kind: str = "claim", rule: str = "a", language: str = "en") -> list[Judged]:
    return [Judged(kind, rule, language, confidence, right) for right in rights]


def test_findings_stand_in_the_bin_of_their_confidence():
    bins = calibration(
        [*judged(0.9, True, True), *judged(1.0, True, False), *judged(0.89, True), *judged(0.2, False, kind="meeting")]
    )
    assert [(each.kind, each.low, each.high, each.share) for each in bins] == [
        ("claim", 0.8, 0.9, Share(1, 1)),
        ("claim", 0.9, 1.0, Share(3, 4)),
        ("meeting", 0.0, 0.5, Share(0, 1)),
    ]
    assert bins[1].confidence == pytest.approx(0.95)


def test_the_gap_is_weighted_by_how_many_there_are():
    assert gap(calibration([*judged(0.75, True, True, True, False)])) == 0
    assert gap(calibration([*judged(0.75, True, True, True, False), *judged(0.5, True, True, True, True)])) == pytest.approx(0.25)
    assert gap(()) == 0


def test_each_rule_is_counted_by_language():
    counted = by_rule([*judged(0.9, True, False), *judged(0.9, True, language="id"), *judged(0.9, False, rule="b")])
    assert counted == {("a", "en"): Share(1, 2), ("a", "id"): Share(1, 1), ("b", "en"): Share(0, 1)}
