"""Confidences come from counts: of few judgements little is concluded, and what is not counted leans on what is."""

from __future__ import annotations

import tomllib

import pytest

from kg.annotate import rules
from kg.annotate.rules import confidence_of, words_of_rule
from kg.errors import DataError

COUNTS = """
[sets.ours]
weight = 1.0
[sets.ours.rules.en]
"kg_x:often" = [95, 100]
"kg_x:often/unsure" = [40, 80]
"kg_x:seldom" = [0, 1]
[sets.ours.rules.id]
"kg_x:often" = [20, 20]
[sets.others]
weight = 0.1
[sets.others.rules.en]
"kg_x:often" = [0, 100]
"""


@pytest.fixture
def counted(tmp_path, monkeypatch):
    """Let confidences come from counts of our own."""

    def use(text: str) -> None:
        (tmp_path / "counts.toml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(rules, "COUNTS", tmp_path / "counts.toml")
        rules._counts.cache_clear()
        rules._confidence.cache_clear()

    yield use
    rules._counts.cache_clear()
    rules._confidence.cache_clear()


def test_a_rule_is_as_sure_as_it_was_right(counted):
    counted(COUNTS)
    assert confidence_of("kg_x:often", "en", 0.1) == pytest.approx(95 / 110, abs=0.01)  # the other set counts for ten
    assert confidence_of("kg_x:often/unsure", "en", 0.1) == pytest.approx(0.5, abs=0.02)
    assert confidence_of("kg_x:often", "id", 0.1) > confidence_of("kg_x:often", "en", 0.1)


def test_of_few_judgements_little_is_concluded(counted):
    counted(COUNTS)
    assert 0.6 < confidence_of("kg_x:seldom", "en", 0.1) < confidence_of("kg_x:often", "en", 0.1)


def test_what_was_never_judged_leans_on_what_was(counted):
    counted(COUNTS)
    assert confidence_of("kg_x:new", "en", 0.1) == pytest.approx(confidence_of("kg_x:often", "en", 0.1), abs=0.02)
    assert confidence_of("kg_x:new/unsure", "fr", 0.1) == pytest.approx(0.5, abs=0.05)
    assert confidence_of("kg_y:new", "en", 0.1) == 0.1


def test_counts_that_cannot_be_are_told(counted):
    counted('[sets.ours]\nweight = 1.0\n[sets.ours.rules.en]\n"kg_x:often" = [3, 2]\n')
    with pytest.raises(DataError, match=r"counts\.toml: \[sets\.ours\.en\] 'kg_x:often': 3 of 2 cannot be right"):
        confidence_of("kg_x:often", "en", 0.1)


def test_rules_are_told_in_words():
    assert words_of_rule("kg_claims:colon") == "a name and a colon introduce the quotation"
    assert words_of_rule("kg_claims:colon/unnamed").endswith("; who speaks has no name in the text")
    assert words_of_rule("kg_x:not_listed") == "not listed"


def test_every_rule_that_was_counted_for_claims_and_meetings_is_described():
    given = tomllib.loads(rules.COUNTS.read_text(encoding="utf-8"))["sets"]
    names = {name for each in given.values() for counts in each["rules"].values() for name in counts}
    bare = [name for name in names if name.startswith(("kg_claims:", "kg_meetings:", "kg_coreference:"))]
    assert len(bare) > 20
    for name in bare:
        rule = name.partition(":")[2].partition("/")[0]
        assert words_of_rule(name) != rule.replace("-", " ").replace("_", " "), name


def test_findings_are_as_sure_as_their_rules(extract):
    findings = extract(
        "The Kremlin said on Monday that Russia will meet NATO envoys on 12 May 2022.", language="en", date="2022-05-03"
    )
    for finding in (*findings.claims, *findings.meetings, *findings.mentions):
        assert finding.confidence == confidence_of(finding.found_by, "en", finding.confidence)
        assert 0 < finding.confidence < 1
