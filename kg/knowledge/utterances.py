"""Two claims go in; out comes whether they tell of one utterance: of one speaker in two articles, word by word or nearly so."""

from __future__ import annotations

import re
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from kg.model import SpeechMode
from kg.namespaces import GK

if TYPE_CHECKING:
    from kg.knowledge.values import Statement

_NOBODY = str(GK.UnattributedSource)
_LEAST_WORDS = 5  # "we are ready" is said every week
DISTINCT = 8  # so many words in a row are seldom said twice by chance
_MEMORABLE = 15  # ... and so many are not said twice by one speaker in months either: the second article looks back
_SOON = timedelta(days=7)
_KEPT = 0.85  # part of the shorter quotation's words that the longer one must hold in their order; agencies mend and cut
_ALL_KEPT = 0.95  # ... where each names somebody whom the other does not: the words that are changed may be the names
_PIECE = 2  # words in a row that count as kept: scattered small words are in every sentence
# Shingles of the quotations are compared, of every few the least (Schleimer, Wilkerson and Aiken 2003, "Winnowing"): any run of
# SHINGLE + WINDOW - 1 words that two quotations share gives them one fingerprint in common, wherever each was cut.
_SHINGLE, _WINDOW = 4, 3
# What is told in other words: in articles of the same days, in so many of the same stems beside names and numbers, which make
# this part of what both say, or nearly all of what the shorter one says. Set by reading 80 such pairs of real news.
_NEWS = timedelta(days=2)
_LEAST_TOLD, _ALIKE, _SUMMED_UP = 3, 0.6, 0.85
_NAME = ":"  # part of every name, for names are addresses
_OF_NAME, _OF_WORD, _LONG = 1.5, 6.0, 8  # a stem of six letters counts once, and none more than one of eight
_LISTED = re.compile(r"/Q\d+$")
_OF_SPEAKER, _SPELLED_ALIKE = re.compile(r"[^\W\d_]{4,}"), 0.66  # words in the name of a speaker whom no list has
_RUN, _RUN_WINDOW = 8, 5  # the same for quotations told again after months: runs that hardly any two speeches share


def fingerprints_of(statement: Statement) -> frozenset[tuple[str, ...]]:
    """Return the shingles by which another telling of an utterance is sought; none where it is too short."""
    return _winnowed(statement.words, _SHINGLE, _WINDOW) if len(statement.words) >= _least(statement) else frozenset()


def runs_of(statement: Statement) -> frozenset[tuple[str, ...]]:
    """Return the longer runs of words by which a quotation is found again after months; none where it is no such quotation."""
    memorable = statement.mode is SpeechMode.DIRECT and len(statement.words) >= _MEMORABLE
    return _winnowed(statement.words, _RUN, _RUN_WINDOW) if memorable else frozenset()


def is_same_utterance(one: Statement, other: Statement) -> bool:
    """Tell whether two claims are one utterance: told by two articles, of speakers who may be one, in the same words."""
    if one.article == other.article or one.language != other.language or one.polarity is not other.polarity:
        return False
    less, more = sorted((one, other), key=lambda statement: len(statement.words))
    if not less.numbers <= more.numbers or not _may_be_one_day(one, other):
        return False
    if is_reworded(one, other):
        return True
    if len(less.words) < max(_least(one), _least(other)):
        return False
    if not (may_be_one_speaker(one, other, len(less.words)) or _is_copied(one, other)):
        return False
    timely = is_soon(one.published, other.published) or not runs_of(one).isdisjoint(runs_of(other))
    wanted = _KEPT if are_nested(frozenset(one.names), frozenset(other.names)) else _ALL_KEPT
    return timely and (one.key == other.key is not None or kept_of(one, other) >= wanted)


def is_reworded(one: Statement, other: Statement) -> bool:
    """Tell whether one speaker says the same in two articles of these days, as each translates or sums up what it heard."""
    if one.article == other.article or one.language != other.language or not are_related(one, other):
        return False
    if one.denies is not other.denies or not is_soon(one.published, other.published, _NEWS):
        return False
    if not (are_nested(one.numbers, other.numbers) and are_nested(frozenset(one.names), frozenset(other.names))):
        return False
    if likeness(one, other) >= _ALIKE:
        return True
    shared = frozenset(one.terms) & frozenset(other.terms)
    least = min(_weight(frozenset(each.terms)) for each in (one, other))
    return sum(map(_is_word, shared)) > _LEAST_TOLD < len(shared) and _weight(shared) >= _SUMMED_UP * least


