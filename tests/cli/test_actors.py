"""`kg actors`: whom a name means, and lists that are checked."""

import pytest


@pytest.mark.parametrize(
    ("words", "key"),
    [(["Kremlin", "--lang", "id"], "Q159"), (["Joko Widodo"], "Q3318231"), (["NATO"], "Q7184")],
)
def test_find_tells_whom_a_name_may_mean(kg, words, key):
    done = kg("actors", "find", *words)
    assert done.code == 0
    assert key in done.out


def test_posts_are_those_of_the_day(kg):
    then, later = (kg("actors", "find", "Joe Biden", "--date", day).out for day in ("2022-01-10", "2025-07-01"))
    assert "head of state" in then
    assert "head of state" not in later


def test_a_wrong_day_is_told(kg):
    assert kg("actors", "find", "NATO", "--date", "tomorrow").code == 2


def test_the_shipped_lists_have_no_fault(kg):
    done = kg("actors", "check")
    assert done.code == 0, done.out
    assert "no fault" in done.out


def test_a_fault_is_told_with_file_and_line(kg, tmp_path):
    (tmp_path / "mine.csv").write_text("key,name,language,use\nQ30,Amerika,id,sometimes\n", encoding="utf-8")
    done = kg("actors", "check", "--lists", tmp_path)
    assert done.code == 4
    assert "mine.csv:2: " in done.out


def test_an_import_from_nothing_is_an_error_in_one_line(kg, tmp_path):
    done = kg("actors", "import", tmp_path, "--lists", tmp_path)
    assert done.code == 4
    assert len(done.err.strip().splitlines()) == 1
