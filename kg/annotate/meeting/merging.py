"""Join what the sentences of an article tell of the same meeting: drafts in text order in, one MeetingReport per meeting out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kg.annotate.meeting.drafts import AHEAD, OF_BODY, PAST, SERIES, Draft
from kg.annotate.meeting.lasting import begun, moved_back
from kg.annotate.meeting.references import Last, is_described, told_before
from kg.annotate.meeting.status import rank, settled
from kg.model import CalendarDate, DateBasis, MeetingReport, Mode, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kg.annotate.meeting.knowledge import Knowledge
    from kg.annotate.meeting.stages import Stage

# what a mere mention of the meeting does not turn into a plan or a fact
_RECENT = timedelta(days=2)
_UNJUDGED = 0.5  # the confidence before it is known how often the rule is right in this language
_OPEN = {Status.POSSIBLE, Status.PROPOSED, Status.REJECTED}


def reports_of(drafts: Iterable[Draft], knowledge: Knowledge) -> tuple[MeetingReport, ...]:
    """Return one report for each meeting, in the order in which the article first tells of them."""
    meetings: list[Draft] = []
    last = Last()
    mentioned: set[tuple[str, ...]] = set()  # bodies of whose meeting too little was told to make one of it
    heralded: dict[str, Stage] = {}  # of what is called "the upcoming talks" before it is told whose they are
    for told in drafts:
        draft = _of_states(_of_pair(told, meetings), meetings, last, knowledge)
        if not draft.participants and not meetings and draft.stage.explicit:
            heralded.setdefault(draft.word, draft.stage)
        position = told_before(draft, meetings, last, knowledge)
        if position is not None:
            meetings[position] = _joined(meetings[position], draft, knowledge)
            last = last.now(position, meetings[position])
        elif _is_told_again(draft, mentioned) or (not draft.refers and (draft.participants or (draft.inherits and meetings))):
            participants = draft.participants or meetings[last.of_several].participants
            specific = _most_specific(participants, knowledge)
            if len(specific) < min(len(participants), 2):
                continue  # one does not meet oneself
            when = _day_beside(draft, meetings, knowledge)
            stage = draft.stage if draft.stage.explicit or when else heralded.get(draft.word, draft.stage)
            meetings.append(replace(draft, participants=specific, date=when, stage=stage))
            if draft.rule != SERIES:
                last = last.now(len(meetings) - 1, meetings[-1])
    return tuple(_report(meeting, knowledge.published) for meeting in _apart_in_evidence(meetings))


def _is_told_again(draft: Draft, mentioned: set[tuple[str, ...]]) -> bool:
    """Tell whether a body's meeting is mentioned for the second time, so that the article is about it."""
    if not draft.refers or draft.rule != OF_BODY or draft.stage.status not in {Status.HELD, Status.UNKNOWN}:
        return False
    again = draft.participants in mentioned
    mentioned.add(draft.participants)
    return again


def _day_beside(draft: Draft, meetings: list[Draft], knowledge: Knowledge) -> CalendarDate | None:
    """Return the day of the last meeting that one of them had, for one that was held "also", if that day is the news."""
    if knowledge.published is None or not draft.beside or draft.date:
        return draft.date
    for meeting in reversed(meetings):
        if meeting.stage.status in PAST and set(draft.participants) & set(meeting.participants):
            when = meeting.date
            told = when and when.basis is not DateBasis.RELATIVE_TO_EVENT  # and not itself inferred
            recent = when and told and timedelta() <= knowledge.published - when.latest <= _RECENT
            return when if when and recent and when.earliest == when.latest else None
    return None


def _of_pair(draft: Draft, meetings: list[Draft]) -> Draft:
    """Return a draft about "their talks" with those who were named together before, where no meeting was told of."""
    if meetings or not draft.inherits or draft.participants or not draft.pair:
        return draft
    return replace(draft, participants=draft.pair, inherits=False, recalls=False, date=draft.date or draft.news)


def _of_states(draft: Draft, meetings: list[Draft], last: Last, knowledge: Knowledge) -> Draft:
    """Return a draft about "delegations of both countries" with the states behind the participants told last."""
    if not (draft.of_states and meetings) or draft.participants:
        return draft
    states = dict.fromkeys(state for key in meetings[last.of_several].participants for state in knowledge.states_of(key))
    return replace(draft, participants=tuple(states), inherits=False, definite=False) if len(states) > 1 else draft


