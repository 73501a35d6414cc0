"""One JSON object of a gold file goes in; its fields come out, each checked, and each fault with file and place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003  # whoever asks for the fields' types must find it
from typing import TYPE_CHECKING, TypeVar

from kg.errors import InputError
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object; `where` is its place in the file ("claims[3]"), empty for the article itself."""

    path: Path
    where: str
    values: Mapping[str, object]

    def fault(self, name: str, problem: str) -> InputError:
        """Return the error that a field is wrong."""
        place = f"{self.where}.{name}" if self.where else name
        return InputError(self.path, f"{place}: {problem}")

    def has(self, name: str) -> bool:
        """Tell whether a field is given, and is not null."""
        return self.values.get(name) is not None

    def words(self, name: str) -> str:
        """Return a string that must be there."""
        found = self.optional_words(name)
        if not found:
            raise self.fault(name, "is missing")
        return found

    def optional_words(self, name: str) -> str | None:
        """Return a string, or None where it is not given."""
        found = self.values.get(name)
        if found is not None and not isinstance(found, str):
            raise self.fault(name, f"must be a string, found {found!r:.60}")
        return found

    def flag(self, name: str) -> bool:
        """Return true or false; false where it is not given."""
        found = self.values.get(name, False)
        if not isinstance(found, bool):
            raise self.fault(name, f"must be true or false, found {found!r:.60}")
        return found

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        """Return a string that must be one of the known ones."""
        found = self.words(name)
        if found not in known:
            raise self.fault(name, f"must be one of {', '.join(known)}, found {found!r}")
        return found

    def strings(self, name: str) -> list[str]:
        """Return a list of strings that must be there; it may be empty."""
        return self._strings(self.values.get(name), name)

    def groups(self, name: str) -> list[list[str]]:
        """Return a list of lists of strings, none of which is empty."""
        found = self.values.get(name)
        if not isinstance(found, list) or not all(found):
            raise self.fault(name, 'must be a list of lists, like [["A"], ["B", "C"]]')
        return [self._strings(each, name) for each in found]

    def records(self, name: str, *, required: bool = False) -> Iterable[Fields]:
        """Yield the objects of a list; where none is given it is empty, unless it is required."""
        found = self.values.get(name)
        if found is None and not required:
            return
        if not isinstance(found, list):
            raise self.fault(name, "must be a list of objects" if found is not None else "is missing")
        for number, each in enumerate(found):
            if not isinstance(each, dict):
                raise self.fault(f"{name}[{number}]", f"must be an object, found {each!r:.60}")
            yield Fields(self.path, f"{name}[{number}]", each)

    def known(self, keys: Iterable[str], name: str, things: Mapping[str, T]) -> tuple[T, ...]:
        """Return the things that the keys of a field name."""
        keys = tuple(keys)
        if unknown := [key for key in keys if key not in things]:
            raise self.fault(name, f"names {unknown[0]!r}, which is no key in 'actors'")
        return tuple(things[key] for key in keys)

    def span(self, name: str, text: str) -> Span:
        """Return where a field's exact words stand in the text (the `nth` time, by default the first), or its [begin, end]."""
        found = self.values.get(name)
        if isinstance(found, list):
            return self._offsets(found, name, len(text))
        words, begin = self.words(name), -1
        for _ in range(self._number("nth")):
            begin = text.find(words, begin + 1)
            if begin < 0:
                raise self.fault(name, f"does not stand in the text so often: {words!r:.80}")
        return Span(begin, begin + len(words))

    def _offsets(self, found: list[object], name: str, length: int) -> Span:
        match found:
            case [int(begin), int(end)] if 0 <= begin < end <= length:
                return Span(begin, end)
        raise self.fault(name, f"must be words, or two offsets in the text of {length} characters, found {found!r:.60}")

    def _number(self, name: str) -> int:
        found = self.values.get(name, 1)
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            raise self.fault(name, f"must be a number from 1, found {found!r:.60}")
        return found

    def _strings(self, found: object, name: str) -> list[str]:
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise self.fault(name, "is missing" if found is None else "must be a list of strings")
        return list(found)
