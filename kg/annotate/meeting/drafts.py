"""What one word of meeting tells goes from the sentences to the merging as a Draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import CalendarDate, Mode, Span, Status

if TYPE_CHECKING:
    from kg.annotate.meeting.stages import Stage

OF_BODY = "noun-collective"  # the rule that finds the meeting of a body
OF_FORMAT = "noun-format"  # the rule that knows who meets by what the talks are called
SERIES = "noun-series"  # the rule that finds one more among the same parties
AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.PROPOSED})
PAST = frozenset({Status.HELD, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Draft:
    """What one trigger tells; without `participants` it can only add to a meeting told before."""

    participants: tuple[str, ...]
    stage: Stage
    evidence: tuple[Span, ...]
    summit: bool  # of a kind that an article has one of
    core: Span  # the words of the evidence that are this meeting's alone
    rule: str
    definite: bool
    indefinite: bool  # "a meeting": where its stage differs, not the one told before
    further: bool  # "also", "separately": beside the one told before
    beside: bool  # "also": on the same day as the one told before, where no other is told
    joins: bool  # tells only who takes part in a meeting told before
    companions: frozenset[str]  # of "the talks with X", where who else was there is only supposed
    inherits: bool  # has the participants of the meeting told last
    refers: bool  # too little is told to make a meeting of it, enough to recognise one
    recalls: bool  # "the two sides' meeting": only pronouns, so it was told before at whatever stage
    gathers: bool  # of a kind that is no call
    process: bool  # of a kind that goes on over many meetings
    word: str  # the word of meeting
    cue: Span  # where it stands
    named: bool  # that word is a noun
    of_states: bool  # whom it has the participants of are the states, and not the persons told last
    around: frozenset[str]  # who else the sentence names
    date: CalendarDate | None
    apart: bool = False  # each met on its own, and not in a wider circle told of before
    pair: tuple[str, ...] = ()  # of one that inherits: those named together before
    news: CalendarDate | None = None  # and the day that their meeting then had
    guessed: bool = False  # no date beside the words told the day: it is that of the saying or of the news
    last_day: bool = False  # the day is that on which it ended
    length: int | None = None  # how many days it lasts
    organizers: tuple[str, ...] = ()
    place: str | None = None
    topic: Span | None = None
    mode: Mode = Mode.IN_PERSON
