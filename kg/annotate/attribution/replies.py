"""Join a denial or confirmation to the claim of the same article that it answers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.attribution.cues import ClaimWords
from kg.annotate.patterns import alternatives
from kg.annotate.wording import wording_of, words_in
from kg.annotate.words import languages, words_of
from kg.model import Actor, Claim, ClaimType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANSWERS = (ClaimType.DENIAL, ClaimType.CONFIRMATION)
_ASKING = (ClaimType.DEMAND, ClaimType.PROPOSAL)
_SHARED, _LEAST_SHARED, _FEWEST = 0.5, 3, 2  # of the answer's terms; and so many, or all of the few that it has
_BEFORE_NOUN = 4  # words: "the latest US media reports"; further on it is no longer the noun that is answered
_AFTER_NOUN = 4  # words; what is longer spells out what was said
_UNLIKELY = 9
_NEAR = 300  # code points between an answer and a claim that is not about who answers


class ReplyRules:
    """The nouns of one language for what others have said, and which kinds of claim each can stand for."""

    def __init__(self, words: ClaimWords, language: str) -> None:
        self._language = language
        self._kinds = {noun: tuple(ClaimType(kind) for kind in kinds) for noun, kinds in words.reported_speech.items()}
        self._spelled_out = re.compile(rf"\s(?:{alternatives(words.strong_that)})\s")
        before = rf"\W*(?:[\w'’.-]+\W+){{0,{_BEFORE_NOUN}}}?"
        self._noun = re.compile(rf"{before}(?<![\w-])(?P<noun>{alternatives(tuple(words.reported_speech))})(?![\w-])")
        verbs = (form for cue in words.cues if "refusal" in cue["frames"] for form in cue["forms"])
        self._refusing = frozenset((*verbs, *words.refusals))

    def refuses(self, cue: str) -> bool:
        """Tell whether a cue says that somebody will not act, which answers what was asked for and no statement."""
        return cue.lower() in self._refusing

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
        noun = self._noun.match(content)
        if noun is None or self._spelled_out.search(content, noun.end()):
            if answer.cue and self.refuses(text[answer.cue.begin : answer.cue.end]):
                others = [i for i in others if claims[i].kind in _ASKING]
            return next((i for i in others if self._shares_terms(content, _content_of(claims[i], text))), None)
        kinds = self._kinds[noun["noun"]]
        fitting = [i for i in others if claims[i].kind in kinds]
        if named := set(answer.about):
            return next((i for i in fitting if named & _behind(claims[i].speaker, actors)), None)
        if len(content[noun.end() :].split()) > _AFTER_NOUN:  # "reports he would resign"
            wanted = self._terms(content)
            fitting = [i for i in fitting if len(wanted & self._terms(_content_of(claims[i], text))) >= _FEWEST]
        ranked = ((_rank(claims[i], answer, kinds[0], actors), at - i, i) for i in fitting)
        best = min(ranked, default=None)
        return best[2] if best and best[0] < _UNLIKELY else None

    def _shares_terms(self, answer: str, other: str) -> bool:
        wanted = self._terms(answer)
        shared = len(wanted & self._terms(other))
        return shared >= max(_SHARED * len(wanted), min(_LEAST_SHARED, len(wanted)), _FEWEST)

    def _terms(self, content: str) -> set[str]:
        return set(wording_of(words_in(content), self._language).terms)


def is_refusal(cue: str, language: str) -> bool:
    """Tell whether a cue says that somebody will not act; no word of a language without a table does."""
    code = language.split("-")[0]
    return code in languages() and reply_rules(code).refuses(cue)


@cache
def reply_rules(language: str) -> ReplyRules:
    """Return the compiled rules of a language."""
    return ReplyRules(words_of(language, ClaimWords), language)


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


def _content_of(claim: Claim, text: str) -> str:
    return text[claim.content.begin : claim.content.end]


def _rank(claim: Claim, answer: Claim, kind: ClaimType, actors: Mapping[str, Actor]) -> int:
    """Return how likely "the charges" are a claim, the likeliest first.

    That is one of the kind that the noun tells, or an accusation, about who answers; then one of that kind, where the noun tells
    more than that something was said; one about who answers; one just before.
    """
    told = claim.kind in {kind, ClaimType.ACCUSATION}
    concerned = not _behind(answer.speaker, actors).isdisjoint(claim.about)
    near = answer.content.begin - claim.content.end <= _NEAR
    ranks = (told and concerned, claim.kind is kind is not ClaimType.STATEMENT, concerned, near)
    return next((rank for rank, holds in enumerate(ranks) if holds), _UNLIKELY)
