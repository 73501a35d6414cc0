"""Bad input from end to end: one clear line with the file and the place, the rest is built, the exit code tells of it."""

import gzip
import json

import pytest

from kg.errors import InputError

GOOD = "BERLIN, 3 May 2024 - President Joe Biden met Chancellor Olaf Scholz on Thursday. Biden said that aid would continue."


def line(text=GOOD, **fields) -> str:
    return json.dumps({"text": text, "lang": "en", **fields})


BAD = {
    "empty.txt": (b"", ": the file is empty"),
    "blank.txt": (b" \n\t\n", ": the document holds no text"),
    "binary.txt": (b"\x00\x01\x02\xff", "binary.txt"),
    "latin.txt": ("Le président a parlé à Genève, a-t-il déclaré.".encode("latin-1"), "UTF-8"),
    "picture.png": (b"\x89PNG", ".jsonl"),  # the formats that there are
    "cut.jsonl": (b'{"text": "A sentence', "cut.jsonl:1: "),
    "second.jsonl": (line(id="first").encode() + b"\n{]\n", "second.jsonl:2: "),
    "list.jsonl": (b"[1, 2]\n", "list.jsonl:1: "),
    "no-text.jsonl": (b'{"id": "x", "lang": "en"}\n', "no-text.jsonl:1: "),
    "number.jsonl": (b'{"text": 5, "lang": "en"}\n', "number.jsonl:1: "),
    "language.jsonl": (line("Der Minister sagte, dass man reden werde.", lang="de").encode(), "language.jsonl:1: "),
    "date.jsonl": (line(id="dated", date="30 February").encode(), "date.jsonl:1: "),
    "cut.jsonl.gz": (gzip.compress(line().encode() * 500)[:-20], "cut.jsonl.gz"),
    "long.jsonl": (line("a " * 5_000_000).encode(), "long.jsonl:1: "),
    "zero.jsonl": (line("A\x00B").encode(), "U+0000"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_told_in_one_line_and_the_rest_is_built(kg, tmp_path, name):
    content, told = BAD[name]
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "good.jsonl").write_text(line(id="good"), encoding="utf-8")
    done = kg("build", folder, "--out", tmp_path / "graph.nq")
    assert done.code == InputError.exit_code
    assert "Traceback" not in done.err
    faults = [each for each in done.err.splitlines() if name in each]
    assert len(faults) == 1
    assert told in faults[0]
    assert len(faults[0]) < 400
    assert "Joe Biden" in (tmp_path / "graph.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Pertemuan itu batal, kata Gedung Putih. The President said that the talks in Geneva had been called off. " + GOOD,
        "Nobody knows when Joe Biden said that Russia would meet Ukraine.",
        "\u202e" + GOOD + "\U0001f600" * 50 + "e\u0301" * 50,
    ],
    ids=["two languages", "no date", "odd characters"],
)
def test_what_is_only_unusual_is_read(kg, tmp_path, text):
    (tmp_path / "odd.txt").write_text(f"---\nlanguage: en\n---\n{text}", encoding="utf-8")
    done = kg("build", tmp_path / "odd.txt", "--out", "graph.ttl")
    assert done.code == 0, done.err
    assert "gk:Claim" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")
