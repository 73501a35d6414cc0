"""Find the trained pipeline of a language: our own in the package, or any that the settings name and the user has installed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import spacy
from spacy.util import load_model_from_path

from kg.annotate.parsing import component  # noqa: F401  # spaCy then knows our reader, installed or not
from kg.errors import DataError, SettingsError
from kg.resources import MODELS

if TYPE_CHECKING:
    from spacy.language import Language

NONE = "none"  # the name that asks for no pipeline at all
_STANZA = "stanza"  # its pipelines are no packages, they come through spacy-stanza


@cache
def model_for(language: str, name: str = "") -> Language | None:
    """Return the trained pipeline of a language (BCP 47 code), loaded once per process; None where there is none.

    Without a name it is our own. A name is that of an installed spaCy package, a folder that spaCy can load, "stanza"
    (through spacy-stanza), or "none". Raises SettingsError where it cannot be loaded or reads another language.
    """
    if name == NONE:
        return None
    if not name:
        return _own(language)
    nlp = _stanza(language) if name == _STANZA else _installed(language, name)
    if nlp.lang != language:
        raise SettingsError(f"the pipeline '{name}' reads '{nlp.lang}', not '{language}'")
    return nlp


def _own(language: str) -> Language | None:
    folder = MODELS / language
    if not folder.is_dir():
        return None
    try:
        return load_model_from_path(folder, exclude=["tokenizer"])  # texts come cut by ours
    except (OSError, ValueError) as error:
        raise DataError(folder, f"the pipeline cannot be loaded: {error}") from error


def _installed(language: str, name: str) -> Language:
    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise SettingsError(f"the pipeline '{name}' for '{language}' cannot be loaded; is it installed? ({reason})") from error


def _stanza(language: str) -> Language:
    if find_spec("spacy_stanza") is None:
        raise SettingsError("the pipeline 'stanza' needs the package spacy-stanza, and its models on this machine")
    try:
        nlp: Language = import_module("spacy_stanza").load_pipeline(language, download_method=None)
    except (OSError, ImportError, ValueError, RuntimeError) as error:
        raise SettingsError(f"stanza's pipeline for '{language}' cannot be loaded: {error}") from error
    return nlp
