"""The shipped federated questions, joined end to end with a server on loopback that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, RDF, SKOS, XSD, Literal

from kg.errors import KgError, LinkError, QueryError
from kg.identifiers import KNOWLEDGE_GRAPH, actor_iri, article_graph, article_iri, claim_iri, meeting_iri, wikidata_iri
from kg.namespaces import GK
from kg.questions import Question, ask, question, questions
from kg.resources import QUERIES
from kg.settings import Settings, load_settings
from kg.store import open_store
from kg.store.base import rows_of
from tests.link.wikidata_server import says, status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Row, Store, Triple
    from tests.link.wikidata_server import Wikidata

PUBLIC = Settings().wikidata
EXAMPLES = {each.name: each for each in questions(QUERIES / "federated")}
ARTICLE = article_iri("one")
NORLAND, SUDLAND, MARA, COUNCIL = (actor_iri(key) for key in ("Q900010", "Q900011", "Q900100", "Q900130"))
WIKIDATA = """
PREFIX wd: <http://www.wikidata.org/entity/> PREFIX wdt: <http://www.wikidata.org/prop/direct/>
INSERT DATA { wd:Q900010 wdt:P31 wd:Q3624078 ; wdt:P47 wd:Q900011 ; wdt:P463 wd:Q900130 . wd:Q900011 wdt:P463 wd:Q900130 }
"""


def described(key: str, kind: str, name: str) -> list[Triple]:
    actor = actor_iri(key)
    matched = (actor, SKOS.exactMatch, wikidata_iri(key))
    return [(actor, RDF.type, GK[kind]), (actor, RDF.type, GK.Actor), (actor, SKOS.prefLabel, Literal(name, lang="en")), matched]


@pytest.fixture
def store(tmp_path: Path, wikidata: Wikidata) -> Iterator[Store]:
    wikidata.store.update(WIKIDATA)
    opened = open_store(tmp_path / "store", create=True, services=[wikidata.address])
    claim, meeting = claim_iri(ARTICLE, 0, 9), meeting_iri("x")
    actors = [
        *described("Q900010", "State", "Norland"),
        *described("Q900011", "State", "Sudland"),
        *described("Q900100", "Person", "Mara Velen"),
        (MARA, GK.represents, NORLAND),
    ]
    evidence: list[Triple] = [
        (ARTICLE, DCTERMS.issued, Literal("2024-05-04", datatype=XSD.date)),
        (claim, GK.speaker, MARA),
        (claim, GK.about, SUDLAND),
        (claim, GK.claimType, GK.Promise),
        (claim, GK.content, Literal("talks will go on", lang="en")),
        (claim, GK.reportedIn, ARTICLE),
    ]
    opened.replace(article_graph(ARTICLE), evidence, actors=actors)
    held: list[Triple] = [
        (meeting, RDF.type, GK.Meeting),
        (meeting, GK.participant, NORLAND),
        (meeting, GK.participant, SUDLAND),
        (meeting, GK.latestStatus, GK.Held),
        (meeting, GK.earliestDate, Literal("2024-05-03", datatype=XSD.date)),
    ]
    opened.replace(KNOWLEDGE_GRAPH, held)
    yield opened
    opened.close()


def asked(store: Store, wikidata: Wikidata, name: str, **bindings: object) -> list[Row]:
    sparql = EXAMPLES[name].sparql.replace(PUBLIC, wikidata.address)
    return list(rows_of(store, sparql, bindings))  # type: ignore[arg-type]


def test_neighbours_that_meet(store: Store, wikidata: Wikidata) -> None:
    (row,) = asked(store, wikidata, "meetings-of-neighbours")
    assert [str(value) for value in row[:4]] == ["2024-05-03", "Norland", "Sudland", "Held"]
    assert asked(store, wikidata, "meetings-of-neighbours", since=Literal("2024-06-01", datatype=XSD.date)) == []


def test_members_that_speak_of_members_and_only_their_body_is_asked_for(store: Store, wikidata: Wikidata) -> None:
    (row,) = asked(store, wikidata, "members-on-each-other", organization=COUNCIL)
    assert [str(value) for value in row[:4]] == ["Mara Velen", "Sudland", "Promise", "talks will go on"]
    assert [f"<{COUNCIL}>" in sparql for sparql in wikidata.asked] == [True]


def test_the_office_on_the_day(store: Store, wikidata: Wikidata) -> None:
    (row,) = asked(store, wikidata, "offices-of-speakers", speaker=MARA)
    assert [str(value) for value in row[:3]] == ["2024-05-04", "Minister of Foreign Affairs of Norland", "talks will go on"]


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_a_shipped_example_asks_the_public_service_and_has_its_columns(example: Question) -> None:
    assert example.sparql.count(f"SERVICE <{PUBLIC}>") == 1
    without = example.sparql.replace(f"SERVICE <{PUBLIC}>", "")
    assert tuple(variable.value for variable in ox.Store().query(without).variables) == example.columns
    assert all(f"?{parameter.name}" in example.sparql for parameter in example.parameters)


def test_no_example_is_lost() -> None:
    assert len(EXAMPLES) == 3


def test_an_example_is_asked_by_name_and_narrowed_by_its_parameters(store: Store) -> None:
    assert question("federated/offices-of-speakers") == EXAMPLES["offices-of-speakers"]
    with pytest.raises(QueryError, match=r"there is no question 'federated/x'; .*federated/meetings-of-neighbours"):
        question("federated/x")
    with pytest.raises(QueryError, match="needs 'speaker'"):
        ask(store, "federated/offices-of-speakers")
    # the test's store allows the loopback endpoint alone, so that the public one cannot be reached from here
    with pytest.raises(QueryError, match="is not allowed"):
        ask(store, "federated/offices-of-speakers", {"speaker": "Mara Velen"})


def test_only_an_endpoint_that_the_settings_name_is_asked(tmp_path: Path, wikidata: Wikidata) -> None:
    file = tmp_path / "kg.toml"
    file.write_text(f'services = ["{wikidata.address}"]', encoding="utf-8")
    sparql = f"SELECT ?item {{ SERVICE <{wikidata.address}> {{ ?item ?property 'NOR'@en }} }}"
    for number, services in enumerate([Settings().services, load_settings(file, environment={}).services]):
        opened = open_store(tmp_path / "other", create=True, services=services)
        try:
            if number == 0:
                with pytest.raises(QueryError, match=r"is not allowed; the settings allow https://query\.wikidata"):
                    opened.query(sparql)
                assert wikidata.asked == []
            else:
                assert len(list(rows_of(opened, sparql))) == 1
        finally:
            opened.close()


@pytest.mark.parametrize("trick", [status(429), status(500), says(b"<html>", "text/html"), says(b"<html>")])
def test_an_endpoint_that_fails_is_told_as_such(trick: object, store: Store, wikidata: Wikidata) -> None:
    wikidata.tricks.append(trick)  # type: ignore[arg-type]
    with pytest.raises(LinkError, match="the endpoint of a SERVICE in this query gave no answer"):
        asked(store, wikidata, "meetings-of-neighbours")
    with pytest.raises(KgError):
        rows_of(store, "SELECT ?x {")
