"""Tell which meeting of an article a further Draft is about: the meetings told so far go in, the position of one comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kg.annotate.meeting.drafts import AHEAD, OF_BODY, OF_FORMAT, PAST, SERIES, Draft
from kg.model import ActorKind, CalendarDate, Mode, Status

_WEEK = timedelta(days=7)

if TYPE_CHECKING:
    from kg.annotate.meeting.knowledge import Knowledge


def compatible_dates(one: CalendarDate | None, other: CalendarDate | None) -> bool:
    """Tell whether two dates can be the same day; an unknown one can be any."""
    return one is None or other is None or (one.earliest <= other.latest and other.earliest <= one.latest)


@dataclass(frozen=True, slots=True)
class Last:
    """The positions of the meetings told last: any, and one of several parties ("they met again"); -1 where there is none."""

    any: int = -1
    of_several: int = -1

    def now(self, position: int, meeting: Draft) -> Last:
        """Return what is last after a meeting was told."""
        return Last(position, position if len(meeting.participants) > 1 or self.of_several < 0 else self.of_several)

    def meant_by(self, draft: Draft) -> int:
        """Return the position that a reference means: talks are among several, an assembly has meetings and sessions."""
        return self.any if draft.gathers and not draft.inherits else self.of_several


def told_before(draft: Draft, meetings: list[Draft], last: Last, knowledge: Knowledge) -> int | None:
    """Return the position of the latest meeting that the draft can be about: an equal date first, then equal parties."""
    if not draft.participants:
        return _one_of_series(draft, meetings) if draft.rule == SERIES else _antecedent(draft, meetings, last)
    fitting = [n for n, meeting in enumerate(meetings) if _same(draft, meeting, knowledge)]
    exact = [n for n in fitting if draft.date and value_of(meetings[n].date) == draft.date.value] or fitting
    among_themselves = [n for n in exact if _equal_parties(draft, meetings[n], knowledge)]
    return max(among_themselves or exact or _of_companions(draft, meetings), default=None)


def value_of(when: CalendarDate | None) -> str | None:
    """Return a date as the text of its value, None where there is none."""
    return when.value if when else None


def _antecedent(draft: Draft, meetings: list[Draft], last: Last) -> int | None:
    """Return the meeting that "the talks" or "the next day's meeting" means.

    One of its date comes first, then one whose participants the sentence names, then the one told last.
    """
    fitting = [n for n, m in enumerate(meetings) if compatible_dates(draft.date, m.date) and _of_a_kind(draft, m)]
    if draft.inherits:
        fitting = [n for n in fitting if len(meetings[n].participants) > 1]
    fitting = [n for n in fitting if not _before_and_after(draft, meetings[n])] or (
        [] if draft.indefinite or (draft.inherits and draft.date) else fitting
    )
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
    alike = [n for n in fitting if meetings[n].word == draft.word]
    latest = last.meant_by(draft)
    if latest in fitting and alike and _looks_back(meetings[latest], meetings[alike[-1]]):
        return alike[-1]  # "A and B ended their talks. They had met for dinner the day before. After the talks, …"
    if latest in fitting and (latest in alike or not alike or not meetings[latest].named):
        return latest
    return max(alike or fitting, default=None)


def _looks_back(latest: Draft, main: Draft) -> bool:
    """Tell whether the meeting told last was before the one that the article is about."""
    return latest is not main and latest.date is not None and main.date is not None and latest.date.latest < main.date.earliest


def _one_of_series(draft: Draft, meetings: list[Draft]) -> int | None:
    """Return the meeting of the same day, else that of a series told before at the same stage."""
    same_day = [n for n, m in enumerate(meetings) if draft.date and value_of(m.date) == draft.date.value]
    alike = [n for n, m in enumerate(meetings) if m.rule == SERIES and m.stage.status is draft.stage.status]
    return max(same_day or (alike if draft.date is None else []), default=None)


def _of_a_kind(draft: Draft, meeting: Draft) -> bool:
    """Tell whether the words can mean such a meeting: a summit is one, and a call is no gathering."""
    one_of_many = draft.process and meeting.gathers  # "the negotiations" are not one meeting
    return (meeting.summit or not draft.summit) and not (draft.gathers and meeting.mode is Mode.PHONE) and not one_of_many


def _may_be_one(draft: Draft, meeting: Draft) -> bool:
    """Tell whether what one tells as a call can be what the other tells without saying how."""
    if draft.mode is meeting.mode:
        return True
    if any(each.mode is not Mode.PHONE and each.place for each in (draft, meeting)) and Mode.PHONE in {draft.mode, meeting.mode}:
        return False
    face_to_face = (each.gathers and each.mode is Mode.IN_PERSON for each in (draft, meeting))
    return Mode.IN_PERSON in {draft.mode, meeting.mode} and not (Mode.PHONE in {draft.mode, meeting.mode} and any(face_to_face))


def _same(draft: Draft, meeting: Draft, knowledge: Knowledge) -> bool:
    if draft.apart and len(meeting.participants) > len(draft.participants):
        return False
    fewer, more = sorted((draft, meeting), key=lambda each: len(each.participants))
    if more.rule == OF_FORMAT and set(fewer.participants) < set(more.participants):
        return False  # two of the six met among themselves
    if not (compatible_dates(draft.date, meeting.date) or _one_is_guessed(draft, meeting)) or not _may_be_one(draft, meeting):
        return False
    if draft.joins and draft.date is None and 1 in {len(draft.participants), len(meeting.participants)}:
        return not _before_and_after(draft, meeting)
    if 1 in {len(draft.participants), len(meeting.participants)} and len(draft.participants) != len(meeting.participants):
        if _are_of_body(draft, meeting):
            return not _before_and_after(draft, meeting)
        common = set(draft.participants) & set(meeting.participants)
        return bool(common) and ((draft.summit and meeting.summit) or (draft.definite and len(meeting.participants) == 1))
    hosts = set(draft.organizers) & set(draft.participants)
    if hosts and set(draft.participants) - hosts == set(meeting.participants):
        return draft.date is None and not _before_and_after(draft, meeting)  # the host counted among them
    return _same_parties(draft, meeting, knowledge)


def _one_is_guessed(draft: Draft, meeting: Draft) -> bool:
    """Tell whether only the day of what was said afterwards keeps apart two that are told of the same days."""
    guess, told = (draft, meeting) if draft.guessed else (meeting, draft)
    if not guess.guessed or told.guessed or guess.date is None or told.date is None or guess.further or draft.indefinite:
        return False
    return told.date.earliest == told.date.latest and -_WEEK <= guess.date.earliest - told.date.earliest <= _WEEK


def _are_of_body(draft: Draft, meeting: Draft) -> bool:
    """Tell whether one tells of a body's meeting alone, and the other of somebody who goes to it."""
    alone, attended = sorted((draft, meeting), key=lambda each: len(each.participants))
    gather = (alone.gathers or alone.summit) and (attended.gathers or attended.summit)
    return (
        gather and alone.rule in {OF_BODY, "noun-carried"} and alone.participants[0] in attended.participants and attended.named
    )


