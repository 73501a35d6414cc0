"""What the documents say is so: commands print what the README shows, Python in it runs, nothing that exists is left out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from kg.cli.actors import COMMANDS as ACTOR_COMMANDS
from kg.cli.app import COMMANDS
from kg.settings import Settings
from tests.readme import README, ROOT, outputs_of, shown_in

TEXT = README.read_text(encoding="utf-8")
PLAN = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    commands = [shown.command for shown in shown_in(TEXT)]
    return dict(enumerate(outputs_of(commands, tmp_path_factory.mktemp("readme"))))


@pytest.mark.parametrize("number", range(len(shown_in(TEXT))), ids=lambda number: shown_in(TEXT)[number].command)
def test_a_command_prints_what_the_readme_shows(printed, number):
    assert printed[number].splitlines() == shown_in(TEXT)[number].output.splitlines(), "look at it; `make golden` writes it anew"


def test_the_python_of_the_readme_runs(tmp_path, monkeypatch, capsys):
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102  # our own README
    assert names["findings"].meetings[0].date.value == "2022-01-21"
    assert len(names["graph"]) > 20
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.parametrize("command", [command.__name__ for command in COMMANDS])
def test_the_readme_names_every_command(command):
    assert f"`kg {command}`" in TEXT


def test_the_readme_names_every_command_on_actors():
    assert all(f"`{name}`" in TEXT.replace("`kg actors ", "`") for name in ACTOR_COMMANDS)


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_the_readme_names_every_setting(setting):
    assert f"`{setting}`" in TEXT


def test_the_plan_fits_one_sheet_and_has_every_room():
    assert len(PLAN.splitlines()) <= 120
    rooms = {path.name for path in (ROOT / "kg").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert not [room for room in sorted(rooms) if room not in PLAN and f"{room}/" not in PLAN]


def test_the_plan_names_every_component_in_its_order():
    from kg.annotate.assembly import COMPONENTS

    assert re.findall(r"^\| `(kg_\w+)`", PLAN, re.MULTILINE) == list(COMPONENTS)


def test_links_between_documents_lead_somewhere():
    for path in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{path.name}: {target}"


def test_the_changelog_begins_with_this_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == version


def test_constraints_pin_versions_and_name_no_address():
    lines = Path(ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 50
    assert not [line for line in lines if not re.fullmatch(r"[\w.\[\]-]+==[\w.+!-]+", line)]


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    pinned = {line.split("==")[0].casefold().replace("_", "-") for line in (ROOT / "constraints.txt").read_text().splitlines()}
    names = {re.split(r"[<>=\[ ]", one)[0].casefold().replace("_", "-") for one in wanted}
    assert names <= pinned


def test_make_check_and_ci_run_the_same():
    makefile, script = ((ROOT / name).read_text(encoding="utf-8") for name in ("Makefile", ".ci/run"))
    recipe = makefile.split("\ncheck:")[1].split("\n\n")[0]
    made = [line.strip().removeprefix("$(BIN)/") for line in recipe.splitlines()[1:]]
    run = [line.removeprefix('"$bin/').replace('"', "", 1) for line in script.splitlines() if line.startswith('"$bin/')]
    assert made == run
    assert len(made) == 5
