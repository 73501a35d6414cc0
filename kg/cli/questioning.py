"""`kg query`, `kg questions`: a question goes in, as a name, a file or SPARQL; the store's answer comes out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import AsOfOption, FormatOption, ReadOption, read_only

if TYPE_CHECKING:
    from kg.questions import Parameter
    from kg.store import Answer, Store

_QUESTION = typer.Argument(metavar="QUESTION", help="A name that `kg questions` lists, a file (.rq), or SPARQL.")
_PARAMETERS = typer.Option("--param", "-p", metavar="NAME=VALUE", help="What the question is narrowed by; can be given again.")


def query(
    question: Annotated[str, _QUESTION],
    param: Annotated[list[str] | None, _PARAMETERS] = None,
    form: FormatOption = "table",
    store: ReadOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Ask the store a question: one of the shipped ones, or any SPARQL. Prefixes of this package need no declaration.

    \b
    kg query who-met-whom --store my-store
    kg query claims-about -p actor=Q159 --format csv
    kg query "SELECT ?m WHERE { ?m a gk:Meeting } ORDER BY ?m LIMIT 5"
    """
    from kg.cli.answers import print_answer
    from kg.cli.screen import output

    with read_only(store, as_of) as kept:
        print_answer(_answer(kept, question, pairs(param or [], "--param")), form, output())


def questions(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Show this one as it is written.")] = None,
) -> None:
    """List what a store can be asked, with the parameters of each question.

    \b
    kg questions
    kg questions who-met-whom
    """
    from kg.cli.screen import output, table
    from kg.questions import question
    from kg.questions import questions as listed

    if name:
        output().out(question(name).sparql, end="", highlight=False)
        return
    rows = ((each.name, each.question, " ".join(map(_parameter, each.parameters))) for each in listed())
    output().print(table(("name", "question", "parameters"), rows))


def pairs(given: list[str], what: str) -> dict[str, str]:
    """Return NAME=VALUE by names.

    Raises QueryError for anything else, and for a name given twice.
    """
    from kg.errors import QueryError

    found: dict[str, str] = {}
    for written in given:
        name, sign, value = written.partition("=")
        if not sign:
            raise QueryError(f"{what} must look like actor=Q159, found '{written}'")
        if name in found:
            raise QueryError(f"'{name}' is given twice: '{found[name]}' and '{value}'")
        found[name] = value
    return found


def _answer(store: "Store", wanted: str, given: dict[str, str]) -> "Answer":
    from kg.errors import QueryError
    from kg.questions import answer, ask

    written = Path(wanted).read_text(encoding="utf-8") if wanted.endswith(".rq") else wanted
    if written == wanted and not any(sign in wanted for sign in " \n{"):
        return ask(store, wanted, given)
    if given:
        raise QueryError("only the questions that `kg questions` lists have parameters; write the value into the query itself")
    return answer(store, written)


def _parameter(parameter: "Parameter") -> str:
    """Show a parameter: `actor=…` must be given, `[since=…]` may be."""
    shown = f"{parameter.name}={parameter.default or parameter.kind}"
    return shown if parameter.required else f"[{shown}]"
