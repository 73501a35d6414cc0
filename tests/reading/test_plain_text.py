from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Article
from tests.reading.conftest import ENGLISH, INDONESIAN, Reading

OneArticle = Callable[[str, str | bytes], Article]


def test_front_matter_gives_the_fields_and_the_body_is_the_text(one_article: OneArticle) -> None:
    article = one_article(
        "a.md",
        "---\n"
        "id: hn-0001\n"
        'title: "Jenewa: pembicaraan dimulai"\n'
        "Date: 2022-01-10\n"
        "language: id\n"
        "publisher: 'Harian Nusantara'\n"
        "url: https://harian.example/1?a=b:c\n"
        "---\n"
        f"\n{INDONESIAN}\n",
    )
    assert article == Article(
        identifier="hn-0001",
        text=f"\n{INDONESIAN}\n",
        language="id",
        title="Jenewa: pembicaraan dimulai",
        published=date(2022, 1, 10),
        publisher="Harian Nusantara",
        source="https://harian.example/1?a=b:c",
    )


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_without_front_matter_the_whole_file_is_the_text(one_article: OneArticle, name: str) -> None:
    article = one_article(name, f"{ENGLISH}\n\n---\nA line above is no front matter.\n")
    assert article.text == f"{ENGLISH}\n\n---\nA line above is no front matter.\n"
    assert (article.title, article.published, article.publisher, article.source) == (None, None, None, name)


def test_keys_of_other_tools_blank_values_lists_and_comments_are_passed_over(one_article: OneArticle) -> None:
    article = one_article(
        "a.md",
        "---\n# made by hand\ntags:\n  - talks\n- security\nlayout: post\n\n"
        f"title:\ndate: 2022-01-10\nlanguage: en\n--- \n{ENGLISH}",
    )
    assert (article.title, article.published, article.text) == (None, date(2022, 1, 10), ENGLISH)


@pytest.mark.parametrize("mark", ["\r\n", "\r"])
def test_line_ends_of_other_systems_become_line_feeds(one_article: OneArticle, mark: str) -> None:
    article = one_article("a.txt", f"---\ntitle: T\n---\n{ENGLISH}\n\nNext.\n".replace("\n", mark))
    assert (article.title, article.text) == ("T", f"{ENGLISH}\n\nNext.\n")


def test_other_line_separators_stay_in_the_text(one_article: OneArticle) -> None:
    text = f"{ENGLISH}\u2028\x0b\x85\x0cNext."
    assert one_article("a.txt", f"---\nlanguage: en\n---\n{text}").text == text


def test_a_byte_order_mark_does_not_hide_the_front_matter(one_article: OneArticle) -> None:
    assert one_article("a.md", f"\ufeff---\ntitle: T\n---\n{ENGLISH}").title == "T"


def test_empty_front_matter_is_allowed(one_article: OneArticle) -> None:
    assert one_article("a.md", f"---\n---\n{ENGLISH}").text == ENGLISH


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("---\ntitle: T\n", "a.md:1: the front matter is not closed; end it with a line of '---'"),
        ("---", "a.md:1: the front matter is not closed; end it with a line of '---'"),
        (f"---\ntitle: T\n{ENGLISH}\n---\n", f"a.md:3: front matter is made of lines 'key: value', found '{ENGLISH[:60]}'"),
        ("---\ntitle: T\n---\n", "a.md: the document holds no text"),
        (f"---\ndate: soon\n---\n{ENGLISH}", "a.md: read without its date: 'soon' is not like 2022-01-10"),
        (f"---\nlanguage: fr\n---\n{ENGLISH}", "a.md: no words for language 'fr'; known are en, id"),
        (f"{ENGLISH}\0", f"a.md: is no text: there is a NUL at byte {len(ENGLISH)}"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(reading: Reading, content: str, problem: str) -> None:
    reading.read(reading.write("a.md", content))
    assert reading.messages == [problem]


def test_a_long_file_of_front_matter_takes_no_long_time(reading: Reading) -> None:
    reading.read(reading.write("a.md", "---\n" + "k: v\n" * 200_000))
    assert reading.messages == ["a.md:1: the front matter is not closed; end it with a line of '---'"]