def _of_companions(draft: Draft, meetings: list[Draft]) -> list[int]:
    """Return the meetings of those with whom "the talks with X" were, as the subject of what somebody says of them."""
    if not draft.companions or draft.date:
        return []
    fitting = (n for n, m in enumerate(meetings) if draft.companions < set(m.participants) and _may_be_one(draft, m))
    return [n for n in fitting if not _before_and_after(draft, meetings[n])]


def _equal_parties(draft: Draft, meeting: Draft, knowledge: Knowledge) -> bool:
    """Tell whether each party of one is, stands for or is stood for by one of the other, so that nobody is left over."""
    return (
        len(draft.participants) == len(meeting.participants)
        and _agreement(draft.participants, meeting.participants, knowledge) > 0
    )


def _same_parties(draft: Draft, meeting: Draft, knowledge: Knowledge) -> bool:
    level = _agreement(draft.participants, meeting.participants, knowledge)
    if level == 0:
        return not draft.further and is_described(draft, meeting, knowledge) and not _before_and_after(draft, meeting)
    dated = draft.date is not None and meeting.date is not None
    same_day = value_of(draft.date) == value_of(meeting.date)
    if len(draft.participants) > len(meeting.participants) and not (draft.definite or same_day):
        return False  # a wider circle is another meeting, unless the words or the day say otherwise
    if level == 1 and draft.further and not (draft.definite or draft.named):
        return False  # "A's minister also met B's envoy": not the talks of A and B
    if level == 1 and draft.process and meeting.process:
        return True  # "negotiations with B" of a president and those of his state
    if level == 1 and not ((same_day and dated) or draft.definite or _alike(draft, meeting) or _told_by_names(draft, meeting)):
        return False
    if draft.evidence[0] == meeting.evidence[0] and draft.participants == meeting.participants and not dated:
        return not _before_and_after(draft, meeting)  # "met for talks", but "agreed in a call to meet"
    if same_day and draft.further and _before_and_after(draft, meeting):
        return False  # "was received on Tuesday; there will be a dinner for him later that day"
    return (dated and same_day) or draft.recalls or len(draft.participants) == 1 or not _before_and_after(draft, meeting)


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


def is_described(draft: Draft, meeting: Draft, knowledge: Knowledge) -> bool:
    """Tell whether a nameless one of the draft only describes somebody of the meeting ("the US speaker met Lee")."""
    described, named = set(draft.participants) - set(meeting.participants), set(meeting.participants) - set(draft.participants)
    if len(draft.participants) < 2 or len(described) != 1 or len(named) != 1:
        return False
    (one,), (other,) = described, named
    nameless = one in knowledge.actors and knowledge.actors[one].kind is ActorKind.UNNAMED and knowledge.is_person(other)
    return nameless and bool((knowledge.behind(one) - {one}) & knowledge.behind(other))


def _alike(draft: Draft, meeting: Draft) -> bool:
    return draft.date is None and meeting.date is None and draft.stage.status == meeting.stage.status


def _told_by_names(draft: Draft, meeting: Draft) -> bool:
    """Tell whether one names the persons for the states of the other ("The US and Iran held talks. Rice met Mottaki.")."""
    equal = len(draft.participants) == len(meeting.participants) and draft.stage.status is meeting.stage.status
    return equal and draft.date is None and not draft.further and not draft.indefinite


def _before_and_after(draft: Draft, meeting: Draft) -> bool:
    """Tell whether one is said to lie ahead and the other to have been, so that they can hardly be one meeting."""
    if draft.stage.aside or (meeting.stage.aside and (draft.joins or draft.definite)):
        return False  # "in the talks" may be said of those to come
    stages = {draft.stage.status, meeting.stage.status}
    if stages == {Status.REJECTED, Status.HELD}:
        return draft.stage.explicit and meeting.stage.explicit
    return draft.stage.explicit and meeting.stage.explicit and bool(stages & AHEAD) and bool(stages & PAST)
