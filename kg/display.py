"""Findings in, the marked text and its claims and meetings out: as HTML for notebooks, as rich text for terminals."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.console import RenderableType
    from rich.text import Text

    from kg.model import CalendarDate, Findings

# kind of mark → (style in a notebook, style on a terminal); where marks overlap, a terminal adds the styles up
STYLES: Mapping[str, tuple[str, str]] = {
    "left out": ("opacity:.45", "dim"),
    "meeting": ("border-bottom:2px dotted #2a9d55", "underline"),
    "claim": ("background:rgba(255,196,0,.22)", "yellow"),
    "actor": ("font-weight:600;color:#2f6fd0", "bold cyan"),
    "place": ("font-weight:600;color:#8a5fbf", "bold magenta"),
    "date": ("font-weight:600;color:#2a9d55", "bold green"),
}
_CLAIM_COLUMNS = ("speaker", "kind", "polarity", "what is claimed")
_MEETING_COLUMNS = ("participants", "date", "status", "organizer")
_NOBODY = "(no source named)"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text (code points, end exclusive), what kind of finding it is, and a word on it."""

    begin: int
    end: int
    kind: str  # a key of STYLES
    title: str = ""


def html_of(findings: Findings) -> str:
    """Return HTML without script; everything that came from the article is escaped."""
    body = "".join(_html_piece(piece, over) for piece, over in pieces(findings.article.text, marks_of(findings)))
    tables = (_html_table(_CLAIM_COLUMNS, claim_rows(findings)), _html_table(_MEETING_COLUMNS, meeting_rows(findings)))
    return f'<div lang="{escape(findings.article.language)}"><p style="white-space:pre-wrap">{body}</p>{"".join(tables)}</div>'


def rich_of(findings: Findings) -> RenderableType:
    """Return what rich prints for the findings."""
    from rich.console import Group

    claims = _rich_table(_CLAIM_COLUMNS, claim_rows(findings))
    meetings = _rich_table(_MEETING_COLUMNS, meeting_rows(findings))
    return Group(marked_text(findings.article.text, marks_of(findings)), *(table for table in (claims, meetings) if table))


def marked_text(text: str, marks: Iterable[Mark]) -> Text:
    """Return a text for the terminal with its marks as styles."""
    from rich.text import Text

    shown = Text()
    for piece, over in pieces(text, marks):
        shown.append(piece, style=" ".join(STYLES[mark.kind][1] for mark in over))
    return shown


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """Yield the text cut wherever a mark begins or ends, each piece with the marks over it, the widest first."""
    wanted = sorted({mark for mark in marks if mark.begin < mark.end}, key=_widest_first)
    cuts = sorted({0, len(text), *(min(edge, len(text)) for mark in wanted for edge in (mark.begin, mark.end))})
    ahead, over = 0, []
    for begin, end in pairwise(cuts):
        while ahead < len(wanted) and wanted[ahead].begin <= begin:
            over.append(wanted[ahead])
            ahead += 1
        over = [mark for mark in over if mark.end > begin]
        yield text[begin:end], tuple(over)


def marks_of(findings: Findings) -> Iterator[Mark]:
    """Yield a mark for every finding that stands somewhere in the text."""
    names, places = _names(findings), {place.key for place in findings.places}
    for span in findings.left_out:
        yield Mark(span.begin, span.end, "left out")
    for report in findings.meetings:
        for span in report.evidence:
            yield Mark(span.begin, span.end, "meeting", f"meeting: {report.status}")
    for claim in findings.claims:
        yield Mark(claim.content.begin, claim.content.end, "claim", f"{_speaker(claim.speaker, names)}: {claim.kind}")
    for mention in findings.mentions:
        kind = "place" if mention.refers_to in places else "actor"
        yield Mark(mention.span.begin, mention.span.end, kind, names.get(mention.refers_to, mention.refers_to))
    for time in findings.times:
        yield Mark(time.span.begin, time.span.end, "date", time.date.value)


def claim_rows(findings: Findings) -> Iterator[tuple[str, ...]]:
    """Yield who claims, the kind of claim, its polarity, and the exact words."""
    names = _names(findings)
    for claim in findings.claims:
        words = findings.article.text[claim.content.begin : claim.content.end]
        yield _speaker(claim.speaker, names), claim.kind, claim.polarity, words


def meeting_rows(findings: Findings) -> Iterator[tuple[str, ...]]:
    """Yield who meets, when, how it stands, and who holds the meeting."""
    names = _names(findings)
    for report in findings.meetings:
        yield _listed(report.participants, names), _day(report.date), report.status, _listed(report.organizers, names)


def _widest_first(mark: Mark) -> tuple[int, int, str, str]:
    return mark.begin, -mark.end, mark.kind, mark.title


def _names(findings: Findings) -> dict[str, str]:
    places = {place.key: place.name.text for place in findings.places}
    return places | {actor.key: actor.name.text for actor in findings.actors}


def _speaker(key: str | None, names: Mapping[str, str]) -> str:
    return names.get(key, key) if key else _NOBODY


def _listed(keys: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(key, key) for key in keys)


def _day(date: CalendarDate | None) -> str:
    return date.value if date else ""


def _html_piece(piece: str, over: tuple[Mark, ...]) -> str:
    if not over:
        return escape(piece)
    style = ";".join(STYLES[mark.kind][0] for mark in over)
    title = "; ".join(dict.fromkeys(mark.title for mark in over if mark.title))
    return f'<span style="{style}" title="{escape(title)}">{escape(piece)}</span>'


def _html_table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    head = "".join(f"<th>{column}</th>" for column in columns)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else ""


def _rich_table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> RenderableType | None:
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*map(Text, row))
    return table if table.row_count else None
