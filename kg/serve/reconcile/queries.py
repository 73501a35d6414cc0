"""A reconciliation query goes in as JSON; out come candidates with scores from 0 to 100, and whether the best is the one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.serve.reconcile.directory import kind_name
from kg.serve.reconcile.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.serve.reconcile.directory import Directory

LONGEST, MOST, USUAL = 500, 50, 10  # characters of a query, candidates at most, candidates unless told otherwise
_POOL = 100  # names looked at for each query, so that type and properties can choose
_SURE, _LEAD = 95.0, 8.0  # a match is this good, and leads the next by so much
_OTHER_TYPE, _FITS, _DIFFERS = -25.0, 8.0, -20.0  # what type and each property add


@dataclass(frozen=True, slots=True)
class Wanted:
    """One query: a name, types of which `strict` ones are demanded, and properties with the values that may stand in each."""

    name: str
    types: frozenset[str]
    strict: bool
    limit: int
    properties: tuple[tuple[str, frozenset[str]], ...]


def wanted_in(query: object) -> Wanted:
    """Read one query of a batch.

    Raises QueryError, in words for whoever wrote the client, for what the API does not have.
    """
    if not isinstance(query, Mapping) or not isinstance(query.get("query"), str):
        raise QueryError("each query must be an object with a string 'query'")
    name = query["query"].strip()
    if len(name) > LONGEST:
        raise QueryError(f"a query may have {LONGEST} characters, this one has {len(name)}")
    limit = query.get("limit", USUAL)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise QueryError(f"'limit' must be a whole number above 0, found {limit!r}")
    strict = query.get("type_strict", "should")
    if strict not in ("any", "all", "should"):
        raise QueryError(f"'type_strict' must be any, all or should, found {strict!r}")
    types = query.get("type") or []
    named = frozenset(_ids([types] if isinstance(types, str) else types, "type"))
    return Wanted(name, named, bool(named) and strict != "should", min(limit, MOST), tuple(_properties(query.get("properties"))))


def candidates_of(wanted: Wanted, directory: Directory) -> list[dict[str, Any]]:
    """Return the candidates of a query, the best first, as the API names their parts."""
    scored = []
    for hit in directory.names.like(wanted.name, _POOL) if folded(wanted.name) else ():
        if not directory.knows(hit.key) or (wanted.strict and directory.kind(hit.key) not in wanted.types):
            continue
        points = 100 * hit.likeness + _by_type(wanted, hit.key, directory) + _by_properties(wanted, hit.key, directory)
        scored.append((min(max(round(points, 1), 0.0), 100.0), hit))
    scored.sort(key=lambda each: -each[0])
    alone = len(scored) == 1 or (len(scored) > 1 and scored[0][0] - scored[1][0] >= _LEAD)
    sure = bool(scored) and scored[0][0] >= _SURE and alone
    return [
        {
            "id": hit.key,
            "name": directory.name(hit.key),
            "description": directory.description(hit.key),
            "type": [{"id": directory.kind(hit.key), "name": kind_name(directory.kind(hit.key))}],
            "score": score,
            "match": sure and position == 0,
        }
        for position, (score, hit) in enumerate(scored[: wanted.limit])
    ]


def _by_type(wanted: Wanted, key: str, directory: Directory) -> float:
    return _OTHER_TYPE if wanted.types and directory.kind(key) not in wanted.types else 0.0


def _by_properties(wanted: Wanted, key: str, directory: Directory) -> float:
    points = 0.0
    for name, values in wanted.properties:
        known = _known_values(name, key, directory)
        if known and values:
            points += _FITS if known & values or _is_part(known, values) else _DIFFERS
    return points


def _known_values(name: str, key: str, directory: Directory) -> set[str]:
    """Return, folded, what may stand as a property of a key: ids and names alike; empty for an unknown property."""
    if name == "country":
        country = directory.country(key)
        named = {directory.name(country), *(alias.text for alias in directory.entity(country).aliases)} if country else set()
        return {folded(each) for each in (*named, country or "")} - {""}
    if name == "wikidata":
        return {folded(directory.entity(key).wikidata or "")} - {""}
    if name == "posts":
        return {folded(post.title) for post in directory.posts(key)}
    return set()


def _is_part(known: Iterable[str], values: Iterable[str]) -> bool:
    """Tell whether a value is part of what is known: "foreign minister" of "foreign minister of …"."""
    return any(value and value in each for each in known for value in values)


def _properties(given: object) -> list[tuple[str, frozenset[str]]]:
    if given is None:
        return []
    if not isinstance(given, list) or not all(isinstance(each, Mapping) and isinstance(each.get("pid"), str) for each in given):
        raise QueryError("'properties' must be a list of objects with a string 'pid'")
    return [(each["pid"], frozenset(_values(each.get("v")))) for each in given]


def _values(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for each in value for text in _values(each)]
    if isinstance(value, Mapping):
        return _values([value.get("id"), value.get("name")])
    return [] if value is None or not folded(str(value)) else [folded(str(value))]


def _ids(given: object, what: str) -> list[str]:
    if not isinstance(given, list):
        raise QueryError(f"'{what}' must be a string or a list")
    found = [each.get("id") if isinstance(each, Mapping) else each for each in given]
    texts = [each for each in found if isinstance(each, str)]
    if len(texts) != len(found):
        raise QueryError(f"'{what}' must hold ids")
    return texts
