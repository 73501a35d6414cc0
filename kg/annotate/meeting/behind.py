"""Find whom the words behind a noun of meeting name: whose meeting it is, and with whom it is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.meeting.reach import Look, complement, complement_after, direct

if TYPE_CHECKING:
    from kg.annotate.meeting.scene import Group

_TAKES_OBJECT = {"call", "gerund"}  # nouns that may be followed by one actor alone ("after meeting Putin")


def after_noun(look: Look) -> tuple[Group | None, Group | None]:
    """Return the actors right after a noun ("KTT ASEAN", "summit of EU leaders") and those it is held with."""
    takes_object = look.trigger.reach in _TAKES_OBJECT
    beside = direct(look)
    if beside and beside.collective and look.scene.grammar.compound and not takes_object:
        beside = None  # "KTT ASEAN", but "ASEAN summit"
    after = beside or complement(look, "of")
    companion = complement_after(look, after, "with") if after else complement(look, "with")
    if after is None and companion is None and _is_meal(look):
        companion = complement(look, "honouring")  # "a dinner for B"
    if look.trigger.reach == "call" and after is None and companion is None:
        companion = complement(look, "calling")  # "made a call to B"
    if after is None or companion:
        return after, companion
    if beside and look.scene.grammar.compound:
        return None, after  # "after meeting the leaders of A"
    if len(after.keys) > 1 or after.collective:
        return after, None
    return None, after if takes_object else None


def _is_meal(look: Look) -> bool:
    return look.scene.grammar.tables["meals"].fullmatch(look.scene.mask, look.trigger.begin, look.trigger.end) is not None
