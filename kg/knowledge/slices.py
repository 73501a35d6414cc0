"""A meeting report goes in; out come the reports that the rules may join it with: same parties, told of in the same weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kg.knowledge.comparing import key_of
from kg.knowledge.index import days_anew, days_kept, kept_anew, kept_under, keys_kept
from kg.knowledge.joining import opening_day
from kg.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.knowledge.clusters import Sighting
    from kg.knowledge.reports import Reports
    from kg.store import Noting, Store

# Within these days before and after a report lies every meeting that the rules of kg.knowledge.fitting compare with it; one
# that was put off is sought as far as kg.knowledge.postponing looks. Both keep some days in hand.
_NEAR, _PUT_OFF = timedelta(days=5), timedelta(days=190)

Slice = tuple[str, ...]  # reports (IRIs) in order


class Stretch(NamedTuple):
    """The days (ordinals) within which another report may be of the same meeting, and that on which the report's date begins."""

    first: int
    last: int
    opens: int  # 0 where there is none

    @property
    def day(self) -> date | None:
        """The day on which the report's date begins."""
        return date.fromordinal(self.opens) if self.opens else None


class Slices:
    """The reports of a store by parties and time; the rules for the same parties join no two of different slices.

    `fresh` are those whose keys in the store are not up to date.
    """

    def __init__(self, store: Store, reports: Reports, fresh: Iterable[str]) -> None:
        self._store, self._reports = store, reports
        self._fresh = frozenset(fresh)
        self._sightings = [sighting for report in sorted(self._fresh) if (sighting := reports.sighting(report))]
        self._members: dict[str, list[tuple[Stretch, str]]] = {}  # of a block, in the order of their days

    def index(self) -> Iterator[Noting]:
        """Yield what brings the keys of the fresh reports up to date."""
        sightings = {report: self._reports.sighting(report) for report in sorted(self._fresh)}
        yield kept_anew({report: keys_of_report(each) if each else () for report, each in sightings.items()}, self._store)
        for report, sighting in sightings.items():
            yield days_anew(report, stretch_of(sighting) if sighting else (), self._store)

    def kept(self, report: str) -> tuple[frozenset[str], list[Stretch]]:
        """Return the blocks and the stretches of time under which a report is kept by now; there may be none."""
        stretches = [Stretch(*days) for days in days_kept(report, self._store)]
        days = {_day_key(stretch.day) for stretch in stretches if stretch.day}
        return keys_kept(report, self._store) - days, stretches

    def touching(self, block: str, stretches: Iterable[Stretch]) -> list[Slice]:
        """Return the slices of a block that touch some of the stretches of time."""
        wanted = tuple(stretches)
        slices: list[tuple[int, int, list[str]]] = []
        for stretch, report in self._in_block(block):
            if slices and stretch.first <= slices[-1][1]:
                first, last, names = slices.pop()
                slices.append((first, max(last, stretch.last), [*names, report]))
            else:
                slices.append((stretch.first, stretch.last, [report]))
        return [
            tuple(sorted(names))
            for first, last, names in slices
            if any(first <= each.last and each.first <= last for each in wanted)
        ]

    def of(self, sighting: Sighting) -> Slice:
        """Return the slice in which a report is compared."""
        return self.touching(block_of(sighting), [stretch_of(sighting)])[0]

    def on_day(self, day: date) -> Iterator[Sighting]:
        """Yield the reports whose date begins on a day."""
        kept = frozenset(kept_under([_day_key(day)], self._store).get(_day_key(day), ())) - self._fresh
        yield from (sighting for report in sorted(kept) if (sighting := self._reports.sighting(report)))
        yield from (sighting for sighting in self._sightings if opening_day(sighting.report.when) == day)

    def _in_block(self, block: str) -> list[tuple[Stretch, str]]:
        if block not in self._members:
            members = [(stretch_of(sighting), sighting.report.iri) for sighting in self._sightings if block_of(sighting) == block]
            for report in frozenset(kept_under([block], self._store).get(block, ())) - self._fresh:
                members += ((Stretch(*days), report) for days in days_kept(report, self._store))
            self._members[block] = sorted(members)
        return self._members[block]


def block_of(sighting: Sighting) -> str:
    """Return the key of all reports of the same parties."""
    return key_of("parties", *sighting.sides.parties)


def keys_of_report(sighting: Sighting) -> tuple[str, ...]:
    """Return the keys under which a report is kept: that of its parties, and that of the day on which its date begins."""
    day = opening_day(sighting.report.when)
    return (block_of(sighting), _day_key(day)) if day else (block_of(sighting),)


def stretch_of(sighting: Sighting) -> Stretch:
    """Return the stretch of time within which another report may be of the same meeting."""
    report = sighting.report
    days = [day for day in (report.published, *((report.when.earliest, report.when.latest) if report.when else ())) if day]
    if not days:
        return Stretch(0, 0, 0)
    more = (_PUT_OFF if report.status is Status.POSTPONED else _NEAR).days
    opens = opening_day(report.when)
    return Stretch(min(days).toordinal() - more, max(days).toordinal() + more, opens.toordinal() if opens else 0)


def _day_key(day: date) -> str:
    return key_of("day", day.isoformat())
