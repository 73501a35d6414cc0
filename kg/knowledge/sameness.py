"""Two claims go in; out comes whether they state the same proposition, and whether one denies what the other affirms."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from kg.knowledge.utterances import DISTINCT, are_nested, are_related, is_reworded, is_same_utterance, is_soon, kept_of, likeness
from kg.model import ClaimType, Polarity, SpeechMode, Status

if TYPE_CHECKING:
    from kg.knowledge.values import Statement

_LEAST_SHARED = 4  # terms, a name among them
_ALIKE, _OPPOSED = 0.6, 0.7  # part of the terms of both that both have; a negation that is misread turns everything round
_LEAST_DENIED = 2  # terms besides the denier's name: "denied any wrongdoing" denies everything and nothing
_DENIED = 0.66  # part of the denial's terms that what it denies must have
_BEFORE_DENIAL, _AFTER_DENIAL = timedelta(days=7), timedelta(days=2)  # articles that tell of an accusation late
_COPIED, _MUCH_KEPT = 12, 0.7  # two who say the same seldom have so many words in common, in their order
_STANCE = 0.55  # what contents that are no sentences must have in common, by weight
_SAME_DAYS = timedelta(days=1)
_DEEDS = frozenset({ClaimType.DEMAND, ClaimType.PROPOSAL})  # what ought to be is not what is
_TOLD = frozenset({ClaimType.ACCUSATION, ClaimType.STATEMENT, ClaimType.WARNING, ClaimType.BELIEF, ClaimType.CRITICISM})
_DENIABLE = _TOLD | _DEEDS  # what is demanded of one can be refused
_STANCES = frozenset({ClaimType.CRITICISM, ClaimType.DENIAL})
_HELD = frozenset({Status.HELD, Status.ONGOING})
_OFF = frozenset({Status.CANCELLED, Status.REJECTED})


class Sameness(Enum):
    """How two claims that state one proposition stand to each other."""

    AGREES = "agrees"
    DENIES = "denies"
    REPEATS = "repeats"  # it is one utterance, told twice
    COPIED = "copied"  # the same few words, which two would hardly find alone: one article has them of the other


def sameness_of(one: Statement, other: Statement) -> Sameness | None:
    """Return how two claims stand to each other; None where they do not state the same, as far as can be told for sure."""
    if one.key is not None and one.key == other.key:
        if len(one.words) < DISTINCT and not is_soon(one.published, other.published):
            return None
        return _polar(one.polarity is other.polarity, one, other)
    if one.article == other.article:
        return None  # what an article says of its own claims stands in it (gk:respondsTo)
    if one.event and other.event:
        return _of_event(one, other)
    if one.language == other.language and (is_denial(one, other) or is_denial(other, one)):
        return Sameness.DENIES
    if is_reworded(one, other):
        return Sameness.REPEATS if is_same_utterance(one, other) else Sameness.AGREES
    if one.language == other.language and _is_alike(one, other):
        return _polar(one.denies is other.denies, one, other)
    return Sameness.AGREES if one.language == other.language and _is_one_stance(one, other) else None


def is_denial(denial: Statement, denied: Statement) -> bool:
    """Tell whether a denial is of what another claims: of the denier, before, and in the denial's own terms."""
    deniable = _DEEDS if denial.refuses else _DENIABLE
    if denial.polarity is not Polarity.DENIED or denied.polarity is Polarity.DENIED or denied.kind not in deniable:
        return False
    if denial.turned or denied.turned or are_related(denial, denied) or not _precedes(denied, denial):
        return False
    deniers = {denial.speaker} | denial.stands_for
    if not deniers & denied.parties:
        return False
    core = set(denial.terms) - deniers - set(denied.names)
    shared = core & set(denied.terms)
    named = set(denial.names) - deniers
    if not named <= denied.parties | {denied.speaker} | denied.stands_for or not denial.numbers <= denied.numbers:
        return False
    return len(shared) >= _LEAST_DENIED and len(shared) >= _DENIED * len(core)


def _polar(alike: bool, one: Statement, other: Statement) -> Sameness:
    if not alike:
        return Sameness.DENIES
    if is_same_utterance(one, other):
        return Sameness.REPEATS
    return Sameness.COPIED if _is_copied(one, other) else Sameness.AGREES


def _is_copied(one: Statement, other: Statement) -> bool:
    """Tell whether the words are so alike that one text has them of the other; but a short saying may be of two speakers."""
    if one.key == other.key is not None:
        sayings = one.mode is other.mode is SpeechMode.DIRECT and not (one.is_unnamed or other.is_unnamed)
        return not sayings or len(one.words) >= DISTINCT
    return min(len(one.words), len(other.words)) >= _COPIED and kept_of(one, other) >= _MUCH_KEPT


def _is_one_stance(one: Statement, other: Statement) -> bool:
    """Tell whether two speakers turn down, or criticise, the same these days; what it is stands in the content alone."""
    if one.kind is not other.kind or one.kind not in _STANCES or one.polarity is not other.polarity or one.turned or other.turned:
        return False
    names, others = frozenset(one.names), frozenset(other.names)
    if not (names and others and are_nested(names, others) and are_nested(one.numbers, other.numbers)):
        return False
    return is_soon(one.published, other.published) and likeness(one, other) >= _STANCE


def _of_event(one: Statement, other: Statement) -> Sameness | None:
    """Compare what is said of one meeting: that it was held, will be held, or will not."""
    if not one.event or not other.event or one.event[0] != other.event[0]:
        return None
    first, second = (_fate(status) for status in (one.event[1], other.event[1]))
    same = one.polarity is other.polarity
    if first == second:
        return _polar(same, one, other) if same or is_soon(one.published, other.published) else None
    opposite = {first, second} in ({Status.PLANNED, Status.CANCELLED}, {Status.HELD, Status.CANCELLED})
    return Sameness.DENIES if opposite and same and is_soon(one.published, other.published, _SAME_DAYS) else None


def _fate(status: Status) -> Status:
    return Status.HELD if status in _HELD else Status.CANCELLED if status in _OFF else status


def _precedes(denied: Statement, denial: Statement) -> bool:
    if not denied.published or not denial.published:
        return False
    return -_AFTER_DENIAL <= denial.published - denied.published <= _BEFORE_DENIAL


def _is_alike(one: Statement, other: Statement) -> bool:
    if not is_soon(one.published, other.published) or (one.kind in _DEEDS) is not (other.kind in _DEEDS):
        return False
    if one.modals != other.modals or one.numbers != other.numbers or not (one.names and other.names):
        return False
    names, others = set(one.names), set(other.names)
    if not (names <= others or others <= names) or (one.denies is not other.denies and names != others):
        return False
    shared = set(one.terms) & set(other.terms)
    least = _ALIKE if one.denies is other.denies else _OPPOSED
    if len(shared) < _LEAST_SHARED or len(shared) < least * len({*one.terms, *other.terms}):
        return False
    return _order(one, shared) == _order(other, shared)


def _order(statement: Statement, shared: set[str]) -> tuple[str, ...]:
    # "Russia will attack Ukraine" and "Ukraine will attack Russia" are made of the same words
    return tuple(dict.fromkeys(name for name in statement.names if name in shared))
