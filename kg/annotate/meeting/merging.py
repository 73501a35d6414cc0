"""Join what the sentences of an article tell of the same meeting: drafts in text order in, one MeetingReport per meeting out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.status import Stage, rank, settled
from kg.model import CalendarDate, MeetingReport, Mode, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kg.annotate.meeting.knowledge import Knowledge

_AHEAD = {Status.PLANNED, Status.POSSIBLE, Status.PROPOSED}
_PAST = {Status.HELD, Status.ONGOING}


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
    inherits: bool  # has the participants of the meeting told last
    refers: bool  # too little is told to make a meeting of it, enough to recognise one
    recalls: bool  # "the two sides' meeting": only pronouns, so it was told before at whatever stage
    around: frozenset[str]  # who else the sentence names
    date: CalendarDate | None
    organizers: tuple[str, ...] = ()
    place: str | None = None
    topic: Span | None = None
    mode: Mode = Mode.IN_PERSON


def reports_of(drafts: Iterable[Draft], knowledge: Knowledge) -> tuple[MeetingReport, ...]:
    """Return one report for each meeting, in the order in which the article first tells of them."""
    meetings: list[Draft] = []
    last = -1  # the meeting of several parties told last
    for draft in drafts:
        position = _told_before(draft, meetings, last, knowledge)
        if position is not None:
            meetings[position] = _joined(meetings[position], draft, knowledge)
            last = position if len(meetings[position].participants) > 1 else last
        elif not draft.refers and (draft.participants or (draft.inherits and meetings)):
            participants = draft.participants or meetings[last].participants
            meetings.append(replace(draft, participants=_most_specific(participants, knowledge)))
            last = len(meetings) - 1 if len(meetings[-1].participants) > 1 or last < 0 else last
    return tuple(_report(meeting, knowledge.published) for meeting in _apart_in_evidence(meetings))


def _apart_in_evidence(meetings: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the meetings so that no two begin with the same evidence, where one clause tells of several."""
    used: set[Span] = set()
    for meeting in meetings:
        first = meeting.core if meeting.evidence[0] in used else meeting.evidence[0]
        used.add(first)
        yield replace(meeting, evidence=tuple(dict.fromkeys((first, *meeting.evidence[1:]))))


def compatible_dates(one: CalendarDate | None, other: CalendarDate | None) -> bool:
    """Tell whether two dates can be the same day; an unknown one can be any."""
    return one is None or other is None or (one.earliest <= other.latest and other.earliest <= one.latest)


def _told_before(draft: Draft, meetings: list[Draft], last: int, knowledge: Knowledge) -> int | None:
    """Return the position of the latest meeting that the draft can be about: an equal date first."""
    if not draft.participants:
        return _antecedent(draft, meetings, last)
    fitting = [n for n, meeting in enumerate(meetings) if _same(draft, meeting, knowledge)]
    exact = [n for n in fitting if draft.date and _value(meetings[n].date) == draft.date.value]
    return max(exact or fitting, default=None)


def _value(when: CalendarDate | None) -> str | None:
    return when.value if when else None


def _antecedent(draft: Draft, meetings: list[Draft], last: int) -> int | None:
    """Return the meeting that "the talks" or "the next day's meeting" means.

    One of its date comes first, then one whose participants the sentence names, then the one told last.
    """
    fitting = [n for n, m in enumerate(meetings) if compatible_dates(draft.date, m.date) and (m.summit or not draft.summit)]
    dated = [n for n in fitting if draft.date is not None and meetings[n].date is not None]
    if dated:
        return dated[-1]
    if not (draft.definite or draft.inherits):
        return None
    named = [n for n in fitting if len(draft.around.intersection(meetings[n].participants)) > 1]
    if named:
        return named[-1]
    if draft.summit:
        return max(fitting, default=None)
    return last if last in fitting else None


