"""What the gazetteer answers about keys, posts and days, from small invented lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.annotate.gazetteer import Gazetteer, NameUse, gazetteer_for
from kg.annotate.gazetteer.cache import VARIABLE
from kg.model import Actor, ActorKind, Label, Place
from tests.lists.lists_of import ACTORS, POSTS, ruritania, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    write(tmp_path / "lists", "own/persons.csv", ACTORS, "flavia,Person,Flavia Strelsau,Q1")
    write(tmp_path / "lists", "own/posts.csv", POSTS, "flavia,head_of_state,Q1,Queen,2010-05-04,")
    return gazetteer_for("en", ruritania(tmp_path / "lists"))


def test_matches_carry_senses(gazetteer: Gazetteer) -> None:
    (match,) = gazetteer.matches("in Strelsau")
    assert (match.span.begin, match.span.end) == (3, 11)
    assert [(sense.key, sense.use) for sense in match.senses] == [("Q1", NameUse.SEAT), ("Q11", NameUse.PLACE)]
    assert gazetteer.senses("Strelsau") == match.senses
    assert gazetteer.senses("Nowhere") == ()


def test_an_actor(gazetteer: Gazetteer) -> None:
    state = gazetteer.entity("Q1")
    assert isinstance(state, Actor)
    assert (state.kind, state.name, state.wikidata) == (ActorKind.STATE, Label("Ruritania", "en"), "Q1")
    assert Label("Ruritania", "id") in state.aliases


def test_a_place(gazetteer: Gazetteer) -> None:
    place = gazetteer.entity("Q11")
    assert isinstance(place, Place)
    assert (place.latitude, place.longitude) == (50.5, 14.2)


def test_a_slug_has_no_wikidata_id(gazetteer: Gazetteer) -> None:
    assert gazetteer.entity("flavia").wikidata is None


def test_an_unknown_key(gazetteer: Gazetteer) -> None:
    assert not gazetteer.knows("Q999")
    assert gazetteer.country("Q999") is None
    with pytest.raises(KeyError):
        gazetteer.entity("Q999")


@pytest.mark.parametrize(
    ("role", "on", "holders"),
    [
        ("head_of_state", date(1989, 12, 31), ()),
        ("head_of_state", date(1990, 1, 1), ("Q21",)),
        ("head_of_state", date(2010, 5, 4), ("flavia", "Q21")),
        ("head_of_state", date(2020, 1, 1), ("flavia",)),
        ("head_of_state", None, ("flavia",)),
        ("foreign_minister", date(1995, 6, 1), ("Q22",)),
        ("foreign_minister", date(1999, 6, 30), ("Q22",)),
        ("foreign_minister", date(1999, 7, 1), ()),
        ("army_chief", date(1999, 7, 1), ()),
    ],
)
def test_who_held_a_post(gazetteer: Gazetteer, role: str, on: date | None, holders: tuple[str, ...]) -> None:
    assert gazetteer.holders(role, "Q1", on) == holders


def test_a_person_represents_what_the_posts_of_the_day_say(gazetteer: Gazetteer) -> None:
    def represents(on: date | None) -> tuple[str, ...]:
        actor = gazetteer.entity("Q21", on)
        assert isinstance(actor, Actor)
        return actor.represents

    assert represents(date(2000, 1, 1)) == ("Q1",)
    assert represents(date(2020, 1, 1)) == ()
    assert represents(None) == ()


def test_roles_of_a_person(gazetteer: Gazetteer) -> None:
    assert gazetteer.roles("Q22") == (("foreign_minister", "Q1"),)
    assert gazetteer.roles("Q22", date(2001, 1, 1)) == ()


def test_countries_and_bodies(gazetteer: Gazetteer) -> None:
    assert gazetteer.country("Q1") == "Q1"
    assert gazetteer.country("Q21") == "Q1"
    assert gazetteer.body("foreign_ministry", "Q1") == "foreign-ministry-of-ruritania"
    assert gazetteer.body("navy", "Q1") is None
    assert gazetteer.domain("Q1") is None
