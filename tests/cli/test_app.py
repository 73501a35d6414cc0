"""The edge of the program: help, version, errors in one line, exit codes, nothing heavy before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg import errors
from kg.cli import app

ROOT = Path(__file__).parents[2]
COMMANDS = [
    "build",
    "export",
    "query",
    "questions",
    "show",
    "validate",
    "reason",
    "remove",
    "evaluate",
    "actors find",
    "actors check",
    "actors import",
]


def run_in_a_process(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout  # noqa: S603  # our code


def test_help_lists_every_command(kg):
    done = kg("--help")
    assert done.code == 0
    assert all(f" {command.split()[0]} " in done.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(kg, command):
    done = kg(*command.split(), "--help")
    assert done.code == 0
    assert f"kg {command}" in done.out.split("Usage:")[1].split("\n", 1)[1], "no example"


def test_help_loads_neither_spacy_nor_rdflib():
    code = (
        "import sys\nfrom kg.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'rdflib', 'pyoxigraph', 'numpy', 'trafilatura', 'pyshacl') if name in sys.modules])"
    )
    assert run_in_a_process(code).strip().endswith("[]")


def test_the_version_is_the_package_s(kg, monkeypatch):
    monkeypatch.setattr("importlib.metadata.version", {"geopolitical-kg": "1.2.3"}.get)
    done = kg("--version")
    assert (done.code, done.out) == (0, "kg 1.2.3\n")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["query", "nothing", "--store", "none"], errors.StoreError.exit_code, "there is no store here"),
        (["show", "Q159", "--store", "none"], errors.StoreError.exit_code, "kg build --store none"),
        (["query", "missing.rq", "--store", "none"], errors.StoreError.exit_code, "none"),
        (["build", "nowhere", "--store", "s"], errors.InputError.exit_code, "nowhere: there is no such file or folder"),
        (["actors", "find", "Nobody Knows Him"], errors.QueryError.exit_code, "Nobody Knows Him"),
        (["questions", "nothing"], errors.QueryError.exit_code, "there are"),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(kg, words, code, told):
    done = kg(*words)
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_debug_shows_where_an_error_arose():
    with pytest.raises(errors.StoreError):
        app.main(["--debug", "show", "Q159", "--store", "/nonexistent/kg"])


def test_a_fault_of_ours_is_told_without_our_frames(kg, monkeypatch):
    monkeypatch.setattr("kg.questions.question", lambda name: 1 // 0)
    done = kg("questions", "anything")
    assert done.code == 70
    assert "ZeroDivisionError" in done.err
    assert "--debug" in done.err


def test_a_wrong_word_is_told_with_the_right_ones(kg):
    done = kg("biuld")
    assert done.code == 2
    assert "build" in done.err


def test_settings_from_the_environment_name_the_store(kg, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_STORE", str(tmp_path / "mine"))
    assert "mine" in kg("show", "Q159").err


def test_shells_get_completion(kg, monkeypatch):
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    done = kg("--show-completion", "bash")
    assert done.code == 0
    assert "_KG_COMPLETE" in done.out
