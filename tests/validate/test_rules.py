"""What shapes cannot tell, questions do: spans that read otherwise, two reports of one meeting in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import Literal

from kg.errors import DataError
from kg.identifiers import KNOWLEDGE_GRAPH, article_graph, article_iri, meeting_iri, report_iri, span_iri
from kg.namespaces import GK, NIF
from kg.store import open_store
from kg.validate import broken_rules
from kg.validate.rules import RULES
from tests.stories import keep, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store

ARTICLE = article_iri("one")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store", create=True)
    yield opened
    opened.close()


def test_a_sound_store_breaks_no_rule(store: Store) -> None:
    keep(store, story())
    assert list(broken_rules(store)) == []
    assert len(list(RULES.glob("*.rq"))) == 2


def test_a_span_must_read_what_stands_there(store: Store) -> None:
    text = "\U0001f30d Ruritania denied a raid. Graustark did not."  # offsets count code points
    written = [(ARTICLE, NIF.isString, Literal(text))]
    for begin, end, words in ((2, 11, "Ruritania"), (27, 36, "Ruritania")):
        span = span_iri(ARTICLE, begin, end)
        written += [(span, NIF.beginIndex, Literal(begin)), (span, NIF.endIndex, Literal(end))]
        written += [(span, NIF.anchorOf, Literal(words)), (span, NIF.referenceContext, ARTICLE)]
    store.replace(article_graph(ARTICLE), written)
    (problem,) = broken_rules(store)
    assert (problem.focus, problem.value) == (str(span_iri(ARTICLE, 27, 36)), "Ruritania")
    assert problem.graph == str(article_graph(ARTICLE))
    assert problem.quotation is not None
    assert problem.quotation.words == "[Graustark] did not."
    (told,) = broken_rules(store, language="id")
    assert told.message.startswith("Isi rentang teks")


def test_an_article_has_one_report_of_a_meeting_but_two_articles_have_two(store: Store) -> None:
    first, second = report_iri(ARTICLE, 0, 9), report_iri(ARTICLE, 10, 19)
    other = report_iri(article_iri("two"), 0, 9)
    store.replace(article_graph(ARTICLE), [(report, GK.reportedIn, ARTICLE) for report in (first, second)])
    store.replace(article_graph(article_iri("two")), [(other, GK.reportedIn, article_iri("two"))])
    store.replace(KNOWLEDGE_GRAPH, [(report, GK.reportsOn, meeting_iri("talks")) for report in (first, second, other)])
    (problem,) = broken_rules(store)
    assert (problem.focus, problem.value) == (str(second), str(meeting_iri("talks")))
    assert problem.message.startswith("An article may have only one report")


def test_a_rule_without_a_message_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "silent.rq").write_text("SELECT ?graph ?focus ?value WHERE { }", encoding="utf-8")
    with pytest.raises(DataError, match="begins with its message"):
        list(broken_rules(store, rules=tmp_path))
