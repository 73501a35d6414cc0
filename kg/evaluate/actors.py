"""The actors of an article, of the gold and of the graph, go in; out come found and missed ones, and links to Wikidata."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.evaluate.claims import speaker_is_right
from kg.evaluate.found import FoundActor
from kg.evaluate.matching import is_same, overlap, plain
from kg.model import ActorKind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.evaluate.comparison import Comparison
    from kg.evaluate.found import FoundMention
    from kg.evaluate.gold import GoldActor

# the others (media, companies, groups, …) are neither rewarded nor punished: careful readers differ on them
_COUNTED = (
    ActorKind.STATE, ActorKind.ORGANIZATION, ActorKind.BODY, ActorKind.PERSON, ActorKind.ARMED_GROUP, ActorKind.PARTY,
)  # fmt: skip
_CLASSES = {kind.value for kind in _COUNTED}
_ENOUGH = 0.5


def compare_actors(case: Comparison) -> None:
    """Count the actors that one article names, and keep how sure the program was of each mention that can be judged."""
    named: dict[str, list[FoundMention]] = defaultdict(list)
    for mention in case.found.mentions:
        named[mention.actor].append(mention)
        case.evaluation.shares["offsets exact", ""].add(case.gold.at(mention.span) == mention.text)
    same = {wanted.key: [key for key in named if is_same(_actor(case, key), wanted)] for wanted in case.gold.actors}
    for wanted in case.gold.actors:
        if not wanted.optional and wanted.kind in _COUNTED:
            _compare(case, wanted, same[wanted.key], named)
    known = {key for keys in same.values() for key in keys}
    for key in [key for key in named if key not in known and _counts(_actor(case, key))]:
        case.tally("actors").spurious += 1
        case.differs("actor spurious", named[key][0].span, _told(case, key, named[key][0]))
    _judge_mentions(case, known)


def _compare(case: Comparison, wanted: GoldActor, keys: list[str], named: Mapping[str, list[FoundMention]]) -> None:
    tally, linked = case.tally("actors"), case.share("link")
    if keys:
        tally.right += 1
        tally.spurious += len(keys) - 1
        for key in keys[1:]:
            case.differs("actor found twice", named[key][0].span, f"{wanted.name}, also as {_told(case, key, named[key][0])}")
    else:
        tally.missed += 1
        case.differs("actor missed", _first(case, wanted), wanted.name)
    if wanted.item is None:
        return
    linked.add(any(wanted.item in _actor(case, key).items for key in keys))
    if not keys:
        surface = {plain(name) for name in wanted.names}
        wrong = next((each[0] for each in named.values() if surface & {plain(mention.text) for mention in each}), None)
        if wrong:
            case.differs("actor linked elsewhere", wrong.span, f"{wanted.name}, found {_told(case, wrong.actor, wrong)}")


def _judge_mentions(case: Comparison, known: set[str]) -> None:
    """Judge each mention that the gold can tell of: by the names it lists, by who speaks, or because nobody is meant at all."""
    speaks = _speakers(case)
    wanted = {name: [actor for actor in case.gold.actors if name in map(plain, actor.names)] for name in _names(case)}
    for mention in case.found.mentions:
        meant = wanted.get(plain(mention.text), ())
        if meant and all(actor.optional for actor in meant):
            continue
        if meant:
            right = any(is_same(_actor(case, mention.actor), actor) for actor in meant)
        elif (mention.span, mention.actor) in speaks:
            right = speaks[mention.span, mention.actor]
        elif mention.actor not in known and _counts(_actor(case, mention.actor)):
            right = False
        else:
            continue
        case.judge("mention", mention.rule, mention.confidence, right)


def _speakers(case: Comparison) -> dict[tuple[Span, str], bool]:
    """Return, for the words that name the speaker of a claim which the gold has too, whether they mean the right one."""
    judged: dict[tuple[Span, str], bool] = {}
    for claim in case.found.claims:
        if claim.named and claim.speaker:
            for wanted in case.gold.claims:
                if wanted.speakers and overlap(wanted.content, claim.span) >= _ENOUGH:
                    judged[claim.named, claim.speaker] = speaker_is_right(case, wanted, claim)
    return judged


def _names(case: Comparison) -> set[str]:
    return {plain(name) for actor in case.gold.actors for name in actor.names}


def _actor(case: Comparison, key: str) -> FoundActor:
    return case.actors.get(key) or FoundActor()


def _counts(actor: FoundActor) -> bool:
    return bool(actor.kinds & _CLASSES) and ActorKind.UNNAMED.value not in actor.kinds


def _first(case: Comparison, wanted: GoldActor) -> Span | None:
    places = [(case.gold.text.find(name), len(name)) for name in wanted.names if name in case.gold.text]
    return Span(min(places)[0], sum(min(places))) if places else None


def _told(case: Comparison, key: str, mention: FoundMention) -> str:
    items = ", ".join(sorted(_actor(case, key).items))
    return f"{items or case.name(key)} ({mention.rule})"
