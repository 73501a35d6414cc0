"""Parties, armed groups and news outlets, and the items that were checked one by one."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from kg.lists.draft import Draft, clean
from kg.lists.rows import NameUse
from kg.lists.sources.bodies import add_body, slug
from kg.lists.sources.tables import Sources, parts
from kg.lists.spelling import full_names
from kg.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping


def add_checked(sources: Sources, draft: Draft, same: Mapping[str, str]) -> None:
    """Add the checked items first: their ids are the surest."""
    for row in sources.rows("checked.tsv"):
        if not row["qid"] or row["grade"] not in sources.rules["grades"]["accepted"]:
            continue
        kind, country = sources.rules["checked"]["kinds"][row["type"]], same.get(row["country_qid"], row["country_qid"])
        if kind == ActorKind.BODY:
            add_body({"qid": row["qid"], "label_en": row["name"], "grade": row["grade"]}, country, sources, draft)
            continue
        draft.add_actor(_GROUPS[kind], row["qid"], kind, row["name"], country=country, source="checked")
        for name in full_names(row["name"]) if kind == ActorKind.PERSON else (row["name"],):
            draft.add_name(row["qid"], name, "mul", NameUse.STRONG)


def add_groups(sources: Sources, draft: Draft, same: Mapping[str, str]) -> None:
    """Add parties and armed groups whose id is known; parties by names of one word are weak."""
    for row in sources.rows("groups.tsv"):
        if not row["qid"] or row["grade"] not in sources.rules["grades"]["accepted"]:
            continue
        kind, country = (
            sources.rules["groups"]["kinds"][row["kind"].split("|")[0]],
            same.get(row["country_qid"], row["country_qid"]),
        )
        draft.add_actor(_GROUPS[kind], row["qid"], kind, row["label_en"], country=country, source="Party Facts")
        for name, language in [(row["label_en"], "en"), *((alias, "und") for alias in parts(row["aliases"]))]:
            if " " in name or len(name) >= sources.rules["groups"]["shortest_name"] or kind != ActorKind.PARTY:
                draft.add_name(row["qid"], name.replace("/", " "), language, NameUse.STRONG if " " in name else NameUse.WEAK)


def add_outlets(sources: Sources, draft: Draft, same: Mapping[str, str]) -> None:
    """Add news outlets with their web domains, then news agencies; one without an id gets a slug."""
    for row in sources.rows("outlets.tsv"):
        label = clean(html.unescape(row["label_en"]))
        accepted = row["grade"] in sources.rules["grades"]["accepted"]
        key = row["qid"] if accepted and row["qid"] else slug(label)
        country = same.get(row["country_qid"], row["country_qid"])
        if key:
            draft.add_actor(
                "outlets",
                key,
                ActorKind.MEDIA.value,
                label,
                country=country,
                domain=row["domain"],
                source="wiki-media-cred, fundus",
            )
            draft.add_name(key, label, "mul", NameUse.STRONG if " " in label else NameUse.WEAK)
    for row in sources.rows("news_agencies_qid.tsv"):
        draft.add_actor("outlets", row["qid"], ActorKind.MEDIA.value, row["agency"], source=row["source"])
        draft.add_name(row["qid"], row["agency"], "mul", NameUse.WEAK)


_GROUPS = {
    ActorKind.PERSON: "persons",
    ActorKind.ARMED_GROUP: "groups",
    ActorKind.PARTY: "groups",
    ActorKind.NGO: "groups",
    ActorKind.STATE: "groups",
    ActorKind.ORGANIZATION: "organizations",
    ActorKind.MEDIA: "outlets",
}
