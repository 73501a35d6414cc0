"""A sentence goes in; out comes which of a series it tells of, where it says so: "the sixth round", "KTT ke-43"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from kg.annotate.words import languages, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class RoundWords:
    """How a language counts meetings of a series; `{N}` in a pattern stands for an ordinal number."""

    SECTION: ClassVar[str] = "rounds"
    ordinals: tuple[str, ...]  # first, second, third, …
    digits: str  # pattern of an ordinal in digits; its group holds them
    series: Mapping[str, tuple[str, ...]]  # series → patterns that hold one {N}
    relative: str  # what follows, or precedes, where the number counts from some event, and so is not the series' own


def rounds_in(sentences: Iterable[str], language: str) -> frozenset[tuple[str, int]]:
    """Return series and number that sentences give; none of a series of which they give several, or in an unknown language."""
    if language not in languages():
        return frozenset()
    found: dict[str, set[int]] = defaultdict(set)
    for sentence in sentences:
        for series, patterns in _patterns(language).items():
            for pattern in patterns:
                found[series].update(_number(match["number"], language) for match in pattern.finditer(sentence))
    return frozenset((series, min(numbers)) for series, numbers in found.items() if len(numbers) == 1)


@cache
def _patterns(language: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    words = words_of(language, RoundWords)
    # longest first, or "second" would be read in "twenty-second"
    counted = "|".join(sorted(map(re.escape, words.ordinals), key=len, reverse=True))
    number = f"(?P<number>{counted}|{words.digits})"
    return {
        series: tuple(
            re.compile(rf"(?<![\w-]){pattern.replace('{N}', number)}\b(?!{words.relative})", re.IGNORECASE)
            for pattern in patterns
        )
        for series, patterns in words.series.items()
    }


@cache
def _number(written: str, language: str) -> int:
    digits = re.sub(r"\D", "", written)
    return int(digits) if digits else words_of(language, RoundWords).ordinals.index(" ".join(written.lower().split())) + 1
