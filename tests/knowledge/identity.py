"""The articles of tests/cases/identity go in; out come the reports of meetings that a build finds in them, with two names each.

One name is the label of the corpus, one the meeting that the report was put to. A report is matched to a label of its article
when its evidence and the label's words stand in one sentence; of several such pairs those come first that share most names of
those who met, that agree in the day, and whose evidence holds the words; each report and each stretch of words is used once.
Reports that match no label are left out of the measure (they are faults of extraction, not of identity), and labels without a
report are counted as lost.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from kg.identifiers import article_iri
from kg.pipeline import build
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from kg.store import Store

FOLDER = Path(__file__).parents[1] / "cases" / "identity"
MEETINGS: Mapping[str, list[Any]] = yaml.safe_load((FOLDER / "meetings.yaml").read_text(encoding="utf-8"))
_END = re.compile(r"[.!?][\"”]?\s+[\"“]?[A-Z]")
_REPORTS = """
PREFIX gk: <https://w3id.org/geopolitical-kg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?article ?report ?meeting ?begin ?end ?date WHERE {
  ?report a gk:MeetingReport ; gk:reportedIn ?article ; gk:reportsOn ?meeting ; prov:wasDerivedFrom ?span .
  ?span nif:beginIndex ?begin ; nif:endIndex ?end .
  OPTIONAL { ?report gk:date ?date }
}
"""
_NAMES = """
PREFIX gk: <https://w3id.org/geopolitical-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?report ?name WHERE { ?report a gk:MeetingReport ; gk:participant/gk:represents*/skos:prefLabel ?name }
"""


@dataclass(frozen=True)
class Item:
    """A report of the store, the meeting that it truly tells of, and the one that it was put to."""

    report: str
    label: str
    meeting: str


@dataclass(frozen=True)
class Measure:
    """B-cubed precision, recall and F1, and what they rest on."""

    precision: float
    recall: float
    items: int
    lost: int
    spurious: int

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@dataclass
class _Told:
    meeting: str
    evidence: set[tuple[int, int]]
    names: set[str]
    day: str | None


def articles_of(part: str) -> Iterator[dict[str, Any]]:
    """Yield the articles of a part of the corpus, `tuned` or `unseen`, each with an id."""
    for path in sorted((FOLDER / part).glob("*.yaml")):
        for number, article in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
            yield {"id": f"{path.stem}-{number}", **article}


def keep(articles: list[dict[str, Any]], store: Store, folder: Path) -> None:
    """Build articles into a store, by way of a file in the folder."""
    file = folder / "articles.jsonl"
    records = (
        {"id": each["id"], "text": each["text"], "lang": each["language"], "date": each["day"].isoformat()} for each in articles
    )
    file.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    assert not build([file], store=store).problems


def measured(items: list[Item], lost: int, spurious: int) -> Measure:
    """Return B-cubed (Bagga and Baldwin 1998): per report the share of its meeting's reports that are right, and the reverse."""
    true: dict[Hashable, set[str]] = defaultdict(set)
    made: dict[Hashable, set[str]] = defaultdict(set)
    for item in items:
        true[item.label].add(item.report)
        made[item.meeting].add(item.report)
    right = [len(true[item.label] & made[item.meeting]) for item in items]
    precision = sum(both / len(made[item.meeting]) for both, item in zip(right, items, strict=True)) / len(items)
    recall = sum(both / len(true[item.label]) for both, item in zip(right, items, strict=True)) / len(items)
    return Measure(precision, recall, len(items), lost, spurious)


def matched(articles: list[dict[str, Any]], store: Store) -> tuple[list[Item], list[str], list[str]]:
    """Return the matched reports, the labels ("article: label") that no report tells, and the reports that match none."""
    told = _told(store)
    items, lost, spurious = [], [], []
    for article in articles:
        here = told.get(str(article_iri(article["id"])), {})
        pairs = _assigned(article, here)
        items += [Item(report, label, here[report].meeting) for (label, _), report in pairs.items()]
        lost += [f"{article['id']}: {label}" for label in article["tells"] if all(label != one for one, _ in pairs)]
        spurious += sorted(here.keys() - set(pairs.values()))
    return items, lost, spurious


def _assigned(article: dict[str, Any], here: dict[str, _Told]) -> dict[tuple[str, str], str]:
    """Give each label and its words a report of its own, the best agreeing first."""
    candidates = []
    for label, words in article["tells"].items():
        for phrase in [words] if isinstance(words, str) else words:
            assert article["text"].count(phrase) == 1, (article["id"], phrase)
            for report, told in here.items():
                if near := max(_nearness(article["text"], phrase, span) for span in told.evidence):
                    candidates.append(((*_agreement(label, told), near), label, phrase, report))
    chosen: dict[tuple[str, str], str] = {}
    for _, label, phrase, report in sorted(candidates, key=lambda each: (*(-value for value in each[0]), *each[1:])):
        if (label, phrase) not in chosen and report not in chosen.values():
            chosen[label, phrase] = report
    return chosen


def _nearness(text: str, phrase: str, evidence: tuple[int, int]) -> int:
    """Return 2 where the evidence holds words of the phrase, 1 where both stand in one sentence, else 0."""
    begin = text.index(phrase)
    end = begin + len(phrase)
    if begin < evidence[1] and evidence[0] < end:
        return 2
    between = text[end : evidence[0]] if end <= evidence[0] else text[evidence[1] : begin]
    return 0 if _END.search(between) else 1


def _agreement(label: str, told: _Told) -> tuple[float, bool]:
    day, *words = MEETINGS[label]
    shared = sum(any(word in name for name in told.names) for word in words)
    return shared / len(words), told.day == day.isoformat()


def _told(store: Store) -> dict[str, dict[str, _Told]]:
    reports: dict[str, dict[str, _Told]] = defaultdict(dict)
    names: dict[str, set[str]] = defaultdict(set)
    for report, name in rows_of(store, _NAMES):
        names[str(report)].add(str(name))
    for article, report, meeting, begin, end, day in rows_of(store, _REPORTS):
        new = _Told(str(meeting), set(), names[str(report)], str(day) if day else None)
        reports[str(article)].setdefault(str(report), new).evidence.add((int(str(begin)), int(str(end))))
    return reports
