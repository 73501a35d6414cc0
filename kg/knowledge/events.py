"""Event reports of all articles go in; out come the events that they tell of, whatever order the articles came in.

Reports are of one event where the same states do the same to the same on the same day; one without a day is of the event of
the day before it was published, or of the two before, or else of the same story as others without a day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.identifiers import event_iri
from kg.knowledge.comparing import key_of
from kg.knowledge.identity import Reason
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


@dataclass(slots=True)
class _Cluster:
    """Reports of one event, by the day that any gives, else from the first day on which it was told."""

    when: When | None
    since: date | None
    reasons: dict[str, Reason] = field(default_factory=dict)
    reports: list[EventTold] = field(default_factory=list)

    def add(self, report: EventTold, reason: Reason) -> None:
        self.reports.append(report)
        self.reasons[report.iri] = reason


def block_of(report: EventTold) -> str:
    """Return the key of the reports that this one may be joined with: same deed, same sides, same month.

    It depends on the report alone. What is told on both sides of a month's end is not joined, so that a war of years does not
    make adding an article dearer every day.
    """
    return key_of("event", report.kind.value, *report.initiators, _NONE, *report.recipients, _NONE, _month_of(report))


def events_in_block(reports: Iterable[EventTold]) -> Iterator[Event]:
    """Yield the events that the reports of one block tell of; the order of the reports does not matter."""
    clusters: dict[When | None, _Cluster] = {}
    undated: list[EventTold] = []
    for report in sorted(reports, key=lambda report: (report.published or _LONG_AGO, report.iri)):
        if report.when is None:
            undated.append(report)
            continue
        cluster = clusters.setdefault(report.when, _Cluster(report.when, None))
        cluster.add(report, Reason.SAME_DAYS if cluster.reports else Reason.FIRST)
    yield from (_event(cluster) for cluster in _with_undated(list(clusters.values()), undated))


def _with_undated(dated: list[_Cluster], undated: list[EventTold]) -> Iterator[_Cluster]:
    """Yield the dated events with the reports that give no day and were published right after, then those of such alone."""
    alone: list[_Cluster] = []
    for report in undated:
        home = _of_that_story(report, dated, alone)
        if home is None:
            home = _Cluster(None, report.published)
            alone.append(home)
        home.add(report, Reason.SAME_STORY if home.reports else Reason.FIRST)
    yield from (*dated, *alone)


def _of_that_story(report: EventTold, dated: list[_Cluster], alone: list[_Cluster]) -> _Cluster | None:
    published = report.published
    if published is None:
        return None
    days = [cluster for cluster in dated if cluster.when and cluster.when.days == 1]
    near = [cluster for cluster in days if cluster.when and timedelta() <= published - cluster.when.latest <= _STORY]
    if near:
        return max(near, key=lambda cluster: cluster.when.latest if cluster.when else _LONG_AGO)
    last = alone[-1] if alone else None  # they come in the order of their days
    return last if last and last.since and published - last.since <= _STORY else None


def _event(cluster: _Cluster) -> Event:
    first = cluster.reports[0]
    known = [report for report in cluster.reports if report.status is not Status.UNKNOWN] or cluster.reports
    latest = max(known, key=lambda report: (report.published or _LONG_AGO, _RANK.index(report.status), report.iri))
    codes = Counter(report.cameo for report in cluster.reports if report.cameo)
    return Event(
        iri=str(event_iri(first.kind.value, *first.initiators, _NONE, *first.recipients, _NONE, *_anchor_of(cluster))),
        kind=first.kind,
        status=latest.status,
        initiators=first.initiators,
        recipients=first.recipients,
        reasons=tuple(sorted((report, reason.value) for report, reason in cluster.reasons.items())),
        when=cluster.when,
        cameo=min(codes, key=lambda code: (-codes[code], code), default=""),
    )


def _anchor_of(cluster: _Cluster) -> tuple[str, ...]:
    if cluster.when:
        return (cluster.when.value, cluster.when.earliest.isoformat(), cluster.when.latest.isoformat())
    return ("undated", cluster.since.isoformat()) if cluster.since else ("undated", min(cluster.reasons))


def _month_of(report: EventTold) -> str:
    if report.when:
        return report.when.value[:_MONTH]
    return report.published.isoformat()[:_MONTH] if report.published else report.iri


def by_block(reports: Iterable[EventTold]) -> dict[str, list[EventTold]]:
    """Return the reports by their blocks."""
    blocks: dict[str, list[EventTold]] = defaultdict(list)
    for report in reports:
        blocks[block_of(report)].append(report)
    return blocks
