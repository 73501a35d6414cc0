"""Read meeting cases whose actors, dates and pronouns are marked in the text, and run the component on them.

`[surface|key:Kind:represented]` is an actor phrase (Kind and represented are told once), `<surface|key,key>` a pronoun that
coreference resolved, `{surface|2022-01-10}` a date, `@surface|key@` a place.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.annotate.attributes import ActorPhrase, declare_attributes
from kg.annotate.meeting.grammar import grammar_for
from kg.annotate.meetings import MeetingFinder
from kg.annotate.sentences import SentenceSplitter, SentenceWords
from kg.annotate.words import words_of
from kg.model import Actor, ActorKind, CalendarDate, DateBasis, Label, MeetingReport, Mention, Place, Span, TimeMention

CASES = Path(__file__).parent.parent / "cases"
_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]|<([^|>]+)\|([^>]+)>|\{([^|}]+)\|([^}]+)\}|@([^|@]+)\|([^@]+)@")


@dataclass
class Marked:
    """A text without its marks, and what the marks said."""

    text: str = ""
    phrases: list[ActorPhrase] = field(default_factory=list)
    anaphora: list[Mention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def calendar_date(value: str, text: str = "") -> CalendarDate:
    """Return the date of a value such as 2022-01-10, 2022-01 or 2022."""
    parts = [int(part) for part in value.split("-")]
    year, month, day = (*parts, None, None)[:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return CalendarDate(value, first, last, text, DateBasis.EXPLICIT)


def marked(source: str) -> Marked:
    """Take the marks out of a text."""
    out, position = Marked(), 0
    for match in _MARK.finditer(source):
        out.text += source[position : match.start()]
        position = match.end()
        surface = next(group for group in match.groups()[::2] if group)
        told = next(group for group in match.groups()[1::2] if group)
        span = Span(len(out.text), len(out.text) + len(surface))
        out.text += surface
        _note(out, match[0][0], span, surface, told)
    out.text += source[position:]
    return out


def _note(out: Marked, mark: str, span: Span, surface: str, told: str) -> None:
    if mark == "[":
        key, kind, represented = (*told.split(":"), "", "")[:3]
        if key not in out.actors:
            behind = tuple(filter(None, represented.split("+")))
            out.actors[key] = Actor(key, ActorKind(kind or "State"), Label(surface, "en"), represents=behind)
            for other in behind:
                out.actors.setdefault(other, Actor(other, ActorKind.STATE, Label(other, "en")))
        out.phrases.append(ActorPhrase(span, key, span))
        out.mentions.append(Mention(span, key, 1.0, "test"))
    elif mark == "<":
        out.anaphora += [Mention(span, key, 1.0, "test") for key in told.split(",")]
    elif mark == "{":
        out.times.append(TimeMention(span, calendar_date(told, surface)))
    else:
        out.places[told] = Place(told, Label(surface, "en"))
        out.mentions.append(Mention(span, told, 1.0, "test"))


def meetings_in(source: str, language: str, published: date | None) -> tuple[Doc, tuple[MeetingReport, ...]]:
    """Return the document and the meetings that the component finds in a marked text."""
    declare_attributes()
    told = marked(source)
    doc = Doc(Vocab(), words=told.text.split(" "), spaces=[True] * told.text.count(" ") + [False])
    SentenceSplitter(words_of(language, SentenceWords))(doc)
    doc._.kg_published = published
    doc._.kg_phrases, doc._.kg_anaphora = tuple(told.phrases), tuple(told.anaphora)
    doc._.kg_times, doc._.kg_mentions = tuple(told.times), tuple(told.mentions)
    doc._.kg_actors, doc._.kg_places = told.actors, told.places
    MeetingFinder(grammar_for(language))(doc)
    return doc, doc._.kg_meetings


def load_cases() -> list[tuple[str, str, date | None, dict[str, Any]]]:
    """Return (name, language, publication date, case) for every case in the tables."""
    cases = []
    for path in sorted(CASES.rglob("meetings-*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, case in enumerate(table["cases"]):
            name = f"{path.parent.name}/{path.stem}-{number + 1}"
            cases.append((name, path.parent.name, case.get("published", table.get("published")), case))
    return cases
