"""Whom a denial or a confirmation answers."""

import pytest

import kg

WITHIN = "Para pegiat menilai lawatan itu dapat memberi kesan bahwa Rusia mengakui pemerintahan militer."


def test_a_claim_within_another_does_not_answer_it():
    claims = kg.extract(WITHIN, language="id", date="2022-01-05").claims
    outer = max(claims, key=lambda claim: claim.content.end - claim.content.begin)
    inner = [claim for claim in claims if claim is not outer]
    assert inner, "the sentence has a claim within a claim"
    assert all(claim.responds_to is None for claim in inner)


ANSWERS = {
    "the last accusation": (
        "Germany accused France of smuggling arms. Germany said the harvest was good. France denied the charges.",
        "en",
        "of smuggling arms",
    ),
    "what shares its words": (
        "France said the bridge over the river would be closed. Germany denied that the bridge would be closed.",
        "en",
        "the bridge over the river",
    ),
    "not what shares a word or two": (
        "France said the national team was tired. Germany confirmed the last tournament for the national railway.",
        "en",
        None,
    ),
    "a refusal answers no statement": (
        "France said the treaty on the bridge was old. Germany refused to sign the treaty on the bridge.",
        "en",
        None,
    ),
    "a refusal answers a demand": (
        "France urged Germany to sign the treaty on the bridge. Germany refused to sign the treaty on the bridge.",
        "en",
        "to sign the treaty",
    ),
    "menolak": (
        "Jepang mendesak Korea Selatan menandatangani perjanjian itu. Korea Selatan menolak menandatangani perjanjian itu.",
        "id",
        "menandatangani perjanjian",
    ),
}


@pytest.mark.parametrize(("text", "language", "answered"), ANSWERS.values(), ids=ANSWERS)
def test_what_an_answer_answers(text: str, language: str, answered: str | None) -> None:
    claims = kg.extract(text, language=language, date="2022-01-05").claims
    answer = claims[-1]
    if answered is None:
        assert answer.responds_to is None
    else:
        assert answer.responds_to is not None
        content = claims[answer.responds_to].content
        assert answered in text[content.begin : content.end]
