"""The public face: few names, nothing heavy behind `import kg`."""

import subprocess
import sys
from pathlib import Path

import pytest

import kg

HEAVY = ("spacy", "rdflib", "pyoxigraph", "numpy", "rich", "typer", "trafilatura")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])  # noqa: S603  # our own code
    return done.stdout.strip()


def test_the_face_is_these_names():
    assert sorted(kg.__all__) == ["Article", "Findings", "KgError", "build", "extract", "graph_of", "open_store", "read_articles"]
    assert set(dir(kg)) == set(kg.__all__)


@pytest.mark.parametrize("name", kg.__all__)
def test_each_name_leads_somewhere(name):
    assert getattr(kg, name).__name__ == name


def test_an_unknown_name_tells_the_known_ones():
    with pytest.raises(AttributeError, match="extract"):
        kg.everything  # noqa: B018  # asking for it is the test


def test_importing_loads_nothing_heavy():
    loaded = run(f"import sys, kg; print([name for name in {HEAVY} if name in sys.modules])")
    assert loaded == "[]"


def test_importing_takes_less_than_50_ms():
    # of the processor, not of the wall clock: tests run beside one another
    code = "import time; start = time.process_time(); import kg; print(time.process_time() - start)"
    assert min(float(run(code)) for _ in range(5)) < 0.05


WATCHED = """
import sys
seen = []

def hear(event, args):
    read = event == "open" and not str(args[0]).endswith((".py", ".pyc", ".pth")) and "__pycache__" not in str(args[0])
    if read or event in ("os.putenv", "socket.connect"):
        seen.append((event, args[0]))

import logging
sys.addaudithook(hear)
import kg, kg.model, kg.errors, kg.settings, kg.resources
assert not logging.getLogger().handlers
print(seen)
"""


def test_importing_touches_neither_files_nor_environment_nor_logging():
    assert run(WATCHED) == "[]"
