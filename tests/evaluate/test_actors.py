"""Mentions that gold can judge: by its names, by who speaks, or because nobody in it is meant."""

from __future__ import annotations

from kg.evaluate.actors import compare_actors
from kg.evaluate.comparison import Comparison
from kg.evaluate.found import FoundActor, FoundArticle, FoundClaim, FoundMention
from kg.evaluate.gold import GoldActor, GoldArticle, GoldClaim
from kg.evaluate.measures import Evaluation, Share, Tally
from kg.model import ActorKind, Span

TEXT = "Norland paid. Ada Berg of Norland left. She said it rained. Sudland, the Daily said, was dry."
STATE = GoldActor("NL", "Norland", ("Norland",), ActorKind.STATE, "Q1")
PERSON = GoldActor("AB", "Ada Berg", ("Ada Berg",), ActorKind.PERSON, "Q2")
PAPER = GoldActor("TD", "The Daily", ("Daily",), ActorKind.MEDIA, "Q3", optional=True)


def span(words: str, nth: int = 1) -> Span:
    begin = -1
    for _ in range(nth):
        begin = TEXT.index(words, begin + 1)
    return Span(begin, begin + len(words))


def mention(key: str, words: str, nth: int = 1) -> FoundMention:
    return FoundMention(key, span(words, nth), words, 0.8, f"rule-{key}")


def known(*items: str, name: str, kind: ActorKind) -> FoundActor:
    return FoundActor(frozenset(items), frozenset([name]), kinds=frozenset([kind.value]))


ACTORS = {
    "state": known("Q1", name="norland", kind=ActorKind.STATE),
    "other": known("Q9", name="norland", kind=ActorKind.STATE),
    "ada": known("Q2", name="ada berg", kind=ActorKind.PERSON),
    "sudland": known("Q4", name="sudland", kind=ActorKind.STATE),
    "daily": known("Q3", name="daily", kind=ActorKind.MEDIA),
}


def compare(*mentions: FoundMention, claims: tuple[FoundClaim, ...] = ()) -> Evaluation:
    evaluation = Evaluation()
    gold = GoldArticle(
        "a", "en", TEXT, actors=(STATE, PERSON, PAPER), claims=(GoldClaim(span("it rained"), (PERSON,)),)
    )  # fmt: skip
    compare_actors(Comparison(gold, FoundArticle(mentions, claims), ACTORS, evaluation))
    return evaluation


def test_a_name_is_right_where_it_means_whom_the_gold_means():
    evaluation = compare(mention("state", "Norland"), mention("other", "Norland", 2), mention("ada", "Ada Berg"))
    assert evaluation.tallies["actors", "en"] == Tally(right=2, spurious=1, missed=0)
    assert {each.rule: each.right for each in evaluation.judged} == {"rule-state": True, "rule-other": False, "rule-ada": True}


def test_who_is_missed_but_named_is_linked_elsewhere():
    evaluation = compare(mention("other", "Norland"))
    assert evaluation.shares["link", "en"] == Share(0, 2)
    assert [each.detail for each in evaluation.differences if each.what == "actor linked elsewhere"] == [
        "Norland, found Q9 (rule-other)"
    ]


def test_a_pronoun_is_judged_by_who_speaks():
    spoken = FoundClaim(span("it rained"), "ada", named=span("She"))
    evaluation = compare(mention("ada", "She"), mention("daily", "Daily"), mention("sudland", "Sudland"), claims=(spoken,))
    assert {each.rule: each.right for each in evaluation.judged} == {"rule-ada": True, "rule-sudland": False}


def test_the_first_place_of_a_missed_actor_is_told():
    (first, *_) = (each for each in compare().differences if each.what == "actor missed")
    assert (first.span, first.text, first.detail) == (span("Norland"), "Norland", "Norland")
