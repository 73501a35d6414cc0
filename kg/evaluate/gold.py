"""Gold files go in (one JSON object per article, annotated by people); checked values with exact offsets come out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.evaluate.fields import Fields
from kg.evaluate.matching import plain
from kg.model import ActorKind, ClaimType, Span, SpeechMode, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# how a gold file names the kinds of actors; a place is none
KINDS: Mapping[str, ActorKind | None] = {
    "state": ActorKind.STATE,
    "igo": ActorKind.ORGANIZATION,
    "government_body": ActorKind.BODY,
    "person": ActorKind.PERSON,
    "armed_group": ActorKind.ARMED_GROUP,
    "party": ActorKind.PARTY,
    "media": ActorKind.MEDIA,
    "company": ActorKind.COMPANY,
    "ngo": ActorKind.NGO,
    "group": ActorKind.GROUP,
    "unnamed": ActorKind.UNNAMED,
    "place": None,
}
LAYERS = ("actors", "meetings", "claims", "dates")
_STATUSES, _TYPES, _MODES = (tuple(value.value.lower() for value in values) for values in (Status, ClaimType, SpeechMode))


@dataclass(frozen=True, slots=True)
class GoldActor:
    """Somebody whom an article names; `names` are its surface forms there."""

    key: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind | None
    item: str | None = None  # Wikidata id
    optional: bool = False

    @property
    def known_as(self) -> frozenset[str]:
        """Every name, in the form in which names are compared."""
        return frozenset(plain(name) for name in (self.key, self.name, *self.names))


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """A meeting that an article tells of; each participant is a tuple of acceptable actors, best first."""

    participants: tuple[tuple[GoldActor, ...], ...]
    date: str | None
    status: str
    organizer: GoldActor | None = None
    evidence: Span | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that an article reports; what is empty or None (speakers, type, mode) is not judged."""

    content: Span
    speakers: tuple[GoldActor, ...] = ()
    kind: str | None = None
    mode: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A calendar expression and what it means: YYYY-MM-DD, YYYY-MM or YYYY."""

    span: Span
    value: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article as people annotated it; `layers` names what they annotated at all."""

    identifier: str
    language: str
    text: str
    title: str = ""
    published: str | None = None
    actors: tuple[GoldActor, ...] = ()
    meetings: tuple[GoldMeeting, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    layers: frozenset[str] = frozenset(LAYERS)

    def at(self, span: Span | None) -> str:
        """Return the words at a span."""
        return self.text[span.begin : span.end] if span else ""


def read_gold(path: Path) -> tuple[GoldArticle, ...]:
    """Return the gold articles of a file, or of all `.json` files in a folder, by the files' names.

    Raises InputError, with file and place, for what is missing, is no JSON, or contradicts itself.
    """
    if not path.exists():
        raise InputError(path, "there is no such file or folder of gold articles")
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise InputError(path, "the folder holds no gold file (.json)")
    return tuple(_article(file) for file in files)


def _article(path: Path) -> GoldArticle:
    given = Fields(path, "", _object(path))
    text = given.words("text")
    actors = {actor.key: actor for actor in (_actor(each, text) for each in given.records("actors", required=True))}
    layers = (
        given.strings("layers") if given.has("layers") else [name for name in LAYERS if name != "dates" or given.has("dates")]
    )
    if unknown := [name for name in layers if name not in LAYERS]:
        raise given.fault("layers", f"knows no {unknown[0]!r}; known are {', '.join(LAYERS)}")
    return GoldArticle(
        identifier=given.words("id"),
        language=given.words("lang"),
        text=text,
        title=given.optional_words("title") or "",
        published=given.optional_words("date"),
        actors=tuple(actors.values()),
        meetings=tuple(_meeting(each, text, actors) for each in given.records("meetings", required="meetings" in layers)),
        claims=tuple(_claim(each, text, actors) for each in given.records("claims", required="claims" in layers)),
        dates=tuple(
            GoldDate(each.span("span", text), each.words("value"), each.flag("optional")) for each in given.records("dates")
        ),
        layers=frozenset(layers),
    )


def _object(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(path, f"is not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise InputError(path, f"is not JSON: {error.msg} at column {error.colno}", line=error.lineno) from None
    except (ValueError, RecursionError):
        raise InputError(path, "is JSON with too long a number or too deep a nesting") from None
    if not isinstance(found, dict):
        raise InputError(path, "must hold one JSON object, the article")
    return found


def _actor(given: Fields, text: str) -> GoldActor:
    kind = given.one_of("type", tuple(KINDS))
    names, optional = tuple(given.strings("names")), given.flag("optional")
    if not optional and not any(name in text for name in names):
        raise given.fault("names", "none of them stands in the text")
    return GoldActor(given.words("key"), given.words("name"), names, KINDS[kind], given.optional_words("qid"), optional)


def _meeting(given: Fields, text: str, actors: Mapping[str, GoldActor]) -> GoldMeeting:
    organizer = given.optional_words("organizer")
    return GoldMeeting(
        participants=tuple(given.known(keys, "participants", actors) for keys in given.groups("participants")),
        date=given.optional_words("date"),
        status=given.one_of("status", _STATUSES),
        organizer=given.known([organizer], "organizer", actors)[0] if organizer else None,
        evidence=given.span("evidence", text) if given.has("evidence") else None,
        optional=given.flag("optional"),
    )


def _claim(given: Fields, text: str, actors: Mapping[str, GoldActor]) -> GoldClaim:
    return GoldClaim(
        content=given.span("content", text),
        speakers=given.known(given.strings("speaker"), "speaker", actors),
        kind=given.one_of("type", _TYPES) if given.has("type") else None,
        mode=given.one_of("mode", _MODES) if given.has("mode") else None,
        optional=given.flag("optional"),
    )
