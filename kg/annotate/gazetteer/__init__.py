"""The gazetteer: names of actors and places in a text, what they may mean, and who held which post when."""

from kg.annotate.gazetteer.lookup import Gazetteer, NameMatch, Sense, gazetteer_for
from kg.lists.rows import NameUse

__all__ = ["Gazetteer", "NameMatch", "NameUse", "Sense", "gazetteer_for"]
