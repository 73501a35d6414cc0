"""Find the other party where a trigger names it from afar: beside whom somebody speaks, whom a topic separates from its verb."""

from __future__ import annotations

from kg.annotate.meeting.reach import Look, Parties, complement, direct, sides, subject, titled
from kg.annotate.meeting.scene import Group
from kg.annotate.meeting.stages import LOST
from kg.annotate.meeting.subjects import is_adjacent, is_owner

_TOPIC = 60  # code points between a verb of talking and those it is talked with, where the topic names actors


def beside(look: Look) -> Parties:
    """Return who stands before the press together, if they stand for different states; those of one state explain what it did."""
    other = direct(look) or complement(look, "with")
    first = subject(look) or _nearest(look)
    if first is None or other is None or not _foreign(look, first, other):
        return Parties((), "noun-beside")
    return Parties(sides(first, other), "noun-beside")


def _nearest(look: Look) -> Group | None:
    before = (g for g in reversed(look.scene.groups) if g.end <= look.trigger.begin)
    return next((g for g in before if g.quotation is None and not is_owner(look.scene, g)), None)


def foreign(look: Look, group: Group) -> bool:
    """Tell whether those of a group stand for more than one state, so that they can meet each other."""
    states = {look.knowledge.states_of(key) for key in group.keys}
    return len(states) > 1


def antecedent(look: Look) -> Group | None:
    """Return whom a relative clause makes the other party of its verb ("A, with whom B will hold talks")."""
    scene = look.scene
    found = tuple(scene.grammar.tables["with_whom"].finditer(scene.mask, 0, look.trigger.anchor))
    if not found or (scene.boundaries and any(found[-1].end() <= begin < look.trigger.anchor for begin, _ in scene.boundaries)):
        return None
    return next((group for group in scene.groups if group.end == found[-1].start()), None)


def there(look: Look) -> Group | None:
    """Return the persons of several states who stand right before a meeting ("as agreed by A and B at the Oslo summit")."""
    scene, noun = look.scene, look.trigger.begin
    group = next((g for g in reversed(scene.groups) if g.end <= noun), None)
    if group is None or len(group.keys) < 2 or not foreign(look, group) or not all(map(look.knowledge.is_person, group.keys)):
        return None
    led = scene.grammar.telling.match(scene.mask[:noun].rstrip() + " ", group.end + 1)
    return group if led and group.quotation == scene.quotation(noun) else None


def accompanied(look: Look) -> tuple[Group, ...]:
    """Return whom a verb or its noun names together with its subject before it ("A bersama B melakukan pertemuan")."""
    scene, anchor = look.scene, look.trigger.anchor
    left = [g for g in scene.groups if g.end <= anchor and g.quotation is None]
    if len(left) < 2 or not is_adjacent(scene, left[-1], anchor):
        return ()
    joining = " ".join(scene.mask[left[-2].end : left[-1].begin].split())
    return tuple(left[-2:]) if joining in scene.grammar.words.complements["joining"] else ()


def _foreign(look: Look, first: Group, other: Group) -> bool:
    known = look.knowledge
    if not all(known.is_person(key) for key in (*first.keys, *other.keys)):
        return False
    ours, theirs = ({state for key in side.keys for state in known.states_of(key)} for side in (first, other))
    return not ours & theirs


def over_topic(look: Look) -> Group | None:
    """Return the persons with whom it is talked about other actors ("membahas krisis X dengan Menlu Y")."""
    scene, end = look.scene, look.trigger.end
    later = [g for g in scene.groups if end < g.begin < min(look.trigger.clause[1], end + _TOPIC)]
    with_ = scene.grammar.with_
    for group in later[1:]:
        if not with_.search(scene.mask, end, group.begin):
            continue
        if scene.grammar.tables["relations"].search(scene.mask, end, group.begin):
            return None
        found = titled(look, group)
        return found if all(look.knowledge.is_person(key) for key in found.keys) else None
    return None


def of_home(look: Look, first: Group | None, companion: Group) -> Group | None:
    """Return the state told of before, or that of the article, where a sentence opens with "Talks with A"."""
    home = first.keys[0] if first and len(first.keys) == 1 else look.knowledge.home
    scene, trigger = look.scene, look.trigger
    opens = trigger.reach == "strong" and not look.is_carried and not any(g.begin < trigger.begin for g in scene.groups)
    if home is None or not opens or scene.grammar.preposition.search(scene.mask, 0, trigger.begin):
        return None
    if home in companion.keys or not all(map(look.knowledge.is_state, (home, *companion.keys))):
        return None
    return Group(trigger.begin, trigger.end, (home,), (trigger.end,), companion.quotation)


def is_invited_by(look: Look, owner: Group) -> bool:
    """Tell whether it is an invitation to talks that is somebody's ("accepted A's invitation for talks")."""
    between = (look.scene.mask, owner.end, look.trigger.begin)
    return owner.end < look.trigger.begin and look.scene.grammar.tables["invitations"].search(*between) is not None


def is_called_off(look: Look) -> bool:
    """Tell whether the verb that carries the noun calls a meeting off: the host of others' meeting may do so."""
    verb = look.scene.mask[look.trigger.anchor : look.trigger.begin]
    return any(look.scene.grammar.cues[status.value.lower()].search(verb) for status in LOST)


def is_by_phone(look: Look) -> bool:
    """Tell whether the verb itself says that it is by telephone, so that "to" leads to the other ("spoke by phone to")."""
    return look.scene.grammar.modes["phone"].search(look.scene.lower, look.trigger.begin, look.trigger.end) is not None
