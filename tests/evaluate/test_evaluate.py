"""A small graph held against small gold: every figure can be counted by hand."""

from __future__ import annotations

import pytest

from kg.evaluate.measures import Share, Tally
from tests.evaluate.golds import actors, announced, claim, held, meant, meeting, record


def told(evaluation, what: str) -> list[str]:
    """Return the words and details of the differences of a kind."""
    return [f"{each.text}|{each.detail}" for each in evaluation.differences if each.what == what]


def test_claims_and_their_speakers(compared):
    evaluation = compared(announced(), held())
    assert evaluation.tallies["claims", "en"] == Tally(right=5, spurious=0, missed=1)
    assert evaluation.tallies["claims+speaker", "en"] == Tally(right=4, spurious=1, missed=2)
    assert evaluation.shares["speaker", "en"] == Share(4, 5)
    assert evaluation.shares["claim type", "en"] == Share(4, 5)
    assert evaluation.shares["claim mode", "en"] == Share(5, 5)
    assert told(evaluation, "claim missed") == ["about security|"]
    assert told(evaluation, "claim speaker") == ["planning an invasion|Russia, found united states (test)"]
    assert told(evaluation, "claim type") == ["it plans any invasion|statement, found denial"]


def test_a_claim_beside_the_gold_is_spurious(compared):
    evaluation = compared(record("announced", claims=[claim("it plans any invasion")]))
    assert evaluation.tallies["claims", "en"] == Tally(right=1, spurious=2, missed=0)
    assert evaluation.shares["speaker", "en"].judged == 0  # the gold does not say who speaks
    assert len(told(evaluation, "claim spurious")) == 2


def test_meetings_with_date_and_status(compared):
    evaluation = compared(announced(), held())
    assert evaluation.tallies["meetings", "en"] == Tally(right=3, spurious=0, missed=1)
    assert evaluation.shares["meeting date", "en"] == Share(2, 3)
    assert evaluation.shares["meeting status", "en"] == Share(2, 3)
    assert told(evaluation, "meeting missed") == ["The talks with NATO are put off|2022-01-11 United States, NATO"]
    assert told(evaluation, "meeting status") == ["The talks with NATO are put off|cancelled, found postponed"]
    assert told(evaluation, "meeting date") == ["The talks with NATO are put off|None, found 2022-01-12"]


def test_a_meeting_on_another_day_or_with_others_is_another_one(compared):
    other_day = meeting(["Russia"], ["United States"], date="2022-01-09", status="planned")
    others = meeting(["Sergey Lavrov"], ["NATO"], date="2022-01-10")
    known = [*actors("NATO", "Sergey Lavrov"), *meant("Russia")]
    evaluation = compared(
        record("announced", actors=actors("Russia", "United States"), meetings=[other_day]),
        record("held", actors=known, meetings=[others, meeting(["Russia"], ["NATO"], date="2022-01", status="postponed")]),
    )
    assert evaluation.tallies["meetings", "en"] == Tally(right=1, spurious=2, missed=2)
    assert evaluation.shares["meeting date", "en"] == Share(0, 1)  # as exact as the text, or it is not right


def test_who_is_host(compared):
    hosted = meeting(["Russia"], ["United States"], date="2022-01-10", status="planned", organizer="Russia")
    evaluation = compared(record("announced", actors=actors("Russia", "United States"), meetings=[hosted]))
    assert evaluation.shares["meeting organizer", "en"] == Share(0, 1)
    assert told(evaluation, "meeting organizer") == ["hold talks on 10 January in Geneva|Russia, found nobody"]


def test_actors_and_their_links(compared):
    evaluation = compared(announced(), held())
    assert evaluation.tallies["actors", "en"] == Tally(right=6, spurious=0, missed=1)
    assert evaluation.shares["link", "en"] == Share(6, 7)
    assert told(evaluation, "actor missed") == ["Ukraine|Ukraine"]
    assert evaluation.shares["offsets exact", ""].share == 1


def test_somebody_whom_the_gold_does_not_know_is_spurious(compared):
    evaluation = compared(record("held", actors=[*actors("NATO"), *meant("Russia")]))
    assert evaluation.tallies["actors", "en"] == Tally(right=1, spurious=3, missed=0)
    assert len(told(evaluation, "actor spurious")) == 3


def test_what_was_not_annotated_is_not_counted(compared):
    evaluation = compared({**announced(), "layers": ["claims"]})
    assert {name for name, _ in evaluation.tallies} == {"claims", "claims+speaker"}
    assert evaluation.shares["articles read", ""] == Share(1, 1)


def test_an_article_that_the_graph_does_not_have_is_missed_as_a_whole(compared):
    evaluation = compared({**announced(), "id": "elsewhere"}, held())
    assert evaluation.absent == ["elsewhere"]
    assert evaluation.shares["articles read", ""] == Share(1, 2)
    assert evaluation.tallies["claims", "en"] == Tally(right=2, spurious=0, missed=4)


def test_findings_are_judged_beside_their_confidence(compared):
    evaluation = compared(announced(), held())
    claims = [each for each in evaluation.judged if each.kind == "claim"]
    assert [each.right for each in claims] == [True, False, True, True, True]  # what is optional is not judged
    assert {(each.rule, each.language, each.confidence) for each in claims} == {("test", "en", 0.9)}
    assert [each.right for each in evaluation.judged if each.kind == "meeting"] == [True, True, True]


def test_a_part_of_what_the_right_one_said_is_rightly_ascribed(compared):
    """Where a content ends is a matter of guidelines; whose words they are is what a confidence is about."""
    longer = claim("We will not wait, for ever!", "Antony Blinken")
    split = claim('the United States had listened. Blinken repeated: "We will not wait', "Sergey Lavrov")
    evaluation = compared(record("held", actors=actors("Sergey Lavrov", "Antony Blinken"), claims=[longer, split]))
    assert [each.right for each in evaluation.judged if each.kind == "claim"] == [False, True, True]
    assert evaluation.tallies["claims", "en"] == Tally(right=1, spurious=2, missed=1)


@pytest.mark.parametrize(
    ("tally", "figures"),
    [
        (Tally(), (0, 0, 0, 0)),
        (Tally(3, 1, 0), (0.75, 1, 6 / 7, 3)),
        (Tally(0, 2, 2), (0, 0, 0, 2)),
        (Tally(1, 0, 1), (1, 0.5, 2 / 3, 2)),
    ],
)
def test_figures(tally, figures):
    assert (tally.precision, tally.recall, tally.f1, tally.number) == pytest.approx(figures)
