"""Ministries, armed services, agencies: from the source's table, and made for every state that the table passes over."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kg.lists.draft import Draft, clean
from kg.lists.rows import NameUse
from kg.lists.sources.tables import Sources, parts
from kg.lists.spelling import plain
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNS = re.compile(r"[^a-z0-9]+")
_SHORTEST_STATE_NAME = 4  # shorter ones ("Iran" is the shortest real one) stand inside ordinary words
_BRACKETS = re.compile(r" \(.*\)$")


def add_bodies(sources: Sources, draft: Draft, same: Mapping[str, str]) -> None:
    """Add the bodies of the table; a name of one word, or one that several bodies share, is weak."""
    rules = sources.rules["bodies"]
    for row in sources.rows("bodies.tsv"):
        if row["kind"] not in rules["left_out"] and rules["parent_item"] not in row["label_en"]:
            add_body(row, same.get(row["country_qid"], row["country_qid"]), sources, draft)


def add_body(row: Mapping[str, str], country: str, sources: Sources, draft: Draft) -> None:
    """Add one body with its names; what it does is read from its English name."""
    key, label = row["qid"], row["label_en"]
    function = function_of(label, sources)
    if not country or (function, country) in draft.functions:
        function = ""
    kind = ActorKind.BODY.value
    draft.add_actor(
        "bodies", key, kind, label, country=country, represents=country, function=function, source="ROR, NSI, EveryPolitician"
    )
    names = [(label, "en"), (row.get("label_id", ""), "id")]
    names += [(name, "und" if not name.isascii() else "en") for name in parts(row.get("aliases", ""))]
    for pair in parts(row.get("labels_other", "")):
        language, _colon, name = pair.partition(":")
        names.append((name, language))
    for name, language in names:
        bare = _BRACKETS.sub("", clean(name))
        if " " in bare:
            stands_alone = "grade" in row or _names_state(bare, draft.known.get(country, set()))
            draft.add_name(key, bare, language, NameUse.STRONG if stands_alone else NameUse.WEAK)
        elif bare == label:
            draft.add_name(key, bare, language, NameUse.WEAK)


def _names_state(name: str, state_names: set[str]) -> bool:
    small = name.lower()
    return any(len(state) >= _SHORTEST_STATE_NAME and state in small for state in state_names)


def function_of(label: str, sources: Sources) -> str:
    """Return what a body does, judging by its English name; empty when the rules do not tell."""
    for rule in sources.rules["functions"]:
        if re.fullmatch(rule["pattern"], label, re.IGNORECASE):
            return str(rule["function"])
    return ""


def make_bodies(sources: Sources, draft: Draft) -> None:
    """Add the bodies that every state has, under a slug, where no source gave one."""
    states = [row for row in draft.actors.values() if row["kind"] == ActorKind.STATE]
    for state in states:
        for function, pattern in sources.rules["made"].items():
            if (function, state["key"]) not in draft.functions:
                label = pattern.format(state=state["name"])
                draft.add_actor(
                    "bodies-made", slug(label), ActorKind.BODY.value, label,
                    country=state["key"], represents=state["key"], function=function, source="made",
                )  # fmt: skip
                draft.add_name(slug(label), label, "en", NameUse.STRONG)


def slug(label: str) -> str:
    """Return a key for what has no Wikidata id: the label in small Latin letters with hyphens."""
    plain_label = unicodedata.normalize("NFKD", plain(label)).encode("ascii", "ignore").decode()
    return _SIGNS.sub("-", plain_label.lower()).strip("-")
