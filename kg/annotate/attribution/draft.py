"""A claim while it is being found: who, what, by which rule; its fields are worked out later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.annotate.attribution.cues import Cue
    from kg.annotate.attribution.speakers import Speaker
    from kg.model import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its fields are worked out; `speaker` None means that the text names no source."""

    speaker: Speaker | None
    content: Span
    cue: Cue | None
    sentence: Span
    rule: str
    relayed_by: Speaker | None = None
