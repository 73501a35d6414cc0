"""The text of an article with its actors, quotations and dates masked, so that small patterns can read around them.

The masked text is lower-cased and exactly as long as the article's, so every offset in it is an offset in the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.attributes import text_of
from kg.annotate.attribution.quotations import Quotation, quotations_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from kg.annotate.attributes import Sentence
    from kg.annotate.syntax import Syntax
    from kg.model import Actor, Span

_FEW = 5  # words; a quotation with fewer is part of the clause before it
ACTOR = "\ue004\ue000*"  # pattern of one masked actor phrase or pronoun: its first character, then the rest
TIME = "\ue003++"
QUOTE = "\ue005\ue001*"
_ACTOR_FIRST, _ACTOR_REST, _TIME, _QUOTE_FIRST, _QUOTE_REST = "\ue004", "\ue000", "\ue003", "\ue005", "\ue001"


@dataclass(frozen=True, slots=True)
class Scene:
    """What the attribution rules see of one article."""

    text: str
    masked: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    actors_at: Mapping[int, str]  # begin of a masked phrase → actor key
    ends_at: Mapping[int, int]  # begin of a masked phrase → its end
    pronouns: frozenset[int]  # begins of those that are pronouns or stand for one
    actors: Mapping[str, Actor]
    sentence_begins: tuple[int, ...]
    quotation_begins: tuple[int, ...]
    syntax: Syntax | None = None  # what reads a sentence's tree when it is asked

    def sentence_at(self, offset: int) -> int | None:
        """Return the position in `sentences` of the one that holds an offset, or None between sentences."""
        position = bisect_right(self.sentence_begins, offset) - 1
        return position if position >= 0 and offset < self.sentences[position].span.end else None

    def closes_clause(self, begin: int, end: int) -> bool:
        """Tell whether a few quoted words that end at `end` only close the clause from `begin` on ('the plan is "dead,"')."""
        last = next(reversed(self.quotations_from(begin, end)), None)
        if last is None or last.outer.end != end or self.text[last.inner.end - 1] not in ",?!":
            return False
        short = len(self.text[last.inner.begin : last.inner.end].split()) < _FEW
        return short and len(self.masked[begin : last.outer.begin].split()) > 1 and self.before(last.outer.begin) not in ",:.?!"

    def before(self, offset: int) -> str:
        """Return the last character before an offset that is not blank, or "" where only blanks stand near it."""
        return self.masked[max(0, offset - 20) : offset].rstrip()[-1:]

    def quotations_from(self, begin: int, end: int) -> tuple[Quotation, ...]:
        """Return the quotations that begin in [begin, end)."""
        begins = self.quotation_begins
        return self.quotations[bisect_left(begins, begin) : bisect_left(begins, end)]


def scene_of(doc: Doc) -> Scene:
    """Return the scene of an annotated Doc (sentences, phrases, anaphora and times are read, quotations found)."""
    text = text_of(doc)
    quotations = quotations_in(text)
    chars = list(lowered(text))
    actors_at: dict[int, str] = {}
    ends_at: dict[int, int] = {}
    for time in doc._.kg_times:
        _fill(chars, time.span, _TIME, _TIME)
    for span, key in _speakers(doc):
        _fill(chars, span, _ACTOR_FIRST, _ACTOR_REST)
        actors_at[span.begin], ends_at[span.begin] = key, span.end
    for quotation in quotations:
        _fill(chars, quotation.outer, _QUOTE_FIRST, _QUOTE_REST)
    pronouns = frozenset(actors_at) - {p.span.begin for p in doc._.kg_phrases}
    sentences = tuple(doc._.kg_sentences)
    return Scene(
        text=text,
        masked="".join(chars),
        sentences=sentences,
        quotations=quotations,
        actors_at=actors_at,
        ends_at=ends_at,
        pronouns=pronouns,
        actors=dict(doc._.kg_actors),
        sentence_begins=tuple(sentence.span.begin for sentence in sentences),
        quotation_begins=tuple(quotation.outer.begin for quotation in quotations),
        syntax=doc._.kg_syntax,
    )


def lowered(text: str) -> str:
    """Return the text in lower case, character by character where lower case would change its length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _speakers(doc: Doc) -> list[tuple[Span, str]]:
    """Return phrases, then the pronouns that overlap none of them; of several actors on one pronoun the first counts."""
    taken = [(p.span, p.refers_to) for p in doc._.kg_phrases]
    covered = sorted(span for span, _ in taken)
    seen: set[Span] = set()
    for mention in doc._.kg_anaphora:
        at = bisect_right(covered, mention.span) - 1
        free = (at < 0 or covered[at].end <= mention.span.begin) and (
            at + 1 >= len(covered) or covered[at + 1].begin >= mention.span.end
        )
        if free and mention.span not in seen:
            seen.add(mention.span)
            taken.append((mention.span, mention.refers_to))
    return taken


def _fill(chars: list[str], span: Span, first: str, rest: str) -> None:
    chars[span.begin : span.end] = first + rest * (span.end - span.begin - 1)
