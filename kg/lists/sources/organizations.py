"""International organisations with abbreviations and names in many languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lists.rows import NameUse
from kg.lists.sources.tables import Sources, parts
from kg.model import ActorKind

if TYPE_CHECKING:
    from kg.lists.draft import Draft

_NAMES = "name_"


def add_organizations(sources: Sources, draft: Draft) -> None:
    """Add every organisation; a short abbreviation is weak."""
    least = sources.rules["organizations"]["abbreviation_least"]
    for row in sources.rows("igos.tsv"):
        key = row["qid"]
        draft.add_actor("organizations", key, ActorKind.ORGANIZATION.value, row["label_en"], source=row["source"])
        for column in ("label_en", "other_en", "former_en"):
            for name in parts(row[column]):
                draft.add_name(key, name, "en", NameUse.STRONG if " " in name else NameUse.WEAK)
        for abbreviation in parts(row["abbr_en"]):
            draft.add_name(key, abbreviation, "mul", NameUse.STRONG if len(abbreviation) >= least else NameUse.WEAK)
        for column, value in row.items():
            if column.startswith(_NAMES):
                draft.add_name(key, value, column.removeprefix(_NAMES), NameUse.STRONG)
