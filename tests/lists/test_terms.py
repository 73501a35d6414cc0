"""Open terms of the sources end with the next holder; edited posts replace imported ones."""

from __future__ import annotations

from pathlib import Path

from kg.lists.rows import PostRow, Role, Source
from kg.lists.terms import settled

IMPORTED, OWN = Source(Path("imported/posts.csv"), 2), Source(Path("own/posts.csv"), 2)


def post(person: str, start: str, end: str = "", *, role: Role = Role.HEAD_OF_STATE, source: Source = IMPORTED) -> PostRow:
    return PostRow(source, person, role, "Q1", "t", start, end)


def ends(*rows: PostRow) -> dict[str, str]:
    return {row.person: row.end for row in settled(rows)}


def test_the_next_holder_ends_an_open_term() -> None:
    assert ends(post("a", "2001-01-20"), post("b", "2009-01-20"), post("c", "2017")) == {"a": "2009-01-20", "b": "2017", "c": ""}


def test_an_edited_successor_ends_an_imported_term() -> None:
    assert ends(post("a", "2014-10-20"), post("b", "2024-10-20", source=OWN)) == {"a": "2024-10-20", "b": ""}


def test_edited_terms_stay_as_they_are() -> None:
    assert ends(post("a", "2001", source=OWN), post("b", "2009", source=OWN)) == {"a": "", "b": ""}


def test_posts_with_several_holders_stay_open() -> None:
    rows = (post("a", "2001", role=Role.AMBASSADOR), post("b", "2009", role=Role.AMBASSADOR))
    assert ends(*rows) == {"a": "", "b": ""}


def test_known_ends_stay() -> None:
    assert ends(post("a", "2001", "2005"), post("b", "2009")) == {"a": "2005", "b": ""}


def test_edited_posts_replace_the_imported_ones_of_the_same_office() -> None:
    rows = settled([post("a", "2014"), post("a", "2014", role=Role.MINISTER), post("a", "2014-10-20", "2024-10-20", source=OWN)])
    assert [(row.role, row.start) for row in rows] == [(Role.MINISTER, "2014"), (Role.HEAD_OF_STATE, "2014-10-20")]
