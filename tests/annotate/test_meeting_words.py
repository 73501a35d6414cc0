"""A report of a meeting keeps the words that it rests on: the word of meeting, and those that tell how it stands."""

from __future__ import annotations

import pytest

from kg.model import Status

CASES = [
    ("en", "Russia's foreign minister will meet Emmanuel Macron in Paris on 12 May.", Status.PLANNED, "meet", "will"),
    ("en", "French President Emmanuel Macron met Vladimir Putin in Moscow on Monday.", Status.HELD, "met", "met"),
    ("en", "The talks between Russia and NATO have been postponed.", Status.POSTPONED, "talks", "postponed"),
    ("en", "Russia proposed a summit with the United States.", Status.PROPOSED, "summit", "proposed"),
    ("id", "Rusia dan NATO akan menggelar pertemuan pada 12 Mei.", Status.PLANNED, "pertemuan", "akan"),
    ("id", "Pertemuan Rusia dan Amerika Serikat ditunda.", Status.POSTPONED, "Pertemuan", "ditunda"),
    ("id", "Rusia dan Amerika Serikat batal bertemu di Jenewa.", Status.CANCELLED, "bertemu", "batal"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "status", "cue", "words"), CASES, ids=lambda value: str(value)[:30])
def test_the_words_behind_a_report(extract, language, text, status, cue, words):
    (report,) = extract(text, language=language, date="2022-05-03").meetings
    assert report.status is status
    assert text[report.cue.begin : report.cue.end] == cue
    assert words in text[report.status_words.begin : report.status_words.end]


def test_a_status_that_follows_from_the_date_rests_on_no_words(extract):
    text = "Russia and NATO met on 12 May 2022 in Brussels. Talks between Russia and Japan take place on 9 May 2022."
    told = {report.date.value: report for report in extract(text, language="en", date="2022-05-20").meetings}
    assert told["2022-05-12"].status_words is not None
    assert told["2022-05-09"].status is Status.HELD
    assert told["2022-05-09"].status_words is None
