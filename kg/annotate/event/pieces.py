"""Parts of which the patterns of this package are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.annotate.event.scene import ACTOR, PLACE, TIME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.annotate.event.vocabulary import EventWords

BEFORE_TARGET = 5  # words that may stand between a preposition, or a verb, and whom it leads to


class Pieces(NamedTuple):
    """Parts of which the patterns are put together."""

    det: str
    word: str  # a word of a noun phrase with the blank behind it
    actors: str
    modal: str  # what may stand between a subject and its verb
    gap: str
    led: str  # from a preposition to whom it leads
    bare: str  # an agent without a preposition, where a language has such


def pieces_of(words: EventWords) -> Pieces:
    """Return the parts of a language's patterns."""
    det, word = f"(?:{any_of(words.determiners)}\\s+)?", _word(words)
    actors = _actors(words, det)
    modal = f"(?:{any_of(words.auxiliaries)}|{TIME}|{any_of(words.passives)}|{any_of(words.targets)}\\s+(?:{TIME}|{PLACE}))"
    return Pieces(
        det,
        word,
        actors,
        modal,
        gap=rf"(?:[\s,]+{modal})*[\s,]*",
        led=rf"(?:{word}){{0,{BEFORE_TARGET}}}(?P<who>{actors})",
        bare=rf"|\s+(?P<bare>{actors})" if words.bare_agent else "",
    )


def any_of(fragments: Iterable[str]) -> str:
    """Return a group that matches any of the fragments, each a pattern of whole words."""
    found = [fragment for fragment in fragments if fragment]
    return rf"(?<![\w’-])(?:{'|'.join(found)})(?![\w])" if found else r"(?!)"


def _word(words: EventWords) -> str:
    """Match a word with the blank behind it, unless it ends a noun phrase."""
    return rf"(?!{any_of(words.stops)})[\w’'%$£€.–-]+\s+"


def _actors(words: EventWords, det: str) -> str:
    one = rf"{ACTOR}(?:\s*\([^()]{{1,30}}\))?"
    joined = rf"(?:,\s+{det}{one}){{0,12}},?\s+{any_of(words.joiners)}\s+{det}{one}"
    return rf"{one}(?:{joined}|\s?[-–/]\s?{one})?"
