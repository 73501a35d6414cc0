"""Name the simple lists of a language's `[meetings]` table, and say in which frame the words of each are searched for."""

from __future__ import annotations

SIMPLE = (
    "definite_before",
    "definite_after",
    "demonstrative_before",
    "demonstrative_after",
    "indefinite_before",
    "indefinite_after",
    "insertions",
    "relatives",
    "series_before",
    "series_after",
    "further",
    "beside",
    "attending",
    "visits",
    "lasting",
    "first_person",
    "collectives",
    "delegates",
    "outsiders",
    "discards",
    "discards_after",
    "controls",
    "relations",
    "apart",
    "motions",
    "topics",
    "undated",
    "begun",
    "year_leads",
    "subject_pronouns",
    "adjuncts",
    "aftermath",
    "bygone",
    "closing",
    "remarks",
    "doubts",
    "likewise",
    "perfect",
    "sidelines",
    "purposes",
    "meeting_nouns",
    "processes",
    "invitations",
    "states",
    "former",
    "located",
    "occasions",
    "moved_to",
    "told_by",
    "ends",
    "days_in",
    "unmet",
    "appeals",
    "headed",
    "cited",
    "since_then",
    "alongside",
    "begins",
    "departs",
    "frames",
    "pluperfect",
    "sent_from",
)
# these must end where the trigger, the group or the date begins
_ENDING = {
    "located",
    "controls",
    "indefinite_before",
    "definite_before",
    "demonstrative_before",
    "series_before",
    "discards",
    "undated",
    "begun",
    "year_leads",
    "moved_to",
    "told_by",
    "unmet",
    "headed",
    "cited",
    "since_then",
    "departs",
    "pluperfect",
}
_OPENING = {"appeals", "series_after", "indefinite_after", "definite_after", "demonstrative_after", "discards_after", "adjuncts"}


def frame_of(name: str) -> str:
    """Return the pattern in which the words of a list are searched for, `{}` standing for them."""
    if name == "relations":
        return "{}(?:\\s+[\\w’'-]+){0,4}\\s+$"
    if name in _ENDING:
        return "{}\\s+$"
    return "^\\s*,?\\s*{}" if name in _OPENING else "{}"
