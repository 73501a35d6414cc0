"""Find calendar expressions in a sentence's tokens: patterns over their letters (see date_tokens)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.date_tokens import Tokens


class Form(StrEnum):
    """What kind of expression it is; the value names the group in the pattern."""

    DAY = "day"  # 10 Januari tahun depan; Senin (27/12/2021); Nov. 18-19
    PART = "part"  # akhir Januari; early 2022; later this month
    MONTHS = "months"  # January-March 2006
    MONTH = "month"  # Januari 2022; last October
    WEEKDAY = "weekday"  # Senin pekan depan; Monday morning
    QUARTER = "quarter"  # kuartal I 2022; the first quarter of 2006
    SEASON = "season"  # summer 1999; musim panas lalu
    AGO = "ago"  # tiga hari yang lalu; two weeks ago
    EVENT_OFFSET = "eventoffset"  # two days later; sehari sebelumnya
    SHIFT = "shift"  # pekan depan; last year
    EVENT_SHIFT = "eventshift"  # the following week; tahun berikutnya
    RELATIVE = "relative"  # kemarin; tomorrow night
    EVENT_DAY = "eventday"  # hari berikutnya; the next day
    YEAR = "year"  # tahun 2021; in 2003; 2021-2024


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression: its form and the positions of its tokens (end exclusive)."""

    form: Form
    begin: int
    end: int


# "10, 12 and 13"; "18-19"
_LIST = r"(?:(?:,d)*,?&d|[-j]d)"
# The year of a day or month: "2022", "tahun 2022", "tahun depan", "(of) next year"
_YEAR = r"(?:,?t?y|,?t>|,?o?c?<t)"
_BEFORE = r"k(?![cA])"  # not "a week before the vote"
_DAY_MONTH = rf"d{_LIST}?o?m?M\.?(?:{_YEAR})?[>z]?"
_WEEKDAY = r"(?:h?W\.?(?:[-&]h?W)?|R)>?T?"


def _forms(*, day_first: bool) -> Iterator[tuple[Form, str]]:
    month_day = rf"M\.?d{_LIST}?(?!-X)" + (rf"{_YEAR}" if day_first else rf"(?:{_YEAR})?>?")
    day = rf"(?:(?:d[-j])?N|{_DAY_MONTH}|{month_day})"
    yield Form.DAY, rf"(?:{_WEEKDAY},?)?(?:{_WEEKDAY},?)?(?:\({day}\)|{day})"
    yield Form.PART, rf"[Pf]-?o?c?(?:m?M\.?(?:{_YEAR})?[>z]?|t?y(?!K)|<[wmtqx]|[wmtq]>)|Po?c?[mt](?![ye])"
    yield Form.MONTHS, rf"m?M[-j]m?M(?:{_YEAR})?"
    yield Form.MONTH, rf"<M|m?M\.?(?:{_YEAR})|m?M[>z]|m?M\.?"
    yield Form.WEEKDAY, r"W-W(?!\()|<WT?|h?WT?(?:,?o?c?[<g]w|[we]?w>|we)|h?W\.?[>z]?T?R?"
    yield Form.QUARTER, r"nq(?:o?c?t?y|o?c?<t|t>)|q[nd](?:t?y|t>)"
    yield Form.SEASON, r"s(?:,?o?c?t?y)|<s|s>"
    yield Form.AGO, r"(?:[cndD][hwmt1-4]|u)[>al]"
    yield Form.EVENT_OFFSET, rf"(?:[cndD][hwmt1-4]|u)(?:[ef]|{_BEFORE})"
    yield Form.EVENT_SHIFT, rf"g[hwmtx]|[wmtxh](?:e|{_BEFORE})"
    yield Form.SHIFT, r"<[wmtxq]|[wmtxq]>|cx"
    yield Form.EVENT_DAY, r"(?:E|B(?![cA]))T?"
    yield Form.RELATIVE, r"RT?"
    yield Form.YEAR, r"ty(?:[-j]t?y)?|y(?:[-j]y)?(?![K%/])"


class Grammar:
    """The patterns of one language: they differ by whether the day or the month comes first."""

    def __init__(self, *, day_first: bool) -> None:
        self._pattern = re.compile("|".join(f"(?P<{form}>{pattern})" for form, pattern in _forms(day_first=day_first)))
        self._trigger = re.compile(r"[MWNyREBhwmtxqsu1-4]")

    def expressions(self, tokens: Tokens) -> Iterator[Expression]:
        """Yield what looks like a calendar expression, from left to right, without overlap."""
        letters = tokens.letters
        if not self._trigger.search(letters):
            return
        for found in self._pattern.finditer(letters):
            begin, end = found.span()
            form = Form(found.lastgroup or "")
            if _is_vague(letters, begin, form):
                continue
            yield Expression(form, begin, end)


def _is_vague(letters: str, begin: int, form: Form) -> bool:
    """Tell whether an expression is one of many ("every Monday and Friday") or the second half of a doubled word."""
    if form is Form.WEEKDAY:
        begin = len(letters[:begin].rstrip(",&W"))
    return letters[begin - 1 : begin] == "%" or (
        letters[begin - 1 : begin] == "-" and letters[begin - 2 : begin - 1] == letters[begin]
    )
