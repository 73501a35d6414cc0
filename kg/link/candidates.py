"""Actors go in; out come the Wikidata items that are called like them, each with what Wikidata says of it."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef

from kg.errors import DataError, LinkError
from kg.model import Label
from kg.namespaces import WD
from kg.resources import QUERIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.link.answers import Term
    from kg.link.asking import Asker
    from kg.link.subjects import Subject

ANY_LANGUAGE = "mul"
FRESH = timedelta(days=90)  # names and births change little
_ITEM = re.compile(re.escape(str(WD)) + r"(Q[1-9][0-9]*)")
_DATE = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)T")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One item; classes are names of `classes.toml`, countries Wikidata ids, years those of birth, death and so on."""

    item: str
    labels: tuple[Label, ...] = ()
    aliases: tuple[Label, ...] = ()
    descriptions: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()  # offices and occupations
    began: int | None = None  # year of birth or foundation
    ended: int | None = None  # year of death or dissolution
    sitelinks: int = 0  # articles in Wikipedias

    @property
    def name(self) -> str:
        """Its label, in words; the id where it has none."""
        return self.labels[0].text if self.labels else self.item


def candidates_for(subjects: Sequence[Subject], asker: Asker, languages: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
    """Return the candidates of each actor, by its key; `languages` are those whose names are asked for beside its own.

    Raises LinkError where the endpoint cannot be asked, or answers with what are no Wikidata items.
    """
    spoken = tuple(dict.fromkeys([*languages, ANY_LANGUAGE]))
    wanted = {subject.key: _names(subject, spoken) for subject in subjects}
    called: dict[Term, set[str]] = defaultdict(set)
    for row in asker.rows("named", {"name": [name for names in wanted.values() for name in names]}, younger=FRESH):
        called[row["name"]].add(item_of(row["item"]))
    found = {key: {item for name in names for item in called.get(name, ())} for key, names in wanted.items()}
    if asker.searches:
        _search({key: names[0] for key, names in wanted.items() if not found[key]}, found, asker)
    known = described({item for items in found.values() for item in items}, asker, spoken)
    return {key: tuple(known[item] for item in sorted(items, key=_number)) for key, items in found.items()}


def described(items: Iterable[str], asker: Asker, languages: Sequence[str]) -> dict[str, Candidate]:
    """Return what Wikidata says of items, by id."""
    wanted = sorted(set(items), key=_number)
    iris = [URIRef(WD[item]) for item in wanted]
    spoken = {"language": [Literal(language) for language in ("", *languages)]}
    facts: dict[str, dict[str, list[Term]]] = {item: defaultdict(list) for item in wanted}
    for row in asker.rows("facts", {"item": iris}, fixed=spoken, younger=FRESH):
        facts[item_of(row["item"])][str(row["fact"])].append(row["value"])
    by_class = {item: name for name, members in classes().items() for item in members}
    fixed = {"class": [URIRef(WD[item]) for item in by_class]}
    belongs: dict[str, set[str]] = defaultdict(set)
    for row in asker.rows("classes", {"item": iris}, fixed=fixed, younger=FRESH):
        belongs[item_of(row["item"])].add(by_class[item_of(row["class"])])
    titles = _titles(facts.values(), asker, spoken)
    return {item: _candidate(item, facts[item], frozenset(belongs[item]), titles) for item in wanted}


def item_of(term: Term) -> str:
    """Return the id of a Wikidata item's IRI.

    Raises LinkError for any other term: an endpoint that answers with those knows no Wikidata.
    """
    if not (isinstance(term, URIRef) and (found := _ITEM.fullmatch(term))):
        raise LinkError(f"the answer names '{term}' where a Wikidata item should stand, like {WD}Q30; is it the right endpoint?")
    return found[1]


@cache
def classes() -> Mapping[str, Sequence[str]]:
    """Return the Wikidata classes of each kind of actor, by its name."""
    return _table()["classes"]


def fitting(kind: str) -> frozenset[str]:
    """Return the names of the classes that an actor of a kind may belong to."""
    return frozenset([kind, *_table()["fits"].get(kind, ())])


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    path = QUERIES / "wikidata" / "classes.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(path, str(error)) from error


def _search(names: Mapping[str, Literal], found: Mapping[str, set[str]], asker: Asker) -> None:
    """Let Wikidata's own search find what is spelt otherwise, for the actors whose names it has not as they are."""
    bearers: dict[Term, list[str]] = defaultdict(list)
    for key, name in names.items():
        bearers[name].append(key)
    for row in asker.rows("search", {"name": list(bearers)}, younger=FRESH):
        for key in bearers[row["name"]]:
            found[key].add(item_of(row["item"]))


def _names(subject: Subject, languages: Sequence[str]) -> list[Literal]:
    """Return the names as Wikidata may have them: each in the language it was read in, and in the others too."""
    return [
        Literal(name.text, lang=language)
        for name in subject.names
        for language in {name.language: None} | dict.fromkeys(languages)
    ]


def _titles(
    facts: Iterable[Mapping[str, Sequence[Term]]], asker: Asker, spoken: Mapping[str, Sequence[Term]]
) -> dict[Term, list[str]]:
    offices = [term for said in facts for fact in ("position", "occupation") for term in said.get(fact, ()) if _is_item(term)]
    titles: dict[Term, list[str]] = defaultdict(list)
    for row in asker.rows("titles", {"item": offices}, fixed=spoken, younger=FRESH):
        titles[row["item"]].append(str(row["title"]))
    return titles


def _candidate(
    item: str, facts: Mapping[str, Sequence[Term]], belongs: frozenset[str], titles: Mapping[Term, list[str]]
) -> Candidate:
    offices = (*facts.get("position", ()), *facts.get("occupation", ()))
    places = (*facts.get("country", ()), *facts.get("citizenship", ()), *facts.get("jurisdiction", ()))
    return Candidate(
        item=item,
        labels=_labels(facts.get("label", ())),
        aliases=_labels(facts.get("alias", ())),
        descriptions=tuple(map(str, facts.get("description", ()))),
        classes=belongs,
        countries=frozenset(item_of(place) for place in places if _is_item(place)),
        titles=tuple(dict.fromkeys(title for office in offices for title in titles.get(office, ()))),
        began=_year(facts, "born", "founded", latest=False),
        ended=_year(facts, "died", "dissolved", latest=True),
        sitelinks=max((int(value) for value in facts.get("sitelinks", ()) if str(value).isdigit()), default=0),
    )


def _labels(terms: Iterable[Term]) -> tuple[Label, ...]:
    return tuple(Label(str(term), getattr(term, "language", None) or ANY_LANGUAGE) for term in terms)


def _year(facts: Mapping[str, Sequence[Term]], *names: str, latest: bool) -> int | None:
    years = [int(found[1]) for name in names for term in facts.get(name, ()) if (found := _DATE.match(str(term)))]
    if not years:
        return None
    return max(years) if latest else min(years)


def _is_item(term: Term) -> bool:
    """Tell whether a value is an item; what is unknown to Wikidata is a node without a name."""
    return isinstance(term, URIRef) and _ITEM.fullmatch(term) is not None


def _number(item: str) -> int:
    return int(item[1:])
