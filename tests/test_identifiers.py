"""IRIs are pure functions: same input, same IRI; other input, other IRI; and always a valid IRI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.identifiers import (
    ACTORS_GRAPH,
    INFERRED_GRAPH,
    KNOWLEDGE_GRAPH,
    LINKS_GRAPH,
    actor_iri,
    article_actor_iri,
    article_graph,
    article_iri,
    article_of_graph,
    claim_iri,
    meeting_iri,
    place_iri,
    post_iri,
    proposition_iri,
    report_iri,
    span_iri,
    wikidata_iri,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import URIRef

DATA = "https://w3id.org/geopolitical-kg/data/"
ARTICLE = article_iri("ruritania-1")
VALID = re.compile(r"[^\x00-\x20<>\"{}|\\^`]+")


def test_an_article_is_named_by_the_digest_of_its_identifier() -> None:
    assert re.fullmatch(re.escape(DATA) + "article/[0-9a-f]{16}", ARTICLE)
    assert article_iri("ruritania-1") == ARTICLE != article_iri("ruritania-2")


def test_what_belongs_to_an_article_is_named_after_it() -> None:
    assert str(span_iri(ARTICLE, 3, 9)) == f"{ARTICLE}#char=3,9"
    assert str(claim_iri(ARTICLE, 3, 9)) == f"{ARTICLE}/claim/3-9"
    assert str(claim_iri(ARTICLE, 3, 9, 2)) == f"{ARTICLE}/claim/3-9-2"
    assert str(report_iri(ARTICLE, 0, 40)) == f"{ARTICLE}/meeting/0-40"
    assert str(report_iri(ARTICLE, 0, 40, 3)) == f"{ARTICLE}/meeting/0-40-3"
    assert str(article_actor_iri(ARTICLE, "a-spokesperson")) == f"{ARTICLE}/actor/a-spokesperson"


def test_an_articles_graph_leads_back_to_the_article() -> None:
    name = article_graph(ARTICLE)
    assert name.startswith(f"{DATA}graph/article/")
    assert article_of_graph(name) == ARTICLE


@pytest.mark.parametrize("name", [ACTORS_GRAPH, LINKS_GRAPH, KNOWLEDGE_GRAPH, INFERRED_GRAPH])
def test_the_other_graphs_are_no_articles(name: URIRef) -> None:
    assert article_of_graph(name) is None
    assert name.startswith(f"{DATA}graph/")


def test_actors_and_places_keep_their_key() -> None:
    assert str(actor_iri("Q159")) == f"{DATA}actor/Q159"
    assert str(place_iri("Q71")) == f"{DATA}place/Q71"
    assert str(actor_iri("kementerian-pertahanan")) == f"{DATA}actor/kementerian-pertahanan"


@pytest.mark.parametrize(
    ("key", "safe"),
    [
        ("a b", "a%20b"),
        ("a/b", "a%2Fb"),
        ("50%", "50%25"),
        ("x#y?", "x%23y%3F"),
        ("<>", "%3C%3E"),
        ("кремль", "кремль"),
        ("é", "é"),
    ],
)
def test_what_may_not_stand_in_a_path_is_escaped(key: str, safe: str) -> None:
    assert str(actor_iri(key)) == f"{DATA}actor/{safe}"


@given(st.text(min_size=1))
def test_every_key_gives_a_valid_iri_of_its_own(key: str) -> None:
    iri = actor_iri(key)
    assert VALID.fullmatch(iri)
    assert iri.encode()  # no lone surrogate is left
    assert actor_iri(key + "x") != iri


@pytest.mark.parametrize("mint", [meeting_iri, proposition_iri, lambda *facts: post_iri(actor_iri("Q1"), *facts)])
def test_facts_are_kept_apart(mint: Callable[..., URIRef]) -> None:
    assert mint("a", "bc") == mint("a", "bc")
    assert len({mint("a", "bc"), mint("ab", "c"), mint("abc"), mint("bc", "a")}) == 4


def test_a_wikidata_item_has_wikidatas_own_iri() -> None:
    assert str(wikidata_iri("Q30")) == "http://www.wikidata.org/entity/Q30"


@pytest.mark.parametrize("wrong", ["US", "Q", "Q0", "Q30 ", "q30", "P17", "", "Q30/Q31"])
def test_a_wrong_wikidata_id_is_an_error(wrong: str) -> None:
    with pytest.raises(KgError, match="must look like Q30"):
        wikidata_iri(wrong)
