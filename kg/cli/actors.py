"""`kg actors …`: a name goes in, whom it may mean comes out; and the lists of actors are checked and made anew."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.annotate.gazetteer import Gazetteer, Sense

_DAY = typer.Option("--date", formats=["%Y-%m-%d"], metavar="DAY", help="The day of the article, 2022-01-10: posts change hands.")
_LANGUAGE = typer.Option("--lang", metavar="CODE", help="The language of the text.")
_LISTS = typer.Option("--lists", metavar="DIR", help="The folder of lists; by default the shipped one.")


def find(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    date: Annotated[datetime | None, _DAY] = None,
    lang: Annotated[str, _LANGUAGE] = "en",
) -> None:
    """Tell whom a name may mean, and why.

    \b
    kg actors find "Gedung Putih" --lang id
    kg actors find Lavrov --date 2022-01-10
    """
    from kg.annotate.gazetteer import gazetteer_for
    from kg.cli.screen import output, table
    from kg.errors import QueryError

    gazetteer = gazetteer_for(lang)
    rows = [tuple(_row(gazetteer, sense, date)) for sense in gazetteer.senses(name)]
    if not rows:
        raise QueryError(f"no list has '{name}' in '{lang}'; a name of more words may hold one that a list has")
    output().print(table(("key", "name", "kind", "how the name is used", "state", "posts"), rows))


def _row(gazetteer: "Gazetteer", sense: "Sense", date: datetime | None) -> Iterator[str]:
    from kg.model import Actor

    entity = gazetteer.entity(sense.key)
    country = gazetteer.country(sense.key)
    yield sense.key
    yield entity.name.text
    yield entity.kind if isinstance(entity, Actor) else "Place"
    yield sense.use
    yield gazetteer.entity(country).name.text if country else ""
    posts = gazetteer.roles(sense.key, date.date() if date else None)
    yield ", ".join(f"{role} of {_name(gazetteer, body)}" if body else role for role, body in posts)


def _name(gazetteer: "Gazetteer", key: str) -> str:
    return gazetteer.entity(key).name.text if gazetteer.knows(key) else key


def check(lists: Annotated[Path | None, _LISTS] = None) -> None:
    """Check the lists of actors; every fault is told with file and line, and the exit code is 4 if there is one.

    \b
    kg actors check --lists seeds/actors
    """
    from kg.cli.screen import output
    from kg.errors import DataError
    from kg.lists.reading import lists_and_problems
    from kg.resources import ACTOR_LISTS

    read, problems = lists_and_problems(lists or ACTOR_LISTS)
    for problem in problems:
        output().print(f"{problem.path}:{problem.line}: {problem.text}", markup=False)
    if problems:
        raise typer.Exit(DataError.exit_code)
    output().print(f"{len(read.actors):,} actors and places, {len(read.names):,} names, {len(read.posts):,} posts: no fault")


def import_(
    source: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of source tables.")],
    lists: Annotated[Path | None, _LISTS] = None,
) -> None:
    """Make the imported lists anew from source tables; lists edited by hand are never touched.

    \b
    kg actors import sources --lists seeds/actors
    """
    from kg.cli.screen import output, table
    from kg.lists.importing import import_lists
    from kg.resources import ACTOR_LISTS

    report = import_lists(source, lists or ACTOR_LISTS)
    output().print(table(("list", "rows"), ((name, f"{rows:,}") for name, rows in report.rows.items())))


COMMANDS: dict[str, Callable[..., None]] = {"find": find, "check": check, "import": import_}
