"""A store and the decisions so far go in; out comes, for each actor without an item, what to do and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.asking import NotCachedError
from kg.link.candidates import candidates_for
from kg.link.decisions import BY_HAND, RULES, Answer, Decision, accepted, latest
from kg.link.scoring import Score, Verdict, scored, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from kg.link.asking import Asker
    from kg.link.subjects import Subject
    from kg.settings import Settings

_AT_ONCE = 100  # actors whose names are asked for before their candidates are, so that an interruption costs little


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do about one actor: its candidates with their scores, the best first, without those already refused."""

    subject: Subject
    verdict: Verdict
    scores: tuple[Score, ...]


def proposals_for(
    subjects: Iterable[Subject],
    decisions: Sequence[Decision],
    *,
    asker: Asker,
    settings: Settings,
    languages: Sequence[str],
) -> Iterator[Proposal]:
    """Yield what to do about each actor that has no link yet; a pair that was decided on is never proposed again.

    Raises LinkError where the endpoint cannot be asked.
    """
    linked, decided = accepted(decisions), latest(decisions)
    open_ = [subject for subject in subjects if subject.key not in linked]
    size = 1 if asker.offline else _AT_ONCE
    for start in range(0, len(open_), size):
        part = open_[start : start + size]
        try:
            found = candidates_for(part, asker, languages)
        except NotCachedError:
            # half of the candidates would make a false lead: nothing is said of an actor that is not wholly known
            yield from (Proposal(subject, Verdict.UNKNOWN, ()) for subject in part)
            continue
        for subject in part:
            scores = scored(subject, found[subject.key])
            # one who was refused still counts in the lead of the others: a near miss is no proof for the next best
            left = tuple(each for each in scores if (subject.key, each.candidate.item) not in decided)
            yield Proposal(subject, _verdict(scores, left, settings), left)


def rule_decision(proposal: Proposal, *, when: datetime) -> Decision:
    """Return the decision that the rules make on a proposal to accept."""
    best, subject = proposal.scores[0], proposal.subject
    return Decision(subject.key, subject.name, best.candidate.item, Answer.YES, best.value, best.method, RULES, when)


def reviewed(
    proposal: Proposal,
    *,
    ask: Callable[[Proposal, Score], str],
    settings: Settings,
    who: str,
    now: Callable[[], datetime],
) -> Iterator[Decision]:
    """Yield a person's decisions on a proposal, candidate by candidate, until one is the right one.

    `ask` returns y (yes), n (no), u (unsure) or s (skip the actor); what it raises ends the review.
    """
    for each in proposal.scores:
        if each.value < settings.link_ask:
            return
        answer = ask(proposal, each)
        if answer == "s":
            return
        decided = {"y": Answer.YES, "n": Answer.NO, "u": Answer.UNSURE}[answer]
        subject, item = proposal.subject, each.candidate.item
        yield Decision(subject.key, subject.name, item, decided, each.value, BY_HAND, who, now())
        if decided is Answer.YES:
            return


def _verdict(scores: Sequence[Score], left: Sequence[Score], settings: Settings) -> Verdict:
    if not left:
        return Verdict.ABSTAIN
    if left[0] is not scores[0]:
        return Verdict.ASK if left[0].value >= settings.link_ask else Verdict.ABSTAIN
    return verdict(left, accept=settings.link_accept, ask=settings.link_ask)
