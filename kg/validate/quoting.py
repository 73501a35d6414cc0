"""A node and the graph of an article go in; out come the words of the article around it, for a person to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import DCTERMS, PROV, Graph

from kg.namespaces import GK, ITSRDF, NIF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

_AROUND = 120  # characters to each side where no sentence is known
_END = re.compile(r"[.!?…][\"”’»)\]]*\s|\n")  # as a rough end of a sentence, for showing it only


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article, on one line, with [brackets] around those that are concerned; `article` is its identifier."""

    article: str
    words: str

    def __str__(self) -> str:
        return f"{self.article}: “{self.words}”"


def quotation(node: Node, article: Graph) -> Quotation | None:
    """Return the sentence on which a node rests, or in which it is named; None where the article does not speak of it."""
    text_of = next(iter(article.subject_objects(NIF.isString)), None)
    if text_of is None:
        return None
    iri, text = text_of[0], str(text_of[1])
    for span in _spans(node, article):
        bounds = _bounds(span, article, len(text))
        if bounds:
            words = _marked(text, bounds, _sentence(text, bounds, article))
            return Quotation(str(article.value(iri, DCTERMS.identifier) or iri), words)
    return None


def _spans(node: Node, article: Graph) -> Iterator[Node]:
    """Yield where the node stands: itself, what it rests on, then where it is named, directly or by a finding."""
    yield node
    for said in (PROV.wasDerivedFrom, GK.contentSpan):
        yield from sorted(article.objects(node, said), key=_place)
    yield from sorted(article.subjects(ITSRDF.taIdentRef, node), key=_place)
    for finding in sorted(set(article.subjects(None, node)), key=str):
        yield from sorted(article.objects(finding, PROV.wasDerivedFrom), key=_place)


def _place(span: Node) -> tuple[int, str]:
    return len(str(span)), str(span)  # nearly the order of the text: fewer digits stand further ahead


def _bounds(span: Node, article: Graph, length: int) -> tuple[int, int] | None:
    begin, end = (str(article.value(span, said)) for said in (NIF.beginIndex, NIF.endIndex))
    if not (begin.isdecimal() and end.isdecimal()):
        return None
    bounds = int(begin), int(end)
    return bounds if 0 <= bounds[0] < bounds[1] <= length else None


def _sentence(text: str, bounds: tuple[int, int], article: Graph) -> tuple[int, int]:
    """Return the shortest known sentence around a stretch of text; where none is known, as much as looks like one."""
    known = (_bounds(span, article, len(text)) for span in set(article.objects(None, PROV.wasDerivedFrom)))
    around = [found for found in known if found and found[0] <= bounds[0] and bounds[1] <= found[1]]
    if around:
        return min(around, key=lambda found: (found[1] - found[0], found))
    before = [found.end() for found in _END.finditer(text, max(0, bounds[0] - _AROUND), bounds[0])]
    after = _END.search(text, max(bounds[0], bounds[1] - 1), bounds[1] + _AROUND)
    begin = before[-1] if before else max(0, bounds[0] - _AROUND)
    return begin, after.end() if after else min(len(text), bounds[1] + _AROUND)


def _marked(text: str, bounds: tuple[int, int], sentence: tuple[int, int]) -> str:
    (begin, end), (first, last) = bounds, sentence
    if text[first:last].strip() == text[begin:end].strip():
        return " ".join(text[first:last].split())
    return " ".join(f"{text[first:begin]}[{text[begin:end]}]{text[end:last]}".split())
