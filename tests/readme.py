"""The commands in README.md go in; out comes what they print now. `python -m tests.readme` writes it into the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
LONGEST = 150  # characters of a line that are shown
MOST = 64  # lines of an output that are shown


@dataclass(frozen=True)
class Shown:
    """A command in the README and what stands below it."""

    command: str
    output: str


def shown_in(text: str) -> list[Shown]:
    """Return every command of the README, in order."""
    found = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Shown(command, output))
    return found


def outputs_of(commands: list[str], folder: Path) -> list[str]:
    """Run the commands one after the other in a folder that has the sample articles and a `kg`, and return what they print."""
    kg = folder / "bin" / "kg"
    kg.parent.mkdir()
    kg.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from kg.cli import main; main()' \"$@\"\n", encoding="utf-8")
    kg.chmod(0o755)
    (folder / "seeds").symlink_to(ROOT / "seeds")
    environment = os.environ | {"PATH": f"{kg.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "COLUMNS": "120"}
    return [_shortened(_output(command, folder, environment)) for command in commands]


def _output(command: str, folder: Path, environment: dict[str, str]) -> str:
    if not command.startswith("make "):
        done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=True)  # noqa: S602
        return done.stdout
    # what make would do once the environment stands
    recipe = ["make", "--dry-run", "--old-file=.venv/.installed", "--directory", str(ROOT), *command.split()[1:]]
    lines = subprocess.run(recipe, capture_output=True, text=True, check=True).stdout.splitlines()  # noqa: S603
    steps = [line for line in lines if line.startswith(".venv/bin/kg")]
    return "".join(f"{step}\n{_output(step.removeprefix('.venv/bin/'), folder, environment)}" for step in steps)


def _shortened(output: str) -> str:
    lines = [line.rstrip() for line in output.splitlines()]
    lines = [line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…" for line in lines]
    return "".join(f"{line}\n" for line in (lines if len(lines) <= MOST else [*lines[: MOST - 1], "…"]))


def rewritten(text: str, outputs: list[str]) -> str:
    """Return the README with these outputs below its commands."""
    waiting = iter(outputs)

    def block(found: re.Match[str]) -> str:
        commands = [shown.command for shown in shown_in(found[0])]
        return "```console\n" + "".join(f"$ {command}\n{next(waiting)}" for command in commands) + "```"

    return BLOCK.sub(block, text)


if __name__ == "__main__":
    written = README.read_text(encoding="utf-8")
    with TemporaryDirectory() as made:
        README.write_text(
            rewritten(written, outputs_of([each.command for each in shown_in(written)], Path(made))), encoding="utf-8"
        )
