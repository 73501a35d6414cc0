"""An actor and a candidate go in; out comes how well they fit, from 0 to 1, with the reasons in words: a pure function."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.link.candidates import classes, fitting
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.link.candidates import Candidate
    from kg.link.subjects import Subject

# Points of a hundred. A name, a kind and a country together are just enough for the default threshold of 0.85; without the
# country, a name and a kind need the words of the articles on their side. What speaks against weighs more than what speaks for.
NAME_IS_LABEL, NAME_IS_ALIAS, NAME_IS_SPELT_OTHERWISE, NAME_DIFFERS = 40, 33, 26, -60
ONE_WORD = -15
KIND_FITS, KIND_DIFFERS = 25, -50
COUNTRY_FITS, COUNTRY_DIFFERS = 20, -30
ALIVE_THEN, GONE_BEFORE, NOT_YET = 5, -40, -60
OFFICE_IN_TEXT, WORDS_IN_TEXT_AT_MOST, POINTS_A_WORD = 12, 10, 4
WELL_KNOWN, KNOWN_FROM = 5, 20  # articles in Wikipedias
MARGIN = 0.15  # by so much the best must lead, else a person decides
_GROWN = 15  # years; nobody younger speaks for a state
_REMEMBERED = 2  # years for which one who died is still said to have spoken
_SHORTEST_WORD = 5  # letters; shorter ones stand in every text
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reason:
    """Points of a hundred, for (above 0) or against, and why."""

    points: int
    text: str

    def __str__(self) -> str:
        return f"{self.points:+d} {self.text}"


@dataclass(frozen=True, slots=True)
class Score:
    """How well a candidate fits, from 0 to 1, and why."""

    candidate: Candidate
    value: float
    reasons: tuple[Reason, ...]

    @property
    def method(self) -> str:
        """What spoke for it, in short: "name+kind+country"."""
        return "+".join(dict.fromkeys(reason.text.partition(":")[0] for reason in self.reasons if reason.points > 0))


class Verdict(StrEnum):
    """What is to be done with the best candidate."""

    ACCEPT = "accept"
    ASK = "ask"
    ABSTAIN = "abstain"
    UNKNOWN = "unknown"  # offline, and Wikidata was not asked before


def scored(subject: Subject, candidates: Iterable[Candidate]) -> tuple[Score, ...]:
    """Return the candidates with their scores, the best first; of equals, the one with the lower number."""
    scores = [score(subject, candidate) for candidate in candidates]
    return tuple(sorted(scores, key=lambda each: (-each.value, int(each.candidate.item[1:]))))


def score(subject: Subject, candidate: Candidate) -> Score:
    """Return how well one candidate fits an actor."""
    reasons = tuple(
        reason
        for judged in (_name, _length, _kind, _country, _dates, _office, _words, _fame)
        for reason in judged(subject, candidate)
        if reason.points
    )
    points = sum(reason.points for reason in reasons)
    return Score(candidate, min(max(points, 0), 100) / 100, reasons)


def verdict(scores: Sequence[Score], *, accept: float, ask: float, margin: float = MARGIN) -> Verdict:
    """Tell what is to be done, from the scores (the best first) and the thresholds of the settings."""
    if not scores or scores[0].value < ask:
        return Verdict.ABSTAIN
    lead = scores[0].value - (scores[1].value if len(scores) > 1 else 0.0)
    return Verdict.ACCEPT if scores[0].value >= accept and round(lead, 4) >= margin else Verdict.ASK


def _name(subject: Subject, candidate: Candidate) -> Iterator[Reason]:
    names = {name.text for name in subject.names}
    for label in candidate.labels:
        if label.text in names:
            yield Reason(NAME_IS_LABEL, f"name: '{label.text}' is its label ({label.language})")
            return
    for alias in candidate.aliases:
        if alias.text in names:
            yield Reason(NAME_IS_ALIAS, f"name: '{alias.text}' is another name of it ({alias.language})")
            return
    plain = {_plain(name) for name in names}
    for label in (*candidate.labels, *candidate.aliases):
        if _plain(label.text) in plain:
            yield Reason(NAME_IS_SPELT_OTHERWISE, f"name: '{label.text}' but for spelling ({label.language})")
            return
    yield Reason(NAME_DIFFERS, f"name: none of its names is '{subject.name}'")


def _length(subject: Subject, _candidate: Candidate) -> Iterator[Reason]:
    if subject.kind is ActorKind.PERSON and not any(" " in name.text for name in subject.names):
        yield Reason(ONE_WORD, f"length: '{subject.name}' alone may be anybody's")


def _kind(subject: Subject, candidate: Candidate) -> Iterator[Reason]:
    fits = fitting(subject.kind.value)
    if candidate.classes & fits:
        yield Reason(KIND_FITS, f"kind: it is {_listed(candidate.classes & fits)}, as the actor is")
    elif candidate.classes and subject.kind.value in classes():
        yield Reason(KIND_DIFFERS, f"kind: it is {_listed(candidate.classes)}, the actor is {subject.kind}")


def _country(subject: Subject, candidate: Candidate) -> Iterator[Reason]:
    if not (subject.countries and candidate.countries):
        return
    if shared := subject.countries & candidate.countries:
        yield Reason(COUNTRY_FITS, f"country: both belong to {_listed(shared)}")
    elif candidate.item not in subject.countries:
        yield Reason(COUNTRY_DIFFERS, f"country: it belongs to {_listed(candidate.countries)}, not {_listed(subject.countries)}")


def _dates(subject: Subject, candidate: Candidate) -> Iterator[Reason]:
    if not subject.days:
        return
    first, last = subject.days[0].year, subject.days[-1].year
    if candidate.ended is not None and candidate.ended < last - _REMEMBERED:
        yield Reason(GONE_BEFORE, f"dates: it ended in {candidate.ended}, an article is of {last}")
    elif candidate.began is not None and first < candidate.began + (_GROWN if "Person" in candidate.classes else 0):
        yield Reason(NOT_YET, f"dates: it began in {candidate.began}, an article is of {first}")
    elif candidate.began is not None:
        yield Reason(ALIVE_THEN, f"dates: it was there in {last}")


def _office(subject: Subject, candidate: Candidate) -> Iterator[Reason]:
    text = _plain(" ".join(subject.contexts))
    for title in candidate.titles:
        if _plain(title) in text:
            yield Reason(OFFICE_IN_TEXT, f"office: '{title}' stands in an article")
            return


def _words(subject: Subject, candidate: Candidate) -> Iterator[Reason]:
    """Count the words of the description and the offices that stand near the name; the name itself proves nothing."""
    own = {word for name in subject.names for word in _long_words(name.text)}
    said = {word for text in (*candidate.descriptions, *candidate.titles) for word in _long_words(text)}
    shared = sorted((said - own) & {word for text in subject.contexts for word in _long_words(text)})
    points = min(POINTS_A_WORD * len(shared), WORDS_IN_TEXT_AT_MOST)
    yield Reason(points, f"description: {', '.join(shared[:5])} stand in an article too")


def _fame(_subject: Subject, candidate: Candidate) -> Iterator[Reason]:
    if candidate.sitelinks >= KNOWN_FROM:
        yield Reason(WELL_KNOWN, f"fame: {candidate.sitelinks} Wikipedias write of it")


def _long_words(text: str) -> set[str]:
    return {word for word in _WORD.findall(_plain(text)) if len(word) >= _SHORTEST_WORD}


def _plain(text: str) -> str:
    """Return a text in small letters, without diacritics, with single blanks: what differs by spelling only."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).replace("-", " ").split())


def _listed(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))
