"""Cell texts as the lines of a report: typing left-overs removed, formats kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from zhibao.model.text import Text
from zhibao.text.tidy import SPACE_BETWEEN
from zhibao.text.width import is_wide
from zhibao.workbook.sheet import Cell

_NEWLINE = re.compile(r"\s*\n\s*")
_TAB = re.compile(r"\t+")
_EDGES = " \t\n\u3000\u00a0"


def lines_of(cell: Cell, close_gaps: bool) -> tuple[Text, ...]:
    """Return the cell's Alt+Enter lines as paragraphs, empty ones dropped."""
    lines, start = [], 0
    for line in cell.plain.split("\n"):
        lines.append(tidy(cell.text.cut(start, start + len(line)), close_gaps))
        start += len(line) + 1
    return tuple(line for line in lines if line)


def line_of(cell: Cell, close_gaps: bool) -> Text:
    """Return the cell's text on one line, as a heading or caption needs it."""
    return tidy(_joined(cell.text), close_gaps)


def tidy(text: Text, close_gaps: bool) -> Text:
    """Return the text without indents, tabs and, if wanted, gaps between Chinese and digits."""
    trimmed = _trimmed(substituted(text, _TAB, lambda _: " "))
    return substituted(trimmed, SPACE_BETWEEN, lambda _: "") if close_gaps else trimmed


def substituted(text: Text, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> Text:
    """Return the text with every match replaced, each replacement in the format of what it replaces."""
    for match in reversed(list(pattern.finditer(text.plain))):
        text = text.replaced(match.start(), match.end(), by(match))
    return text


def without_prefix(text: Text, strip: Callable[[str], str]) -> Text:
    """Return the text without the beginning that `strip` takes off its characters."""
    return text.cut(len(text.plain) - len(strip(text.plain)))


def _trimmed(text: Text) -> Text:
    plain = text.plain
    start = len(plain) - len(plain.lstrip(_EDGES))
    return text.cut(start, max(len(plain.rstrip(_EDGES)), start))


def _joined(text: Text) -> Text:
    def between(match: re.Match[str]) -> str:
        before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
        return "" if (before and is_wide(before)) or (after and is_wide(after)) else " "

    return substituted(text, _NEWLINE, between)
