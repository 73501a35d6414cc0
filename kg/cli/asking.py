"""`kg ask`: a question's name and what it is narrowed by go in; the answer comes out, with addresses to look further."""

from typing import Annotated

import typer

from kg.cli.completing import parameters, question_names
from kg.cli.options import AsOfOption, FormatOption, ReadOption, read_only

_NAME = typer.Argument(metavar="[NAME]", help="A question's name; without one, all are listed.", autocompletion=question_names)
_GIVEN = typer.Argument(metavar="[PARAMETER=VALUE]…", help="What it is narrowed by.", autocompletion=parameters)


def ask(
    name: Annotated[str | None, _NAME] = None,
    given: Annotated[list[str] | None, _GIVEN] = None,
    form: FormatOption = "table",
    store: ReadOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Ask one of the questions that come with the program. `kg show` tells more of whatever address an answer gives.

    With `kg --install-completion`, the shell completes names, parameters, and the actors and meetings of the store.

    \b
    kg ask
    kg ask who-met-whom actor=Russia since=2022-01-01
    kg ask status-history meeting=0f3a2b1c4d5e6f70 --as-of 2021-12-30
    """
    from kg.cli.answers import print_answer
    from kg.cli.questioning import pairs, questions
    from kg.cli.screen import output
    from kg.questions import ask as asked
    from kg.questions import question

    if name is None:
        questions()
        return
    wanted, narrowed = question(name), pairs(given or [], "a parameter")
    with read_only(store, as_of) as kept:
        print_answer(asked(kept, wanted, narrowed), form, output())
