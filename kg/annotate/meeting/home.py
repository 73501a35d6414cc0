"""Tell which state an article is about: what is known of the article in, the state out that "the government" means there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.annotate.meeting.knowledge import Knowledge, within
from kg.model import Span

if TYPE_CHECKING:
    from kg.annotate.meeting.grammar import Grammar

_LEAST = 2  # mentions of the state


def home_of(knowledge: Knowledge) -> str | None:
    """Return the state that the article names most often, and in its lead; none where another is named as often."""
    counts = Counter(mention.refers_to for mention in knowledge.mentions if knowledge.is_state(mention.refers_to))
    (first, most), (_, next_most) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    in_lead = any(mention.refers_to == first for mention in within(knowledge.mentions, knowledge.lead))
    return first if most >= _LEAST and most > next_most and in_lead else None


def governments_in(sentence: Span, knowledge: Knowledge, grammar: Grammar) -> dict[Span, tuple[str, ...]]:
    """Return where a sentence speaks of "the government" without saying whose, with the state that is meant."""
    if knowledge.home is None:
        return {}
    found = grammar.tables["governments"].finditer(knowledge.lower, sentence.begin, sentence.end)
    return {Span(*match.span()): (knowledge.home,) for match in found}
