"""The wheel in an environment of its own, used from another folder: its data are found, its command and components work."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = "JAKARTA - Menteri Luar Negeri Rusia Sergei Lavrov akan bertemu Menlu RI Retno Marsudi di Jakarta pada 12 Januari 2022."


def run(*words: object, cwd: Path) -> str:
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing of ours but the wheel; what it depends on is borrowed from the one that runs the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    (site / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    return folder


@pytest.fixture
def kg(home: Path) -> Path:
    return home / "venv" / "bin" / "kg"


def test_it_is_the_wheel_s_own_package_and_it_is_typed(home):
    where = run(home / "venv" / "bin" / "python", "-c", "import kg; print(kg.__file__)", cwd=home).strip()
    assert Path(where).is_relative_to(home)
    assert (Path(where).parent / "py.typed").is_file()


def test_the_data_come_with_it(home):
    code = (
        "from kg import resources as r;"
        "folders = (r.ONTOLOGY, r.QUERIES, r.ACTOR_LISTS, r.SAMPLE_ARTICLES, r.LANGUAGES);"
        "print(sorted(folder.name for folder in folders if any(folder.iterdir())))"
    )
    assert run(home / "venv" / "bin" / "python", "-c", code, cwd=home).strip() == str(
        ["actors", "articles", "languages", "ontology", "queries"]
    )


def test_the_command_knows_its_version_and_its_questions(kg, tmp_path):
    assert run(kg, "--version", cwd=tmp_path).startswith("kg 0.")
    assert "who-met-whom" in run(kg, "questions", cwd=tmp_path)


def test_an_article_becomes_a_graph_that_answers_from_another_folder(kg, tmp_path):
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    run(kg, "build", "article.txt", "--store", "store", "--out", "article.ttl", cwd=tmp_path)
    assert "actor:Q159" in (tmp_path / "article.ttl").read_text(encoding="utf-8")
    assert "2022-01-12" in run(kg, "query", "planned-meetings", "--store", "store", "-f", "csv", cwd=tmp_path)
    run(kg, "validate", "--store", "store", cwd=tmp_path)


def test_the_components_can_be_added_to_any_pipeline(home, tmp_path):
    code = (
        "import spacy; nlp = spacy.blank('en')\n"
        "for name in 'sentences boilerplate dates actors coreference meetings claims'.split(): nlp.add_pipe('kg_' + name)\n"
        "doc = nlp('The Kremlin said on 3 May 2022 that talks with NATO had failed.')\n"
        "print(len(doc._.kg_claims), doc._.kg_times[0].date.value)"
    )
    assert run(home / "venv" / "bin" / "python", "-c", code, cwd=tmp_path).strip() == "1 2022-05-03"
