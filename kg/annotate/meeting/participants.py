"""Find who meets: the groups of actors that a trigger reaches by subject, complement, owner or compound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.meeting.subjects import fronted_subject, is_adjacent, is_controlled, is_owner, speaker_of, subject_of

if TYPE_CHECKING:
    from kg.annotate.meeting.scene import Group, Knowledge, Scene
    from kg.annotate.meeting.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Parties:
    """Who meets, and by which rule that was found; `hosts` are those among them that receive the others."""

    sides: tuple[Group, ...]
    rule: str
    hosts: tuple[str, ...] = ()
    apart: bool = False  # the last side's members each meet the others on their own
    inherits: bool = False  # "they met", "their meeting": the parties of the meeting told last

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all sides, each once, in text order of the sides."""
        return tuple(dict.fromkeys(key for side in self.sides for key in side.keys))

    @property
    def suffice(self) -> bool:
        """Tell whether that makes a meeting: two parties, or one that stands for several."""
        return len(self.keys) >= 2 or (len(self.sides) == 1 and self.sides[0].collective)


def parties_of(scene: Scene, trigger: Trigger, knowledge: Knowledge, topic: Group | None) -> Parties:
    """Return the parties of a trigger; `topic` is the subject of the sentence before, for want of one in this sentence."""
    if trigger.is_noun:
        return _around_noun(scene, trigger, topic)
    return _around_verb(scene, trigger, knowledge, topic)


def _around_verb(scene: Scene, trigger: Trigger, knowledge: Knowledge, topic: Group | None) -> Parties:
    direct = _complement(scene, trigger, "with")
    if direct is None and trigger.reach != "weak":
        direct = _complement(scene, trigger, "passive") if trigger.reach == "passive" else None
        direct = direct or _direct(scene, trigger)
    if trigger.reach == "joint" and direct is None and _is_shared(scene, trigger):
        return Parties((), "verb-shared", inherits=True)
    subject = _subject(scene, trigger, topic)
    if trigger.reach in {"object", "person", "host", "passive"}:
        return _received(scene, trigger, knowledge, subject, direct)
    if trigger.reach == "weak" and direct is None and not _is_plural(scene, trigger, subject):
        return Parties((), "verb-weak")
    inviter = (
        subject_of(scene, subject.begin, subject.quotation)
        if subject and direct is None and is_controlled(scene, subject)
        else None
    )
    sides = _sides(inviter, subject, direct)
    return Parties(sides, f"verb-{trigger.reach}", apart=_is_apart(scene, trigger))


def _received(scene: Scene, trigger: Trigger, knowledge: Knowledge, subject: Group | None, direct: Group | None) -> Parties:
    named = _complement(scene, trigger, "including") if trigger.reach == "host" else None
    guest = named or (_after(scene, direct, "including") if direct and trigger.reach == "host" else None) or direct
    if guest is None or subject is None:
        return Parties((), "verb")
    if trigger.reach != "object" and not (guest.collective or all(knowledge.is_person(key) for key in guest.keys)):
        return Parties((), "verb")
    hosts = subject.keys if trigger.reach == "host" else guest.keys if trigger.reach == "passive" else ()
    return Parties((subject, guest), f"verb-{trigger.reach}", hosts)


def _around_noun(scene: Scene, trigger: Trigger, topic: Group | None) -> Parties:
    extra = _complement(scene, trigger, "including")
    apart = _is_apart(scene, trigger)
    direct, companion = _after_noun(scene, trigger)
    carried = trigger.anchor != trigger.begin
    if carried and (subject := _adjacent(scene, trigger)) and len(subject.keys) > 1:
        return Parties(_sides(subject, companion, extra), "noun-subject", apart=apart)
    if between := _complement(scene, trigger, "between"):
        return Parties(_sides(between, _after(scene, between, "with"), extra), "noun-between")
    owner = _owner(scene, trigger) or _compound(scene, trigger)
    if owner is None:
        owner = _pronoun_owner(scene, trigger, topic)
    named = _sides(owner, direct, companion, extra)
    if (
        owner is None
        and companion is None
        and (_possessed(scene, trigger, "possessive_plural") or (carried and _is_shared(scene, trigger)))
    ):
        return Parties(named, "noun-shared", inherits=True)
    if len({key for side in named for key in side.keys}) > 1 and named != (companion,):
        return Parties(named, "noun-named", apart=apart)
    if len(named) == 1 and named[0].collective and not carried and companion is None and trigger.reach != "loose":
        return Parties(named, "noun-collective")
    subject = _subject(scene, trigger, topic) if companion or carried else None
    return Parties(_sides(subject, *named), "noun-subject", apart=apart)


