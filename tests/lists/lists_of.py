"""Small folders of lists for the tests: text in, files on a temporary disk out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ACTORS = "key,kind,name,country,function,represents,seats,domain,latitude,longitude,source"
NAMES = "key,name,language,use"
POSTS = "person,role,organization,title,start,end,position,source"
PATTERNS = "function,language,pattern"


def write(folder: Path, name: str, header: str, *rows: str) -> Path:
    """Write one list; rows are given short, missing columns at the end stay empty."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    width = header.count(",")
    full = [row + "," * (width - row.count(",")) for row in rows]
    path.write_text("\n".join([header, *full]) + "\n", encoding="utf-8")
    return path


def ruritania(folder: Path) -> Path:
    """Write lists of two invented states, their capitals, ministers and a ministry."""
    write(
        folder, "imported/states.csv", ACTORS,
        "Q1,State,Ruritania,,,,Q11", "Q2,State,Graustark,,,,Q12", "Q11,Place,Strelsau,Q1,,,,,50.5,14.2", "Q12,Place,Edelweiss,Q2",
    )  # fmt: skip
    write(
        folder, "imported/states-names.csv", NAMES,
        "Q1,Ruritania,en,strong", "Q1,Ruritania,id,strong", "Q1,Ruritanian,en,demonym", "Q1,R.U.,en,strong", "Q1,RU,id,strong",
        "Q2,Graustark,en,strong", "Q2,Graustark,id,strong", "Q2,Graustarkia,en,demonym", "Q2,G,xx,weak",
        "Q11,Strelsau,en,place", "Q11,Strelsau,id,place", "Q12,Edelweiß,en,place", "Q12,Kaum,en,place",
    )  # fmt: skip
    write(
        folder, "imported/persons.csv", ACTORS,
        "Q21,Person,Rudolf Elphberg,Q1", "Q22,Person,Antoinette de Mauban,Q1", "Q23,Person,Michał Strelitz,Q2",
    )  # fmt: skip
    write(
        folder,
        "imported/persons-names.csv",
        NAMES,
        "Q21,Elphberg,mul,surname",
        "Q22,de Mauban,mul,surname",
        "Q23,Dan,mul,surname",
    )
    write(
        folder, "imported/posts.csv", POSTS,
        "Q21,head_of_state,Q1,King,1990-01-01,", "Q22,foreign_minister,Q1,Minister,1995,1999-06",
        "Q23,head_of_state,Q2,President,,2000",
    )  # fmt: skip
    write(
        folder, "own/bodies.csv", ACTORS,
        "foreign-ministry-of-ruritania,GovernmentBody,Ministry of Foreign Affairs of Ruritania,Q1,foreign_ministry,Q1",
    )  # fmt: skip
    write(
        folder, "own/patterns.csv", PATTERNS,
        "foreign_ministry,en,{people} Foreign Ministry", "foreign_ministry,id,Kementerian Luar Negeri {state}",
    )  # fmt: skip
    return folder
