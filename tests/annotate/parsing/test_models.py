import pytest
import spacy

from kg.annotate.parsing import models
from kg.annotate.parsing.models import model_for
from kg.errors import DataError, SettingsError


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    model_for.cache_clear()
    yield
    model_for.cache_clear()


def test_a_folder_that_spacy_can_load_is_a_pipeline(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "own")
    assert model_for("en", str(tmp_path / "own")).lang == "en"


def test_a_pipeline_is_loaded_once(tmp_path):
    spacy.blank("en").to_disk(tmp_path)
    assert model_for("en", str(tmp_path)) is model_for("en", str(tmp_path))


def test_none_asks_for_no_pipeline():
    assert model_for("en", "none") is None


def test_a_language_without_a_pipeline_of_ours_has_none(monkeypatch, tmp_path):
    monkeypatch.setattr(models, "MODELS", tmp_path)
    assert model_for("id") is None


def test_a_broken_pipeline_of_ours_is_told_with_its_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(models, "MODELS", tmp_path)
    (tmp_path / "id").mkdir()
    with pytest.raises(DataError, match="id: the pipeline cannot be loaded"):
        model_for("id")


def test_what_is_not_installed_is_told_by_its_name():
    with pytest.raises(SettingsError, match=r"'en_core_web_none' for 'en' cannot be loaded; is it installed?"):
        model_for("en", "en_core_web_none")


def test_a_pipeline_of_another_language_is_refused(tmp_path):
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(SettingsError, match="reads 'de', not 'en'"):
        model_for("en", str(tmp_path))


def test_stanza_needs_its_package():
    with pytest.raises(SettingsError, match="spacy-stanza"):
        model_for("en", "stanza")
