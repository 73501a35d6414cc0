"""Small invented source tables for the import: name of the file → its columns and rows (missing columns are empty)."""

from __future__ import annotations

LANGUAGES = "en id ru uk zh ar fr de es tr ja ko ms vi th pl fa he"
CLDR = " ".join(f"cldr_{code}" for code in LANGUAGES.split())
TABLES = {
    "countries.tsv": (
        f"qid code alpha3 is_country name full_name other_qids {CLDR} names_strong names_weak",
        [
            {
                "qid": "Q1",
                "code": "ru",
                "is_country": "True",
                "name": "Ruritania",
                "other_qids": "Q9",
                "cldr_id": "Ruritania",
                "names_strong": "Kingdom of Ruritania",
                "names_weak": "Ruritanian|Rurytania",
            },
            {"qid": "Q2", "code": "gr", "is_country": "True", "name": "Graustark"},
            {"qid": "Q13", "code": "ru-ze", "is_country": "False", "name": "Zenda"},
        ],
    ),
    "places.tsv": (
        "qid kind country_qid label_en label_id label_uk label_ru aliases lat lon source",
        [
            {
                "qid": "Q11",
                "kind": "capital",
                "country_qid": "Q9",
                "label_en": "Strelsau",
                "label_id": "Strelsau",
                "lat": "50",
                "lon": "14",
            },
            {"qid": "Q12", "kind": "city", "country_qid": "Q404", "label_en": "Hentzau"},
        ],
    ),
    "cities.tsv": (
        "qid name name_en name_ru name_de name_fr name_es name_zh namealt country iso2 class pop_max geonameid lat lon "
        "cldr_id cldr_uk cldr_ru",
        [{"qid": "Q11", "name": "Strelsau", "name_de": "Strelsau an der Ruhr"}, {"qid": "", "name": "Nowhere"}],
    ),
    "checked.tsv": (
        "name type qid grade sources note country_qid",
        [
            {"name": "Ruritanian Guard", "type": "government_body", "qid": "Q31", "grade": "A", "country_qid": "Q1"},
            {"name": "Doubtful Band", "type": "armed_group", "qid": "Q32", "grade": "C"},
            {"name": "Unfound Band", "type": "armed_group", "qid": "", "grade": "-"},
        ],
    ),
    "igos.tsv": (
        "qid label_en other_en former_en abbr_en family website source name_fr",
        [
            {"qid": "Q41", "label_en": "League of Crowns", "abbr_en": "LOCRO", "name_fr": "Ligue des couronnes"},
            {"qid": "Q42", "label_en": "Bank of Crowns", "abbr_en": "BC"},
        ],
    ),
    "bodies.tsv": (
        "qid kind country_qid country label_en label_id label_ru label_uk aliases labels_other website source",
        [
            {
                "qid": "Q51",
                "kind": "ministry",
                "country_qid": "Q9",
                "label_en": "Ministry of Health of Ruritania",
                "labels_other": "de:Amt für Gesundheit",
            },
            {"qid": "Q52", "kind": "ministry", "country_qid": "Q1", "label_en": "Ministry of Walks", "aliases": "MOW"},
            {"qid": "Q53", "kind": "cabinet", "country_qid": "Q1", "label_en": "First Elphberg Cabinet"},
        ],
    ),
    "groups.tsv": (
        "qid kind label_en aliases country_qid country grade note source",
        [
            {"qid": "Q61", "kind": "party", "label_en": "Party of Order", "country_qid": "Q1", "grade": "A-"},
            {"qid": "Q62", "kind": "party", "label_en": "Party of Order", "country_qid": "Q2", "grade": "A-"},
        ],
    ),
    "news_agencies_qid.tsv": ("agency qid source", [{"agency": "RUP", "qid": "Q71"}]),
    "outlets.tsv": (
        "qid label_en domain country_qid country kind grade note source",
        [{"label_en": "Strelsau &amp; District News", "domain": "sdn.example", "grade": "-"}],
    ),
    "leaders.tsv": (
        "person_qid name name_in_source position_qid position country_qid country start end grade note source",
        [
            {
                "person_qid": "Q21",
                "name": "Rudolf Elphberg",
                "name_in_source": "Rudölf Elphberg",
                "position_qid": "Q81",
                "position": "King of Ruritania",
                "country_qid": "Q9",
                "start": "1999-01-01",
                "grade": "A",
            },
            {"person_qid": "", "name": "Somebody Wanted", "grade": "-"},
        ],
    ),
    "officials.tsv": (
        "person_qid person position_qid position country_qid country start end source",
        [
            {
                "person_qid": "Q21",
                "person": "Rudolf Elphberg",
                "position_qid": "Q82",
                "position": "President of Zenda Bank",
                "country_qid": "Q1",
                "start": "1995",
            },
            {
                "person_qid": "Q22",
                "person": "Fritz Tarlenheim",
                "position_qid": "Q83",
                "position": "ambassador to Graustark",
                "country_qid": "Q1",
                "start": "2001",
                "end": "1999",
            },
            {
                "person_qid": "Q23",
                "person": "Old Marshal",
                "position_qid": "Q84",
                "position": "Minister of Defence",
                "country_qid": "Q1",
                "start": "1950",
                "end": "1960",
            },
            {
                "person_qid": "Q24",
                "person": "Flavia M. Elphberg",
                "position_qid": "Q85",
                "position": "Minister of Foreign Affairs",
                "country_qid": "Q1",
                "start": "1999-05-01",
                "end": "soon",
            },
        ],
    ),
}
