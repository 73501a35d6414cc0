"""Calendar expressions: tables of sentences with the dates they must and must not give, in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kg.annotate import boilerplate, dates, sentences
from kg.annotate.date_words import lexicon_for
from kg.annotate.tokenizers import blank
from kg.annotate.words import languages
from kg.model import Article, DateBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kg.model import TimeMention

CASES = Path(__file__).parent.parent / "cases"
BASIS = {
    "E": DateBasis.EXPLICIT,
    "Y": DateBasis.YEAR_INFERRED,
    "A": DateBasis.RELATIVE_TO_ARTICLE,
    "V": DateBasis.RELATIVE_TO_EVENT,
}


@pytest.fixture(scope="module")
def components() -> dict[str, list[Any]]:
    made = {}
    for language in ("id", "en"):
        nlp = blank(language)
        makers = (sentences.make_component, boilerplate.make_component, dates.make_component)
        made[language] = [nlp, *(make(nlp, "") for make in makers)]
    return made


def annotated(components: list[Any], text: str, *, language: str, published: date | None) -> Doc:
    nlp, *parts = components
    doc: Doc = nlp.make_doc(text)
    doc._.kg_article = Article("a", text, language, published=published)
    for part in parts:
        doc = part(doc)
    return doc


def _tables(pattern: str) -> Iterator[tuple[str, date, dict[str, Any]]]:
    for path in sorted(CASES.glob(pattern)):
        table = yaml.safe_load(path.read_text("utf-8"))
        yield from ((path.parent.name, table["published"], case) for case in table["cases"])


ROWS = list(_tables("*/dates-*.yaml"))
HARD = list(_tables("*/hard-dates.yaml"))


def _row_of(found: TimeMention, wanted: list[Any]) -> list[Any]:
    row = [found.date.text, found.date.value, found.date.basis]
    return [*row, found.date.earliest, found.date.latest] if len(wanted) > 3 else row


def _wanted(row: list[Any]) -> list[Any]:
    words, value, basis, *bounds = row
    return [words, str(value), BASIS[basis], *bounds]


def test_no_case_is_lost() -> None:
    assert all(sum(row[0] == language for row in ROWS) >= 100 for language in ("id", "en"))
    assert len(HARD) >= 18


@pytest.mark.parametrize(("language", "least"), [("id", 0.93), ("en", 0.90)])
def test_f1_over_all_tables_the_hard_ones_too(language: str, least: float, components: dict[str, list[Any]]) -> None:
    right = found = wanted = 0
    for _, published, case in (row for row in (*ROWS, *HARD) if row[0] == language):
        doc = annotated(components[language], case["text"], language=language, published=published)
        told = {(time.date.text, time.date.value) for time in doc._.kg_times}
        asked = {(row[0], str(row[1])) for row in case["dates"]}
        right, found, wanted = right + len(told & asked), found + len(told), wanted + len(asked)
    f1 = 2 * right / (found + wanted)
    assert f1 >= least, f"{right} right, {found} found, {wanted} wanted"


@pytest.mark.parametrize(("language", "published", "case"), ROWS, ids=lambda v: v["text"][:40] if isinstance(v, dict) else str(v))
def test_case(language: str, published: date, case: dict[str, Any], components: dict[str, list[Any]]) -> None:
    doc = annotated(components[language], case["text"], language=language, published=published)
    wanted = case["dates"]
    assert len(doc._.kg_times) == len(wanted), [found.date.text for found in doc._.kg_times]
    assert [_row_of(found, row) for found, row in zip(doc._.kg_times, wanted, strict=True)] == [_wanted(row) for row in wanted]


@pytest.mark.parametrize(
    ("language", "published", "case"), ROWS[::7], ids=lambda v: v["text"][:40] if isinstance(v, dict) else str(v)
)
def test_words_stand_at_their_offsets(
    language: str, published: date, case: dict[str, Any], components: dict[str, list[Any]]
) -> None:
    doc = annotated(components[language], case["text"], language=language, published=published)
    for found in doc._.kg_times:
        assert case["text"][found.span.begin : found.span.end] == found.date.text
        assert found.date.earliest <= found.date.latest


PUBLISHED = [
    (
        "id",
        "JENEWA, KABAR.ID - Ia tiba, kata juru bicara Senin (27/12/2021) seperti dikutip Harian X, Selasa (28/12/2021).",
        "2021-12-28",
    ),
    ("id", "Kedua negara akan bertemu pada 10 Januari 2022.", None),
    ("id", "Ia tiba kemarin.", None),
    ("id", "Menteri itu akan tiba Senin (10/1/2022), kata ajudannya, Kamis (6/1/2022).", "2022-01-06"),
    ("en", "GENEVA, 10 January 2022 — The talks opened on 9 January 2022.", "2022-01-10"),
    ("en", "Tuesday, October 15, 2019\n\nThe troops left on Sunday.", "2019-10-15"),
    ("en", "The two sides will meet on March 3, 2022.", None),
]


@pytest.mark.parametrize(("language", "text", "day"), PUBLISHED)
def test_article_day_comes_from_the_text(language: str, text: str, day: str | None, components: dict[str, list[Any]]) -> None:
    doc = annotated(components[language], text, language=language, published=None)
    assert doc._.kg_published == (date.fromisoformat(day) if day else None)


def test_article_day_of_the_input_wins(components: dict[str, list[Any]]) -> None:
    text = "Tuesday, October 15, 2019\n\nThe troops left on Sunday."
    doc = annotated(components["en"], text, language="en", published=date(2019, 10, 16))
    assert doc._.kg_published == date(2019, 10, 16)
    assert [found.date.value for found in doc._.kg_times] == ["2019-10-13"]


def test_without_a_day_relative_words_stay_unresolved(components: dict[str, list[Any]]) -> None:
    doc = annotated(components["en"], "They met yesterday, last week and on Monday.", language="en", published=None)
    assert doc._.kg_times == ()


def test_the_day_found_in_the_text_resolves_the_rest(components: dict[str, list[Any]]) -> None:
    text = "Tuesday, October 15, 2019\n\nThe troops left on Sunday and will return next month."
    doc = annotated(components["en"], text, language="en", published=None)
    assert [found.date.value for found in doc._.kg_times] == ["2019-10-13", "2019-11"]


def test_dates_in_boilerplate_are_no_mentions(components: dict[str, list[Any]]) -> None:
    text = "Menteri itu tiba Senin.\nBaca juga: Perang Berakhir 5 Mei 2020\nIa pulang."
    doc = annotated(components["id"], text, language="id", published=date(2021, 12, 28))
    assert [found.date.text for found in doc._.kg_times] == ["Senin"]


def test_a_later_date_keeps_the_year_told_before(components: dict[str, list[Any]]) -> None:
    text = "Mereka akan bertemu 10 Januari tahun depan.\nIa memastikan sebelumnya bahwa rapat itu jatuh pada 10 Januari."
    doc = annotated(components["id"], text, language="id", published=date(2021, 12, 28))
    assert [found.date.value for found in doc._.kg_times] == ["2022-01-10", "2022-01-10"]


def test_works_alone_on_a_plain_pipeline() -> None:
    nlp = blank("en")
    nlp.add_pipe("kg_dates")
    doc = nlp("They met on 3 May 2024.")
    assert [found.date.value for found in doc._.kg_times] == ["2024-05-03"]


@pytest.mark.parametrize("language", languages())
def test_every_month_and_weekday_has_a_name(language: str) -> None:
    words = lexicon_for(language).words
    assert sorted(map(int, words.months)) == list(range(1, 13))
    assert sorted(map(int, words.weekdays)) == list(range(1, 8))
