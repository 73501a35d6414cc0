"""Tell from the verbs around an expression of a sentence's tokens whether it lies ahead (+1), behind (-1) or either (0)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.date_grammar import Expression
    from kg.annotate.date_tokens import Tokens

_NEAR = 12  # tokens: a verb farther away says nothing of the tense
_FAR = 18  # tokens: the same for a verb of the same clause before it
_AUXILIARY = 2  # "will be held": a participle so near behind "will" is no past
_BEHIND = 2  # a verb after the expression counts as if it were so many times farther away
_BRACKETS = re.compile(r"\([^()]*\)")
_JOINED = re.compile(r"&,?i?$")
_BREAKS = ",(S"  # marks and words with which another clause begins


@dataclass(frozen=True, slots=True)
class _Verb:
    distance: int
    tense: int
    beside: bool  # no other clause begins between it and the expression


def tense_near(tokens: Tokens, expression: Expression) -> int:
    """Return +1 where the verb near the expression speaks of the future, -1 of the past, 0 where none is near.

    A verb of the same clause before the expression counts first ("gathered on Monday to discuss"), then a form that may be a
    mere adjective ("besieged"), then the nearest on either side.
    """
    if tokens.letters[expression.begin - 1 : expression.begin] == "b":
        return 1
    before = min(_before(tokens, expression), key=lambda verb: verb.distance, default=None)
    opens_next = _opens_next(tokens, expression)
    if before and before.beside and not opens_next:
        return before.tense
    participles = tuple(_participles_before(tokens, expression))
    if not opens_next and any(_beside(tokens, place, expression.begin) for place in participles):
        return -1
    after = min(
        _after(tokens, expression, opens=before is None and not participles), key=lambda verb: verb.distance, default=None
    )
    found = [verb for verb in (before, after) if verb]
    return min(found, key=lambda verb: verb.distance).tense if found else 0


def _opens_next(tokens: Tokens, expression: Expression) -> bool:
    """Tell whether "and" stands before the expression and its verb right behind ("… and on Saturday was to meet")."""
    behind = bisect_left(tokens.tenses, (expression.end, -1))
    beside = behind < len(tokens.tenses) and tokens.tenses[behind][0] <= expression.end
    return beside and _JOINED.search(tokens.letters[: expression.begin]) is not None


def _before(tokens: Tokens, expression: Expression) -> Iterator[_Verb]:
    future = -_FAR
    first = bisect_left(tokens.tenses, (expression.begin - _FAR, -1))
    for position, tense in tokens.tenses[first:]:
        if position >= expression.begin:
            return
        if tense > 0:
            future = position
        elif _is_participle(tokens, position, future):
            continue
        beside, distance = _beside(tokens, position, expression.begin), expression.begin - position
        if beside or distance <= _NEAR:
            yield _Verb(distance, tense, beside)


def _participles_before(tokens: Tokens, expression: Expression) -> Iterator[int]:
    ahead = [position for position, tense in tokens.tenses if tense > 0]
    for place in tokens.participles:
        if 0 < expression.begin - place <= _NEAR and not any(
            _is_participle(tokens, place, will) for will in ahead if will < place
        ):
            yield place


def _after(tokens: Tokens, expression: Expression, *, opens: bool) -> Iterator[_Verb]:
    """Yield the verbs behind; where none stands before the expression, those of the past and of saying are its own."""
    future = -_NEAR
    for position, tense in tokens.tenses[bisect_left(tokens.tenses, (expression.end, -1)) :]:
        if position > expression.end + _NEAR:
            break
        if tense > 0:
            future = position
        elif _is_participle(tokens, position, future) or (position in tokens.reporting and not opens):
            continue
        yield _Verb((1 if opens and tense < 0 else _BEHIND) * (position - expression.end + 1), tense, beside=False)
    for place in tokens.participles:
        if place == expression.end or (opens and expression.end < place <= expression.end + _NEAR):
            yield _Verb(place - expression.end + 1, -1, beside=False)


def _is_participle(tokens: Tokens, position: int, future: int) -> bool:
    return position - future <= _AUXILIARY and "," not in tokens.letters[future:position]


def _beside(tokens: Tokens, begin: int, end: int) -> bool:
    between = _BRACKETS.sub("", tokens.letters[begin:end])
    return not any(mark in between for mark in _BREAKS)
