import os
from pathlib import Path

from kg.errors import InputError
from kg.reading.files import files_in


def found_in(*paths: Path, problems: list[InputError] | None = None) -> list[str]:
    told = [] if problems is None else problems
    return [f"{path.parent.name}/{path.name}" for path in files_in(paths, on_problem=told.append)]


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    return path


def test_folders_are_walked_in_sorted_order_without_hidden_names(tmp_path: Path) -> None:
    top = tmp_path / "top"
    for name in ("z.txt", "B.txt", "a.txt", "b/2.txt", "b/10.txt", "a/1.txt", ".hidden.txt", ".git/config"):
        write(top / name)
    assert found_in(top) == ["top/B.txt", "top/a.txt", "top/z.txt", "a/1.txt", "b/10.txt", "b/2.txt"]


def test_a_hidden_file_or_folder_that_is_given_is_read(tmp_path: Path) -> None:
    write(tmp_path / ".drafts" / "a.txt")
    assert found_in(tmp_path / ".drafts") == [".drafts/a.txt"]
    assert found_in(write(tmp_path / "d" / ".a.txt")) == ["d/.a.txt"]


def test_paths_keep_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    second, first = write(tmp_path / "d" / "2.txt"), write(tmp_path / "d" / "1.txt")
    assert found_in(second, first) == ["d/2.txt", "d/1.txt"]


def test_links_to_folders_are_followed_and_loops_end(tmp_path: Path) -> None:
    write(tmp_path / "top" / "a.txt")
    write(tmp_path / "elsewhere" / "b.txt")
    (tmp_path / "top" / "loop").symlink_to(tmp_path / "top", target_is_directory=True)
    (tmp_path / "top" / "there").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path / "top", target_is_directory=True)
    problems: list[InputError] = []
    assert found_in(tmp_path / "top", problems=problems) == ["top/a.txt", "there/b.txt"]
    assert problems == []


def test_no_folder_is_read_twice(tmp_path: Path) -> None:
    write(tmp_path / "top" / "in" / "a.txt")
    problems: list[InputError] = []
    assert found_in(tmp_path / "top", tmp_path / "top" / "in", problems=problems) == ["in/a.txt"]
    assert problems == []


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    problems: list[InputError] = []
    names = ("missing.txt", "round", "empty", "pipe")
    assert found_in(*(tmp_path / name for name in names), problems=problems) == []
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in problems] == [
        "missing.txt: there is no such file or folder",
        "round: there is no such file or folder",
        "empty: the folder holds no file to read",
        "pipe: is neither a file nor a folder",
    ]


def test_a_store_among_the_articles_is_not_read(tmp_path: Path) -> None:
    """A store keeps its files in a folder that may stand beside the articles."""
    for name in ("CURRENT", "IDENTITY", "LOCK", "000005.sst"):
        write(tmp_path / "store" / name)
    write(tmp_path / "a.txt")
    assert found_in(tmp_path) == [f"{tmp_path.name}/a.txt"]
