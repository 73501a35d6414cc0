"""A store goes in; out comes event data as political scientists keep it: a row for each report and pair of source and target."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from kg.kinds import EventType, Mode, Status, plover_code
from kg.resources import QUERIES
from kg.store.base import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from rdflib import URIRef

    from kg.store import Row, Store, Term

COLUMNS = (
    *("date", "earliest", "latest", "date_basis", "source", "source_id", "source_state", "target", "target_id", "target_state"),
    *("category", "status", "mode", "plover", "cameo", "according_to", "confidence", "found_by", "sentence"),
    *("article", "published", "language", "url", "event", "report"),
)
_MEETING_CODES = {Mode.PHONE.value: "041"}
_MEETING = "04"  # CAMEO's root for all ways to meet and talk


@dataclass(slots=True)
class _Sides:
    """Who does it, to whom, and who says so: addresses with names, in order."""

    doing: list[tuple[str, str]] = field(default_factory=list)
    done: list[tuple[str, str]] = field(default_factory=list)
    says: list[str] = field(default_factory=list)

    @property
    def pairs(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """Each source with each target; what several do together comes once in each direction."""
        for source, target in product(self.doing, self.done or [("", "")]):
            if source != target:
                yield source, target


def write_events(out: BinaryIO, store: Store, article: URIRef | None) -> int:
    """Write the reports of meetings and events as CSV (UTF-8, a head, sorted by day of publication); return how many rows.

    The columns are COLUMNS. `source` and `target` are as exact as the text, `source_state` and `target_state` those for whom
    they act. `category` is our type, `plover` what PLOVER's manual calls it as it stands, `cameo` the CAMEO code.
    """
    given = {"article": article} if article else {}
    sides, states = _sides(store, given), _states(store, given)
    sentences = {str(report): str(text) for report, _, text in reversed(list(rows_of(store, _text("sentences"), given)))}
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for row in rows_of(store, _text("events"), given):
        report = str(row[0])
        for source, target in sides[report].pairs:
            parties = [part for iri, name in (source, target) for part in (name, _short(iri), states.get(iri, ""))]
            writer.writerow(_cells(row, parties, sides[report].says, sentences.get(report, "")))
            count += 1
    text.detach()
    return count


def _cells(row: Row, parties: list[str], says: list[str], sentence: str) -> list[str]:
    report, event, kind, status, mode, date, earliest, latest, basis, *rest = row
    identifier, issued, language, url, confidence, rule, cameo = map(_words, rest)
    type_, stage, manner = EventType(_local(kind)), Status(_local(status)), _local(mode)
    code = cameo or (_MEETING_CODES.get(manner, _MEETING) if type_ is EventType.CONSULT else "")
    return [
        *(_words(date), _words(earliest), _words(latest), _local(basis)),
        *parties,
        *(type_.value, stage.value, manner, plover_code(type_, stage), code),
        *("; ".join(says), confidence, rule, " ".join(sentence.split())),
        *(identifier, issued, language, url, _short(_words(event)), _short(_words(report))),
    ]


def _sides(store: Store, given: Mapping[str, URIRef]) -> Mapping[str, _Sides]:
    found: dict[str, _Sides] = defaultdict(_Sides)
    for report, role, actor, name in rows_of(store, _text("sides"), given):
        sides, named = found[str(report)], (str(actor), _words(name))
        part = _local(role)
        if part in {"initiator", "participant"}:
            sides.doing.append(named)
        if part in {"recipient", "participant"}:
            sides.done.append(named)
        if part == "accordingTo" and named[1]:
            sides.says.append(named[1])
    return found


def _states(store: Store, given: Mapping[str, URIRef]) -> Mapping[str, str]:
    """Return for each actor the names of the states that it acts for."""
    found: dict[str, list[str]] = defaultdict(list)
    for actor, _, name in rows_of(store, _text("states"), given):
        found[str(actor)].append(_words(name))
    return {actor: "; ".join(names) for actor, names in found.items()}


def _words(term: Term | None) -> str:
    return "" if term is None else str(term)


def _local(term: Term | None) -> str:
    return _words(term).rpartition("#")[2]


def _short(iri: str) -> str:
    """Return what tells an address from others: what stands below our data, and of an actor its key."""
    return iri.rpartition("/data/")[2].removeprefix("actor/")


def _text(name: str) -> str:
    return (QUERIES / "export" / f"{name}.rq").read_text(encoding="utf-8")
