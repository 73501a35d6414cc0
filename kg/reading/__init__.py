"""Files and folders go in, Articles come out, one at a time; one file here per input format."""

from kg.reading.articles import READERS, raise_problem, read_articles, reader_for
from kg.reading.draft import OnProblem
from kg.reading.language import known_languages, language_of

__all__ = ["READERS", "OnProblem", "known_languages", "language_of", "raise_problem", "read_articles", "reader_for"]
