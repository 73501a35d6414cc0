"""Find the words around a trigger that tell how its meeting stands: a Scene goes in, the first status told comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Status

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger
    from kg.model import Span

# the first whose words are found wins: "will propose a meeting" is a proposal, "may still be cancelled" is read as cancelled
ORDER = (
    Status.REJECTED,
    Status.CANCELLED,
    Status.POSTPONED,
    Status.PROPOSED,
    Status.POSSIBLE,
    Status.PLANNED,
    Status.ONGOING,
    Status.HELD,
)
LOST = frozenset({Status.REJECTED, Status.CANCELLED, Status.POSTPONED})
_TENSES = {"past": Status.HELD, "ongoing": Status.ONGOING, "base": Status.PLANNED}
_AFTER = 130  # how far behind a noun words of its stage may stand, in code points


@dataclass(frozen=True, slots=True)
class Stage:
    """A status, and whether words said so (else it follows from tense or habit)."""

    status: Status
    explicit: bool
    aside: bool = False  # said only by the word that introduces a noun ("in the talks"): it may be of talks to come
    words: Span | None = None  # those that told it; none where it follows from the date, or is assumed


@dataclass(frozen=True, slots=True)
class Told:
    """A status, and where in the sentence the words stand that tell of it."""

    status: Status
    begin: int
    end: int

    def stage(self, scene: Scene, *, aside: bool = False) -> Stage:
        """Return the stage with the words as a span of the article."""
        return Stage(self.status, explicit=True, aside=aside, words=scene.span(self.begin, self.end))


def later_of(scene: Scene, trigger: Trigger) -> Told | None:
    """Return what the words behind a noun tell: "the talks were put off"."""
    return first_of(scene.grammar.cues_after, scene, (trigger.end, min(trigger.clause[1], trigger.end + _AFTER)))


def first_of(cues: dict[str, re.Pattern[str]], scene: Scene, *stretches: tuple[int, int]) -> Told | None:
    """Return the strongest status of which words tell in one of the stretches of a sentence."""
    for status in ORDER:
        if told := next(_told_in(cues.get(status.value.lower()), status, scene, stretches), None):
            return told
    return None


def _told_in(
    pattern: re.Pattern[str] | None, status: Status, scene: Scene, stretches: tuple[tuple[int, int], ...]
) -> Iterator[Told]:
    for begin, end in stretches if pattern else ():
        # cut out, so that the pattern sees neither what stands before nor what stands behind
        if match := pattern.search(scene.mask[begin:end]) if pattern else None:
            yield Told(status, begin + match.start(), begin + match.end())


def by_tense(scene: Scene, trigger: Trigger) -> Stage:
    """Return the stage that the form of the verb tells of, be it that which carries the noun."""
    status = _TENSES.get(trigger.tense, Status.HELD if trigger.tense == "any" else Status.UNKNOWN)
    if trigger.tense not in _TENSES:
        return Stage(status, explicit=False)
    words = scene.span(trigger.anchor, trigger.end)
    return Stage(status, explicit=trigger.tense == "past", words=words)