def _after_noun(scene: Scene, trigger: Trigger) -> tuple[Group | None, Group | None]:
    """Return the actors right after a noun ("KTT ASEAN", "summit of EU leaders") and those it is held with."""
    direct = _direct(scene, trigger) or _complement(scene, trigger, "of")
    companion = _after(scene, direct, "with") if direct else _complement(scene, trigger, "with")
    if direct and companion is None and not (len(direct.keys) > 1 or direct.collective):
        return None, direct if trigger.reach in {"call", "gerund"} else None
    return direct, companion


def _owner(scene: Scene, trigger: Trigger) -> Group | None:
    match = scene.grammar.owner.search(scene.mask[: trigger.begin])
    return _ending(scene, match.start()) if match else None


def _compound(scene: Scene, trigger: Trigger) -> Group | None:
    """Return the several actors or the collective one that modify a noun ("US-Russia talks", "EU summit")."""
    match = scene.grammar.compound.search(scene.mask[: trigger.begin]) if scene.grammar.compound else None
    group = _ending(scene, match.start()) if match else None
    return group if group and (len(group.keys) > 1 or group.collective) else None


def _pronoun_owner(scene: Scene, trigger: Trigger, topic: Group | None) -> Group | None:
    """Return whose "his talks" are: the subject's; whose "their joint meeting": that of the several named last."""
    if _possessed(scene, trigger, "possessive"):
        return subject_of(scene, trigger.begin, scene.quotation(trigger.begin)) or topic
    if _possessed(scene, trigger, "possessive_plural"):
        return next((g for g in reversed(scene.groups) if g.end <= trigger.begin and len(g.keys) > 1), None)
    return None


def _ending(scene: Scene, end: int) -> Group | None:
    return next((group for group in scene.groups if group.end == end), None)


def _possessed(scene: Scene, trigger: Trigger, pronoun: str) -> bool:
    return scene.grammar.pronouns[pronoun].search(scene.mask[: trigger.begin]) is not None


def _is_shared(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an unresolved "they" or "the two" is the subject: right before the verb, or at the start of its clause."""
    opens = [
        trigger.clause[0],
        *(m.end() for m in scene.grammar.nested.finditer(scene.mask, *trigger.clause) if m.end() <= trigger.anchor),
    ]
    start = scene.mask[max(opens) : trigger.anchor].lstrip(' ,“"')
    return bool(
        scene.grammar.pronouns["both"].search(scene.mask[: trigger.anchor]) or scene.grammar.pronouns["opening"].match(start)
    )


def _is_plural(scene: Scene, trigger: Trigger, subject: Group | None) -> bool:
    if subject is None or len(subject.keys) < 2:
        return False
    gap = scene.mask[subject.end : trigger.anchor].strip()
    return is_adjacent(scene, subject, trigger.anchor) and not scene.grammar.tables["purposes"].fullmatch(gap)


def _adjacent(scene: Scene, trigger: Trigger) -> Group | None:
    return next((g for g in reversed(scene.groups) if g.end <= trigger.anchor and is_adjacent(scene, g, trigger.anchor)), None)


def _subject(scene: Scene, trigger: Trigger, topic: Group | None) -> Group | None:
    quotation = scene.quotation(trigger.begin)
    if found := subject_of(scene, trigger.anchor, quotation):
        return found
    if quotation is None:
        return fronted_subject(scene, trigger.end) or topic
    spoken = scene.text[trigger.clause[0] : trigger.end + 25]
    if scene.grammar.tables["first_person"].search(spoken):
        return speaker_of(scene, trigger.end) or topic
    return None


def _complement(scene: Scene, trigger: Trigger, name: str) -> Group | None:
    pattern = scene.grammar.complements.get(name)
    match = pattern.match(scene.mask, trigger.end, trigger.clause[1]) if pattern else None
    return scene.at(match.start("group")) if match else None


def _after(scene: Scene, group: Group | None, name: str) -> Group | None:
    if group is None:
        return None
    match = scene.grammar.complements[name].match(scene.mask, group.end)
    return scene.at(match.start("group")) if match else None


def _direct(scene: Scene, trigger: Trigger) -> Group | None:
    match = scene.grammar.direct.match(scene.mask, trigger.end)
    group = scene.at(match.start("group")) if match else None
    return None if group is None or is_owner(scene, group) else group


def _sides(*groups: Group | None) -> tuple[Group, ...]:
    return tuple(dict.fromkeys(group for group in groups if group))


def _is_apart(scene: Scene, trigger: Trigger) -> bool:
    around = scene.mask[max(0, trigger.anchor - 30) : trigger.end + 40]
    return scene.grammar.tables["apart"].search(around) is not None
