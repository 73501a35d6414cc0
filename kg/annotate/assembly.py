"""Put the components of a language together: an Article goes in, Findings come out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from kg.annotate import actors, boilerplate, claims, coreference, dates, events, meetings, sentences, syntax
from kg.annotate.attributes import declare_attributes
from kg.annotate.harvest import findings_of
from kg.annotate.tokenizers import blank
from kg.errors import InputError
from kg.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model import Article, Findings

# name → what makes it; the order is a contract: each reads what those before it wrote (see kg/annotate/attributes.py)
COMPONENTS: Mapping[str, Callable[..., Callable[[Doc], Doc]]] = {
    "kg_sentences": sentences.make_component,
    "kg_boilerplate": boilerplate.make_component,
    "kg_dates": dates.make_component,
    "kg_syntax": syntax.make_component,
    "kg_actors": actors.make_component,
    "kg_coreference": coreference.make_component,
    "kg_meetings": meetings.make_component,
    "kg_claims": claims.make_component,
    "kg_events": events.make_component,
}
_MOST_WORDS = 200_000  # about 50 MB


@cache
def pipeline_for(language: str, model: str = "", *, cascade: bool = True) -> Language:
    """Return the whole pipeline of a language (BCP 47 code), made once per process; `kg_syntax` gets `model` and `cascade`.

    Raises UnsupportedLanguage where the language has no table of words, SettingsError where the model cannot be loaded.
    """
    declare_attributes()
    nlp = blank(language)
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"model": model, "cascade": cascade} if name == "kg_syntax" else {})
    return nlp


def findings_in(article: Article, settings: Settings | None = None) -> Findings:
    """Return what an article says of actors, dates, claims and meetings.

    The settings name the trained pipelines. Raises UnsupportedLanguage, SettingsError for a pipeline that cannot be
    loaded, and InputError for a text that is longer than the pipeline takes.
    """
    nlp = _pipeline(article.language, settings or Settings())
    if len(nlp.vocab) > _MOST_WORDS:
        # spaCy keeps every word that it ever met; a pipeline that knows many makes way, so that memory stays flat
        pipeline_for.cache_clear()
        nlp = _pipeline(article.language, settings or Settings())
    if len(article.text) > nlp.max_length:
        where = article.source or article.identifier
        raise InputError(where, f"the text has {len(article.text):,} characters; split it, at most {nlp.max_length:,} are read")
    doc = nlp.make_doc(article.text)
    doc._.kg_article = article
    return findings_of(nlp(doc))


def _pipeline(language: str, settings: Settings) -> Language:
    model = dict(choice.split("=", 1) for choice in settings.models).get(language)
    # only what differs from the defaults is said, so that a pipeline made by its language alone is the same one
    chosen: dict[str, Any] = {"model": model} if model else {}
    return pipeline_for(language, **chosen) if settings.cascade else pipeline_for(language, **chosen, cascade=False)
