"""The claims of an article, of the gold and of the graph, go in; out come found and missed ones, speakers, kinds and modes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluate.matching import overlap, pairs, shared

if TYPE_CHECKING:
    from kg.evaluate.comparison import Comparison
    from kg.evaluate.found import FoundClaim
    from kg.evaluate.gold import GoldClaim
    from kg.model import Span

_ENOUGH = 0.5  # how much of two contents must be shared for them to be the same claim
_SHOWN = 70  # characters of a content in the list of differences


def compare_claims(case: Comparison) -> None:
    """Count the claims of one article, and keep how sure the program was of each that can be judged."""
    found = sorted(case.found.claims, key=lambda claim: claim.span)
    joined = pairs(case.gold.claims, found, lambda wanted, claim: _likeness(wanted.content, claim.span))
    for position, wanted in enumerate(case.gold.claims):
        if wanted.optional:
            continue
        if position in joined:
            _compare(case, wanted, found[joined[position]])
        else:
            case.tally("claims").missed += 1
            case.tally("claims+speaker").missed += 1
            case.differs("claim missed", wanted.content, text=_shown(case, wanted.content))
    for position in sorted(set(range(len(found))) - set(joined.values())):
        claim = found[position]
        case.tally("claims").spurious += 1
        case.tally("claims+speaker").spurious += 1
        case.differs("claim spurious", claim.span, claim.rule, _shown(case, claim.span))
    for claim in found:
        _judge(case, claim)


def speaker_is_right(case: Comparison, wanted: GoldClaim, claim: FoundClaim) -> bool:
    """Tell whether a claim has an acceptable speaker, or the gold does not say who speaks."""
    return not wanted.speakers or (claim.speaker is not None and case.is_one_of(claim.speaker, wanted.speakers))


def _compare(case: Comparison, wanted: GoldClaim, claim: FoundClaim) -> None:
    case.tally("claims").right += 1
    right, joint = speaker_is_right(case, wanted, claim), case.tally("claims+speaker")
    if right:
        joint.right += 1
    else:
        joint.spurious += 1
        joint.missed += 1
        told = f"{' or '.join(actor.name for actor in wanted.speakers)}, found {case.name(claim.speaker)} ({claim.rule})"
        case.differs("claim speaker", wanted.content, told, _shown(case, wanted.content))
    if wanted.speakers:
        case.share("speaker").add(right)
    _compare_aspect(case, wanted, "type", wanted.kind, claim.kind)
    _compare_aspect(case, wanted, "mode", wanted.mode, claim.mode)


def _compare_aspect(case: Comparison, wanted: GoldClaim, aspect: str, value: str | None, found: str) -> None:
    if value is None:
        return
    case.share(f"claim {aspect}").add(value == found)
    if value != found:
        case.differs(f"claim {aspect}", wanted.content, f"{value}, found {found or 'none'}", _shown(case, wanted.content))


def _judge(case: Comparison, claim: FoundClaim) -> None:
    """Judge whether the words are rightly ascribed, however much more of them the gold takes for the same claim."""
    least = _ENOUGH * (claim.span.end - claim.span.begin)
    same = [wanted for wanted in case.gold.claims if shared(wanted.content, claim.span) >= least]
    if not same or any(not wanted.optional for wanted in same):
        case.judge("claim", claim.rule, claim.confidence, any(speaker_is_right(case, wanted, claim) for wanted in same))


def _likeness(wanted: Span, found: Span) -> float:
    share = overlap(wanted, found)
    return share if share >= _ENOUGH else 0.0


def _shown(case: Comparison, span: Span) -> str:
    words = " ".join(case.gold.at(span).split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
