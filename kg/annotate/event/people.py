"""Compile the patterns that find people whom nobody names, to whom something is done: protesters, rebels, victims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.event.pieces import BEFORE_TARGET, Pieces, any_of
from kg.annotate.event.scene import ACTOR, PLACE

if TYPE_CHECKING:
    from kg.annotate.event.vocabulary import EventWords


@dataclass(frozen=True, slots=True)
class PeopleGrammar:
    """What leads from a verb to people whom nobody names."""

    near: re.Pattern[str]  # from a verb to them
    with_: re.Pattern[str]  # the same behind "with"
    before: re.Pattern[str]  # they as subject of a passive verb, up to that verb
    located: re.Pattern[str]  # from them to where they are
    harmed: re.Pattern[str]  # what tells of victims, who stand before it
    obliged: re.Pattern[str]  # one actor, and what tells that it must do something


def people_grammar(words: EventWords, pieces: Pieces) -> PeopleGrammar:
    """Return the patterns of a language."""
    people = rf"(?:{pieces.word}){{0,{BEFORE_TARGET}}}?{any_of(words.people)}"
    return PeopleGrammar(
        near=re.compile(rf"\s+{people}"),
        with_=re.compile(rf"(?:\s+[\w’'-]+){{0,3}}?\s+{any_of(words.companions)}\s+{people}"),
        before=re.compile(rf"{any_of(words.people)}{pieces.gap}$"),
        located=re.compile(rf"\s+{any_of(words.targets)}\s+{pieces.det}(?P<who>{pieces.actors}|{PLACE})"),
        harmed=re.compile(any_of(words.harmed)),
        obliged=re.compile(rf"{ACTOR}\s+{any_of(words.obliged)}"),
    )
