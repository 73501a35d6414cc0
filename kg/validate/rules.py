"""A store goes in; out come the problems that shapes cannot tell, or not in time: each is a question of queries/validate."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rdflib import URIRef

from kg.errors import DataError
from kg.resources import QUERIES
from kg.store.base import rows_of
from kg.validate.quoting import quotation
from kg.validate.shapes import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kg.store import Store

RULES = QUERIES / "validate"
_MESSAGE = re.compile(r"^# (\w\w): (.+)$", re.MULTILINE)


def broken_rules(store: Store, *, language: str = "en", rules: Path = RULES) -> Iterator[Problem]:
    """Yield what each question finds: `focus`, in the `graph` of an article, with the `value` that is wrong.

    Raises DataError for a question without a message in English.
    """
    for path in sorted(rules.glob("*.rq")):
        messages = _messages(path)
        for graph, focus, value in rows_of(store, path.read_text(encoding="utf-8")):
            words = quotation(URIRef(str(focus)), store.graph(URIRef(str(graph))))
            message = messages.get(language, messages["en"])
            yield Problem(str(focus), message, "Violation", value=str(value), graph=str(graph), quotation=words)


@cache
def _messages(path: Path) -> Mapping[str, str]:
    messages = dict(_MESSAGE.findall(path.read_text(encoding="utf-8")))
    if "en" not in messages:
        raise DataError(path, "a rule begins with its message, like '# en: A span must …'", line=1)
    return messages