def likeness(one: Statement, other: Statement) -> float:
    """Return the part, by weight, of the terms of both that both have (Dice); 0 where these are too few to tell anything."""
    mine, its = frozenset(one.terms), frozenset(other.terms)
    shared = mine & its
    if sum(map(_is_word, shared)) < _LEAST_TOLD or len(shared) <= _LEAST_TOLD:
        return 0.0
    return 2 * _weight(shared) / (_weight(mine) + _weight(its))


def kept_of(one: Statement, other: Statement) -> float:
    """Return the part of the shorter one's words that the longer one has in their order; of few words, all of them or none."""
    shorter, longer = sorted((one.words, other.words), key=len)
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    if len(shorter) < DISTINCT:
        return float(max(block.size for block in blocks) == len(shorter))
    return sum(block.size for block in blocks if block.size >= _PIECE) / len(shorter)


def are_nested(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one has nothing that the other has not: whoever tells less of what was said is not of another mind."""
    return one <= other or other <= one


def is_soon(one: date | None, other: date | None, within: timedelta = _SOON) -> bool:
    """Tell whether two days are known and near each other."""
    return one is not None and other is not None and abs(one - other) <= within


def are_related(one: Statement, other: Statement) -> bool:
    """Tell whether the speakers are the same, or one stands for the other."""
    return one.speaker == other.speaker or other.speaker in one.stands_for or one.speaker in other.stands_for


def may_be_one_speaker(one: Statement, other: Statement, words: int) -> bool:
    """Tell whether two articles may mean one speaker: whom one calls a diplomat, the other may name, or call nothing.

    Of `words` that are the same, few prove nothing: then the speakers must be called the same.
    """
    if are_related(one, other):
        return True
    if one.is_unnamed and other.is_unnamed and one.speaker.removeprefix(one.article) == other.speaker.removeprefix(other.article):
        return True
    nameless = one.is_unnamed or other.is_unnamed or _NOBODY in (one.speaker, other.speaker)
    return nameless and words >= DISTINCT


def are_apart(one: Statement, other: Statement) -> bool:
    """Tell whether two claims surely have two speakers: both named and unrelated, or nameless but standing for others."""
    if may_be_one_speaker(one, other, 0) or _NOBODY in (one.speaker, other.speaker) or _are_called_alike(one, other):
        return False
    if one.speaker in other.relays or other.speaker in one.relays:  # "the agency said that he denied it" is no voice against him
        return False
    if not (one.is_unnamed or other.is_unnamed):
        return True
    known = all(each.stands_for or not each.is_unnamed for each in (one, other))
    return known and {one.speaker, *one.stands_for}.isdisjoint({other.speaker, *other.stands_for})


def _are_called_alike(one: Statement, other: Statement) -> bool:
    """Tell whether the names of two whom no list knows share most of their words: spellings of one, it may be."""
    if any(_LISTED.search(each.speaker) for each in (one, other)):
        return False
    mine, its = (set(_OF_SPEAKER.findall(each.speaker.rsplit("/", 1)[-1])) for each in (one, other))
    return len(mine & its) >= _SPELLED_ALIKE * min(len(mine), len(its)) > 0


def _is_copied(one: Statement, other: Statement) -> bool:
    """Tell whether the words are so much the same that one text is of the other, whoever each takes for the speaker."""
    words = min(len(one.words), len(other.words))
    if not is_soon(one.published, other.published) or words < DISTINCT:
        return False
    quoted = one.mode is other.mode is SpeechMode.DIRECT
    return one.key == other.key is not None or quoted or words >= _MEMORABLE


def _least(statement: Statement) -> int:
    # an article's own words for what was said are less distinct than a quotation
    return _LEAST_WORDS if statement.mode is SpeechMode.DIRECT else DISTINCT


def _may_be_one_day(one: Statement, other: Statement) -> bool:
    return not (one.said and other.said) or (one.said[0] <= other.said[1] and other.said[0] <= one.said[1])


def _is_word(term: str) -> bool:
    return _NAME not in term and not term[0].isdigit()


def _weight(terms: frozenset[str]) -> float:
    """Return how much terms tell: names most, and of words the long ones, which are rare."""
    return sum(_OF_NAME if _NAME in term else min(len(term), _LONG) / _OF_WORD for term in terms)


def _winnowed(words: tuple[str, ...], length: int, window: int) -> frozenset[tuple[str, ...]]:
    shingles = [_ranked(words[at : at + length]) for at in range(len(words) - length + 1)]
    windows = max(len(shingles) - window + 1, 1)
    return frozenset(min(shingles[at : at + window])[1] for at in range(windows))


def _ranked(shingle: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    # long words are rare words, and shingles of rare words are shared by few quotations
    return -sum(map(len, shingle)), shingle
