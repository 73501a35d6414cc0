"""What claims have in common: a table of pairs from two articles, and the rules one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.annotate.wording import content_key, wording_of, words_in
from kg.identifiers import KNOWLEDGE_GRAPH, article_graph, article_iri
from kg.knowledge import rebuild_knowledge
from kg.knowledge.propositions import pairs_of, propositions_of, relations_of, relations_within, retellings_of
from kg.knowledge.values import Relation, Response, Retelling, Statement
from kg.mapping import actor_triples, article_triples
from kg.model import Actor, ActorKind, Claim, ClaimType, Findings, Label, MeetingReport, Polarity, SpeechMode, Status
from kg.namespaces import GK
from kg.store.memory import MemoryStore
from tests.stories import BLINKEN, LAVROV, NATO, RUSSIA, SPOKESPERSON, STATES, findings_of, met, on, said

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "propositions.yaml").read_text(encoding="utf-8")
)
YES, NO = Polarity.AFFIRMED, Polarity.DENIED
NOBODY = str(GK.UnattributedSource)


def state(key: str, name: str, indonesian: str) -> Actor:
    return Actor(key, ActorKind.STATE, Label(name, "en"), (Label(indonesian, "id"),), key)


ACTORS = {
    "lavrov": LAVROV,
    "blinken": BLINKEN,
    "spokesperson": SPOKESPERSON,
    "diplomat": Actor("a-diplomat", ActorKind.UNNAMED, Label("a diplomat", "en"), listed=False),
    "retno": Actor("Q7316614", ActorKind.PERSON, Label("Retno Marsudi", "en"), (), "Q7316614", ("Q252",)),
    "russia": replace(RUSSIA, aliases=(Label("Rusia", "id"), Label("Moscow", "en"))),
    "states": replace(STATES, aliases=(Label("Amerika Serikat", "id"), Label("Washington", "en"))),
    "nato": NATO,
    "japan": state("Q17", "Japan", "Jepang"),
    "china": state("Q148", "China", "China"),
    "ukraine": state("Q212", "Ukraine", "Ukraina"),
    "korea": state("Q423", "North Korea", "Korea Utara"),
    "mali": state("Q912", "Mali", "Mali"),
    "indonesia": state("Q252", "Indonesia", "Indonesia"),
}


def article(name: str, case: dict[str, Any], which: str) -> Findings:
    speaker, kind, mode, day, words = case[which]
    text = f"* {words} – so it was said. A meeting."
    known = tuple(ACTORS.values())
    language = case.get(f"{which}_language", case["language"])
    told: list[Claim | MeetingReport] = []
    claim = said(text, words, ACTORS.get(speaker), ClaimType(kind), mode=SpeechMode(mode))
    if "meeting" in case:
        cue, status_words, status = case["meeting"][which == "other"]
        claim = replace(claim, about_meetings=(0,))
        more = {"date": on("2022-01-10"), "according_to": (0,)}
        for part, told_by in (("cue", cue), ("status_words", status_words)):
            begin = text.index(told_by)
            more[part] = replace(claim.content, begin=begin, end=begin + len(told_by))
        told.append(met(text, cue, (ACTORS["russia"], ACTORS["states"]), Status(status), **more))
    return findings_of(name, f"2022-01-{day:02}", text, known, (claim, *told), language=language)


def outcome(case: dict[str, Any]) -> str:
    store = MemoryStore()
    for name in ("one", "other"):
        findings = article(name, case, name)
        iri = article_iri(name)
        store.replace(article_graph(iri), article_triples(findings), actors=actor_triples(findings))
    rebuild_knowledge(store)
    terms = {"retold": GK.tellsAgain, "agrees": GK.agreesWith, "contradicts": GK.contradicts}
    found = [name for name, term in terms.items() if list(store.match(KNOWLEDGE_GRAPH, None, term))]
    assert len(found) <= 1, found
    return found[0] if found else "apart"


def test_no_case_is_lost() -> None:
    assert len(CASES) == 84
    assert Counter(case["is"] for case in CASES) == {"retold": 21, "agrees": 13, "contradicts": 12, "apart": 38}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['is']}: {case['one'][4][:40]}")
def test_case(case: dict[str, Any]) -> None:
    assert outcome(case) == case["is"]


def claim(number: int, speaker: str, words: str = "this is said of all of them", **more: Any) -> Statement:
    values = {"article": f"a:{number}", "kind": ClaimType.STATEMENT, "polarity": YES, "published": date(2022, 1, number), **more}
    return Statement(f"c:{number}", speaker=speaker, words=words_in(words), key=content_key(words), **values)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will not wait for ever", "“We will not wait for ever,”"),
        ("We will\nnot  wait for EVER", "we will not wait: for ever!"),
        ("Kami tidak akan menunggu selamanya", '"Kami tidak akan menunggu selamanya."'),
        ("\ufb01ve of them will come soon", "five of them will come soon"),
    ],
)
def test_the_same_words_are_the_same_however_written(one: str, other: str) -> None:
    assert content_key(one) == content_key(other) is not None


def test_other_words_are_not_the_same_and_few_words_say_nothing() -> None:
    assert content_key("We will not wait for ever") != content_key("We will now wait for ever")
    assert content_key("That is not true") is None
    assert content_key("“…”") is None


@pytest.mark.parametrize(
    ("language", "words", "terms", "turned"),
    [
        ("en", "Russia's planning of invasions", ("russia", "plan", "invas"), False),
        ("en", "they do not plan to invade with 1,000 soldiers", ("plan", "invad", "1000", "soldier"), True),
        ("en", "it has never not been so", (), False),
        ("id", "penyerangan", ("erang",), False),
        ("id", "tidak menyerang, diserang", ("erang", "erang"), True),
        ("id", "mengirim 1.000 tentara", ("irim", "1000", "entara"), False),
        ("xx", "not a word", ("not", "a", "word"), False),
    ],
)
def test_contents_are_compared_by_stems_and_numbers(language: str, words: str, terms: tuple[str, ...], turned: bool) -> None:
    wording = wording_of(words_in(words), language)
    assert (wording.terms, wording.turned) == (terms, turned)


def test_a_proposition_needs_two_claims_and_is_named_after_the_first() -> None:
    found = list(propositions_of(pairs_of([claim(2, "a"), claim(1, "b"), claim(3, "a", "that is said of none of them")])))
    assert [proposition.claims for proposition in found] == [("c:1", "c:2")]
    assert found[0].iri == next(propositions_of(pairs_of([claim(1, "b"), claim(2, "a"), claim(4, "x")]))).iri


def test_other_speakers_agree_with_the_first_and_nobody_with_himself() -> None:
    pairs = pairs_of([claim(day, who, mode=SpeechMode.DIRECT) for day, who in enumerate(("a", "a", "b", "c", NOBODY), start=1)])
    assert set(relations_within(pairs)) == {Relation("c:3", "c:1", agrees=True), Relation("c:4", "c:1", agrees=True)}


def test_the_denial_contradicts_whichever_came_first() -> None:
    assert list(relations_within(pairs_of([claim(1, "a"), claim(2, "b", polarity=NO)]))) == [Relation("c:2", "c:1", agrees=False)]
    assert list(relations_within(pairs_of([claim(1, "a", polarity=NO), claim(2, "b")]))) == [Relation("c:1", "c:2", agrees=False)]


def test_a_quotation_is_joined_to_its_first_telling_alone() -> None:
    tellings = [claim(number, "a", mode=SpeechMode.DIRECT) for number in (3, 1, 2)]
    assert list(retellings_of(pairs_of(tellings))) == [Retelling("c:2", "c:1"), Retelling("c:3", "c:1")]
    apart = [replace(each, said=(each.published, each.published)) for each in tellings if each.published]
    assert list(retellings_of(pairs_of(apart))) == []


@pytest.mark.parametrize(
    ("kind", "polarity", "target", "agrees"),
    [
        (ClaimType.DENIAL, NO, YES, False),
        (ClaimType.DENIAL, YES, NO, False),
        (ClaimType.STATEMENT, NO, YES, False),
        (ClaimType.DENIAL, NO, NO, True),
        (ClaimType.CONFIRMATION, YES, YES, True),
        (ClaimType.STATEMENT, YES, YES, None),
    ],
)
def test_answers_confirm_or_deny(kind: ClaimType, polarity: Polarity, target: Polarity, agrees: bool | None) -> None:
    found = list(relations_of([Response("c:2", kind, polarity, "c:1", target)]))
    assert found == ([] if agrees is None else [Relation("c:2", "c:1", agrees=agrees)])


def test_who_denies_what_another_negates_agrees() -> None:
    answer = Response("c:2", ClaimType.DENIAL, NO, "c:1", YES, target_negates=True)
    assert list(relations_of([answer])) == [Relation("c:2", "c:1", agrees=True)]


def test_who_only_relays_a_speaker_neither_agrees_nor_contradicts() -> None:
    relaying = replace(claim(1, "agency"), relays=frozenset({"b"}))
    assert list(relations_within(pairs_of([relaying, claim(2, "b", polarity=NO)]))) == []


def test_two_spellings_of_one_unlisted_name_are_no_two_voices() -> None:
    def said_by(*speakers: str) -> list[Statement]:
        return [claim(day, f"actor/{who}", mode=SpeechMode.DIRECT) for day, who in enumerate(speakers, start=1)]

    assert not list(relations_within(pairs_of(said_by("rudolf-elphberg-junior", "rodolf-elphberg-junior"))))
    assert list(relations_within(pairs_of(said_by("rudolf-elphberg", "flavia-elphberg"))))
