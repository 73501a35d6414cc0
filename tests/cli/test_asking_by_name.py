"""`kg ask` with its completion, `--as-of`, web pages, and what `kg remove` tells: on the articles of tests/stories.py."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from kg.questions import questions
from kg.store import open_store
from tests.stories import keep, story

NEVER_CLOSED = {"meta", "br"}


@pytest.fixture
def store(tmp_path):
    folder = tmp_path / "store"
    opened = open_store(folder, create=True)
    keep(opened, story())
    opened.close()
    return folder


def offered(shell, line, folder):
    """Return what a shell offers after this line, as `kg` itself is asked by it."""
    words = {"bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}, "zsh": {"_TYPER_COMPLETE_ARGS": line}}[
        shell
    ]
    environment = {**os.environ, **words, "_KG_COMPLETE": f"complete_{shell}", "KG_STORE": str(folder)}
    command = [sys.executable, "-c", "from kg.cli import main; main()"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout  # noqa: S603  # our code


def test_without_a_name_all_questions_are_listed(kg):
    listed = kg("ask")
    assert listed.code == 0
    assert listed.out == kg("questions").out
    assert all(each.name in listed.out for each in questions())


def test_a_question_with_its_parameters(kg, store):
    done = kg("ask", "who-met-whom", "actor=United States", "since=2022-01-01", "--store", store, "-f", "json")
    assert done.code == 0
    (row,) = json.loads(done.out)["results"]["bindings"]
    assert (row["one"]["value"], row["day"]["value"]) == ("Sergey Lavrov", "2022-01-10")
    assert (
        done.out == kg("query", "who-met-whom", "-p", "actor=Q30", "-p", "since=2022-01-01", "--store", store, "-f", "json").out
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["who-met-hwom"], "did you mean 'who-met-whom'?"),
        (["who-met-whom", "Q159"], "a parameter must look like actor=Q159, found 'Q159'"),
        (["who-met-whom", "actor=Q159", "actor=Q30"], "'actor' is given twice: 'Q159' and 'Q30'"),
        (["who-met-whom", "actor=Atlantis"], "no actor in the store is called 'Atlantis'"),
        (["who-met-whom", "--as-of", "tomorrow"], "a day must look like 2021-12-30"),
        (["claims-by", "actor=Q159", "type=Lie"], "'type' must be one of Statement, Denial"),
    ],
)
def test_what_is_wrongly_asked_is_told(kg, store, words, told):
    done = kg("ask", *words, "--store", store)
    assert done.code == 6
    assert told in done.err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("kg ask who-", ["who-hosts", "who-met-whom", "who-speaks-for-whom"]),
        ("kg ask claims-by t", ["type="]),
        ("kg ask claims-by actor = Q159 ", ["about=", "type=", "since=", "until="]),
        ("kg ask claims-by actor = United", ["United\\ States"]),
        ("kg ask claims-by actor = rus", ["russia"]),
        ("kg ask claims-by type = De", ["Denial", "Demand"]),
        ("kg ask no-such-question a", []),
    ],
)
def test_bash_completes_names_parameters_and_values(store, line, words):
    assert offered("bash", line, store).split() == [part for word in words for part in word.split()]


def test_zsh_completes_with_a_word_on_each(store):
    assert '"actor=Russia":' in offered("zsh", "kg ask claims-by actor=Ru", store)
    meetings = offered("zsh", "kg ask status-history meeting=", store)
    assert len(re.findall(r'"meeting=[0-9a-f]{16}":"2022-', meetings)) == 3


def test_without_a_store_nothing_is_offered(tmp_path):
    assert "actor=" not in offered("zsh", "kg ask claims-by actor=Ru", tmp_path / "nowhere")


def test_questions_pages_and_exports_know_what_was_known_then(kg, store, tmp_path):
    then = ("--as-of", "2021-12-30", "--store", store)
    done = kg("ask", "told-by-several", "least=1", "-f", "csv", *then)
    assert [row.split(",")[-4] for row in done.out.splitlines()[1:]] == ["Planned"]
    assert "as of 2021-12-30: 1 of 4 articles" in done.err
    assert "status: Planned" in kg("show", done.out.splitlines()[1].split(",")[-1], *then).out
    assert kg("export", "--out", "then.trig", *then).code == 0
    assert kg("ask", "told-by-several", "least=1", "-f", "csv", "--store", "then.trig").out == done.out
    assert kg("query", "SELECT ?a WHERE { ?a a gk:Article } ORDER BY ?a", "-f", "csv", *then).out.count("\n") == 2


class Tags(HTMLParser):
    """Counts what is open, and keeps what is told."""

    def __init__(self):
        super().__init__()
        self.open, self.told, self.tags = [], "", set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag not in NEVER_CLOSED:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.told += data


def test_a_page_is_one_file_without_script(kg, store, tmp_path):
    assert kg("show", "Q159", "--why", "--store", store, "--out", "russia.html").code == 0
    page = Tags()
    page.feed((tmp_path / "russia.html").read_text(encoding="utf-8"))
    assert page.open == []
    assert not page.tags & {"script", "img", "link", "iframe"}
    assert "it plans any invasion" in page.told
    assert "Denial, Denied" in page.told
    done = kg("show", "Q159", "--store", store, "--out", "russia.pdf")
    assert done.code == 2
    assert ".html" in done.err


def test_claims_and_reports_are_shown_by_the_addresses_that_answers_give(kg, store):
    claim = kg("ask", "contradictions", "-f", "csv", "--store", store).out.splitlines()[1].split(",")[-2]
    page = kg("show", claim, "--store", store).out
    assert page.startswith("Claim of Russia: Denial, Denied")
    assert "contradicted (1)\n  United States: Accusation, Affirmed" in page
    assert "⟦planning an invasion⟧" in page
    report = kg("ask", "first-reports", "-f", "csv", "--store", store).out.splitlines()[1].split(",")[-2]
    assert "hold talks" in kg("show", report, "--store", store).out.replace("⟦", "")
    table = kg("ask", "first-reports", "--store", store).out.split()
    short = next(word for word in table if word.startswith("meeting:"))
    assert kg("show", short, "--store", store).out.startswith("Meeting of ")


def test_removing_tells_what_went_and_what_stays(kg, store):
    done = kg("remove", "coming", "--store", store)
    assert done.code == 0
    assert "with them went 1 claims, 1 reports of meetings" in done.out
    assert "no other article tells of these 1:\n  2022-02-03 Meeting of Antony Blinken, Pia Envoy [meeting/" in done.out
    both = kg("remove", "expected", "held", "--store", store).out
    assert "with them went 4 claims, 4 reports of meetings" in both
    assert "2022-01-12 Meeting of NATO, Russia" in both
    assert "1 that others tell of too are still there" in both
