"""The list of memberships goes in; out come who belongs to which organisation from when to when, and the graph that says so."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rdflib import ORG, RDF, SDO

from kg.errors import DataError
from kg.identifiers import ACTORS_GRAPH, MEMBERSHIPS_GRAPH, actor_iri, membership_iri
from kg.mapping.literals import calendar
from kg.namespaces import GK
from kg.resources import SEEDS
from kg.store import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from rdflib import URIRef

    from kg.store import Store, Triple

FILE = SEEDS / "memberships.csv"
_COLUMNS = ["organization", "member", "since", "until"]
_BOUND = re.compile(r"([12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?")


@dataclass(frozen=True, slots=True, order=True)
class Membership:
    """One time that an actor belongs to an organisation, by their keys; a bound is YYYY, YYYY-MM or YYYY-MM-DD, or empty.

    Without `since` it has been so for long, without `until` it still is; the day of `until` belongs to it. A member that is
    suspended stays one.
    """

    organization: str
    member: str
    since: str = ""
    until: str = ""

    def holds(self, day: date) -> bool:
        """Tell whether it may hold on a day: bounds that leave days open are read in its favour."""
        written = day.isoformat()
        return written[: len(self.since)] >= self.since and (not self.until or written[: len(self.until)] <= self.until)


@cache
def memberships(path: Path = FILE) -> tuple[Membership, ...]:
    """Return the rows of the list, sorted.

    Raises DataError with file and line for a row that is none, or that says again what another does.
    """
    rows: dict[tuple[str, ...], Membership] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames != _COLUMNS:
            raise DataError(path, f"the columns must be {','.join(_COLUMNS)}", line=1)
        for row in reader:
            each = Membership(*(row[column] or "" for column in _COLUMNS))
            begins = (each.organization, each.member, each.since)
            if fault := _fault(each) or ("repeats another row" if begins in rows else None):
                raise DataError(path, fault, line=reader.line_num)
            rows[begins] = each
    return tuple(sorted(rows.values()))


@lru_cache(maxsize=4096)
def members_of(organization: str, day: date) -> frozenset[str]:
    """Return the members of an organisation on a day, all by address (IRI); nobody where the list does not know it."""
    return frozenset(str(actor_iri(each.member)) for each in _by_organization().get(organization, ()) if each.holds(day))


def membership_changes(store: Store) -> Change:
    """Return what makes the graph of memberships tell those between actors that both stand in the store, and no others.

    It takes time by the length of the list, whatever the size of the store.
    """
    kinds = (GK.State, GK.InternationalOrganization)
    known = {actor for kind in kinds for actor, _, _ in store.match(ACTORS_GRAPH, None, RDF.type, kind)}
    wanted = {_name(each): each for each in _between(known)}
    found = {iri for iri, _, _ in store.match(MEMBERSHIPS_GRAPH, None, RDF.type, ORG.Membership)}
    return Change(
        MEMBERSHIPS_GRAPH,
        gone=[triple for iri in sorted(found - wanted.keys()) for triple in store.match(MEMBERSHIPS_GRAPH, iri)],
        come=[triple for iri in sorted(wanted.keys() - found) for triple in membership_triples(wanted[iri])],
    )


def membership_triples(membership: Membership) -> Iterator[Triple]:
    """Describe a membership: whose, in what, and from when to when, as exactly as the list has it."""
    iri = _name(membership)
    yield iri, RDF.type, ORG.Membership
    yield iri, ORG.member, actor_iri(membership.member)
    yield iri, ORG.organization, actor_iri(membership.organization)
    if membership.since:
        yield iri, SDO.startDate, calendar(membership.since)
    if membership.until:
        yield iri, SDO.endDate, calendar(membership.until)


def _name(each: Membership) -> URIRef:
    return membership_iri(each.organization, each.member, each.since, each.until)


@cache
def _by_organization() -> Mapping[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = defaultdict(list)
    for each in memberships():
        found[str(actor_iri(each.organization))].append(each)
    return {organization: tuple(those) for organization, those in found.items()}


def _between(known: Iterable[object]) -> Iterator[Membership]:
    there = set(known)
    return (each for each in memberships() if actor_iri(each.organization) in there and actor_iri(each.member) in there)


def _fault(each: Membership) -> str | None:
    if not each.organization or not each.member:
        return "must name an organization and a member"
    if not all(_BOUND.fullmatch(bound) for bound in (each.since, each.until)):
        return "'since' and 'until' must look like 2004-05-01, 2004-05 or 2004, or be empty"
    if each.since and each.until and each.until[: len(each.since)] < each.since[: len(each.until)]:
        return "ends before it begins"
    return None