def _same(draft: Draft, meeting: Draft, knowledge: Knowledge) -> bool:
    if not compatible_dates(draft.date, meeting.date):
        return False
    if draft.mode is not meeting.mode and draft.mode is not Mode.IN_PERSON and meeting.mode is not Mode.IN_PERSON:
        return False
    if 1 in {len(draft.participants), len(meeting.participants)} and len(draft.participants) != len(meeting.participants):
        return draft.summit and meeting.summit and bool(set(draft.participants) & set(meeting.participants))
    level = _agreement(draft.participants, meeting.participants, knowledge)
    if level == 0:
        return False
    dated = draft.date is not None and meeting.date is not None
    if len(draft.participants) > len(meeting.participants) and not (draft.definite or _value(draft.date) == _value(meeting.date)):
        return False  # a wider circle is another meeting, unless the words or the day say otherwise
    if level == 1 and not (dated or draft.definite or _alike(draft, meeting)):
        return False
    return dated or draft.recalls or len(draft.participants) == 1 or not _before_and_after(draft, meeting)


def _agreement(one: tuple[str, ...], other: tuple[str, ...], knowledge: Knowledge) -> int:
    """Return 2 when all of one are among the others, 1 when some stand for others or others are fewer, else 0."""
    small, large = sorted((one, other), key=len)
    if set(one) == set(other) or (len(one) > 1 and set(one) < set(other)):
        return 2
    used: set[str] = set()
    for key in small:
        match = next((k for k in large if k not in used and _related(key, k, knowledge)), None)
        if match is None:
            return 0
        used.add(match)
    return 1


def _related(one: str, other: str, knowledge: Knowledge) -> bool:
    return one in knowledge.behind(other) or other in knowledge.behind(one)


def _alike(draft: Draft, meeting: Draft) -> bool:
    return draft.date is None and meeting.date is None and draft.stage.status == meeting.stage.status


def _before_and_after(draft: Draft, meeting: Draft) -> bool:
    """Tell whether one is said to lie ahead and the other to have been, so that they can hardly be one meeting."""
    stages = {draft.stage.status, meeting.stage.status}
    return draft.stage.explicit and meeting.stage.explicit and bool(stages & _AHEAD) and bool(stages & _PAST)


def _joined(meeting: Draft, draft: Draft, knowledge: Knowledge) -> Draft:
    """Return the meeting with what the draft adds; the more definite stage and the more exact date stay."""
    return replace(
        meeting,
        participants=_most_specific((*meeting.participants, *draft.participants), knowledge),
        stage=min(meeting.stage, draft.stage, key=rank),
        evidence=tuple(dict.fromkeys((*meeting.evidence, *draft.evidence))),
        date=_more_exact(meeting, draft, knowledge.published),
        organizers=tuple(dict.fromkeys((*meeting.organizers, *draft.organizers))),
        place=meeting.place or draft.place,
        topic=meeting.topic or draft.topic,
        mode=meeting.mode if meeting.mode is not Mode.IN_PERSON else draft.mode,
    )


def _more_exact(meeting: Draft, draft: Draft, published: date | None) -> CalendarDate | None:
    """Return the more exact date; one that has passed is not that of a meeting still ahead."""
    if meeting.date is None or draft.date is None:
        return meeting.date or draft.date
    passed = published is not None and draft.date.latest < published
    if passed and meeting.stage.explicit and meeting.stage.status in _AHEAD:
        return meeting.date
    return draft.date if len(draft.date.value) > len(meeting.date.value) else meeting.date


def _most_specific(keys: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the keys without repetition and without those whose representative is among them."""
    each = tuple(dict.fromkeys(keys))
    return tuple(key for key in each if not any(key != other and key in knowledge.behind(other) for other in each))


def _report(meeting: Draft, published: date | None) -> MeetingReport:
    stage = settled(meeting.stage, meeting.date, published)
    status = Status.HELD if stage.status is Status.UNKNOWN else stage.status
    confidence = 0.55 + 0.1 * (meeting.date is not None) + 0.15 * stage.explicit + 0.1 * (len(meeting.evidence) > 1)
    return MeetingReport(
        participants=meeting.participants,
        status=status,
        evidence=meeting.evidence,
        confidence=round(confidence, 2),
        found_by=f"kg_meetings:{meeting.rule}",
        organizers=meeting.organizers,
        place=meeting.place,
        topic=meeting.topic,
        mode=meeting.mode,
        date=meeting.date,
    )
