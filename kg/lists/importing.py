"""Make the lists of a folder from a folder of source tables; lists edited by hand are never touched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.lists.draft import Draft
from kg.lists.sources.organizations import add_organizations
from kg.lists.sources.persons import add_persons
from kg.lists.sources.places import add_places
from kg.lists.sources.states import add_states
from kg.lists.sources.tables import Sources, read_rules

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
    add_organizations(sources, draft)
    add_persons(sources, draft, same)
    folder = target / IMPORTED
    return ImportReport(folder, draft.write(folder))
