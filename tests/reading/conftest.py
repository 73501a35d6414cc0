"""What the tests of reading share: a place to write documents, and a list that problems are told to."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.reading import read_articles

ENGLISH = "The two foreign ministers met in Geneva on Friday and agreed to continue their talks on security next week."
INDONESIAN = "Kedua menteri luar negeri bertemu di Jenewa pada Jumat dan sepakat melanjutkan pembicaraan mengenai keamanan."


@dataclass
class Reading:
    """Write files into a temporary folder and read them; the problems stay here, as text without the folder's name."""

    folder: Path
    problems: list[InputError] = field(default_factory=list)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def lines(self, name: str, *records: object) -> Path:
        content = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
        return self.write(name, gzip.compress(content) if name.endswith(".gz") else content)

    def read(self, *paths: Path, limit: int = 5_000_000, language: str | None = None) -> list[Article]:
        found = read_articles(
            paths or [self.folder], on_problem=self.problems.append, languages=("en", "id"), language=language, limit=limit
        )
        return list(found)

    @property
    def messages(self) -> list[str]:
        return [str(problem).replace(f"{self.folder}/", "") for problem in self.problems]


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


@pytest.fixture
def one_article(reading: Reading) -> Callable[[str, str | bytes], Article]:
    def read_one(name: str, content: str | bytes) -> Article:
        [article] = reading.read(reading.write(name, content))
        assert reading.messages == []
        return article

    return read_one
