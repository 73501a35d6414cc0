"""`kg merge`, `kg part`: two meetings, events or reports go in; that they are one, or two, is kept, and the graph drawn anew."""

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StoreOption, opened

if TYPE_CHECKING:
    from kg.knowledge.identity import Verdict

_ONE = typer.Argument(metavar="MEETING|EVENT|REPORT", help="An address, or its end: meeting/…, event/…, article/…/meeting/….")
_OTHER = typer.Argument(metavar="MEETING|EVENT|REPORT", help="Likewise.")
_REASON = typer.Option("--reason", metavar="TEXT", help="Why, for whoever reads the file later.")
_UNDO = typer.Option("--undo", help="Take back what was decided on the two.")


def merge(
    one: Annotated[str, _ONE],
    other: Annotated[str, _OTHER],
    store: StoreOption = None,
    reason: Annotated[str, _REASON] = "",
    undo: Annotated[bool, _UNDO] = False,
) -> None:
    """Say that two meetings, or two events, are one, whatever the rules say; it is kept for ever.

    Decisions stand in the file that the setting 'merges' names (merges.csv). They name reports, so that they hold in every
    later build; `kg show MEETING --why` tells the addresses of a meeting's reports.

    \b
    kg merge meeting/0f3a2b1c4d5e6f70 meeting/8b1d2c3e4f5a6b7c --reason "the dinner was part of the talks"
    kg merge --undo article/9c1f/meeting/120-260 article/77ab/meeting/0-83
    """
    from kg.knowledge.identity import Verdict

    _decide(one, other, store, None if undo else Verdict.SAME, reason)


def part(
    one: Annotated[str, _ONE],
    other: Annotated[str, _OTHER],
    store: StoreOption = None,
    reason: Annotated[str, _REASON] = "",
    undo: Annotated[bool, _UNDO] = False,
) -> None:
    """Say that a report does not tell of a meeting or event, or that two are two; it is kept for ever, as with `kg merge`.

    \b
    kg part article/9c1f/meeting/120-260 meeting/0f3a2b1c4d5e6f70 --reason "that was the call on the day before"
    """
    from kg.knowledge.identity import Verdict

    _decide(one, other, store, None if undo else Verdict.DIFFERENT, reason)


def _decide(one: str, other: str, location: str | None, verdict: "Verdict | None", reason: str) -> None:
    from datetime import UTC, datetime
    from getpass import getuser

    from kg.cli.screen import output
    from kg.knowledge.deciding import Word, check_new, decisions_on
    from kg.knowledge.decisions import add_decisions, read_decisions
    from kg.namespaces import GKD
    from kg.pipeline import redraw
    from kg.settings import load_settings

    settings = load_settings()
    word = Word(verdict, getuser(), datetime.now(UTC).date(), reason)
    with opened(location) as kept:
        made = decisions_on(kept, one, other, word)
        check_new(made, read_decisions(settings.merges))
        add_decisions(settings.merges, made)
        redraw(kept, settings)
    count = f"{len(made)} pair{'s' if len(made) > 1 else ''} of reports"
    output().print(f"{_TOLD[verdict.name if verdict else '']}: {count} in {settings.merges}", markup=False)
    for each in made:
        output().print("  " + " ".join(address.removeprefix(str(GKD)) for address in (each.report, each.other)), markup=False)


_TOLD = {"SAME": "one", "DIFFERENT": "two", "": "left to the rules again"}
