import hashlib
import os
import subprocess
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError, UnknownFormat
from kg.reading import READERS, read_articles, reader_for
from kg.resources import SAMPLE_ARTICLES, SEEDS
from tests.reading.conftest import ENGLISH, INDONESIAN, Reading


def test_every_listed_suffix_has_a_reader_in_any_case() -> None:
    assert sorted(READERS) == [".htm", ".html", ".jsonl", ".jsonl.gz", ".md", ".txt"]
    for suffix, reader in READERS.items():
        assert reader_for(Path(f"a.b{suffix.upper()}")) is reader


def test_an_unknown_suffix_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match=r"report\.pdf: no reader for '\.pdf'; known are \.htm, \.html, \.jsonl"):
        reader_for(Path("report.pdf"))


def test_a_folder_is_read_in_sorted_order_and_every_bad_document_is_told(reading: Reading) -> None:
    reading.write("b/2.txt", INDONESIAN)
    reading.write("a.txt", ENGLISH)
    reading.write("b/1.md", f"---\nlanguage: en\n---\n{ENGLISH}")
    reading.write("b/empty.txt", "")
    reading.write("b/picture.png", b"\x89PNG\0")
    reading.lines("c.jsonl", {"text": "x", "lang": "fr"}, {"id": "last", "text": ENGLISH})
    articles = reading.read()
    assert [(a.source, a.language) for a in articles] == [("a.txt", "en"), ("c.jsonl", "en"), ("1.md", "en"), ("2.txt", "id")]
    assert reading.messages == [
        "c.jsonl:1: no words for language 'fr'; known are en, id",
        "b/empty.txt: the file is empty",
        "b/picture.png: no reader for '.png'; known are .htm, .html, .jsonl, .jsonl.gz, .md, .txt",
    ]


def test_without_on_problem_the_first_problem_is_raised(reading: Reading) -> None:
    path = reading.write("empty.txt", "")
    with pytest.raises(InputError, match=r"empty\.txt: the file is empty"):
        next(read_articles([path]))


def test_the_identifier_is_the_own_one_then_the_address_then_the_hash_of_the_text(reading: Reading) -> None:
    path = reading.lines(
        "a.jsonl",
        {"id": "own", "url": "https://example.org/1", "text": ENGLISH},
        {"id": "", "url": "https://example.org/1", "text": ENGLISH},
        {"text": ENGLISH},
    )
    identifiers = [a.identifier for a in reading.read(path)]
    assert identifiers == ["own", "https://example.org/1", hashlib.sha256(ENGLISH.encode()).hexdigest()]


def test_a_moved_file_stays_the_same_article(reading: Reading) -> None:
    first = reading.write("here/a.txt", ENGLISH)
    second = reading.write("there/a.txt", ENGLISH)
    here, there = reading.read(first, second)
    assert here == there


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-01-10", date(2022, 1, 10)),
        (" 2022-01-10 ", date(2022, 1, 10)),
        ("2022-01-10T23:30:00+07:00", date(2022, 1, 10)),
        ("2022-01-10T00:15:00.000Z", date(2022, 1, 10)),
        ("2022-01-10 08:00", date(2022, 1, 10)),
    ],
)
def test_a_date_or_a_moment_is_the_day_as_written_there(reading: Reading, written: str, day: date) -> None:
    [article] = reading.read(reading.lines("a.jsonl", {"text": ENGLISH, "lang": "en", "date": written}))
    assert (article.published, reading.messages) == (day, [])


@pytest.mark.parametrize("written", ["2022-02-30", "2022-01", "2022", "10/01/2022", "yesterday", "20220110", "2022-01-10Tnoon"])
def test_a_bad_date_is_told_and_the_article_stays_without_it(reading: Reading, written: str) -> None:
    [article] = reading.read(reading.lines("a.jsonl", {"text": ENGLISH, "lang": "en", "date": written}))
    assert article.published is None
    assert reading.messages == [f"a.jsonl:1: read without its date: '{written}' is not like 2022-01-10"]


def test_a_language_that_is_forced_stands_above_what_the_input_says(reading: Reading) -> None:
    path = reading.lines("a.jsonl", {"text": ENGLISH, "lang": "fr"})
    [article] = reading.read(path, language="en-GB")
    assert article.language == "en"


def test_a_text_of_blanks_is_no_document(reading: Reading) -> None:
    reading.write("a.txt", " \n\t\n")
    reading.lines("b.jsonl", {"text": "", "lang": "en"})
    assert reading.read() == []
    assert reading.messages == ["a.txt: the document holds no text", "b.jsonl:1: the document holds no text"]


def test_a_file_that_may_not_be_read_is_told(reading: Reading) -> None:
    path = reading.write("a.txt", ENGLISH)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert reading.read(path) == []
    assert reading.messages == ["a.txt: cannot be read: Permission denied"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".md", ".jsonl", ".jsonl.gz"]))
def test_whatever_the_bytes_there_are_articles_or_told_problems(reading: Reading, data: bytes, suffix: str) -> None:
    reading.problems.clear()
    articles = reading.read(reading.write(f"a{suffix}", data), language="en")
    assert articles or reading.problems
    for article in articles:
        assert article.text.strip()
        article.text.encode("utf-8")


def test_reading_imports_no_heavy_library() -> None:
    heavy = "{'trafilatura', 'py3langid', 'numpy', 'spacy', 'rdflib', 'babel'}"
    program = f"import sys, kg.reading, kg.settings; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def test_memory_does_not_grow_with_the_number_of_documents(reading: Reading) -> None:
    text = "A sentence that stands in every document of this file. " * 200
    path = reading.lines("many.jsonl.gz", *({"id": str(number), "lang": "en", "text": text} for number in range(4000)))
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_articles([path])) == 4000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000  # bytes; the whole file holds 44 million


def test_every_file_of_the_sample_corpus_is_described() -> None:
    described = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted(SAMPLE_ARTICLES.iterdir()) if f"`{path.name}`" not in described] == []


def test_the_sample_corpus_reads_without_a_problem() -> None:
    articles = list(read_articles([SAMPLE_ARTICLES], languages=("en", "id")))
    assert len(articles) >= 18
    assert len({a.identifier for a in articles}) == len(articles)
    assert {a.language for a in articles} == {"en", "id"}
    # The plain text files have neither title nor date; a later stage finds the date in the text.
    undated = [a for a in articles if a.published is None]
    assert [a.source[-4:] for a in undated if a.source] == [".txt"] * 4
    assert all((a.title is None) == (a.published is None) for a in articles)
    assert all(date(2021, 12, 1) <= a.published <= date(2022, 3, 31) for a in articles if a.published)
