from pathlib import Path

import pytest

from kg.errors import InputError
from kg.reading.decoding import bytes_of, text_of

WHERE = Path("a.txt")
TEXT = "Menlu Turki Mevlüt Çavuşoğlu – «Antalya» 𝔘"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_a_byte_order_mark_needs_no_name_of_its_encoding(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding), WHERE) == TEXT


def test_a_declared_encoding_is_taken_unless_a_mark_says_otherwise() -> None:
    assert text_of("café".encode("latin-1"), WHERE, encoding="latin-1") == "café"
    assert text_of("café".encode("utf-8-sig"), WHERE, encoding="latin-1") == "café"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("Çavuşoğlu".encode("cp1254"), "is not UTF-8: byte 0 is 0xc7; save it as UTF-8"),
        ("kata président".encode("latin-1"), "is not UTF-8: byte 7 is 0xe9; save it as UTF-8"),
        (b"PK\x03\x04\x00\x00", "is no text: there is a NUL at byte 4"),
        ("half".encode("utf-16") + b"\0", "is not UTF-16-LE: byte 10 is 0x00; save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_an_error_that_names_the_byte(data: bytes, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        text_of(data, WHERE)
    assert str(caught.value) == f"a.txt: {problem}"


def test_a_file_of_the_allowed_size_is_read_and_one_byte_more_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    assert bytes_of(path, 10) == b"x" * 10
    with pytest.raises(InputError, match="larger than 9 bytes; split it, or raise the setting 'document_limit'"):
        bytes_of(path, 9)


def test_an_endless_file_is_not_read_to_its_end() -> None:
    with pytest.raises(InputError, match="larger than 1,000 bytes"):
        bytes_of(Path("/dev/zero"), 1000)
