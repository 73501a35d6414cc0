"""The meetings of one set of parties go in; out come the same, with those made one that were put off and held on a later day.

Two days are those of one meeting when some report says that it was put off, and an article names both: one on the old day names
the new one ("postponed from the 18th to the 25th"), or one on the new day the old one ("planned for the 18th"). Where no article
does so, the next meeting in the same town within some weeks is the one that was put off.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kg.knowledge.clusters import in_other_round
from kg.knowledge.identity import Reason
from kg.model import Status

if TYPE_CHECKING:
    from datetime import date

    from kg.knowledge.clusters import Cluster
    from kg.knowledge.identity import Known

_LATEST = timedelta(days=180)  # what is held later than that is a new meeting, whatever article recalls the old plan
_SOON = timedelta(days=45)  # and where no article names both days, it must be soon
_EXACT = 7  # days that a date may leave open


def reunited(clusters: list[Cluster], known: Known) -> list[Cluster]:
    """Return the meetings; one that was put off keeps its name, and its old day is overtaken by the new one."""
    days = sorted((cluster for cluster in clusters if cluster.when), key=lambda each: (each.when, each.first))
    gone: set[int] = set()
    for at, old in enumerate(days):
        if new := _new_day(old, days[at + 1 :], known):
            gone.add(id(old))
            _follow(new, old)
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _new_day(old: Cluster, later: list[Cluster], known: Known) -> Cluster | None:
    """Return the nearest later meeting that is the same, put off; None where there is none, or it was held on its day."""
    possible = [new for new in later if _possible(old, new, known)]
    told = next((new for new in possible if _told(old, new, known)), None)
    return told or next((new for new in possible[:1] if _is_put_off(old) and _soon_there(old, new, known)), None)


def _possible(old: Cluster, new: Cluster, known: Known) -> bool:
    if not old.when or not new.when or max(old.when.days, new.when.days) > _EXACT:
        return False
    if new.when.latest - old.when.latest > _LATEST or _was_held(old, new, known):
        return False
    if new.when.contains(old.when) or known.decided.parts(old.reasons, new.reasons):
        return False
    if any(in_other_round(report, old.reports) for report in new.reports):
        return False
    return not any(sighting.sides.conflict(old.persons) for sighting in new.sightings)


def _told(old: Cluster, new: Cluster, known: Known) -> bool:
    """Tell whether a report of one day stands in an article that names the other, and one of them says that it was put off."""
    put_off = _is_put_off(old)
    for cluster, other in ((old, new), (new, old)):
        for report in cluster.reports:
            if (put_off or report.status is Status.POSTPONED) and _first_day(other) in known.days_named(report.article):
                return True
    return False


def _soon_there(old: Cluster, new: Cluster, known: Known) -> bool:
    if not old.when or not new.when or new.when.earliest - old.when.earliest > _SOON:
        return False
    return any(known.places.alike(one.place, other.place) for one in old.reports for other in new.reports)


def _follow(new: Cluster, old: Cluster) -> None:
    new.absorb(old, Reason.NEW_DATE)
    if old.when:
        new.overtaken.add(old.when)
    new.name_when = old.name_when or old.when


def _is_put_off(cluster: Cluster) -> bool:
    return any(report.status is Status.POSTPONED for report in cluster.reports)


def _was_held(old: Cluster, new: Cluster, known: Known) -> bool:
    """Tell whether an article of that day or later says that it was held.

    Where others say that it was put off, an article that names the new day beside the old one is mistaken about which it was.
    """
    put_off, day = _is_put_off(old), _first_day(old)
    held = (report for report in old.reports if report.status is Status.HELD)
    late = (report for report in held if day and report.published and report.published >= day)
    return any(not put_off or _first_day(new) not in known.days_named(report.article) for report in late)


def _first_day(cluster: Cluster) -> date | None:
    return cluster.when.earliest if cluster.when else None
