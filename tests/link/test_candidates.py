"""Names go to a real server, candidates with their facts come back; what is no item is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import LinkError
from kg.link.candidates import candidates_for, classes, fitting, item_of
from kg.link.scoring import score
from kg.link.subjects import Subject
from kg.model import ActorKind, Label
from kg.namespaces import WD
from tests.link.wikidata_server import says

if TYPE_CHECKING:
    from tests.link.conftest import MakeAsker
    from tests.link.wikidata_server import Wikidata

LANGUAGES = ("en", "id")
MARA = Subject("mara-velen", ActorKind.PERSON, (Label("Mara Velen", "id"),))
NOBODY = Subject("nemo", ActorKind.PERSON, (Label("Nemo Nullus", "en"),))


def test_candidates_come_with_what_is_said_of_them(make_asker: MakeAsker) -> None:
    found = candidates_for([MARA, NOBODY], make_asker(), LANGUAGES)
    assert found["nemo"] == ()
    minister, weightlifter, painter, village = found["mara-velen"]
    assert (minister.item, minister.name, minister.sitelinks) == ("Q900100", "Mara Velen", 31)
    assert {label.language for label in minister.labels} == {"en", "id"}
    assert minister.aliases == (Label("M. Velen", "en"),)
    assert minister.descriptions == ("Norlandic politician and diplomat",)
    assert (minister.classes, minister.countries) == ({"Person"}, {"Q900010"})
    assert minister.titles == ("Menteri Luar Negeri Norlandia", "Minister of Foreign Affairs of Norland")
    assert (minister.began, minister.ended) == (1961, None)
    assert weightlifter.titles == ("weightlifter",)
    assert (painter.began, painter.ended) == (1820, 1889)
    assert village.classes == {"Place"}


def test_classes_are_followed_upwards(make_asker: MakeAsker) -> None:
    state = Subject("norland", ActorKind.STATE, (Label("Kingdom of Norland", "en"),))
    (norland,) = candidates_for([state], make_asker(), LANGUAGES)["norland"]
    assert norland.classes == {"State"}


def test_a_handful_of_queries_serves_many_actors(make_asker: MakeAsker, wikidata: Wikidata) -> None:
    others = [Subject(f"x{number}", ActorKind.PERSON, (Label(f"Person {number}", "en"),)) for number in range(15)]
    candidates_for([MARA, *others], make_asker(), LANGUAGES)
    assert len(wikidata.asked) == 4  # names, facts, classes, titles


@pytest.mark.parametrize(
    "item",
    ["http://www.wikidata.org/entity/P31", "http://www.wikidata.org/entity/L5", "http://example.org/Q1", f"{WD}Q01", "Q1"],
)
def test_an_endpoint_that_answers_with_other_things_is_refused(item: str, make_asker: MakeAsker, wikidata: Wikidata) -> None:
    name = '{"type": "literal", "xml:lang": "en", "value": "Mara Velen"}'
    row = f'{{"name": {name}, "item": {{"type": "uri", "value": "{item}"}}}}'
    wikidata.tricks.append(says(f'{{"head": {{"vars": ["name", "item"]}}, "results": {{"bindings": [{row}]}}}}'.encode()))
    with pytest.raises(LinkError, match=r"where a Wikidata item should stand"):
        candidates_for([MARA], make_asker(), LANGUAGES)


def test_the_public_service_is_asked_to_search_for_what_nobody_is_called(make_asker: MakeAsker, wikidata: Wikidata) -> None:
    spelt = Subject("mara-vellen", ActorKind.PERSON, (Label("Mára Velen", "en"),))
    name = '{"type": "literal", "xml:lang": "en", "value": "Mára Velen"}'
    row = f'{{"name": {name}, "item": {{"type": "uri", "value": "{WD}Q900100"}}}}'
    nobody = b'{"head": {"vars": ["name", "item"]}, "results": {"bindings": []}}'
    wikidata.tricks += [
        says(nobody),
        says(f'{{"head": {{"vars": ["name", "item"]}}, "results": {{"bindings": [{row}]}}}}'.encode()),
    ]
    (minister,) = candidates_for([spelt], make_asker(search=True), LANGUAGES)["mara-vellen"]
    assert minister.item == "Q900100"
    assert "EntitySearch" in wikidata.asked[1]
    assert 0.5 <= score(spelt, minister).value < 0.85  # good enough to ask a person, not more
    assert candidates_for([spelt], make_asker(), LANGUAGES)["mara-vellen"] == ()


def test_every_kind_of_actor_that_can_be_told_has_classes() -> None:
    told = {kind.value for kind in ActorKind} - {"ActorGroup", "UnnamedActor"}
    assert told <= set(classes())
    assert all(fitting(kind) <= {*classes(), kind} for kind in told)
    assert fitting("Person") == {"Person"}


def test_an_item_is_named_by_its_iri_alone() -> None:
    assert item_of(WD["Q30"]) == "Q30"
    with pytest.raises(LinkError):
        item_of(WD["Q30 "])
