"""People: one key for a person under full name, surname and title; and the slugs of actors that no list knows."""

from __future__ import annotations

import pytest

from kg.annotate.naming.people import People, short_names
from kg.annotate.naming.scene import slug
from kg.model import ActorKind
from tests.annotate.naming.made import scene_of, tokens_in


def people_of(text: str, *names: str) -> People:
    people = People(scene_of(text))
    for name in names:
        people.seen("?" + name, name, "envoy", "S1")
    people.settle([])
    return people


@pytest.mark.parametrize(
    ("name", "short", "is_bearer"),
    [
        ("Anton Zelmar", "Zelmar", True),
        ("Anton Zelmar", "Anton", True),
        ("Nabil Abu Hadi", "Abu Hadi", True),
        ("Xi Lu", "Xi", True),
        ("Anton Zelmar", "Zel", False),
        ("Anton W. Zelmar", "W", False),
        ("Anton Zelmar", "Anton Zelmar", False),
    ],
)
def test_short_forms(name: str, short: str, is_bearer: bool) -> None:  # a table of answers
    assert (people_of("", name).bearer(short) == "?" + name) is is_bearer


def test_whoever_came_first_bears_a_shared_surname() -> None:
    assert people_of("", "Anton Zelmar", "Berta Zelmar").bearer("Zelmar") == "?Anton Zelmar"


def test_an_unlisted_person_becomes_an_actor_with_posts() -> None:
    people = people_of("", "Anton Zelmar")
    assert people.final("?Anton Zelmar") == "anton-zelmar"
    made = people.scene.made["anton-zelmar"]
    assert (made.kind, made.represents, made.posts[0].title) == (ActorKind.PERSON, ("S1",), "envoy")
    assert people.final("?Zelmar") == "anton-zelmar"
    assert people.final("P1") == "P1"


def test_a_run_of_capitals_is_a_short_name_only_as_a_whole() -> None:
    people = people_of("He met Zelmar and Zelmar Dolan there.", "Anton Zelmar")
    tokens = short_names(people, tokens_in(people.scene))
    assert [token.text for token in tokens if token.key == "?Anton Zelmar"] == ["Zelmar"]


def test_who_speaks_for_an_unlisted_person_speaks_for_the_actor_made_for_it() -> None:
    people = people_of("", "Anton Zelmar")
    people.scene.make(ActorKind.UNNAMED, "an aide", ("?Anton Zelmar",), "!aide")
    people.finish()
    assert people.scene.made["!aide"].represents == ("anton-zelmar",)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Anton Zelmar", "anton-zelmar"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("People's Party", "peoples-party"),
        ("  Ó Briain,  M. ", "o-briain-m"),
        ("习近平", "习近平"),
    ],
)
def test_slugs(name: str, key: str) -> None:
    assert slug(name) == key


def test_further_names_of_a_made_actor_become_aliases() -> None:
    scene = scene_of("")
    key = scene.make(ActorKind.PARTY, "Harvest Party", ("S1",))
    scene.make(ActorKind.PARTY, "HP", ("S2",), key)
    made = scene.made[key]
    assert [alias.text for alias in made.aliases] == ["HP"]
    assert made.represents == ("S1", "S2")
    assert scene.country(key) == "S1"
