import gzip
import json
from pathlib import Path

import pytest

from kg.errors import InputError, UnsupportedLanguage
from kg.reading import known_languages, language_of
from kg.reading.language import language_named
from tests.reading.conftest import ENGLISH, INDONESIAN

KNOWN = ("en", "id")
CORPUS = Path(__file__).parents[3] / "shared" / "data" / "corpus"
# Our own sentences, close to what Indonesian or English papers write.
OTHERS = {
    "ms": "Menteri Luar Malaysia berkata, kerajaan berharap semua pihak dapat menyelesaikan krisis itu melalui rundingan. "
    "Beliau berkata demikian selepas menghadiri mesyuarat menteri-menteri ASEAN di Phnom Penh semalam.",
    "jv": "Presiden ngendika yen Indonesia bakal terus ngupayakake katentreman ing kawasan Asia Tenggara. Pepanggihan para "
    "menteri luar negeri kasebut bakal dianakake ing Phnom Penh minggu ngarep lan bakal mbahas kahanan ing Myanmar.",
    "tl": "Sinabi ng tagapagsalita na patuloy na makikipag-ugnayan ang Pilipinas sa mga kaalyado nito sa ASEAN upang "
    "matugunan ang krisis. Nakatakdang magpulong ang mga ministro sa susunod na linggo.",
    "nl": "De president heeft maandag in Moskou gesproken met zijn Franse ambtgenoot over de crisis aan de grens.",
    "fr": "Le président s'est rendu lundi à Moscou pour rencontrer son homologue russe, avant de se rendre à Kiev mardi.",
    "ru": "Министры иностранных дел двух стран встретились в пятницу в Женеве и договорились продолжить переговоры.",
}


def test_the_known_languages_are_those_with_a_table() -> None:
    assert set(KNOWN) <= set(known_languages())


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (INDONESIAN, "id"), (INDONESIAN.upper(), "id")])
def test_the_language_of_one_sentence_is_told(text: str, language: str) -> None:
    assert language_of(text, known=KNOWN) == language


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_a_language_without_a_table_is_not_taken_for_a_neighbour(language: str) -> None:
    with pytest.raises(UnsupportedLanguage) as caught:
        language_of(OTHERS[language], known=KNOWN, where="a.txt")
    assert str(caught.value) == f"a.txt: no words for language '{language}'; known are en, id"


def test_a_table_for_the_neighbour_makes_it_a_language_of_its_own() -> None:
    assert language_of(OTHERS["ms"], known=(*KNOWN, "ms")) == "ms"


def test_of_a_mixed_text_the_larger_part_decides() -> None:
    assert language_of(f"{ENGLISH} {INDONESIAN * 3}", known=KNOWN) == "id"
    assert language_of(f"{ENGLISH * 3} {INDONESIAN}", known=KNOWN) == "en"


def test_of_a_long_text_the_beginning_does_not_decide_alone() -> None:
    assert language_of(ENGLISH * 30 + INDONESIAN * 200, known=KNOWN) == "id"


@pytest.mark.parametrize("text", ["Talks held", "10/01/2022 " * 50, "*** 17.000 *** Jakarta"])
def test_too_few_letters_are_an_error_that_says_what_to_do(text: str) -> None:
    with pytest.raises(InputError, match="too short to tell its language; give the language with it"):
        language_of(text, known=KNOWN)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("id", "id"), ("ID", "id"), ("id-ID", "id"), ("id_ID", "id"), ("in", "id"), ("ind", "id"), ("eng", "en"), (" en-GB ", "en")],
)
def test_a_tag_is_read_in_its_usual_forms(tag: str, language: str) -> None:
    assert language_named(tag, known=KNOWN, where="a.txt") == language


@pytest.mark.parametrize("tag", ["ms", "fr-CA", "Indonesian", "x", "-"])
def test_a_tag_of_another_language_is_an_error(tag: str) -> None:
    with pytest.raises(UnsupportedLanguage, match=f"no words for language '{tag}'; known are en, id"):
        language_named(tag, known=KNOWN, where="a.txt")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
@pytest.mark.parametrize(("name", "language"), [("news_id.jsonl.gz", "id"), ("newswire_en.jsonl.gz", "en")])
def test_the_first_300_characters_of_real_news_are_enough(name: str, language: str) -> None:
    with gzip.open(CORPUS / name, "rt", encoding="utf-8") as lines:
        texts = [json.loads(next(lines))["text"][:300] for _ in range(200)]
    assert [language_of(text, known=KNOWN) for text in texts] == [language] * 200
