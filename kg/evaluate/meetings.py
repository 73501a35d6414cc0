"""The meetings of an article, of the gold and of the graph, go in; out come found and missed ones, dates, statuses, hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluate.matching import pairs

if TYPE_CHECKING:
    from kg.evaluate.comparison import Comparison
    from kg.evaluate.found import FoundMeeting
    from kg.evaluate.gold import GoldMeeting

_ENOUGH = 0.5  # how many of the participants that either side names both must name
_SAME_DATE = 0.01  # what decides between two meetings of the same parties


def compare_meetings(case: Comparison) -> None:
    """Count the meetings of one article, and keep how sure the program was of each that can be judged."""
    found = case.found.meetings
    joined = pairs(case.gold.meetings, found, lambda wanted, meeting: _likeness(case, wanted, meeting))
    for position, wanted in enumerate(case.gold.meetings):
        if wanted.optional:
            continue
        if position in joined:
            case.tally("meetings").right += 1
            _compare(case, wanted, found[joined[position]])
        else:
            case.tally("meetings").missed += 1
            case.differs("meeting missed", wanted.evidence, f"{wanted.date} {_parties(wanted)}")
    for position in sorted(set(range(len(found))) - set(joined.values())):
        meeting = found[position]
        case.tally("meetings").spurious += 1
        names = ", ".join(sorted(case.name(key) for key in meeting.participants))
        case.differs("meeting spurious", meeting.span, f"{meeting.date} {names} ({meeting.rule})")
        case.judge("meeting", meeting.rule, meeting.confidence, right=False)


def _compare(case: Comparison, wanted: GoldMeeting, meeting: FoundMeeting) -> None:
    case.judge("meeting", meeting.rule, meeting.confidence, right=True)
    case.share("meeting date").add(wanted.date == meeting.date)
    if wanted.date != meeting.date:
        case.differs("meeting date", meeting.span, f"{wanted.date}, found {meeting.date}")
    case.share("meeting status").add(meeting.statuses == {wanted.status})
    if meeting.statuses != {wanted.status}:
        case.differs("meeting status", meeting.span, f"{wanted.status}, found {', '.join(sorted(meeting.statuses))}")
    if wanted.organizer:
        right = any(case.is_one_of(host, [wanted.organizer]) for host in meeting.organizers)
        case.share("meeting organizer").add(right)
        if not right:
            hosts = ", ".join(sorted(map(case.name, meeting.organizers)))
            case.differs("meeting organizer", meeting.span, f"{wanted.organizer.name}, found {hosts or 'nobody'}")


def _likeness(case: Comparison, wanted: GoldMeeting, meeting: FoundMeeting) -> float:
    """Return the share of participants in common, 0 where it is too small or the dates are of different days."""
    if _clash(wanted.date, meeting.date):
        return 0.0
    there = sorted(meeting.participants | meeting.organizers)
    met = {key for key in (next((key for key in there if case.is_one_of(key, one)), None) for one in wanted.participants) if key}
    every = len(wanted.participants) + len(meeting.participants) - len(met)
    shared = len(met) / every if every else 0.0
    return shared + _SAME_DATE * (wanted.date == meeting.date) if shared >= _ENOUGH else 0.0


def _clash(wanted: str | None, found: str | None) -> bool:
    """Tell whether two dates differ as far as both are given: 2022-01 and 2022-01-10 do not."""
    known = min(len(wanted or ""), len(found or ""))
    return (wanted or "")[:known] != (found or "")[:known]


def _parties(wanted: GoldMeeting) -> str:
    return ", ".join(" or ".join(actor.name for actor in one) for one in wanted.participants)
