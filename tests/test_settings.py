from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.settings import Settings, load_settings

KNOWN = ", ".join(sorted(field.name for field in fields(Settings)))


def written(folder: Path, toml: str, name: str = "kg.toml") -> Path:
    path = folder / name
    path.write_text(toml, encoding="utf-8")
    return path


def test_the_defaults_hold_where_nothing_is_said(tmp_path: Path) -> None:
    settings = load_settings(folder=tmp_path, environment={"HOME": "/nowhere", "PATH": "/bin"})
    assert settings.store == Path("kg-store")
    assert settings.cache == Path("~/.cache/geopolitical-kg").expanduser()
    assert settings.services == (settings.wikidata,)
    assert settings.document_limit == 5_000_000
    assert (settings.workers, settings.cluster) == (1, "")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().workers = 2  # type: ignore[misc]


def test_a_file_changes_the_defaults_and_the_environment_changes_the_file(tmp_path: Path) -> None:
    written(tmp_path, 'workers = 4\nlink_accept = 0.9\nuser_agent = "desk (desk@example.org)"\nservices = []\n')
    settings = load_settings(folder=tmp_path, environment={"KG_WORKERS": "8", "KG_REQUESTS_PER_SECOND": "5"})
    assert (settings.workers, settings.link_accept, settings.requests_per_second) == (8, 0.9, 5.0)
    assert (settings.user_agent, settings.services) == ("desk (desk@example.org)", ())


def test_the_file_given_goes_before_the_one_in_the_environment_and_that_before_the_folder(tmp_path: Path) -> None:
    written(tmp_path, "workers = 2")
    named, given = written(tmp_path, "workers = 3", "named.toml"), written(tmp_path, "workers = 4", "given.toml")
    environment = {"KG_SETTINGS": str(named)}
    assert load_settings(folder=tmp_path, environment={}).workers == 2
    assert load_settings(folder=tmp_path, environment=environment).workers == 3
    assert load_settings(given, folder=tmp_path, environment=environment).workers == 4


def test_paths_in_a_file_start_at_its_folder_and_others_where_one_stands(tmp_path: Path) -> None:
    path = written(tmp_path, 'store = "graph"\ncache = "~/c"\ndecisions = "/data/decisions.csv"\n')
    settings = load_settings(path, environment={})
    assert settings.store == tmp_path / "graph"
    assert settings.cache == Path("~/c").expanduser()
    assert settings.decisions == Path("/data/decisions.csv")
    assert load_settings(path, environment={"KG_STORE": "here"}).store == Path("here")


def test_a_list_in_the_environment_is_separated_by_blanks(tmp_path: Path) -> None:
    environment = {"KG_SERVICES": "https://a.example/sparql  http://b.example/q,1"}
    assert load_settings(folder=tmp_path, environment=environment).services == (
        "https://a.example/sparql",
        "http://b.example/q,1",
    )


WRONG = [
    ("worker = 2", f"unknown key 'worker'; known are {KNOWN}"),
    ("[link]\naccept = 0.9", f"unknown key 'link'; known are {KNOWN}"),
    ('workers = "2"', "'workers' must be a whole number, found '2'"),
    ("workers = true", "'workers' must be a whole number, found True"),
    ("workers = 1.5", "'workers' must be a whole number, found 1.5"),
    ("workers = 0", "'workers' must be 1 or more, found 0"),
    ('cluster = "host:8786"', "'cluster' must be an address like tcp://host:8786, found 'host:8786'"),
    ("document_limit = 0", "'document_limit' must be above 0 bytes, found 0"),
    ('link_accept = "high"', "'link_accept' must be a number, found 'high'"),
    ("link_accept = 1.5", "'link_accept' must be between 0 and 1, found 1.5"),
    ("link_ask = nan", "'link_ask' must be between 0 and 1, found nan"),
    ("query_timeout = inf", "'query_timeout' must be above 0 seconds, found inf"),
    ("requests_per_second = 0", "'requests_per_second' must be above 0, found 0"),
    ("store = 3", "'store' must be a path, found 3"),
    ('store = ""', "'store' must be a path, found ''"),
    ('services = "https://a.example"', "'services' must be a list of strings, found 'https://a.example'"),
    ("services = [1]", "'services' must be a list of strings, found [1]"),
    ('services = ["a.example"]', "'services' must be addresses that begin with https:// or http://, found ['a.example']"),
    ('wikidata = "file:///x"', "'wikidata' must be an address that begins with https:// or http://, found 'file:///x'"),
    ('user_agent = "a\\nHost: b"', "'user_agent' must be a line of text, found 'a\\nHost: b'"),
]


def test_no_case_is_lost() -> None:
    assert len(WRONG) == 20


@pytest.mark.parametrize(("toml", "problem"), WRONG)
def test_what_is_wrong_in_a_file_is_told_with_file_and_key(tmp_path: Path, toml: str, problem: str) -> None:
    path = written(tmp_path, toml)
    with pytest.raises(SettingsError) as caught:
        load_settings(folder=tmp_path, environment={})
    assert str(caught.value) == f"{path}: {problem}"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("variable", "value", "problem"),
    [
        ("KG_WORKER", "2", f"environment: unknown setting KG_WORKER; known are {KNOWN}"),
        ("KG_WORKERS", "two", "environment: KG_WORKERS must be a whole number, found 'two'"),
        ("KG_LINK_ASK", "low", "environment: KG_LINK_ASK must be a number, found 'low'"),
        ("KG_LINK_ASK", "0.9", "'link_ask' (0.9) must not be above 'link_accept' (0.85)"),
    ],
)
def test_what_is_wrong_in_the_environment_is_told_with_its_name(tmp_path: Path, variable: str, value: str, problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(folder=tmp_path, environment={variable: value})
    assert str(caught.value) == problem


@pytest.mark.parametrize(("content", "problem"), [(b"workers = ", "is not TOML: "), (b"# caf\xe9", "is not UTF-8 at byte 5")])
def test_a_file_that_is_no_toml_is_told(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "kg.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=problem):
        load_settings(folder=tmp_path, environment={})


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no\.toml: the settings cannot be read: No such file"):
        load_settings(tmp_path / "no.toml", environment={})
