from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Article
from tests.reading.conftest import Reading

OneArticle = Callable[[str, str | bytes], Article]
PARAGRAPHS = (
    "JENEWA, HARIAN NUSANTARA - Menteri luar negeri kedua negara bertemu di Jenewa pada Jumat untuk membahas keamanan Eropa.",
    "Pertemuan itu berlangsung sekitar 90 menit, dan kedua pihak sepakat meneruskan dialog mengenai jaminan keamanan.",
    "Seorang juru bicara kementerian mengatakan jawaban tertulis akan dikirim pada pekan berikutnya kepada pihak lain.",
)


def page(head: str = "", *, charset: str = "utf-8", footer: str = "© 2024 Harian Nusantara") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="{charset}">'
        f"<title>Menlu Bertemu - Harian Nusantara</title>{head}</head>"
        '<body><nav><ul><li><a href="/">Beranda</a></li><li><a href="/d">Dunia</a></li></ul></nav>'
        f"<main><article><h1>Kedua Menlu Bertemu di Jenewa</h1>{body}</article></main>"
        f'<aside><ul><li><a href="/x">Harga minyak naik lagi</a></li></ul></aside><footer><p>{footer}</p></footer></body></html>'
    )


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_main_text_title_date_publisher_and_address_come_out(one_article: OneArticle) -> None:
    head = (
        meta("article:published_time", "2022-01-21T20:15:00+07:00")
        + meta("og:site_name", "Harian Nusantara")
        + '<link rel="canonical" href="https://harian.example/dunia/1">'
    )
    assert one_article("a.html", page(head)) == Article(
        identifier="https://harian.example/dunia/1",
        text="\n".join(PARAGRAPHS),
        language="id",
        title="Kedua Menlu Bertemu di Jenewa",
        published=date(2022, 1, 21),
        publisher="Harian Nusantara",
        source="https://harian.example/dunia/1",
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-01-21"}</script>',
            date(2022, 1, 21),
        ),
        (meta("article:modified_time", "2023-05-05"), None),
        (meta("article:modified_time", "2023-05-05") + meta("article:published_time", "2022-01-21"), date(2022, 1, 21)),
        ("", None),
    ],
)
def test_a_date_is_taken_where_the_page_declares_it_and_never_from_the_copyright_line(
    one_article: OneArticle, head: str, day: date | None
) -> None:
    assert one_article("a.htm", page(head)).published == day


def test_a_page_without_an_address_is_known_by_its_text(one_article: OneArticle) -> None:
    article = one_article("a.html", page())
    assert (article.source, len(article.identifier)) == ("a.html", 64)


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", "no-such-charset", "base64"])
def test_the_declared_encoding_is_used(one_article: OneArticle, charset: str) -> None:
    encoding = charset if charset in ("iso-8859-1", "windows-1252") else "utf-8"
    article = one_article("a.html", page(charset=charset).replace("Jenewa", "Genève").encode(encoding))
    assert "bertemu di Genève pada" in article.text


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "a.html: the file is empty"),
        (b"<html></html>", "a.html: no main text was found in the page"),
        (
            b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
            "a.html: the text is too short to tell its language; give the language with it",
        ),
        (b"<div>" * 100_000, "a.html: no main text was found in the page"),
        (b"<html>\0</html>", "a.html: is no text: there is a NUL at byte 6"),
        (b"<html><p>caf\xe9</p></html>", "a.html: is not UTF-8: byte 12 is 0xe9; save it as UTF-8"),
    ],
    ids=range(6),
)
def test_a_page_without_a_text_is_told(reading: Reading, content: bytes, problem: str) -> None:
    assert reading.read(reading.write("a.html", content)) == []
    assert reading.messages == [problem]
