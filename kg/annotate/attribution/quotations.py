"""Find the quoted stretches of a text, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span

# opening mark → closing marks; a straight mark closes itself, and typesetters mix the curly ones
_PAIRS = {"“": '”"“', "„": "“”", "«": "»", '"': '"”', "‘": "’"}
_DOUBLED = ("``", "''")  # typewriters' marks; the second closes both
_OPENING = re.compile(r"``|''|[“„«\"]|(?<![\w’])‘(?=\w)")
_PARAGRAPH = re.compile(r"[^\n]+")
_LONGEST = 2_000  # code points; a longer stretch is a missing mark, not a quotation


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A quoted stretch: `outer` with its marks, `inner` without; `closed` is False where the paragraph ends before the mark."""

    outer: Span
    inner: Span
    closed: bool = True


def quotations_in(text: str) -> tuple[Quotation, ...]:
    """Return all quotations in text order; they neither nest nor overlap."""
    return tuple(q for paragraph in _PARAGRAPH.finditer(text) for q in _in_paragraph(text, paragraph.start(), paragraph.end()))


def _in_paragraph(text: str, begin: int, end: int) -> list[Quotation]:
    found = []
    position = begin
    while opening := _OPENING.search(text, position, end):
        quotation = _from(text, opening, end)
        if quotation is None:
            position = opening.end() + len(_empty_close(text, opening))
        else:
            found.append(quotation)
            position = quotation.outer.end
    return found


def _from(text: str, opening: re.Match[str], end: int) -> Quotation | None:
    mark, start = opening.group(), opening.end()
    closing = _closing(text, mark, start, end)
    if closing is None:
        if (
            mark == "‘"
            or text[start:end].strip() == ""
            or end - start > _LONGEST
            or text[opening.start() - 1 : opening.start()].isalnum()
        ):
            return None
        return _quotation(text, Span(opening.start(), end), start, end, closed=False)
    inner_end, outer_end = closing
    if not text[start:inner_end].strip() or inner_end - start > _LONGEST:
        return None
    return _quotation(text, Span(opening.start(), outer_end), start, inner_end)


def _empty_close(text: str, opening: re.Match[str]) -> str:
    """Return the mark that closes a quotation of nothing, so that it is not taken to open the next one."""
    following = text[opening.end() : opening.end() + 1]
    return following if following and following in _PAIRS.get(opening.group(), "") else ""


def _closing(text: str, mark: str, start: int, end: int) -> tuple[int, int] | None:
    if mark in _DOUBLED:
        at = text.find("''", start, end)
        return None if at < 0 else (at, at + 2)
    if mark == "‘":
        match = re.compile(r"’(?!\w)").search(text, start, end)
        return None if match is None else (match.start(), match.end())
    hits = [at for at in (text.find(close, start, end) for close in _PAIRS[mark]) if at >= 0]
    return (min(hits), min(hits) + 1) if hits else None


def _quotation(text: str, outer: Span, begin: int, end: int, *, closed: bool = True) -> Quotation:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return Quotation(outer, Span(begin, end), closed)