def _apart_in_evidence(meetings: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the meetings so that no two begin with the same evidence, where one clause tells of several."""
    used: set[Span] = set()
    for meeting in meetings:
        first = meeting.core if meeting.evidence[0] in used else meeting.evidence[0]
        used.add(first)
        yield replace(meeting, evidence=tuple(dict.fromkeys((first, *meeting.evidence[1:]))))


def _joined(meeting: Draft, draft: Draft, knowledge: Knowledge) -> Draft:
    """Return the meeting with what the draft adds; the more definite stage and the more exact date stay."""
    return replace(
        meeting,
        participants=_most_specific((*meeting.participants, *_added(meeting, draft, knowledge)), knowledge),
        stage=_stage(meeting, draft, knowledge.published),
        evidence=tuple(dict.fromkeys((*meeting.evidence, *draft.evidence))),
        **_dated(meeting, draft, knowledge.published),
        organizers=tuple(dict.fromkeys((*meeting.organizers, *draft.organizers))),
        place=meeting.place or draft.place,
        topic=meeting.topic or draft.topic,
        mode=meeting.mode if meeting.mode is not Mode.IN_PERSON else draft.mode,
    )


def _added(meeting: Draft, draft: Draft, knowledge: Knowledge) -> tuple[str, ...]:
    """Return whom a draft adds: not a nameless one of those who are there already ("a diplomat who followed the session")."""
    known = set(meeting.participants)
    if draft.companions and draft.companions <= known:
        return ()
    nameless = {key for key in draft.participants if knowledge.is_nameless(key)}
    described = is_described(draft, meeting, knowledge)
    left_out = {key for key in nameless if (draft.definite and knowledge.behind(key) & known) or (described and key not in known)}
    return tuple(key for key in draft.participants if key not in left_out)


def _stage(meeting: Draft, draft: Draft, published: date | None) -> Stage:
    """Return the stronger stage; an open one stays so where the meeting is only mentioned again, without a day."""
    is_open = meeting.stage.explicit and meeting.stage.status in _OPEN
    if is_open and not draft.participants and draft.date is None and (draft.stage.status in AHEAD or draft.stage.aside):
        return meeting.stage
    if draft.stage.aside and draft.date is None and meeting.stage.explicit and meeting.stage.status in AHEAD:
        return meeting.stage
    surer = draft.stage.status is Status.ONGOING or (draft.stage.status in AHEAD and bool(draft.participants))
    if meeting.stage.aside and draft.stage.explicit and surer and not _is_over(meeting, published):
        return draft.stage
    mentioned = draft.stage.status in PAST and not draft.participants  # "during the talks"
    if mentioned and meeting.stage.explicit and meeting.stage.status in AHEAD and _lies_ahead(meeting, published):
        return meeting.stage
    goes_on = meeting.stage.explicit and meeting.stage.status is Status.ONGOING
    if mentioned and goes_on and draft.date is None:
        return meeting.stage
    was_held = meeting.stage.explicit and meeting.stage.status is Status.HELD
    if was_held and not draft.participants:
        return meeting.stage  # "the talks that had been put off twice"
    return min(meeting.stage, draft.stage, key=rank)


def _is_over(meeting: Draft, published: date | None) -> bool:
    return published is None or meeting.date is None or meeting.date.latest < published


def _lies_ahead(meeting: Draft, published: date | None) -> bool:
    return published is not None and meeting.date is not None and meeting.date.latest > published


def _dated(meeting: Draft, draft: Draft, published: date | None) -> dict[str, Any]:
    """Return the first day, where one tells the last and the other how many there were, else the more exact date."""
    when, length = _more_exact(meeting, draft, published), meeting.length or draft.length
    told = {"length": length, "guessed": meeting.guessed and draft.guessed, "last_day": meeting.last_day}
    if length and meeting.length is None and meeting.last_day and when and when == meeting.date:
        return {**told, "date": moved_back(when, length)}
    return {**told, "date": when}


def _more_exact(meeting: Draft, draft: Draft, published: date | None) -> CalendarDate | None:
    """Return the more exact date; one that has passed is not that of a meeting still ahead."""
    if meeting.date is None or draft.date is None:
        return meeting.date or draft.date
    if meeting.guessed != draft.guessed:
        return draft.date if meeting.guessed else meeting.date
    passed = published is not None and draft.date.latest < published
    if passed and meeting.stage.explicit and meeting.stage.status in AHEAD:
        return meeting.date
    return draft.date if len(draft.date.value) > len(meeting.date.value) else meeting.date


def _most_specific(keys: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the keys without repetition and without those whose representative is among them."""
    each = tuple(dict.fromkeys(keys))
    return tuple(key for key in each if not any(key != other and key in knowledge.behind(other) for other in each))


def _less_sure(meeting: Draft) -> str:
    """Return what makes a report less sure, to be put behind the name of its rule."""
    if len(meeting.participants) < 2:
        return "/alone"
    return "" if meeting.date else "/undated"


def _begun(meeting: Draft) -> CalendarDate | None:
    """Return when it began: assemblies last for days, so that the day on which one ended is not its first."""
    if not (meeting.last_day and meeting.length is None and (meeting.summit or meeting.rule == OF_BODY)):
        return meeting.date
    when = meeting.date
    return begun(when) if when and not meeting.guessed and when.earliest == when.latest else when


def _report(meeting: Draft, published: date | None) -> MeetingReport:
    stage = settled(meeting.stage, meeting.date, published)
    status = Status.HELD if stage.status is Status.UNKNOWN else stage.status
    return MeetingReport(
        participants=meeting.participants,
        status=status,
        evidence=meeting.evidence,
        confidence=_UNJUDGED,
        found_by=f"kg_meetings:{meeting.rule}{_less_sure(meeting)}",
        organizers=meeting.organizers,
        place=meeting.place,
        topic=meeting.topic,
        mode=meeting.mode,
        date=_begun(meeting),
        cue=meeting.cue,
        status_words=stage.words,
    )
