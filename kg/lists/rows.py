"""What one row of an actor list says: an actor or place, one of its names, a post held, a pattern for names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model import ActorKind

if TYPE_CHECKING:
    from pathlib import Path

PLACE = "Place"
KINDS = frozenset([*ActorKind, PLACE])


class NameUse(StrEnum):
    """What a name means when it stands in a text; the matcher reports it, the actor component decides."""

    STRONG = "strong"  # stands alone
    WEAK = "weak"  # needs a second clue in the article
    DEMONYM = "demonym"  # adjective or people of a state
    SEAT = "seat"  # a city or building that stands for a government
    PLACE = "place"  # somewhere on earth
    SURNAME = "surname"  # counts after the full name, or beside the post or country


class Directive(StrEnum):
    """Uses that only the lists know: they take names away again."""

    NEVER = "never"  # the name does not mean this actor, whatever another list says
    BLOCK = "block"  # the phrase is none of ours and hides the names inside it
    WORD = "word"  # an ordinary word or first name: imported weak names, surnames and places so called are dropped


class Role(StrEnum):
    """What a post is, whatever a country calls it."""

    HEAD_OF_STATE = "head_of_state"
    MONARCH = "monarch"
    HEAD_OF_GOVERNMENT = "head_of_government"
    DEPUTY_HEAD_OF_STATE = "deputy_head_of_state"
    DEPUTY_HEAD_OF_GOVERNMENT = "deputy_head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    DEFENCE_MINISTER = "defence_minister"
    FINANCE_MINISTER = "finance_minister"
    INTERIOR_MINISTER = "interior_minister"
    ECONOMY_MINISTER = "economy_minister"
    TRADE_MINISTER = "trade_minister"
    HEALTH_MINISTER = "health_minister"
    JUSTICE_MINISTER = "justice_minister"
    ENERGY_MINISTER = "energy_minister"
    MINISTER = "minister"
    SECURITY_ADVISER = "security_adviser"
    CHIEF_OF_STAFF = "chief_of_staff"
    SPOKESPERSON = "spokesperson"
    AMBASSADOR = "ambassador"
    ENVOY = "envoy"
    ARMY_CHIEF = "army_chief"
    HEAD_OF_ORGANIZATION = "head_of_organization"
    DEPUTY_HEAD_OF_ORGANIZATION = "deputy_head_of_organization"
    SPEAKER_OF_PARLIAMENT = "speaker_of_parliament"
    LEGISLATOR = "legislator"
    CENTRAL_BANK_GOVERNOR = "central_bank_governor"
    REGIONAL_HEAD = "regional_head"
    PARTY_LEADER = "party_leader"
    JUDGE = "judge"
    OTHER = "other"


class BodyFunction(StrEnum):
    """What a government body does, so that names can be made for it from the state's names."""

    NONE = ""
    FOREIGN_MINISTRY = "foreign_ministry"
    DEFENCE_MINISTRY = "defence_ministry"
    FINANCE_MINISTRY = "finance_ministry"
    INTERIOR_MINISTRY = "interior_ministry"
    HEALTH_MINISTRY = "health_ministry"
    ECONOMY_MINISTRY = "economy_ministry"
    TRADE_MINISTRY = "trade_ministry"
    JUSTICE_MINISTRY = "justice_ministry"
    ENERGY_MINISTRY = "energy_ministry"
    ARMED_FORCES = "armed_forces"
    NAVY = "navy"
    AIR_FORCE = "air_force"
    PARLIAMENT = "parliament"
    UPPER_HOUSE = "upper_house"
    PRESIDENCY = "presidency"
    PREMIERSHIP = "premiership"
    SECURITY_COUNCIL = "security_council"
    CENTRAL_BANK = "central_bank"
    POLICE = "police"
    INTELLIGENCE = "intelligence"
    SUPREME_COURT = "supreme_court"
    UN_MISSION = "un_mission"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row stands: file and line (from 1)."""

    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor or place; `country`, `represents` and `seats` are keys, latitude and longitude degrees."""

    source: Source
    key: str
    kind: str
    name: str
    country: str = ""
    function: BodyFunction = BodyFunction.NONE
    represents: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()  # places whose names stand for this government
    domain: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of an actor; `language` is BCP 47, "mul" for a name used in every language, "und" for an unknown one."""

    source: Source
    key: str
    name: str
    language: str
    use: NameUse | Directive


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post held for a time; a bound is YYYY, YYYY-MM or YYYY-MM-DD, empty where unknown or still open."""

    source: Source
    person: str
    role: Role
    organization: str
    title: str
    start: str = ""
    end: str = ""
    position: str = ""  # Wikidata id of the office


@dataclass(frozen=True, slots=True)
class PatternRow:
    """How bodies with a function are named in a language: "{state}" and "{people}" are filled with the state's names."""

    source: Source
    function: BodyFunction
    language: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Lists:
    """All rows of a folder of lists, the edited ones last."""

    actors: tuple[ActorRow, ...] = ()
    names: tuple[NameRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    patterns: tuple[PatternRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a list, and where."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"
