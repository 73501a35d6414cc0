"""Keys and properties go in; out come their values, as the data extension of the API wants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.errors import QueryError
from kg.lists.rows import PLACE
from kg.model import Actor, ActorKind

if TYPE_CHECKING:
    from datetime import date

    from kg.model import Post
    from kg.serve.reconcile.directory import Directory

Values: TypeAlias = list[dict[str, Any]]

MOST_IDS = 1000


def all_properties(kind: str | None = None) -> list[dict[str, str]]:
    """Return the properties that a kind may have (those of every kind for None), as the service names them."""
    fitting = {name: shown for name, (shown, kinds, _) in _PROPERTIES.items() if not kind or not kinds or kind in kinds}
    return [{"id": name, "name": shown} for name, shown in fitting.items()]


def extension(request: object, directory: Directory) -> dict[str, Any]:
    """Return the values of properties for ids; an id that no list has gets none.

    Raises QueryError for a request that is none, or names an unknown property.
    """
    if not isinstance(request, Mapping):
        raise QueryError("'extend' must be an object with 'ids' and 'properties'")
    ids, properties = request.get("ids"), request.get("properties")
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids) or len(ids) > MOST_IDS:
        raise QueryError(f"'ids' must be a list of at most {MOST_IDS} strings")
    if not isinstance(properties, list) or not all(isinstance(each, Mapping) for each in properties):
        raise QueryError("'properties' must be a list of objects with 'id'")
    named = [str(each.get("id")) for each in properties]
    if unknown := sorted(set(named) - set(_PROPERTIES)):
        raise QueryError(f"there is no property '{unknown[0]}'; there are {', '.join(_PROPERTIES)}")
    rows = {key: {name: _values(name, key, directory) for name in named} for key in ids}
    return {"meta": [{"id": name, "name": _PROPERTIES[name][0]} for name in named], "rows": rows}


def _values(name: str, key: str, directory: Directory) -> Values:
    return _PROPERTIES[name][2](key, directory) if directory.knows(key) else []


def _country(key: str, directory: Directory) -> Values:
    country = directory.country(key)
    return [_entity(country, directory)] if country else []


def _posts(key: str, directory: Directory) -> Values:
    return [{"str": _told(post, directory)} for post in directory.posts(key)]


def _wikidata(key: str, directory: Directory) -> Values:
    item = directory.entity(key).wikidata
    return [{"str": item}] if item else []


def _represents(key: str, directory: Directory) -> Values:
    entity = directory.entity(key)
    return [_entity(each, directory) for each in entity.represents] if isinstance(entity, Actor) else []


def _aliases(key: str, directory: Directory) -> Values:
    return [{"str": alias.text} for alias in dict.fromkeys(directory.entity(key).aliases)]


def _position(key: str, directory: Directory) -> Values:
    entity = directory.entity(key)
    if isinstance(entity, Actor) or entity.latitude is None:
        return []
    return [{"str": f"{entity.latitude}, {entity.longitude}"}]


def _website(key: str, directory: Directory) -> Values:
    domain = directory.gazetteer.domain(key)
    return [{"str": domain}] if domain else []


def _entity(key: str, directory: Directory) -> dict[str, Any]:
    return {"id": key, "name": directory.name(key)}


def _told(post: Post, directory: Directory) -> str:
    whose = directory.name(post.organization) if post.organization else ""
    # a title such as "Prime Minister of Japan" says it already
    title = post.title if not whose or whose in post.title else f"{post.title}, {whose}"
    bounds = f"{_day(post.start)}–{_day(post.end)}" if post.start or post.end else ""
    return f"{title} ({bounds})" if bounds else title


def _day(bound: date | None) -> str:
    return bound.isoformat() if bound else ""


# id → name, kinds that may have it (empty: all), where its values come from
_PROPERTIES: Mapping[str, tuple[str, frozenset[str], Callable[[str, Directory], Values]]] = {
    "country": ("country", frozenset(), _country),
    "posts": ("posts", frozenset({ActorKind.PERSON.value}), _posts),
    "wikidata": ("Wikidata item", frozenset(), _wikidata),
    "represents": ("represents", frozenset({ActorKind.PERSON.value, ActorKind.BODY.value}), _represents),
    "aliases": ("other names", frozenset(), _aliases),
    "position": ("latitude and longitude", frozenset({PLACE}), _position),
    "website": ("web domain", frozenset({ActorKind.MEDIA.value, ActorKind.ORGANIZATION.value}), _website),
}
