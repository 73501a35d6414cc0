"""What a page for a person is made of: sections of entries, each with the sentences that it rests on and the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.display import Mark


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as it stands in an article; the marks count from its own beginning."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: what it says in a line, the sentences it rests on, the article they stand in, and why it was found.

    The reasons are pairs of what is explained and the explanation; they are there only where a page was asked for with them.
    """

    line: str
    quotes: tuple[Quote, ...] = ()
    source: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one kind."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the store knows of one thing."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
