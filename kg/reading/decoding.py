"""Bytes of a file go in, text comes out, or an error that says at which byte it is not text."""

import codecs
from pathlib import Path

from kg.errors import InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def bytes_of(path: Path, limit: int) -> bytes:
    """Return the whole file; InputError when it is empty or has more than `limit` bytes, of which no more are read."""
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    if not data:
        raise InputError(path, "the file is empty")
    if len(data) > limit:
        raise InputError(path, too_large(limit))
    return data


def text_of(data: bytes, path: Path, *, encoding: str | None = None) -> str:
    """Decode by byte order mark, else by `encoding`, else as UTF-8; the mark itself is dropped. Bytes count from 0."""
    marked = encoding_marked(data)
    if marked is None and (nul := data.find(b"\0")) >= 0:
        raise InputError(path, f"is no text: there is a NUL at byte {nul}")
    try:
        return data.decode(marked or encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(path, undecodable(error, data)) from None
    except UnicodeError as error:  # some encodings that a page may declare do not say where
        raise InputError(path, f"is not {encoding}: {error}; save it as UTF-8") from None


def encoding_marked(data: bytes) -> str | None:
    """Return the encoding that the byte order mark tells, or None where there is no mark."""
    return next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), None)


def undecodable(error: UnicodeDecodeError, data: bytes) -> str:
    """Return the words for bytes that are not in the encoding they should be in."""
    return f"is not {error.encoding.upper()}: byte {error.start} is 0x{data[error.start]:02x}; save it as UTF-8"


def too_large(limit: int) -> str:
    """Return the words for a document that is larger than allowed."""
    return f"the document is larger than {limit:,} bytes; split it, or raise the setting 'document_limit'"
