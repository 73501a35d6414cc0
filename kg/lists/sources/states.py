"""States, territories and regions: names in the languages that the source tags, the others as of unknown language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lists.rows import PLACE, NameUse
from kg.lists.sources.tables import Sources, parts
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.lists.draft import Draft

UNKNOWN = "und"


def add_states(sources: Sources, draft: Draft) -> dict[str, str]:
    """Add the territories and return other ids of a state → the id used here."""
    rules = sources.rules["states"]
    same: dict[str, str] = {}
    codes: dict[str, str] = {}
    rows = [row for row in sources.rows("countries.tsv") if row["code"] not in rules["left_out"]]
    for row in rows:
        codes.setdefault(row["code"], row["qid"])
    for row in rows:
        is_state = len(row["code"]) != len("us-ca") and "-" not in row["code"]
        sovereign = row["is_country"] == "True" or row["code"] in rules["also_states"]
        if is_state and sovereign:
            same |= {other: row["qid"] for other in parts(row["other_qids"])}
        _add(row, rules, draft, state=is_state and sovereign, country=codes.get(row["code"].split("-")[0], ""))
    return same


def _add(row: dict[str, str], rules: Mapping, draft: Draft, *, state: bool, country: str) -> None:  # type: ignore[type-arg]
    key = row["qid"]
    kind = ActorKind.STATE.value if state else PLACE
    group = "states" if state else "regions"
    draft.add_actor(group, key, kind, row["name"], country="" if country == key else country, source="rigour")
    strong = NameUse.STRONG if state else NameUse.PLACE
    for name in (row["name"], row["full_name"]):
        draft.add_name(key, name, "en", NameUse.WEAK if name in rules["weak"] else strong)
    for column, language in rules["languages"].items():
        draft.add_name(key, row[column], language, NameUse.WEAK if row[column] in rules["weak"] else strong)
    if state:
        for name in parts(row["names_strong"]) + parts(row["names_weak"]):
            draft.add_name(key, name, UNKNOWN, NameUse.WEAK)
