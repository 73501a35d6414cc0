"""What stands on a command line so far goes in; out come the words that may follow: questions, parameters and their values."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from kg.questions import Parameter


def question_names(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the questions whose names begin so, with what they ask."""
    from kg.questions import questions

    yield from ((each.name, each.question) for each in questions() if each.name.startswith(incomplete))


def parameters(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return what may follow the name of a question: `name=` of a parameter not given yet, then its values in the store.

    Where it cannot be told (no such question, no store there), nothing is offered: a shell has no place for errors.
    """
    from kg.errors import KgError
    from kg.questions import question

    given = _rejoined(ctx.params.get("given") or ())
    try:
        known = {parameter.name: parameter for parameter in question(ctx.params.get("name") or "").parameters}
        name, value, before = _cut(given, incomplete)
        if name is not None:
            offered = _values(ctx, known[name], value) if name in known else []
            return [(before + _kept(value, word), told) for word, told in offered]
        there = {word.partition("=")[0] for word in given}
        return [(f"{each}=", known[each].kind) for each in known if each.startswith(value) and each not in there]
    except KgError:
        return []


def _rejoined(given: Iterable[str]) -> list[str]:
    """Return the words that stand before, as they were written: bash takes `actor=Russia` for three."""
    words: list[str] = []
    for word in given:
        if words and (word == "=" or words[-1].endswith("=")):
            words[-1] += word
        else:
            words.append(word)
    return words


def _cut(given: list[str], incomplete: str) -> tuple[str | None, str, str]:
    """Return the parameter whose value is being written (None: its name is), what there is of it, and what stands before.

    Bash puts what is offered in the place of what follows the sign, other shells in that of the whole word.
    """
    name, sign, value = incomplete.partition("=")
    if sign and name:
        return name, value, f"{name}="
    if given and ("=" not in given[-1] or given[-1].endswith("=")):  # where the sign is the last word, it never comes here
        return given[-1].removesuffix("="), incomplete, ""
    return None, incomplete, ""


def _values(ctx: typer.Context, parameter: "Parameter", start: str) -> list[tuple[str, str]]:
    from kg.cli.options import read_only
    from kg.questions import Kind, values

    if words := values.TERMS.get(parameter.kind):
        return [(word, "") for word in words if word.casefold().startswith(start.casefold())]
    if parameter.kind not in (Kind.ACTOR, Kind.MEETING):
        return []
    with read_only(ctx.params.get("store")) as store:
        return list(values.offered(store, parameter.kind, start))


def _kept(start: str, word: str) -> str:
    """Return a word that begins as it was begun, whatever the case: a shell offers nothing else, and the store does not mind."""
    whole = start + word[len(start) :]
    # bash puts it into the line as it is, and would cut it at a blank that does not stand within quotation marks
    in_bash, quoted = os.environ.get("_KG_COMPLETE") == "complete_bash", " " in start
    return whole.replace(" ", "\\ ") if in_bash and not quoted else whole
