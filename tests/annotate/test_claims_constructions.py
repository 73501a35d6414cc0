"""One construction of reported speech a case, dates and pronouns resolved before: who, what, which kind, what goes with it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
import yaml

from kg.annotate.claims import ClaimFinder
from kg.annotate.coreference import Coreference
from kg.annotate.dates import make_component as dates
from tests.annotate.marked import doc_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from kg.model import Claim

CASES = Path(__file__).parents[1] / "cases"
ROWS = [
    (language, case)
    for language in ("en", "id")
    for case in yaml.safe_load((CASES / language / "claims-constructions.yaml").read_text(encoding="utf-8"))
]
WORTH = {
    "to": lambda claim: claim.addressee,
    "via": lambda claim: claim.quoted_via,
    "day": lambda claim: claim.claimed_on and claim.claimed_on.value,
    "re": lambda claim: claim.responds_to,
    "about": lambda claim: list(claim.about),
    "polarity": lambda claim: claim.polarity.value,
    "certainty": lambda claim: claim.certainty.value,
}


@cache
def components(language: str) -> tuple[Callable[[Doc], Doc], ...]:
    return dates(spacy.blank(language), "kg_dates"), Coreference(language, "c"), ClaimFinder(language, "k")


def claims_of(case: dict[str, Any], language: str) -> Doc:
    doc = doc_of(case["text"], case["actors"], language)
    for component in components(language):
        doc = component(doc)
    return doc


def row_of(claim: Claim, text: str, asked: dict[str, Any]) -> list[Any]:
    row: list[Any] = [claim.speaker, text[claim.content.begin : claim.content.end], claim.kind.value, claim.mode.value]
    return [*row, {name: WORTH[name](claim) for name in asked}] if asked else row


def test_no_case_is_lost() -> None:
    assert {language: sum(row[0] == language for row in ROWS) for language in ("en", "id")} == {"en": 87, "id": 89}


@pytest.mark.parametrize(("language", "case"), ROWS, ids=[f"{language}-{case['name']}" for language, case in ROWS])
def test_case(language: str, case: dict[str, Any]) -> None:
    claims = claims_of(case, language)._.kg_claims
    asked = [row[4] if len(row) > 4 else {} for row in case["claims"]]
    found = [row_of(claim, case["text"], asked[at] if at < len(asked) else {}) for at, claim in enumerate(claims)]
    assert found == case["claims"]
