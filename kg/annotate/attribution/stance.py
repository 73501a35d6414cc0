"""Tell from a cue and its content what kind of claim was made, with which polarity and how certain it sounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.annotate.attribution.cues import ClaimWords, Cue
from kg.annotate.patterns import alternatives
from kg.annotate.words import words_of
from kg.model import Certainty, ClaimType, Polarity

_OPENING = 14  # words of a content within which it demands something
_HEAD = 6  # words at the beginning of a content that carry its stance


@dataclass(frozen=True, slots=True)
class Stance:
    """The judgement on one claim."""

    kind: ClaimType
    polarity: Polarity
    certainty: Certainty


class StanceRules:
    """The words of one language that give a stance away."""

    def __init__(self, words: ClaimWords) -> None:
        self._possible = _any_of(words.hedges_possible)
        self._probable = _any_of(words.hedges_probable)
        self._certain = _any_of(words.hedges_certain)
        self._hope = _any_of(words.hope)
        first, future = alternatives(words.first_person), alternatives(words.future)
        passive = rf"(?:\w+\s+)?{words.passive_prefix}\w{{4,}}" if words.passive_prefix else r"(?!)"
        no_act = rf"(?!\s+(?:(?:{alternatives(words.not_acting)})(?![\w-])|{passive}))"
        no_verb = alternatives(word for word in words.not_acting if word not in words.negations)  # "we will not leave"
        own_future = re.compile(
            rf"(?<![\w-])(?:{first})\s+(?:\w+\s+)?(?:{future})(?![\w-])(?!\s+(?:(?:{no_verb})(?![\w-])|{passive}))"
        )
        self._own_act = re.compile(rf"(?:\S+\s+){{1,6}}?(?:{alternatives(words.will)})(?![\w-]){no_act}")
        free = rf"(?:{alternatives(words.not_obliging)})(?![\w-])"
        obliged = re.compile(rf"(?:^|(?<![\w-])(?!{free})[\w-]+[”\"’']?\s+)(?:{alternatives(words.obliging)})(?![\w-])")
        self._own_plan = re.compile(rf"\W*(?:{alternatives(words.acting)})(?![\w-]){no_act}")
        only = rf"(?!(?:{alternatives(words.no_denial)})(?![\w-]))"  # "not only"
        self._negated = re.compile(rf"(?<![\w-]){only}(?:{alternatives(words.denying)})(?![\w-])")
        asked = rf"(?<![\w-])(?:{alternatives(words.that_kept)})(?![\w-])"
        offered = re.compile(rf"^(?:(?!{asked}).)*?(?<![\w-])(?:{alternatives(words.offering)})(?![\w-])", re.DOTALL)
        self._by_content = (  # the first that is found decides
            (_any_of(words.threatening), ClaimType.THREAT),
            (own_future, ClaimType.PROMISE),
            (_any_of(words.proposing), ClaimType.PROPOSAL),  # "we should": what one would do oneself is no demand
            (_any_of(words.demanding), ClaimType.DEMAND),
            (obliged, ClaimType.DEMAND),
            (offered, ClaimType.PROMISE),
            (_any_of(words.alarming), ClaimType.WARNING),
            (_any_of(words.praising), ClaimType.PRAISE),
            (_any_of(words.blaming), ClaimType.CRITICISM),
        )
        no_question = rf"(?!(?:{alternatives(words.that_kept)})(?![\w-]))"
        self._asked = re.compile(rf"{no_question}(?:\S+\s+){{1,8}}?(?:{alternatives(words.noun_links)})\s")
        self._guess = _any_of(words.guesses)
        self._nouns = {noun: ClaimType(kind) for noun, kind in words.stance_nouns.items()}
        self._noun = re.compile(rf"\W*(?:\w+\s+)?(?P<noun>{alternatives(tuple(words.stance_nouns))})(?![\w-])")

    def of(self, content: str, cue: Cue | None, *, own: bool = False) -> Stance:
        """Return the stance of a lower-cased content and its cue (None for a quotation without one).

        `own` tells that the content opens with the speaker's own name, or that of the state or body it speaks for.
        """
        kind = cue.entry.kind if cue else ClaimType.STATEMENT
        if kind is ClaimType.CONFIRMATION and cue and "insist" in cue.entry.frames and self._negated.search(_head(content)):
            kind = ClaimType.DENIAL
        if kind is ClaimType.STATEMENT:
            kind = self._kind_of_statement(content, cue.entry.frames if cue else frozenset())
        if own and kind is ClaimType.STATEMENT and self._own_act.match(content):
            kind = ClaimType.PROMISE  # "Germany will go on …", said by its minister
        return Stance(kind, Polarity.DENIED if kind is ClaimType.DENIAL else Polarity.AFFIRMED, self._certainty(content))

    def _kind_of_statement(self, content: str, frames: frozenset[str]) -> ClaimType:
        head = _head(content)
        if noun := self._noun.match(content):
            return self._nouns[noun["noun"]]
        if "ask" in frames and self._asked.match(content):
            return ClaimType.DEMAND
        if "insist" in frames and self._negated.search(head):  # "insisted it had not …"
            return ClaimType.DENIAL
        opening = " ".join(content.split()[:_OPENING])
        for pattern, kind in self._by_content:
            if pattern.search(opening if kind is ClaimType.DEMAND else content):
                return kind
        if self._own_plan.match(content):
            return ClaimType.PROMISE
        return ClaimType.BELIEF if self._hope.search(head) or self._guess.search(content) else ClaimType.STATEMENT

    def _certainty(self, content: str) -> Certainty:
        for pattern, certainty in (
            (self._possible, Certainty.POSSIBLE),
            (self._probable, Certainty.PROBABLE),
            (self._certain, Certainty.CERTAIN),
        ):
            if pattern.search(content):
                return certainty
        return Certainty.UNSPECIFIED


@cache
def stance_rules(language: str) -> StanceRules:
    """Return the compiled rules of a language."""
    return StanceRules(words_of(language, ClaimWords))


def _head(content: str) -> str:
    return " ".join(content.split()[:_HEAD])


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(words)})(?![\w-])")
