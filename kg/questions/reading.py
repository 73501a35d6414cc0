"""The files in `queries/` go in; out come questions that explain themselves: what they ask, and what they can be narrowed by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.resources import QUERIES

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = re.compile(r"# (\w+): *(.*)")
_PARAMETER = re.compile(r"(\w+) \((\w+)(?:, (optional|default (\S+)))?\)(?:, |$)")
_ORDERED = re.compile(r"^ORDER BY\b", re.MULTILINE)
_KEYS = ("title", "question", "parameters", "columns")


class Kind(StrEnum):
    """What a parameter may be given as."""

    ACTOR = "actor"  # an address (IRI), a Wikidata id, or a name
    ARTICLE = "article"  # an address (IRI), or the input's id
    MEETING = "meeting"  # an address (IRI), or its last part
    DATE = "date"  # 2022-01-31
    NUMBER = "number"
    CLAIM_TYPE = "claimtype"  # the name of one of gk:ClaimTypes: Denial
    STATUS = "status"  # the name of one of gk:Statuses: Planned
    ACTOR_KIND = "actorkind"  # the name of a class of actors: Person
    EVENT_TYPE = "eventtype"  # the name of one of gk:EventTypes: Sanction
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be narrowed by; `default` is used where nothing is given, and without one it is left open."""

    name: str
    kind: Kind
    required: bool = True
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL query that explains itself; `columns` are those of its answer."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    sparql: str


@cache
def questions(folder: Path = QUERIES) -> tuple[Question, ...]:
    """Return all questions of a folder, by name.

    Raises DataError for a file whose header cannot be read, or whose answer has no order.
    """
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not (found := _HEADER.fullmatch(line)):
            break
        if found[1] not in _KEYS:
            raise DataError(path, f"unknown header '{found[1]}'; known are {', '.join(_KEYS)}", line=number)
        header[found[1]] = found[2].strip()
    if missing := [key for key in _KEYS if key not in header]:
        raise DataError(path, f"the header lacks '{missing[0]}:'", line=1)
    if not _ORDERED.search(text):
        raise DataError(path, "there is no ORDER BY at the beginning of a line; without it the answer has no fixed order")
    columns = tuple(column.strip() for column in header["columns"].split(","))
    return Question(path.stem, header["title"], header["question"], _parameters(path, header["parameters"]), columns, text)


def _parameters(path: Path, written: str) -> tuple[Parameter, ...]:
    if written == "none":
        return ()
    if _PARAMETER.sub("", written):
        raise DataError(path, f"parameters must look like 'actor (actor), since (date, optional)', found '{written}'")
    parameters = []
    for name, kind, optional, default in _PARAMETER.findall(written):
        if kind not in list(Kind):
            raise DataError(path, f"a parameter cannot be of kind '{kind}'; known are {', '.join(Kind)}")
        parameters.append(Parameter(name, Kind(kind), required=not optional, default=default or None))
    return tuple(parameters)
