"""`kg actors …`: a name goes in, whom it may mean comes out; and the lists of actors are checked and made anew."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

_DAY = typer.Option("--date", formats=["%Y-%m-%d"], metavar="DAY", help="The day of the article, 2022-01-10: posts change hands.")
_LANGUAGE = typer.Option("--lang", metavar="CODE", help="The language of the text.")
_SINCE = typer.Option("--since", formats=["%Y-%m-%d"], metavar="DAY", help="Look for those who came into office since this day.")
_LISTS = typer.Option("--lists", metavar="DIR", help="The folder of lists; by default the shipped one.")


def find(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    date: Annotated[datetime | None, _DAY] = None,
    lang: Annotated[str, _LANGUAGE] = "en",
) -> None:
    """Tell whom a name may mean, and why: what the lists say of it, and how it is read in an article of that day.

    \b
    kg actors find "Gedung Putih" --lang id
    kg actors find "Presiden AS" --lang id --date 2022-01-10
    """
    from kg.cli.screen import output, table
    from kg.errors import QueryError
    from kg.explain import listed_meanings, read_meanings

    day = date.date() if date else None
    listed, read = listed_meanings(name, lang, day), read_meanings(name, lang, day)
    if not listed and not read:
        raise QueryError(f"neither a list nor a rule of '{lang}' knows '{name}'")
    columns = ("key", "name", "kind", "posts", "why")
    for title, meanings in (("in the lists", listed), ("read in an article", read)):
        if meanings:
            output().print(f"{title}:", style="bold")
            output().print(table(columns, ((m.key, m.name, m.kind, m.posts, m.why) for m in meanings)))


def check(lists: Annotated[Path | None, _LISTS] = None) -> None:
    """Check the lists of actors; every fault is told with file and line, and the exit code is 4 if there is one.

    \b
    kg actors check --lists seeds/actors
    """
    from kg.cli.screen import output
    from kg.errors import DataError
    from kg.lists.checking import check_lists
    from kg.lists.reading import lists_and_problems
    from kg.resources import ACTOR_LISTS

    problems = check_lists(lists or ACTOR_LISTS)
    read, _ = lists_and_problems(lists or ACTOR_LISTS)
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


def update(
    keys: Annotated[list[str] | None, typer.Argument(metavar="[KEY…]", help="Wikidata ids; by default high offices.")] = None,
    since: Annotated[datetime, _SINCE] = datetime(2022, 1, 1),  # noqa: DTZ001  # the imported lists end in that year
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask no endpoint: use what was answered before.")] = False,
    lists: Annotated[Path | None, _LISTS] = None,
) -> None:
    """Ask Wikidata for posts and names that the lists lack, and write them beside the lists, in `from-wikidata`.

    \b
    kg actors update --dry-run
    kg actors update Q458 Q1065
    """
    from kg.cli.screen import output
    from kg.link.refreshed import changes, objections, refreshed_files, without_update, write_files
    from kg.link.session import now, opened_asker
    from kg.link.updating import Scope, update_from
    from kg.lists.importing import RULES
    from kg.lists.reading import read_lists
    from kg.lists.sources.tables import read_rules
    from kg.reading import known_languages
    from kg.resources import ACTOR_LISTS
    from kg.settings import load_settings

    settings, folder = load_settings(), lists or ACTOR_LISTS
    base = without_update(read_lists(folder))
    scope = Scope(frozenset(keys or ()), since.date(), tuple(sorted(known_languages())))
    with opened_asker(settings, offline=offline) as asker:
        found = update_from(base, scope, asker, read_rules(folder / RULES))
    files = refreshed_files(found, folder, base.posts, today=now().date(), endpoint=settings.wikidata)
    shown = list(changes(folder, files))
    for line in (*objections(found.posts, base.posts), *shown):
        output().print(line, markup=False)
    if shown and not dry_run:
        write_files(folder, files)
    output().print(f"{sum(line[:1] in '+-' and line[:3] not in ('+++', '---') for line in shown):,} rows differ", markup=False)


COMMANDS: dict[str, Callable[..., None]] = {"find": find, "check": check, "import": import_, "update": update}
