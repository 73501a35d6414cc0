"""The shape of the code, measured: sizes, words of the domain in Python, and a layer contract that really fails."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "kg").rglob("*.py"))
LINES, FUNCTION, PARAMETERS = 250, 40, 5
# the only broad `except`s: one document must not stop a build, and an error at the terminal is told in one line
BROAD = ["kg/cli/app.py", "kg/pipeline.py"]
# third-party library → where it may be imported
OWNERS = {
    "spacy": ("kg/annotate/",),
    "pyoxigraph": ("kg/store/", "kg/export"),
    "SPARQLWrapper": ("kg/store/remote.py", "kg/link/"),
    "requests": ("kg/store/remote.py",),
    "pyshacl": ("kg/validate/",),
    "owlready2": ("kg/reason/",),
    "trafilatura": ("kg/reading/html_page.py",),
    "ahocorasick_rs": ("kg/annotate/gazetteer/",),
    "py3langid": ("kg/reading/language.py",),
    "babel": ("kg/reading/language.py",),
    "dateutil": ("kg/annotate/date_arithmetic.py",),
    "numpy": ("kg/annotate/sentences.py", "kg/annotate/parsing/"),
    "threadpoolctl": ("kg/annotate/parsing/",),
    "starlette": ("kg/serve/",),
    "uvicorn": ("kg/cli/serve.py",),
    "distributed": ("kg/cluster.py",),
    "typer": ("kg/cli/",),
    "rich": ("kg/cli/", "kg/display.py"),
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_and_functions_stay_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LINES
    for function in functions(path):
        arguments = function.args
        names = [
            one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs) if one.arg not in ("self", "cls")
        ]
        assert function.end_lineno - function.lineno < FUNCTION, function.name
        assert len(names) <= PARAMETERS, function.name


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_module_says_in_one_sentence_what_goes_in_and_what_comes_out(path):
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, "no docstring"
    assert docstring.splitlines()[0].rstrip().endswith((".", ":")), docstring.splitlines()[0]


def test_broad_excepts_stand_at_the_two_named_edges_only():
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            broad = isinstance(node, ast.ExceptHandler) and (
                node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
            )
            found += [name_of(path)] if broad else []
    assert found == BROAD


def imported_by(path: Path) -> set[str]:
    """The packages that a file imports from, wherever in it: only the first part of each name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
        names |= {node.module or ""} if isinstance(node, ast.ImportFrom) else set()
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("library", OWNERS)
def test_each_library_has_one_owner(library):
    users = [name_of(path) for path in FILES if library in imported_by(path)]
    assert [user for user in users if not user.startswith(OWNERS[library])] == []


def test_every_library_has_an_owner_and_is_a_dependency():
    used = {name for path in FILES for name in imported_by(path)} - set(sys.stdlib_module_names) - {"kg"}
    assert used - {"rdflib"} <= set(OWNERS)  # rdflib's terms are what all that comes after mapping speaks
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(one for extra in extras if extra != "dev" for one in extras[extra])]
    declared = {plain(re.split(r"[<>=\[ ]", one)[0]) for one in wanted}
    brings = packages_distributions()
    assert [name for name in sorted(used) if not {plain(one) for one in brings[name]} & declared] == []


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).casefold()


@pytest.mark.parametrize(
    "path", [path for path in FILES if name_of(path).startswith(("kg/reading/", "kg/annotate/"))], ids=name_of
)
def test_no_rdf_where_language_is_read(path):
    assert "rdflib" not in imported_by(path)


def listed_states() -> set[str]:
    """Names of states in the shipped lists: what a Python file must not hold."""
    rows = (ROOT / "seeds" / "actors" / "imported" / "states.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {row.split(",")[2] for row in rows if len(row.split(",")[2]) > 4}


def words_in_code(path: Path) -> set[str]:
    """Every string in the code that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    }


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_state_no_verb_of_saying_and_no_sparql_stand_in_python(path):
    states, strings = listed_states(), words_in_code(path)
    verbs = {
        "mengatakan",
        "menyatakan",
        "membantah",
        "said",
        "says",
        "denied",
        "bertemu",
        "pertemuan",
        "talks",
        "Presiden",
        "President",
    }
    assert len(states) > 150
    words = {word for string in strings for word in re.findall(r"\w+", string)}
    assert not strings & states
    assert not words & verbs
    assert not [string for string in strings if re.search(r"\b(SELECT|CONSTRUCT)\b.*\bWHERE\b", string, re.DOTALL)]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run([sys.executable, "-c", program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("kg/store/wrong.py", "from kg.annotate import words"),  # workshops do not know each other
        ("kg/reading/wrong.py", "import kg.pipeline"),  # nothing looks upwards
        ("kg/utils.py", "import os"),  # no room outside of the plan
    ],
)
def test_the_layer_contract_fails_on_a_wrong_import(tmp_path, place, line):
    shutil.copytree(ROOT / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / place).write_text(f'"""Wrong."""\n{line}\n', encoding="utf-8")
    done = lint_imports(tmp_path)
    assert done.returncode != 0
    assert "BROKEN" in done.stdout or "not listed" in done.stdout + done.stderr


def test_the_layer_contract_holds():
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
