"""Cities, capitals, lakes and rivers with their names and positions; a capital becomes a seat of its state's government."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lists.rows import PLACE, NameUse
from kg.lists.sources.states import UNKNOWN
from kg.lists.sources.tables import Sources, parts
from kg.model import ActorKind

if TYPE_CHECKING:
    from kg.lists.draft import Draft

SOURCE = "Natural Earth"


def add_places(sources: Sources, draft: Draft, same: dict[str, str]) -> None:
    """Add the places of both tables; `same` maps other ids of a state to the one used here."""
    rules = sources.rules["places"]
    for row in sources.rows("places.tsv"):
        key, country = row["qid"], same.get(row["country_qid"], row["country_qid"])
        use = NameUse.PLACE
        if row["kind"] == "country":
            key, use = same.get(key, key), NameUse.WEAK
            if key not in draft.actors:
                continue
        else:
            draft.add_actor(
                "places", key, PLACE, row["label_en"], country=country, latitude=row["lat"], longitude=row["lon"], source=SOURCE
            )
        for column, language in rules["labels"].items():
            draft.add_name(key, row[column], language, use)
        for alias in parts(row["aliases"]):
            draft.add_name(key, alias, UNKNOWN, use)
        if row["kind"] == "capital" and row["label_en"] not in rules["not_seats"]:
            _add_seat(draft, country, key)
    for row in sources.rows("cities.tsv"):
        _add_city(row, rules["languages"], draft)


def _add_city(row: dict[str, str], languages: dict[str, str], draft: Draft) -> None:
    key = row["qid"]
    draft.add_actor("places", key, PLACE, row["name_en"] or row["name"], latitude=row["lat"], longitude=row["lon"], source=SOURCE)
    if key and draft.actors[key]["kind"] == PLACE:
        for column, language in languages.items():
            draft.add_name(key, row[column], language, NameUse.PLACE)


def _add_seat(draft: Draft, country: str, place: str) -> None:
    row = draft.actors.get(country)
    if row and row["kind"] == ActorKind.STATE and place not in row["seats"].split("|"):
        row["seats"] = "|".join(filter(None, (row["seats"], place)))
