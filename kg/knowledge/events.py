"""Event reports of all articles go in; out come the events that they tell of, whatever order the articles came in.

Reports are of one event where the same states do the same to the same on the same day; one without a day is of the event of
the day before it was published, or of the two before, or else of the same story as others without a day. What a person has
decided joins any two, or keeps them apart.

They are compared in blocks: the same deed, the same sides, one month, so that a war of years does not make adding an article
dearer every day. What is told of the first days of a month is a guest in the block of the month before, for its story may have
begun there; where the block so finds, the guest is of that month's event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.identifiers import event_iri
from kg.knowledge.comparing import key_of
from kg.knowledge.identity import Decided, Reason
from kg.knowledge.values import Event, EventTold, When
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STORY = timedelta(days=2)  # within which an article without a day tells of what has just happened
_MONTH = 7  # characters of YYYY-MM
# Of two articles of one day, the one that knows more was probably written later.
_RANK = (
    Status.UNKNOWN, Status.PROPOSED, Status.POSSIBLE, Status.PLANNED, Status.POSTPONED, Status.REJECTED, Status.CANCELLED,
    Status.ONGOING, Status.HELD,
)  # fmt: skip
_NONE = "-"  # where a fact of a name is missing
_LONG_AGO = date.min  # where an undated article stands in the order of articles
_NOTHING = Decided()


@dataclass(slots=True)
class Occurrence:
    """Reports of one event, by the day that any gives, else from the first day on which it was told."""

    when: When | None
    since: date | None
    reasons: dict[str, Reason] = field(default_factory=dict)
    reports: list[EventTold] = field(default_factory=list)

    def add(self, report: EventTold, reason: Reason) -> None:
        """Take a report in."""
        self.reports.append(report)
        self.reasons[report.iri] = reason

    @property
    def name(self) -> tuple[str, ...]:
        """What the event is named by: its deed, its sides, and its day or that on which it was first told."""
        first = self.reports[0]
        return first.kind.value, *first.initiators, _NONE, *first.recipients, _NONE, *self._anchor()

    @property
    def rank(self) -> tuple[int, tuple[str, ...], str]:
        """Its place among several that are one, or bear one name: the one that most articles tell of comes first."""
        return -len(self.reports), self.name, min(self.reasons)

    def _anchor(self) -> tuple[str, ...]:
        if self.when:
            return (self.when.value, self.when.earliest.isoformat(), self.when.latest.isoformat())
        return ("undated", self.since.isoformat()) if self.since else ("undated", min(self.reasons))


def blocks_of(report: EventTold) -> tuple[str, ...]:
    """Return the keys of the blocks in which a report is compared: its own, then that in which it is a guest, if any."""
    deed = ("event", report.kind.value, *report.initiators, _NONE, *report.recipients, _NONE)
    day = report.published if report.when is None else report.when.earliest if report.when.days == 1 else None
    if day is None or day.day > _STORY.days:
        return (key_of(*deed, _month_of(report)),)
    before = (day - timedelta(days=day.day)).isoformat()[:_MONTH]
    return key_of(*deed, _month_of(report)), key_of(*deed, before)


def guests_taken(block: str, members: Iterable[EventTold], decided: Decided = _NOTHING) -> frozenset[str]:
    """Return the guests (IRIs) among the members of a block that are of an event of its month."""
    return frozenset(
        report.iri
        for each in occurrences_in(members, decided)
        if blocks_of(each.reports[0])[0] == block
        for report in each.reports
        if blocks_of(report)[0] != block
    )


def occurrences_in(reports: Iterable[EventTold], decided: Decided = _NOTHING) -> list[Occurrence]:
    """Return the events that the reports of one block tell of; the order of the reports does not matter."""
    dated: dict[When, list[Occurrence]] = defaultdict(list)
    undated: list[EventTold] = []
    for report in sorted(reports, key=lambda report: (report.published or _LONG_AGO, report.iri)):
        if report.when is None:
            undated.append(report)
            continue
        home = next((each for each in dated[report.when] if not decided.parts((report.iri,), each.reasons)), None)
        if home is None:
            dated[report.when].append(Occurrence(report.when, None))
        (home or dated[report.when][-1]).add(report, Reason.SAME_DAYS if home else Reason.FIRST)
    return _with_undated([each for together in dated.values() for each in together], undated, decided)


def closed(decided: Decided) -> Decided:
    """Return the decisions with what follows from them: what is parted from one report is so from all that are the same."""
    group: dict[str, frozenset[str]] = {}
    for pair in decided.same:
        together = frozenset(pair).union(*(group.get(report, ()) for report in pair))
        group |= dict.fromkeys(together, together)
    reports = {*group, *decided.apart}
    apart = {
        report: frozenset(
            mate
            for each in group.get(report, (report,))
            for other in decided.apart.get(each, ())
            for mate in group.get(other, (other,))
        )
        for report in reports
    }
    return Decided(decided.same, {report: others for report, others in apart.items() if others})


def events_of(occurrences: Iterable[Occurrence], decided: Decided = _NOTHING) -> Iterator[Event]:
    """Yield the events, those made one that a person has joined; of several of one name all but one bear a report's too."""
    named: dict[tuple[str, ...], list[Occurrence]] = defaultdict(list)
    for each in _joined(list(occurrences), decided):
        named[each.name].append(each)
    for name in sorted(named):
        for at, each in enumerate(sorted(named[name], key=lambda each: each.rank)):
            yield _event(each, name if at == 0 else (*name, min(each.reasons)))


