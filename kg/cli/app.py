"""All commands of `kg` in one table, and the edge where every error becomes one line and an exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from kg.cli.actors import COMMANDS as ACTOR_COMMANDS
from kg.cli.asking import ask
from kg.cli.building import build
from kg.cli.evaluating import evaluate
from kg.cli.identity import merge, part
from kg.cli.keeping import export, remove, validate
from kg.cli.link import link
from kg.cli.questioning import query, questions
from kg.cli.reasoning import reason
from kg.cli.serve import serve
from kg.cli.showing import show
from kg.errors import KgError

COMMANDS: tuple[Callable[..., None], ...] = (
    *(build, export, ask, query, questions, show, validate, reason, remove, link, merge, part, serve),
    evaluate,
)
_UNEXPECTED = 70  # EX_SOFTWARE of sysexits.h


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line (by default the process's own) and end the process with its exit code."""
    words = sys.argv[1:] if words is None else words
    try:
        command_line()(args=words, prog_name="kg")
    except KgError as error:
        _end(str(error), error.exit_code, error, words)
    except OSError as error:
        _end(f"{error.filename or 'kg'}: {error.strerror or error}", KgError.exit_code, error, words)
    except Exception as error:  # noqa: BLE001  # the edge: whoever typed the command is told what to do, not shown our frames
        _end(
            f"a fault of kg, {type(error).__name__}: {error}; please report what `kg --debug …` shows", _UNEXPECTED, error, words
        )


def command_line() -> typer.Typer:
    """Return the command line with all its commands."""
    app = typer.Typer(no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False)
    app.callback()(_options)
    for command in COMMANDS:
        app.command()(command)
    actors = typer.Typer(no_args_is_help=True, rich_markup_mode="rich", help="Look into the lists of actors, and renew them.")
    for name, command in ACTOR_COMMANDS.items():
        actors.command(name)(command)
    app.add_typer(actors, name="actors")
    return app


def _end(message: str, exit_code: int, error: Exception, words: Sequence[str]) -> None:
    if "--debug" in words:
        raise error
    typer.secho(f"kg: {message}", fg=typer.colors.RED, err=True)
    sys.exit(exit_code)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"kg {version('geopolitical-kg')}")
        raise typer.Exit


def _models(chosen: list[str] | None) -> list[str] | None:
    if chosen:  # the settings are read later, and the environment goes before their file
        os.environ["KG_MODELS"] = " ".join(chosen)
    return chosen


_MODEL = typer.Option(
    "--model",
    metavar="LANG=NAME",
    callback=_models,
    help="Read with this spaCy pipeline instead of our own: en=en_core_web_trf; id=none for none. May be repeated.",
)


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
    model: Annotated[list[str] | None, _MODEL] = None,
) -> None:
    """Read news and build a graph of who said what and who meets whom, each finding with the sentence it rests on.

    \b
    kg build seeds/articles --store my-store   read articles into a store
    kg ask                                     what a store can be asked
    kg ask who-met-whom --store my-store       ask it
    kg build article.txt --out article.ttl     only one article's graph
    """
