"""What the components leave on a spaCy Doc for one another and for harvest; declared once, never forced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

if TYPE_CHECKING:
    from kg.model import Article, Span

# name → default; the components write tuples, never lists that somebody else could change
ATTRIBUTES: dict[str, Any] = {
    "kg_article": None,  # Article, set before the first component runs; absent when the components are used on their own
    "kg_published": None,  # date of the article: the input's, else the text's own
    "kg_publisher": None,  # name of the outlet, as the input or the dateline gives it
    "kg_sentences": (),  # Sentence…, without boilerplate and datelines
    "kg_left_out": (),  # Span… of boilerplate, datelines, captions
    "kg_times": (),  # TimeMention…
    "kg_syntax": None,  # Syntax, which reads sentences when a component asks for their trees
    "kg_mentions": (),  # Mention… of actors and places, nested ones included, in text order
    "kg_phrases": (),  # ActorPhrase…, the outermost noun phrases that stand for an actor, not overlapping, in text order
    "kg_actors": {},  # key → Actor, for every key that a mention, a phrase or a `represents` names
    "kg_places": {},  # key → Place
    "kg_anaphora": (),  # Mention… of pronouns and "the two sides", resolved to actors; several may share one span
    "kg_claims": (),  # Claim…
    "kg_meetings": (),  # MeetingReport…
    "kg_events": (),  # EventReport…
}


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence: its span without surrounding blanks, and the number of its paragraph (from 0)."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True, order=True)
class ActorPhrase:
    """A whole noun phrase that stands for one actor: title, name and apposition ("Presiden Rusia Vladimir Putin")."""

    span: Span
    refers_to: str
    head: Span  # the part that names the actor; for an unnamed actor the role word


def declare_attributes() -> None:
    """Make the attributes known to spaCy; calling it again changes nothing."""
    for name, default in ATTRIBUTES.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def text_of(doc: Doc) -> str:
    """Return the text that all offsets refer to; spaCy puts a Doc's own together anew, token by token, at every call."""
    article: Article | None = doc._.kg_article
    return article.text if article else doc.text
