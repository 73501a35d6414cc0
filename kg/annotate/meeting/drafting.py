"""Put together what one trigger tells of a meeting: its parties with status, date and details, as Drafts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.details import mode_of, organizers_of, place_of, topic_of
from kg.annotate.meeting.drafts import OF_FORMAT, SERIES, Draft
from kg.annotate.meeting.gapping import told_together
from kg.annotate.meeting.grammar import GROUP
from kg.annotate.meeting.knowledge import of_states
from kg.annotate.meeting.lasting import ends, length_of
from kg.annotate.meeting.stages import Stage
from kg.annotate.meeting.status import stage_of
from kg.annotate.meeting.timing import stands_beside, supposed, told_day
from kg.model import CalendarDate, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.annotate.meeting.knowledge import Knowledge
    from kg.annotate.meeting.reach import Parties
    from kg.annotate.meeting.scene import Scene
    from kg.annotate.meeting.triggers import Trigger

_JOINING = {"noun-subject", "noun-carried"}
_ADVERB = 40  # code points around a trigger in which "also" is looked for
_REFERRING = {"strong", "gerund", "summit", "session"}  # nouns that may mean a meeting told before


@dataclass(frozen=True, slots=True)
class _Told:
    stage: Stage
    date: CalendarDate | None
    guessed: bool
    participants: tuple[str, ...]
    refers: bool  # they are too few to make a meeting of it
    joins: bool


def drafts_of(scene: Scene, trigger: Trigger, parties: Parties, knowledge: Knowledge) -> Iterator[Draft]:
    """Yield one draft, or several where each of the last side meets the others on its own; none where too little is told."""
    if not parties.suffice and not _refers_back(trigger, parties):
        return  # before anything is looked for in vain: most triggers end here
    when, stage = told_day(scene, trigger, parties, _stage(scene, trigger, parties), knowledge)
    guessed = False
    joins = when is None and _joins(scene, trigger, parties)
    participants, refers = (parties.keys, True) if joins else _participants(scene, trigger, parties, stage, when)
    if not participants and not _refers_back(trigger, parties):
        return
    if when is not None and not participants and not stands_beside(scene, trigger, when):
        when = None
    if when is None and participants and not joins:
        when, guessed = supposed(scene, trigger, parties, stage, knowledge), True
    refers = refers or ((when is None or trigger.reach != "summit") and _is_frame(scene, trigger, parties))
    draft = _draft(scene, trigger, parties, knowledge, _Told(stage, when, guessed, participants, refers, joins))
    if parties.inherits and not participants:
        draft = replace(draft, news=supposed(scene, trigger, parties, stage, knowledge))
    if participants and parties.apart and len(parties.sides) > 1 and _differ(parties, knowledge):
        yield from _one_by_one(scene, trigger, parties, draft)
    else:
        yield from told_together(scene, trigger, parties, draft, knowledge)


def _joins(scene: Scene, trigger: Trigger, parties: Parties) -> bool:
    """Tell whether somebody is said to take part in a meeting told before ("A joined the talks")."""
    one_side = trigger.definite and len(parties.sides) == 1 and parties.rule in _JOINING
    return one_side and scene.grammar.tables["attending"].match(scene.mask[trigger.anchor : trigger.begin]) is not None


def _draft(scene: Scene, trigger: Trigger, parties: Parties, knowledge: Knowledge, told: _Told) -> Draft:
    stage, recalls, place = told.stage, _recalls(trigger, parties), place_of(scene, trigger, knowledge)
    tables, words = scene.grammar.tables, (scene.mask, trigger.begin, trigger.end)
    return Draft(
        participants=told.participants,
        stage=stage,
        evidence=(scene.span(*_trimmed(scene, trigger.clause)),),
        core=scene.span(trigger.anchor, parties.end_after(trigger.end)),
        summit=trigger.reach == "summit",
        rule=parties.rule,
        definite=trigger.definite or recalls,
        recalls=recalls,
        indefinite=trigger.indefinite,
        further=_is_said(scene, trigger, "further"),
        beside=stage.status is Status.HELD and not trigger.is_noun and _is_said(scene, trigger, "beside"),
        companions=_companions(scene, trigger, parties),
        joins=told.joins,
        inherits=parties.inherits and not told.participants,
        refers=told.refers or (parties.rule == SERIES and told.date is None and place is None),
        gathers=tables["meeting_nouns"].fullmatch(*words) is not None,
        process=tables["processes"].fullmatch(*words) is not None,
        word=scene.mask[trigger.begin : trigger.end],
        cue=scene.span(trigger.begin, trigger.end),
        named=trigger.is_noun,
        of_states=parties.inherits and of_states(scene.span(trigger.clause[0], trigger.anchor), knowledge, scene.grammar),
        around=frozenset(key for group in scene.groups for key in group.keys),
        date=told.date,
        guessed=told.guessed,
        last_day=stage.status is Status.HELD and trigger.is_noun and ends(scene, trigger),
        length=length_of(scene, trigger),
        organizers=parties.hosts or organizers_of(scene, trigger),
        place=place,
        topic=topic_of(scene, trigger),
        mode=mode_of(scene, trigger),
    )


def _companions(scene: Scene, trigger: Trigger, parties: Parties) -> frozenset[str]:
    """Return the keys of X in "said that the talks with X were", a clause whose subject is the noun itself."""
    alone = trigger.definite and parties.rule == "noun-subject" and len(parties.sides) > 1
    if not alone or GROUP in scene.mask[trigger.clause[0] : trigger.begin]:
        return frozenset()
    return frozenset(parties.sides[-1].keys)


def _is_said(scene: Scene, trigger: Trigger, table: str) -> bool:
    low = max(trigger.clause[0], trigger.anchor - _ADVERB)
    return scene.grammar.tables[table].search(scene.mask, low, min(trigger.end + _ADVERB, trigger.clause[1])) is not None


def _recalls(trigger: Trigger, parties: Parties) -> bool:
    """Tell whether only pronouns name the parties, so that the meeting was told before."""
    return bool(parties.sides) and all(side.pronoun for side in parties.sides) and not trigger.indefinite


def _stage(scene: Scene, trigger: Trigger, parties: Parties) -> Stage:
    """Return the stage; to ask somebody to a meeting of others makes that no proposal."""
    stage = stage_of(scene, trigger)
    if parties.rule != "noun-collective" or stage.status is not Status.PROPOSED:
        return stage
    asked = scene.grammar.tables["invitations"].search(scene.mask, trigger.clause[0], trigger.begin)
    return Stage(Status.UNKNOWN, explicit=False) if asked else stage


def _participants(
    scene: Scene, trigger: Trigger, parties: Parties, stage: Stage, when: CalendarDate | None
) -> tuple[tuple[str, ...], bool]:
    """Return the keys of the parties, and whether they are too little to make a meeting and can only remind of one."""
    if not parties.suffice:
        return (), False
    mentioned = when is None and (not stage.explicit or stage.status is Status.HELD)
    if parties.rule == OF_FORMAT:  # "a spokesman for the six-party talks" tells of none
        introduced = stage.words is not None and stage.words.end == scene.sentence.span.begin + trigger.begin
        return parties.keys, mentioned or (when is None and introduced)
    if len(parties.keys) > 1 or not trigger.is_noun:
        return parties.keys, False
    if parties.rule == "noun-collective" and (trigger.demonstrative or _is_process(scene, trigger, when)):
        return (), False
    if parties.rule == "noun-subject" and trigger.reach == "loose":
        return (), False
    return parties.keys, mentioned


def _is_process(scene: Scene, trigger: Trigger, when: CalendarDate | None) -> bool:
    """Tell whether a body's negotiations are only named, which go on for years ("the Doha round of WTO negotiations")."""
    return when is None and scene.grammar.tables["processes"].fullmatch(scene.mask, trigger.begin, trigger.end) is not None


