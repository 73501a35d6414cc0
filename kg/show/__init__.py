"""A store and the name of an article, actor or meeting go in; out comes a page for a person: each finding with its sentence."""

from __future__ import annotations

from kg.show.html import html_of_page
from kg.show.losses import Losses, losses_of
from kg.show.page import Entry, Page, Quote, Section
from kg.show.pages import page_of
from kg.show.things import thing_named

__all__ = ["Entry", "Losses", "Page", "Quote", "Section", "html_of_page", "losses_of", "page_of", "thing_named"]
