"""Find who meets: a trigger in its scene in, the Parties that its wording names out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.meeting.behind import after_noun
from kg.annotate.meeting.company import (
    accompanied,
    antecedent,
    beside,
    foreign,
    is_by_phone,
    is_called_off,
    is_invited_by,
    of_home,
    over_topic,
    there,
)
from kg.annotate.meeting.drafts import OF_FORMAT, SERIES
from kg.annotate.meeting.formats import members_of_format
from kg.annotate.meeting.grammar import TIME
from kg.annotate.meeting.owners import compound, is_possessed, owner
from kg.annotate.meeting.parsed import told_in
from kg.annotate.meeting.reach import (
    Look,
    Parties,
    adjacent,
    complement,
    complement_after,
    direct,
    enumerated,
    is_of_series,
    is_shared,
    sides,
    speakers,
    subject,
)
from kg.annotate.meeting.subjects import is_adjacent, is_controlled, may_be_subject, subject_of

if TYPE_CHECKING:
    from kg.annotate.meeting.scene import Group

_TOPIC = 60  # code points; farther from "discuss" a "with" belongs to what is discussed
_RECEIVING = {"object", "person", "host", "passive"}
_LOOSE = {"loose", "session"}


def parties_of(look: Look) -> Parties:
    """Return the parties of a trigger; they need not suffice for a meeting."""
    if look.trigger.is_noun:
        if members := members_of_format(look):
            return Parties((members,), OF_FORMAT)
        return beside(look) if look.trigger.reach == "beside" else _around_noun(look)
    if look.trigger.reach == "gather":
        gathered = direct(look)
        host = subject(look) if gathered else None
        return Parties(sides(gathered), "verb-gather", host.keys if host else ())
    return _around_verb(look)


def _around_verb(look: Look) -> Parties:
    reach = look.trigger.reach
    other = _object(look) or (complement(look, "including") if reach in {"joint", "object"} else None)
    if reach == "joint" and other is None and is_shared(look):
        if look.topic and len(look.topic.keys) > 1:  # "A and B led the delegations. They had met before."
            return Parties((look.topic,), "verb-shared")
        return Parties((), "verb-shared", inherits=True)
    first = subject(look)
    if reach in _RECEIVING:
        return _received(look, first, other)
    if reach == "weak" and other is None and not _is_plural(look, first):
        return Parties((), "verb-weak")
    other = other or (antecedent(look) if reach == "joint" else None)
    others = sides(other, complement_after(look, other, "including"))
    if first and not others and is_controlled(look.scene, first):  # "invited Putin to meet": the one who invites meets too
        return Parties(sides(subject_of(look.scene, first.begin, first.quotation), first), "verb-invited")
    if others and first is None and reach in {"joint", "weak"} and not look.trigger.unmet:
        return Parties((), f"verb-{reach}")  # whoever met a body is not told
    together = accompanied(look) if not others else ()
    return Parties(together or sides(first, *others), f"verb-{reach}", apart=look.apart)


def _object(look: Look) -> Group | None:
    if look.trigger.reach == "host" and " " not in look.scene.mask[look.trigger.begin : look.trigger.end]:
        return direct(look)  # "menerima laporan dari A" is no visit
    found = complement(look, "with")
    if found and not (look.trigger.reach == "weak" and found.begin - look.trigger.end > _TOPIC):
        return found
    if look.trigger.reach == "weak":
        return over_topic(look)
    if look.trigger.reach == "passive" and (agent := complement(look, "passive")):
        return agent
    return direct(look) or (complement(look, "calling") if is_by_phone(look) else None)


def _received(look: Look, first: Group | None, other: Group | None) -> Parties:
    reach = look.trigger.reach
    if reach == "host":
        other = complement(look, "including") or complement_after(look, other, "including") or other
    verb = look.scene.mask[look.trigger.begin : look.trigger.end].rpartition(" ")[2]
    of_speech = reach == "person" and look.scene.grammar.tables["purposes"].fullmatch(verb) is not None
    if of_speech and other is None and first and _is_plural(look, first):
        return Parties((first,), "verb-weak")  # "A and B spoke to reaffirm their ties"
    if first is None or other is None or (reach == "passive" and _is_of_a_meeting(look, first)):
        return Parties((), f"verb-{reach}")
    if reach != "object" and not _can_receive(look, other):
        return Parties((), f"verb-{reach}")
    hosts = {"host": first.keys, "passive": other.keys}.get(reach, ())
    return Parties((first, other), f"verb-{reach}", hosts)


def _can_receive(look: Look, other: Group) -> bool:
    """Tell whether those visited or received are persons; to visit a body is to see its house."""
    if all(look.knowledge.is_person(key) for key in other.keys):
        return True
    return other.collective and not (look.trigger.reach == "person" and any(look.knowledge.is_body(key) for key in other.keys))


def _is_of_a_meeting(look: Look, first: Group) -> bool:
    """Tell whether a meeting is the subject, and not the actors after it ("the talks with X … were welcomed by Y")."""
    return look.scene.grammar.triggers.search(look.scene.mask, look.trigger.clause[0], first.begin) is not None


def _around_noun(look: Look) -> Parties:
    after, companion = after_noun(look)
    companion = companion or (antecedent(look) if look.is_carried else None)
    extra = complement(look, "including") or complement(look, "mediating")
    among = complement_after(look, companion, "including")  # "with officials, including A and B"
    if companion == extra:  # "with A, B and C attending"
        companion = None
    carrier = adjacent(look) if look.is_carried else None
    if carrier and len(carrier.keys) > 1:
        return Parties(sides(carrier, companion, extra), "noun-subject", apart=look.apart)
    body = (
        None if look.trigger.reach == "gerund" else direct(look) or complement(look, "of")
    )  # "session of the body between A and B"
    if between := complement(look, "between") or complement_after(look, body, "between"):
        listed = () if len(between.keys) > 1 else (*enumerated(look, between), *speakers(look))
        mediators = extra or complement_after(look, between, "mediating")
        return Parties(sides(between, complement_after(look, between, "with"), *listed, mediators), "noun-between")
    before = owner(look) or compound(look)
    listed = enumerated(look, extra) if extra and len(extra.keys) == 1 else ()
    named = sides(before, after, companion, extra, *listed)
    if (
        before is None
        and companion is None
        and (is_possessed(look, "possessive_plural") or (look.is_carried and is_shared(look)))
    ):
        return Parties(named, "noun-shared", inherits=True)
    if extra and named == (extra,) and look.trigger.demonstrative and not foreign(look, extra):
        return Parties((), "noun-named")  # "the meeting was attended by ministers" of one side
    if named and named == (complement(look, "mediating"),):
        return Parties((), "noun-named")  # those who only bring others together
    if named != (companion,) and len({key for side in named for key in side.keys}) > 1:
        return Parties(named, "noun-named", apart=look.apart)
    return _with_subject(look, sides(*named, among), companion)


def _with_subject(look: Look, named: tuple[Group, ...], companion: Group | None) -> Parties:
    """Return one collective party on its own, else what is named together with the subject."""
    if companion:
        return _with_companion(look, named, companion)
    if look.trigger.reach == "cabinet" and not named:
        return _of_cabinet(look)
    if look.is_carried and not (named and named[0].collective and is_called_off(look)):
        together = () if named else accompanied(look)
        carrier = subject(look) if named else adjacent(look)
        return Parties(together or sides(carrier, *named), "noun-carried", apart=look.apart)
    if len(named) == 1 and is_invited_by(look, named[0]):
        return Parties(sides(subject(look), *named), "noun-invited")
    if len(named) == 1 and named[0].collective and look.trigger.reach != "loose":
        return Parties(named, "noun-collective")
    return Parties(named, "noun-subject") if named else _unnamed(look)


def _with_companion(look: Look, named: tuple[Group, ...], companion: Group) -> Parties:
    """Return those with whom talks are, and who is said to talk with them."""
    first = subject(look)
    far = look.trigger.reach in _LOOSE and not look.is_carried and first and first.begin < look.trigger.clause[0]
    if first and not look.is_carried:
        first = _like(look, first, companion)
    if first in {None, look.topic} and (ours := of_home(look, first, companion)):
        return Parties((ours, companion), "noun-home", apart=True)
    if (first is None or far) and not companion.collective:
        return Parties((), "noun-subject")  # who talked with them is not told
    return Parties(sides(None if far else first, *named), "noun-subject", apart=look.apart)


def _of_cabinet(look: Look) -> Parties:
    """Return who holds or chairs a meeting of ministers, and so is not alone there."""
    chair = complement(look, "chairing") or (adjacent(look) if look.is_carried else None)
    return Parties((replace(chair, collective=True),) if chair else (), "noun-carried")


def _like(look: Look, first: Group, companion: Group) -> Group:
    """Return the person who met a person, rather than a state named after that one ("A stressed B's rights in talks with C")."""
    persons = all(look.knowledge.is_person(key) for key in companion.keys)
    if not persons or first.collective or any(look.knowledge.is_person(key) for key in first.keys):
        return first
    earlier = (g for g in look.scene.groups if look.trigger.clause[0] <= g.begin < first.begin and may_be_subject(look.scene, g))
    return next((g for g in earlier if all(look.knowledge.is_person(key) for key in g.keys)), first)


def _unnamed(look: Look) -> Parties:
    """Return who meets where nothing beside the noun names anybody: who speaks there, who goes there, those of its series."""
    if told := told_in(look):
        return Parties(told, "noun-told")
    if is_of_series(look):
        return Parties((), SERIES, inherits=True)
    if look.trigger.reach in {"strong", "summit", "call"} and not look.trigger.definite:
        first = subject_of(look.scene, look.trigger.begin, look.scene.quotation(look.trigger.begin))
        if present := there(look):
            return Parties((present,), "noun-among")
        if hosts := _visited(look):
            return Parties(sides(first, hosts), "noun-visit")
        if first and len(first.keys) > 1 and look.headed and foreign(look, first):
            return Parties((first,), "noun-among")
    return Parties((), "noun-subject")


def _visited(look: Look) -> Group | None:
    """Return the hosts of somebody who goes somewhere for talks."""
    tables, stretch = look.scene.grammar.tables, (look.scene.mask, look.trigger.clause[0], look.trigger.begin)
    if not look.headed:
        return None
    if match := tables["motions"].search(*stretch):
        return look.scene.at(match.start("group"))
    match = tables["arrivals"].search(*stretch)
    stay = next((g for g in look.scene.stays if match and g.begin == match.start("place")), None)
    return stay if stay and all(look.knowledge.is_state(key) for key in stay.keys) else None


def _is_of_members(look: Look, group: Group) -> bool:
    """Tell whether the words name the many of a body, and not the body that may only have an opinion."""
    said = look.scene.lower[group.begin : group.end]
    return group.collective and look.scene.grammar.tables["collectives"].search(said) is not None


def _is_plural(look: Look, group: Group | None) -> bool:
    """Tell whether several actors right before a verb are its subject, and not "X to discuss"."""
    if group is None or not (len(group.keys) > 1 or _is_of_members(look, group)):
        return False
    gap = look.scene.mask[group.end : look.trigger.anchor].rpartition(TIME)[2].strip()
    purpose = look.scene.grammar.tables["purposes"].fullmatch(gap)
    return is_adjacent(look.scene, group, look.trigger.anchor) and not purpose
