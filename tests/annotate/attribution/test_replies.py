"""Whom a denial or a confirmation answers."""

import kg

WITHIN = "Para pegiat menilai lawatan itu dapat memberi kesan bahwa Rusia mengakui pemerintahan militer."


def test_a_claim_within_another_does_not_answer_it():
    claims = kg.extract(WITHIN, language="id", date="2022-01-05").claims
    outer = max(claims, key=lambda claim: claim.content.end - claim.content.begin)
    inner = [claim for claim in claims if claim is not outer]
    assert inner, "the sentence has a claim within a claim"
    assert all(claim.responds_to is None for claim in inner)
