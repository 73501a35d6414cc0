"""`kg build` on good and bad input: what it keeps, what it says, how it ends."""

import json
from contextlib import contextmanager

import pytest

from kg.errors import InputError

HELD = "BERLIN, 3 May 2024 - President Joe Biden met Chancellor Olaf Scholz on Thursday. Biden said that aid would continue."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "one.md"
    path.write_text(f"---\ntitle: A visit\ndate: 2024-05-03\nlanguage: en\n---\n{HELD}\n", encoding="utf-8")
    return path


def counts(out: str) -> dict[str, int]:
    rows = (line.rsplit(maxsplit=1) for line in out.splitlines() if line.strip() and line.split()[-1].isdigit())
    return {name.strip(): int(number) for name, number in rows}


def test_a_second_build_changes_nothing_and_says_so(kg, article):
    first, second = kg("build", article, "--store", "s"), kg("build", article, "--store", "s")
    assert (first.code, second.code) == (0, 0)
    assert counts(first.out) | {"new": 1, "unchanged": 0} == counts(first.out)
    assert counts(second.out) == counts(first.out) | {"new": 0, "unchanged": 1}


def test_another_text_under_the_same_id_replaces_the_old_one(kg, tmp_path):
    lines = tmp_path / "news.jsonl"
    for text, result in ((HELD, "new"), (HELD.replace("Thursday", "Friday"), "changed")):
        lines.write_text(json.dumps({"id": "a1", "text": text, "lang": "en"}), encoding="utf-8")
        found = counts(kg("build", lines, "--store", "s").out)
        assert found[result] == 1
        assert found["articles in the graph"] == 1


def test_another_date_is_a_change_too(kg, article):
    kg("build", article, "--store", "s")
    article.write_text(article.read_text(encoding="utf-8").replace("2024-05-03", "2023-05-05"), encoding="utf-8")
    assert counts(kg("build", article, "--store", "s").out)["changed"] == 1


def test_again_reads_what_is_there_already(kg, article, monkeypatch):
    kg("build", article, "--store", "s")
    read = []
    import kg.pipeline as path

    monkeypatch.setattr(path, "findings_in", lambda one, settings, real=path.findings_in: read.append(one) or real(one, settings))
    assert counts(kg("build", article, "--store", "s").out)["unchanged"] == 1
    assert not read
    assert counts(kg("build", article, "--store", "s", "--again").out)["unchanged"] == 1
    assert len(read) == 1


def test_what_cannot_be_read_is_left_out_and_the_rest_is_built(kg, article, tmp_path, tmp_path_factory):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01")
    (tmp_path / "latin.txt").write_bytes("Café".encode("latin-1"))
    (tmp_path / "broken.jsonl").write_text(
        '{"text": "x"\n' + json.dumps({"id": "b", "text": HELD, "lang": "en"}), encoding="utf-8"
    )
    (tmp_path / "other.jsonl").write_text(json.dumps({"id": "c", "text": "Ein Text", "lang": "de"}), encoding="utf-8")
    done = kg("build", tmp_path, "--store", tmp_path_factory.mktemp("out") / "s")
    assert done.code == InputError.exit_code
    assert counts(done.out) | {"new": 2, "problems": 6} == counts(done.out)
    for told in ("empty.txt: the file is empty", "picture.png", "binary.txt", "latin.txt", "broken.jsonl:1", "other.jsonl:1"):
        assert told in done.err


def test_one_article_that_breaks_the_program_does_not_stop_it(kg, article, tmp_path, monkeypatch):
    import kg.pipeline as path

    (tmp_path / "two.txt").write_text("EXPLODE " + HELD, encoding="utf-8")

    def findings_in(one, settings, findings_in=path.findings_in):
        return findings_in(one, settings) if "EXPLODE" not in one.text else 1 // 0

    monkeypatch.setattr(path, "findings_in", findings_in)
    done = kg("build", article, tmp_path / "two.txt", "--store", "s")
    assert done.code == InputError.exit_code
    assert "two.txt: could not be worked through: ZeroDivisionError" in done.err
    assert counts(done.out)["new"] == 1


def test_a_graph_file_needs_no_store(kg, article, tmp_path):
    done = kg("build", article, "--out", "graph.ttl")
    assert done.code == 0
    assert "gk:Article" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.ttl", "one.md"]


def test_an_unknown_suffix_of_the_graph_is_told_before_anything_is_read(kg, article):
    done = kg("build", article, "--out", "graph.xyz", "--store", "s")
    assert done.code != 0
    assert ".ttl" in done.err
    assert "articles read" not in done.out


def test_without_a_store_the_settings_say_where(kg, article, tmp_path):
    assert kg("build", article).code == 0
    assert (tmp_path / "kg-store").is_dir()


@pytest.mark.parametrize(
    ("words", "workers", "cluster"),
    [
        ((), 3, "tcp://desk:1"),
        (("--workers", "2"), 2, ""),
        (("--workers", "1"), 1, ""),
        (("--cluster", "tcp://host:8786"), 3, "tcp://host:8786"),
    ],
)
def test_the_command_line_says_where_articles_are_read_else_the_settings(kg, article, monkeypatch, words, workers, cluster):
    meant = []

    @contextmanager
    def spreading(settings):
        meant.append((settings.workers, settings.cluster))
        yield map

    monkeypatch.setattr("kg.pipeline.spreading", spreading)
    monkeypatch.setenv("KG_WORKERS", "3")
    monkeypatch.setenv("KG_CLUSTER", "tcp://desk:1")
    assert kg("build", article, "--store", "s", *words).code == 0
    assert meant == [(workers, cluster)]


@pytest.mark.parametrize("wrong", ["0", "two", "-1"])
def test_what_is_neither_a_number_of_processes_nor_an_address_is_told(kg, article, tmp_path, wrong):
    done = kg("build", article, "--store", "s", "--workers", wrong)
    assert done.code == 2
    assert "tcp://host:8786" in done.err
    assert not (tmp_path / "s").exists()