def _is_frame(scene: Scene, trigger: Trigger, parties: Parties) -> bool:
    """Tell whether a body's meeting is only named to say when others meet ("on the sidelines of the assembly's session")."""
    low = max(0, trigger.begin - _ADVERB)
    return parties.rule == "noun-collective" and scene.grammar.tables["frames"].search(scene.mask, low, trigger.begin) is not None


def _refers_back(trigger: Trigger, parties: Parties) -> bool:
    return parties.inherits or (trigger.definite and trigger.reach in _REFERRING)


def _differ(parties: Parties, knowledge: Knowledge) -> bool:
    """Tell whether those of the last side stand for different states; two ministers of one state are met together."""
    states = [frozenset(knowledge.states_of(key)) for key in parties.sides[-1].keys]
    return len(set(states)) == len(states)


def _one_by_one(scene: Scene, trigger: Trigger, parties: Parties, draft: Draft) -> Iterator[Draft]:
    *others, last = parties.sides
    hosts = tuple(key for side in others for key in side.keys)
    for key, end in zip(last.keys, last.ends, strict=True):
        yield replace(draft, participants=(*hosts, key), core=scene.span(trigger.anchor, end), apart=True)


def _trimmed(scene: Scene, clause: tuple[int, int]) -> tuple[int, int]:
    """Return the clause without the blanks and marks around it."""
    begin, end = clause
    while begin < end and not scene.text[begin].isalnum():
        begin += 1
    while end > begin and not (scene.text[end - 1].isalnum() or scene.text[end - 1] in ")%"):
        end -= 1
    return begin, end
