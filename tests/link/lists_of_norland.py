"""Lists as an import and a person would leave them, of the people and places that the server on loopback knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lists.lists_of import ACTORS, NAMES, POSTS, write

if TYPE_CHECKING:
    from pathlib import Path

RULES = """
[persons]
strong_roles = ["foreign_minister", "head_of_state"]
surname_roles = ["foreign_minister"]
family_name_first = []
particles = []
"""


def norland(folder: Path) -> Path:
    """Write the lists; Olaf Brand is still minister in them, and nobody has heard of Mara Velen."""
    folder.mkdir(parents=True)
    (folder / "import.toml").write_text(RULES, encoding="utf-8")
    write(folder, "imported/states.csv", ACTORS, "Q900010,State,Norland", "Q900011,State,Sudland")
    write(folder, "imported/states-names.csv", NAMES, "Q900010,Norland,en,strong", "Q900011,Coastal Council,en,weak")
    write(folder, "imported/persons.csv", ACTORS, "Q900110,Person,Olaf Brand,Q900010")
    write(folder, "imported/organizations.csv", ACTORS, "Q900130,InternationalOrganization,Dewan")
    write(
        folder, "imported/posts.csv", POSTS,
        "Q900110,foreign_minister,Q900010,Minister of Foreign Affairs of Norland,2019-02-01,,Q900020",
        "Q900110,head_of_state,Q900011,President of Sudland,2001,2005,Q900021",
    )  # fmt: skip
    return folder
