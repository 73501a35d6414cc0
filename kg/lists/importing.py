"""Make the lists of a folder from a folder of source tables; lists edited by hand are never touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.lists.draft import Draft
from kg.lists.sources.bodies import add_bodies, make_bodies
from kg.lists.sources.groups import add_checked, add_groups, add_outlets
from kg.lists.sources.organizations import add_organizations
from kg.lists.sources.persons import add_persons
from kg.lists.sources.places import add_places
from kg.lists.sources.states import add_states
from kg.lists.sources.tables import Sources, read_rules

if TYPE_CHECKING:
    from pathlib import Path

RULES = "import.toml"
IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import wrote: rows by file name."""

    folder: Path
    rows: dict[str, int]


def import_lists(source: Path, target: Path) -> ImportReport:
    """Read the source tables by the rules in `target/import.toml` and write `target/imported/*.csv` anew.

    Raises DataError when a source or the rules are missing or cannot be read; then nothing is written.
    """
    sources, draft = Sources(source, read_rules(target / RULES)), Draft()
    same = add_states(sources, draft)
    add_places(sources, draft, same)
    add_checked(sources, draft, same)
    add_organizations(sources, draft)
    add_bodies(sources, draft, same)
    make_bodies(sources, draft)
    add_groups(sources, draft, same)
    add_outlets(sources, draft, same)
    add_persons(sources, draft, same)
    draft.weaken_shared_names()
    draft.drop_unknown_keys()
    folder = target / IMPORTED
    return ImportReport(folder, draft.write(folder))
