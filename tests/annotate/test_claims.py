"""Claims, one sentence at a time: the actors are given, so that only the attribution is on trial."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.claims import ClaimFinder
from kg.model import ActorKind, Claim
from tests.annotate.marked import doc_of

CASES = Path(__file__).parents[1] / "cases"
TABLES = {language: yaml.safe_load((CASES / language / "claims.yaml").read_text(encoding="utf-8")) for language in ("en", "id")}


def row_of(claim: Claim, text: str) -> list[Any]:
    row: list[Any] = [claim.speaker, text[claim.content.begin : claim.content.end], claim.kind.value, claim.mode.value]
    return row if claim.responds_to is None else [*row, claim.responds_to]


def test_no_case_is_lost() -> None:
    assert sum(map(len, TABLES.values())) == 103


@pytest.mark.parametrize(
    ("language", "case"),
    [(lang, case) for lang, table in TABLES.items() for case in table],
    ids=lambda v: v["name"] if isinstance(v, dict) else v,
)
def test_case(language: str, case: dict[str, Any]) -> None:
    doc = ClaimFinder(language, "kg_claims")(doc_of(case["text"], case["actors"], language))
    assert [row_of(claim, case["text"]) for claim in doc._.kg_claims] == case["claims"]


def test_an_unlisted_source_becomes_an_unnamed_actor() -> None:
    doc = ClaimFinder("en", "kg_claims")(doc_of("Officials said the bridge would open soon.", {}, "en"))
    assert doc._.kg_actors["officials"].kind is ActorKind.UNNAMED
    assert [m.refers_to for m in doc._.kg_mentions] == ["officials"]


def test_what_a_claim_is_about_are_the_actors_in_its_content() -> None:
    text = "Graustark said Ruritania had closed the bridge."
    doc = ClaimFinder("en", "kg_claims")(doc_of(text, {"Graustark": "State", "Ruritania": "State"}, "en"))
    assert doc._.kg_claims[0].about == ("Ruritania",)


@settings(deadline=None)  # the first example compiles the patterns
@given(st.text(alphabet="ab AB.,\"“”:'\n—kata ", max_size=120), st.sampled_from(["en", "id"]))
def test_any_text_gives_exact_spans(text: str, language: str) -> None:
    doc = ClaimFinder(language, "kg_claims")(doc_of(f"{text} said ab, kata ab", {"ab": "Person"}, language))
    for claim in doc._.kg_claims:
        assert 0 <= claim.content.begin < claim.content.end <= len(doc.text)
        assert doc.text[claim.content.begin : claim.content.end].strip()
