"""A name goes in; whom the lists know by it, and whom it means in an article of a day, come out, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.assembly import findings_in
from kg.annotate.gazetteer import NameUse, gazetteer_for
from kg.model import Actor, Article, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kg.annotate.gazetteer import Gazetteer, Sense

_USES = {
    NameUse.STRONG: "stands for it alone",
    NameUse.WEAK: "counts only where the article gives a second clue (a title, the state, the full name)",
    NameUse.DEMONYM: "its people or what belongs to it",
    NameUse.SEAT: "its government where it acts or speaks, a place where something happens there",
    NameUse.PLACE: "a place",
    NameUse.SURNAME: "counts only after the full name, or beside a post or the state",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name can mean: its key, name and kind, the posts held on the day, and why it is meant."""

    key: str
    name: str
    kind: str
    posts: str
    why: str


def listed_meanings(name: str, language: str, day: date | None) -> tuple[Meaning, ...]:
    """Return whom the lists know by exactly this name, the likeliest first."""
    gazetteer = gazetteer_for(language)
    return tuple(_meaning(gazetteer, sense.key, day, _listed(sense)) for sense in gazetteer.senses(name))


def read_meanings(name: str, language: str, day: date | None) -> tuple[Meaning, ...]:
    """Return whom the words mean when they are read as a text of that day: titles and roles are resolved as in an article."""
    gazetteer = gazetteer_for(language)
    found = findings_in(Article(name, name, language, published=day))
    known: dict[str, Actor | Place] = {actor.key: actor for actor in found.actors}
    known |= {place.key: place for place in found.places}
    meanings: dict[tuple[str, Span], Meaning] = {}
    for mention in found.mentions:
        thing = known[mention.refers_to]
        why = f"“{name[mention.span.begin : mention.span.end]}” read by the rule {mention.found_by.partition(':')[2]}"
        kind = str(thing.kind) if isinstance(thing, Actor) else "Place"
        posts = _posts(gazetteer, thing.key, day) if gazetteer.knows(thing.key) else ""
        meanings.setdefault((thing.key, mention.span), Meaning(thing.key, thing.name.text, kind, posts, why))
    return tuple(meanings.values())


def _listed(sense: Sense) -> str:
    return f"{sense.use}: {_USES.get(sense.use, 'as its list has it')}"


def _meaning(gazetteer: Gazetteer, key: str, day: date | None, why: str) -> Meaning:
    thing = gazetteer.entity(key)
    kind = str(thing.kind) if isinstance(thing, Actor) else "Place"
    return Meaning(key, thing.name.text, kind, _posts(gazetteer, key, day), why)


def _posts(gazetteer: Gazetteer, key: str, day: date | None) -> str:
    return ", ".join(_post_names(gazetteer, key, day))


def _post_names(gazetteer: Gazetteer, key: str, day: date | None) -> Iterator[str]:
    for role, body in gazetteer.roles(key, day):
        words = str(role).replace("_", " ")
        yield f"{words} of {gazetteer.entity(body).name.text if gazetteer.knows(body) else body}" if body else words
