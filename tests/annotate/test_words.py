"""The languages' tables: each holds every section and every key that a component asks for, and nothing that none does."""

import importlib
import pkgutil
import tomllib
from dataclasses import fields, is_dataclass

import pytest

import kg.annotate
from kg.annotate import words
from kg.annotate.words import languages, words_of
from kg.errors import DataError, UnsupportedLanguage
from kg.resources import LANGUAGES


def sections():
    """Every dataclass of kg.annotate that names a section of the tables."""
    found = {}
    for module in pkgutil.walk_packages(kg.annotate.__path__, "kg.annotate."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and is_dataclass(thing) and hasattr(thing, "SECTION"):
                found[f"{thing.__module__}.{thing.__name__}"] = thing
    return sorted(found.values(), key=lambda section: section.SECTION)


SECTIONS = sections()


def test_no_section_is_lost():
    assert {section.SECTION for section in SECTIONS} >= {"sentences", "boilerplate", "dates", "coreference", "meetings", "claims"}
    assert languages() == ("en", "id")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.SECTION)
def test_every_language_has_every_section_and_key(language, section):
    assert words_of(language, section) is words_of(language, section)


@pytest.mark.parametrize("language", languages())
def test_no_section_stands_there_in_vain(language):
    asked = {section.SECTION for section in SECTIONS} | {"actors"}  # read by kg.annotate.naming in parts
    assert set(tomllib.loads((LANGUAGES / f"{language}.toml").read_text(encoding="utf-8"))) <= asked


@pytest.fixture
def tables(tmp_path, monkeypatch):
    monkeypatch.setattr(words, "LANGUAGES", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("code", "table", "told"),
    [
        ("xa", "[sentences]\ntitles = []\n", r"xa\.toml: \[sentences\] lacks abbreviations"),
        ("xb", "", r"xb\.toml: \[sentences\] lacks"),
        ("xc", "[sentences", r"xc\.toml: "),
    ],
)
def test_what_a_table_lacks_is_told(tables, code, table, told):
    (tables / f"{code}.toml").write_text(table, encoding="utf-8")
    section = next(section for section in SECTIONS if section.SECTION == "sentences")
    with pytest.raises(DataError, match=told):
        words_of(code, section)


def test_what_no_component_knows_is_told(tables):
    section = next(section for section in SECTIONS if section.SECTION == "sentences")
    keys = "\n".join(f"{name} = []" for name in (*(key.name for key in fields(section)), "colours"))
    (tables / "xd.toml").write_text(f"[sentences]\n{keys}\n", encoding="utf-8")
    with pytest.raises(DataError, match="unknown keys colours"):
        words_of("xd", section)


def test_a_language_without_a_table_is_told(tables):
    with pytest.raises(UnsupportedLanguage):
        words_of("xe", SECTIONS[0])