def _with_undated(dated: list[Occurrence], undated: list[EventTold], decided: Decided) -> list[Occurrence]:
    """Return the dated events with the reports that give no day and were published right after, then those of such alone."""
    alone: list[Occurrence] = []
    for report in undated:
        open_to = [[each for each in side if not decided.parts((report.iri,), each.reasons)] for side in (dated, alone)]
        home = _of_that_story(report, *open_to)
        if home is None:
            home = Occurrence(None, report.published)
            alone.append(home)
        home.add(report, Reason.SAME_STORY if home.reports else Reason.FIRST)
    return [*dated, *alone]


def _of_that_story(report: EventTold, dated: list[Occurrence], alone: list[Occurrence]) -> Occurrence | None:
    published = report.published
    if published is None:
        return None
    days = [each for each in dated if each.when and each.when.days == 1]
    near = [each for each in days if each.when and timedelta() <= published - each.when.latest <= _STORY]
    if near:
        return max(near, key=lambda each: each.when.latest if each.when else _LONG_AGO)
    last = alone[-1] if alone else None  # they come in the order of their days
    return last if last and last.since and published - last.since <= _STORY else None


def _joined(occurrences: list[Occurrence], decided: Decided) -> list[Occurrence]:
    """Make one what a person has said to be one: the event that most articles tell of takes in the others' reports."""
    home = {report: each for each in occurrences for report in each.reasons}
    gone: set[int] = set()
    for one, other in decided.same:
        if one not in home or other not in home or home[one] is home[other]:
            continue
        if decided.parts(home[one].reasons, home[other].reasons):
            continue  # the rules have put to each what a person has parted
        kept, taken = sorted((home[one], home[other]), key=lambda each: each.rank)
        for report in taken.reports:
            kept.add(report, Reason.DECIDED)
            home[report.iri] = kept
        gone.add(id(taken))
    return [each for each in occurrences if id(each) not in gone]


def _event(occurrence: Occurrence, name: tuple[str, ...]) -> Event:
    first = occurrence.reports[0]
    known = [report for report in occurrence.reports if report.status is not Status.UNKNOWN] or occurrence.reports
    latest = max(known, key=lambda report: (report.published or _LONG_AGO, _RANK.index(report.status), report.iri))
    codes = Counter(report.cameo for report in occurrence.reports if report.cameo)
    return Event(
        iri=str(event_iri(*name)),
        kind=first.kind,
        status=latest.status,
        initiators=first.initiators,
        recipients=first.recipients,
        reasons=tuple(sorted((report, reason.value) for report, reason in occurrence.reasons.items())),
        when=occurrence.when,
        cameo=min(codes, key=lambda code: (-codes[code], code), default=""),
    )


def _month_of(report: EventTold) -> str:
    if report.when:
        return report.when.value[:_MONTH]
    return report.published.isoformat()[:_MONTH] if report.published else report.iri
