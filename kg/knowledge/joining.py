"""Meetings of different sets of parties go in; out come the same, with those made one that some articles tell only in part.

On one day, a meeting of three is often told as one of two ("with the mediation of"), a session by its host alone, a party by a
mere description ("the allies"), or by a person of whom the article does not say for whom he stands. But on the days of a summit
two of its guests often meet by themselves, in the same town. So meetings are joined only where the day and the town agree,
nobody stands in another's place, no article tells of both, and there is but one that fits; and never two guests with a meeting
of four or more.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.knowledge.clusters import in_other_mode, in_other_place, in_other_round, in_same_town
from kg.knowledge.identity import Reason
from kg.knowledge.parties import is_named, namesakes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.knowledge.clusters import Cluster
    from kg.knowledge.identity import Known
    from kg.knowledge.values import When

_EXACT = 3  # days that a date may leave open
_TWO, _THREE = 2, 3


def opening_day(when: When | None) -> date | None:
    """Return the day on which meetings of different parties are compared: the first one, where the date is exact."""
    return when.earliest if when and when.days <= _EXACT else None


def joined(clusters: Iterable[Cluster], known: Known) -> list[Cluster]:
    """Return the meetings after those of one day are compared, and after what people decided; the order means nothing."""
    by_day: dict[date | None, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_day[opening_day(cluster.when)].append(cluster)
    made = by_day.pop(None, [])
    for day, together in by_day.items():
        made += joined_on_day(assembled(together, day, known) if day else together, known)
    return _as_decided(made, known)


def joined_on_day(clusters: list[Cluster], known: Known) -> list[Cluster]:
    """Return the meetings of one day, the smaller sets of parties put to the greater."""
    left = sorted(clusters, key=lambda cluster: (len(cluster.parties), cluster.parties, cluster.first))
    for small in tuple(left):
        fit = [great for great in left if great is not small and _is_part(small, great, known)]
        if len(fit) == 1:
            fit[0].absorb(small, Reason.SOME_PARTIES)
            left = [cluster for cluster in left if cluster is not small]
    return left


def assembled(clusters: list[Cluster], day: date, known: Known) -> list[Cluster]:
    """Return the meetings of one day, those of one body made one that articles tell by different members of it.

    "The leaders of the bloc, among them the president", "the bloc's summit, where the prime minister spoke", and most of its
    members by themselves are one meeting where the town is one, and so is what the body arranges for some of them; who comes
    from outside of the body makes it another.
    """
    bodies: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda cluster: (len(cluster.parties), cluster.parties, cluster.first)):
        for body in _bodies_in(cluster, day, known)[:1]:
            bodies[body].append(cluster)
    gone: set[int] = set()
    for body, told in bodies.items():
        members = known.members_of(body, day)
        also = [cluster for cluster in clusters if _are_most(cluster, members)]
        for small in (*told[1:], *also):
            if id(small) not in gone and _is_of_assembly(small, told[0], known):
                told[0].absorb(small, Reason.SOME_PARTIES)
                gone.add(id(small))
        hosted = [each for each in clusters if each not in told and body in _hosts(each) and members.issuperset(each.parties)]
        for small in told:
            if len(hosted) == 1 and not {id(small), id(hosted[0])} & gone and _is_told_otherwise(small, hosted[0], known):
                hosted[0].absorb(small, Reason.SOME_PARTIES)
                gone.add(id(small))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _bodies_in(cluster: Cluster, day: date, known: Known) -> list[str]:
    """Return the organisation whose assembly the meeting may be: it is there by itself, and all others are its members."""
    parties = set(cluster.parties)
    return [
        body
        for body in cluster.parties
        if not cluster.persons.get(body) and (members := known.members_of(body, day)) and parties - {body} <= members
    ]


def _are_most(cluster: Cluster, members: frozenset[str]) -> bool:
    return len(cluster.parties) >= max(_THREE, len(members) / 2) and members.issuperset(cluster.parties)


def _is_of_assembly(small: Cluster, great: Cluster, known: Known) -> bool:
    return _is_told_otherwise(small, great, known) and any(in_same_town(each, great, known) for each in small.sightings)


def _is_told_otherwise(small: Cluster, great: Cluster, known: Known) -> bool:
    """Tell whether other articles tell of the one than of the other, and nothing speaks against their being one."""
    return not _something_forbids(small, great, known) and _telling(small).isdisjoint(_telling(great))


def _is_part(small: Cluster, great: Cluster, known: Known) -> bool:
    if _something_forbids(small, great, known):
        return False
    together = any(in_same_town(each, great, known) for each in small.sightings)
    named = {party for party in small.parties if is_named(party)}
    if not _telling(small).isdisjoint(_telling(great)):
        return not named and together and _told_alike(small, great)
    return (
        _is_told_better(small, great) or _is_hosted(named, small, great) or (together and _is_told_in_part(named, small, great))
    )


def _something_forbids(small: Cluster, great: Cluster, known: Known) -> bool:
    if known.decided.parts(small.reasons, great.reasons) or any(each.sides.conflict(great.persons) for each in small.sightings):
        return True
    return any(
        in_other_mode(each, great) or in_other_place(each, great, known) or in_other_round(each.report, great.reports)
        for each in small.sightings
    )


def _telling(cluster: Cluster) -> set[str]:
    """Return the articles that tell of the meeting with a date: what is told without one may be the same once more."""
    return {report.article for report in cluster.reports if report.when}


def _is_hosted(named: set[str], small: Cluster, great: Cluster) -> bool:
    """Tell whether one article names the host alone, or does not count him among those who met while the other does."""
    if len(small.parties) == 1:
        return bool(named) and named <= _hosts(great)
    return named < set(great.parties) == named | _hosts(small)


def _is_told_in_part(named: set[str], small: Cluster, great: Cluster) -> bool:
    if named == set(small.parties):
        return len(named) > 1 and _is_most_of(named, great)
    return len(named) == 1 and _described(named, great)


def _is_told_better(small: Cluster, great: Cluster) -> bool:
    """Tell whether the other reports know for whom persons stand of whom these do not."""
    if len(small.parties) != len(great.parties) or len(great.loose) >= len(small.loose):
        return False
    stands_for = {
        party: next((its for its, people in great.persons.items() if any(namesakes(party, person) for person in people)), None)
        for party in small.loose
    }
    return {stands_for.get(party, party) for party in small.parties} == set(great.parties)


def _is_most_of(named: set[str], great: Cluster) -> bool:
    others = len(great.parties) - len(named)
    if not named < set(great.parties) or not all(map(is_named, great.parties)):
        return False
    return len(great.parties) == _THREE if len(named) == _TWO else others < len(named)


def _described(named: set[str], great: Cluster) -> bool:
    """Tell whether a meeting of one with somebody described may be that of the same with somebody named."""
    return named < set(great.parties) and len(great.parties) == _TWO and all(map(is_named, great.parties))


def _told_alike(small: Cluster, great: Cluster) -> bool:
    told = {(report.article, report.status) for report in great.reports}
    return all((report.article, report.status) in told for report in small.reports)


def _hosts(cluster: Cluster) -> frozenset[str]:
    return frozenset().union(*(sighting.sides.hosts for sighting in cluster.sightings))


def _as_decided(clusters: list[Cluster], known: Known) -> list[Cluster]:
    """Make one what a person says is one; where that would bring together what one has parted, only the two reports move."""
    holder = {report: cluster for cluster in clusters for report in cluster.reasons} if known.decided.same else {}
    for one, other in known.decided.same:
        if one not in holder or other not in holder or holder[one] is holder[other]:
            continue
        great, small = sorted((holder[one], holder[other]), key=lambda each: (-len(each.sightings), each.parties, each.first))
        if known.decided.parts(small.reasons, great.reasons):
            continue
        great.absorb(small, Reason.DECIDED)
        holder |= dict.fromkeys(small.reasons, great)
        small.sightings.clear()
    return [cluster for cluster in clusters if cluster.sightings]
