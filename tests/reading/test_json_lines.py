import gzip
import json
from datetime import date

import pytest

from kg.model import Article
from tests.reading.conftest import ENGLISH, Reading

WHOLE = {
    "id": "hn-1",
    "lang": "id",
    "date": "2021-12-28",
    "title": "Judul",
    "source": "Harian Nusantara",
    "url": "https://harian.example/1",
    "text": " Teks\r\n\u00a0tidak berubah.\n\n",
    "section": {"ignored": [1, 2]},
}


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "A.JSONL.GZ"])
def test_every_field_arrives_and_the_text_is_unchanged(reading: Reading, name: str) -> None:
    path = reading.lines("x.jsonl.gz" if name.lower().endswith("gz") else "x.jsonl", WHOLE).rename(reading.folder / name)
    assert reading.read(path) == [
        Article(
            identifier="hn-1",
            text=" Teks\r\n\u00a0tidak berubah.\n\n",
            language="id",
            title="Judul",
            published=date(2021, 12, 28),
            publisher="Harian Nusantara",
            source="https://harian.example/1",
        )
    ]


def test_all_fields_but_the_text_may_be_null_or_absent(reading: Reading) -> None:
    nothing = dict.fromkeys(("id", "lang", "date", "title", "source", "url"))
    first, second = reading.read(reading.lines("a.jsonl", {**nothing, "text": ENGLISH}, {"text": ENGLISH}))
    assert first == second
    assert (first.title, first.published, first.publisher, first.source) == (None, None, None, "a.jsonl")
    assert reading.messages == []


def test_a_numbered_article_keeps_its_number(reading: Reading) -> None:
    [article] = reading.read(reading.lines("a.jsonl", {"id": 17, "lang": "en", "text": ENGLISH}))
    assert article.identifier == "17"


def test_blank_lines_a_mark_and_a_missing_last_line_end_do_no_harm(reading: Reading) -> None:
    line = json.dumps({"lang": "en", "text": ENGLISH})
    assert len(reading.read(reading.write("a.jsonl", f"\ufeff{line}\r\n\n  \n{line}"))) == 2
    assert reading.messages == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": "cut o', "is not JSON at character 9: Unterminated string starting at"),
        ("no JSON", "is not JSON at character 0: Expecting value"),
        ('["a", "list"]', "a line must hold one JSON object, found a list"),
        ('"words"', "a line must hold one JSON object, found a string"),
        ("null", "a line must hold one JSON object, found null"),
        ('{"id": "1"}', "the field 'text' is missing"),
        ('{"text": null}', "the field 'text' must be a string, found null"),
        ('{"text": ["a"]}', "the field 'text' must be a string, found a list"),
        ('{"text": "a", "title": 12}', "the field 'title' must be a string, found a number"),
        ('{"text": "a", "date": 20220110}', "the field 'date' must be a string, found a number"),
        ('{"text": "a", "id": true}', "the field 'id' must be a string, found true or false"),
        ('{"text": "a", "source": {"name": "x"}}', "the field 'source' must be a string, found an object"),
        ('{"text": "half \\ud83d"}', "its 'text' holds U+D83D at character 5, which is no text"),
        ('{"text": "a\\u0000"}', "its 'text' holds U+0000 at character 1, which is no text"),
        ('{"text": "a", "date": "\\udead"}', "its 'published' holds U+DEAD at character 0, which is no text"),
        ('{"text": "a", "n": ' + "[" * 100_000, "is JSON with too long a number or too deep a nesting"),
        ('{"text": "a", "n": ' + "9" * 5_000 + "}", "is JSON with too long a number or too deep a nesting"),
        (b'{"text": "caf\xe9"}', "is not UTF-8: byte 13 is 0xe9; save it as UTF-8"),
    ],
    ids=range(18),
)
def test_a_bad_line_is_told_and_the_others_are_read(reading: Reading, line: str | bytes, problem: str) -> None:
    good = json.dumps({"lang": "en", "text": ENGLISH}).encode()
    bad = line if isinstance(line, bytes) else line.encode()
    articles = reading.read(reading.write("a.jsonl", b"\n".join([good, bad, good, b""])))
    assert len(articles) == 2
    assert reading.messages == [f"a.jsonl:2: {problem}"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_line_of_ten_megabytes_is_told_and_the_next_one_is_read(reading: Reading, name: str) -> None:
    path = reading.lines(name, {"lang": "en", "text": "x" * 10_000_000}, {"id": "next", "lang": "en", "text": ENGLISH})
    [article] = reading.read(path)
    assert article.identifier == "next"
    assert reading.messages == [
        f"{name}:1: the document is larger than 5,000,000 bytes; split it, or raise the setting 'document_limit'"
    ]


def test_the_limit_counts_the_bytes_of_a_line(reading: Reading) -> None:
    path = reading.lines("a.jsonl", {"lang": "en", "text": ENGLISH})
    size = path.stat().st_size
    assert len(reading.read(path, limit=size)) == 1
    assert reading.read(path, limit=size - 1) == []
    assert len(reading.problems) == 1


def test_a_last_line_that_is_too_long_and_has_no_end_is_told_once(reading: Reading) -> None:
    assert reading.read(reading.write("a.jsonl", "x" * 50), limit=10) == []
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.jsonl", b"", "a.jsonl: the file is empty"),
        ("a.jsonl.gz", gzip.compress(b"", mtime=0), "a.jsonl.gz: the file is empty"),
        ("a.jsonl.gz", b"", "a.jsonl.gz: the file is empty"),
        ("a.jsonl.gz", b'{"text": "not zipped"}', "a.jsonl.gz:1: the gzip file is damaged: Not a gzipped file (b'{\"')"),
        ("a.jsonl", b"\x7fELF\x02\x01\x00\x00\n\x00", "a.jsonl:1: is no text: there is a NUL at byte 6"),
        ("a.jsonl", '{"text": "a"}\n'.encode("utf-16"), "a.jsonl:1: is UTF-16; save it as UTF-8"),
    ],
)
def test_a_file_that_is_wrong_as_a_whole_is_one_problem(reading: Reading, name: str, content: bytes, problem: str) -> None:
    assert reading.read(reading.write(name, content)) == []
    assert reading.messages == [problem]


def test_the_lines_before_the_damage_of_a_gzip_file_are_kept(reading: Reading) -> None:
    records = [{"id": str(n), "lang": "en", "text": f"{n} {ENGLISH}" + str(n**50)} for n in range(2000)]
    path = reading.lines("a.jsonl.gz", *records)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    articles = reading.read(path)
    assert 100 < len(articles) < 2000
    assert len(reading.messages) == 1
    assert "the gzip file is damaged" in reading.messages[0]
