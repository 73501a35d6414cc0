"""Recognise the dateline with which an article opens ("WASHINGTON, KOMPAS.TV - ") and the outlet that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’-]*"
_PLACE = rf"{_NAME}(?:(?:,\s?|\s|/){_NAME}){{0,5}}"
_SITE = r"[A-Za-z][\w-]*\s?\.(?:[A-Za-z]{2,4}\.)?[A-Za-z]{2,4}"
_DASH = r"[*_]*[\s\u200b]*(?:-{1,3}|[–—]+)[*_]*[\s\u200b]*"
_APART = r"(?:\s?[–—]|\s-|\s?--)+[*_\s]*"  # a bare hyphen without a blank before it may stand in a name
_DAY = r"[^\W\d_]+\.?,?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[^\W\d_]+\.?(?:\s\d{4})?"
_ONLY_DATE = re.compile(
    r"[*_\s]*(?:[^\W\d_]+,?\s)?(?:[^\W\d_]+\.?\s\d{1,2},?|\d{1,2}(?:st|nd|rd|th)?\s[^\W\d_]+)\s\d{4}[*_\s]*\Z"
)
_OPENING = "[*_\"'“‘(\\[]*"


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline stands, with the dash that ends it, and the outlet as it is written there."""

    span: Span
    outlet: str | None


class DatelinePatterns:
    """The forms of a dateline in one language: they differ only by the outlets and by how reporters are named."""

    def __init__(self, outlets: tuple[str, ...], reporters: tuple[str, ...]) -> None:
        named = "|".join(re.escape(name) for name in sorted(outlets, key=len, reverse=True))
        outlet = rf"(?P<outlet>{named}|{_SITE})" if named else rf"(?P<outlet>{_SITE})"
        reported = "|".join(re.escape(name) for name in reporters)
        opening = rf"[*_\s\u200b\ufeff]*(?:(?i:{reported})[^\n]{{1,80}}?\s(?={_SITE}))?" if reported else r"[*_\s\u200b\ufeff]*"
        forms = (
            rf"{outlet}\s?-\s?{_NAME}(?:\s{_NAME}){{0,2}}\.\s(?=[A-Z])",  # KONTAN.CO.ID - JAKARTA. …
            rf"{_PLACE}[,.]\s?{outlet}{_DASH}",  # WASHINGTON, KOMPAS.TV - …
            rf"{outlet},\s?{_PLACE}{_DASH}",  # Liputan6.com, Jakarta - …
            rf"{_PLACE}(?:,\s?(?:{_DAY}))?\s?\((?P<outlet>[^()\n]{{2,40}})\){_DASH}",  # HANOI, Nov. 18 (Xinhua) -- …
            rf"{outlet}{_DASH}",  # KOMPAS.com - …
            rf"{_PLACE},\s(?:{_DAY}){_DASH}",  # GENEVA, 10 January 2022 — …
            rf"{_CAPITALS}(?:,?\s{_CAPITALS}){{0,4}}(?:,?\s)?(?<=[^\W\d_]){_APART}(?={_OPENING}[^\W_a-zß-öø-ÿ])",  # JAKARTA - …
            rf"{_NAME}(?:\s{_NAME}){{0,2}}\s(?:-{{1,2}}|[–—])\s(?={_OPENING}[^\W\d_a-zß-öø-ÿ])",  # Jakarta - Presiden …
            rf"{outlet},\s{_NAME}\s(?=[A-Z])",  # Liputan6.com, Jakarta Presiden …
        )
        self._forms = tuple(re.compile(opening + form) for form in forms)

    def dateline(self, text: str, begin: int, end: int) -> Dateline | None:
        """Return the dateline with which the line `text[begin:end]` opens, or None."""
        if _ONLY_DATE.match(text, begin, end):
            return Dateline(Span(begin, end), None)
        for form in self._forms:
            if found := form.match(text, begin, min(end, begin + 200)):
                outlet = found.groupdict().get("outlet")
                return Dateline(Span(begin, found.end()), outlet.strip() if outlet else None)
        return None
