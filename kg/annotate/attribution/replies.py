"""Join a denial or confirmation to the claim of the same article that it answers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import ClaimWords
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import Actor, Claim, ClaimType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANSWERS = (ClaimType.DENIAL, ClaimType.CONFIRMATION)
_SHARED = 0.4  # of the content words of the shorter claim
_WORD = re.compile(r"\w{4,}")


class ReplyRules:
    """The nouns of one language for what others have said, and which kinds of claim each can stand for."""

    def __init__(self, words: ClaimWords) -> None:
        self._kinds = {noun: frozenset(ClaimType(kind) for kind in kinds) for noun, kinds in words.reported_speech.items()}
        self._spelled_out = re.compile(rf"\s(?:{alternatives(words.strong_that)})\s")
        self._noun = re.compile(rf"(?<![\w-])(?:{alternatives(tuple(words.reported_speech))})(?![\w-])")

    def joined(self, claims: Sequence[Claim], text: str, actors: Mapping[str, Actor]) -> list[Claim]:
        """Return the claims, each denial or confirmation pointing at what it answers where that can be told."""
        return [
            replace(c, responds_to=self._answered(at, claims, text, actors)) if c.kind in _ANSWERS else c
            for at, c in enumerate(claims)
        ]

    def _answered(self, at: int, claims: Sequence[Claim], text: str, actors: Mapping[str, Actor]) -> int | None:
        answer = claims[at]
        content = text[answer.content.begin : answer.content.end].lower()
        others = [i for i in range(at - 1, -1, -1) if _may_be_answered(claims[i], answer)]
        noun = self._noun.search(content)
        if noun is None or self._spelled_out.search(content, noun.end()):
            return next(
                (i for i in others if _shares_words(content, text[claims[i].content.begin : claims[i].content.end].lower())), None
            )
        fitting = [i for i in others if claims[i].kind in self._kinds[noun.group()]]
        named = set(answer.about)
        return (
            next((i for i in fitting if named & _behind(claims[i].speaker, actors)), None) if named else next(iter(fitting), None)
        )


@cache
def reply_rules(language: str) -> ReplyRules:
    """Return the compiled rules of a language."""
    return ReplyRules(words_of(language, ClaimWords))


def _may_be_answered(claim: Claim, answer: Claim) -> bool:
    """Tell whether a claim is somebody else's, and no answer itself; what tells of the answer is not what it answers."""
    tells = claim.content.begin <= answer.content.begin and answer.content.end <= claim.content.end
    return claim.speaker not in (None, answer.speaker) and claim.kind not in _ANSWERS and not tells


def _behind(key: str | None, actors: Mapping[str, Actor]) -> set[str]:
    seen: set[str] = set()
    todo = [key] if key else []
    while todo:
        current = todo.pop()
        if current not in seen:
            seen.add(current)
            todo += actors[current].represents if current in actors else ()
    return seen


def _shares_words(a: str, b: str) -> bool:
    words_a, words_b = set(_WORD.findall(a)), set(_WORD.findall(b))
    return len(words_a & words_b) >= max(2, _SHARED * min(len(words_a), len(words_b)))
