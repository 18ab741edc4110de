"""Cell texts as the lines of a report: typing left-overs removed, formats kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from zhibao.model.text import Replacement, Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.measuring import is_wide
from zhibao.text.tidy import SPACE_BETWEEN
from zhibao.workbook.sheet import Cell

# The look-behind tries each stretch of white space once, not once from each of its characters.
_NEWLINE = lazy_pattern(r"(?<!\s)\s*\n\s*")
_TAB = lazy_pattern(r"\t+")
_EDGES = " \t\n\u3000\u00a0"
_WHITE = lazy_pattern(f"[{_EDGES}]")
# What a text without any of is one line with nothing to be tidied in it, as nearly all of a table's are.
_UNTIDY = lazy_pattern(f"[\t\n]|\\A[{_EDGES}]|[{_EDGES}]\\Z|{SPACE_BETWEEN.pattern}")


def lines_of(cell: Cell, close_gaps: bool) -> tuple[Text, ...]:
    """Return the cell's Alt+Enter lines as paragraphs, empty ones dropped; what is italic throughout is upright."""
    if _is_tidy(cell.text):
        return (cell.text,)
    lines = (without_whole(tidy(line, close_gaps), italic=True) for line in cell.text.slices(_line_spans(cell.plain)))
    return tuple(line for line in lines if line)


def _is_tidy(text: Text) -> bool:
    """Tell whether a text is one line that is printed as it stands in its cell."""
    if len(text.runs) != 1 or text.runs[0].italic:
        return False
    # Letters, ideographs and digits only, or no white space, or at least nothing to be tidied.
    plain = text.runs[0].text
    return plain.isalnum() or (bool(plain) and not (_WHITE.search(plain) and _UNTIDY.search(plain)))


def line_of(cell: Cell, close_gaps: bool) -> Text:
    """Return the cell's text on one line, as a heading or caption needs it, upright like `lines_of`."""
    return without_whole(tidy(_joined(cell.text), close_gaps), italic=True)


def without_whole(text: Text, bold: bool = False, italic: bool = False) -> Text:
    """Return a text without the bold or italic asked for, if it is so from end to end: that is the template's look."""
    printed = [run for run in text.runs if run.text.strip()]
    bold = bold and all(run.bold for run in printed)
    italic = italic and all(run.italic for run in printed)
    if not (bold or italic):
        return text
    runs = (replace(run, bold=run.bold and not bold, italic=run.italic and not italic) for run in text.runs)
    return replace(text, runs=tuple(runs))


def tidy(text: Text, close_gaps: bool) -> Text:
    """Return the text without indents, tabs and, if wanted, gaps between Chinese and digits."""
    trimmed = _trimmed(substituted(text, _TAB, lambda _: " "))
    may_gape = close_gaps and _WHITE.search(trimmed.plain)
    return substituted(trimmed, SPACE_BETWEEN, lambda _: "") if may_gape else trimmed


def substituted(text: Text, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> Text:
    """Return the text with every match replaced, each replacement in the format of what it replaces."""
    return text.substituted([Replacement(*match.span(), Text.of(by(match))) for match in pattern.finditer(text.plain)])


def without_prefix(text: Text, strip: Callable[[str], str]) -> Text:
    """Return the text without the beginning that `strip` takes off its characters."""
    return text.cut(len(text.plain) - len(strip(text.plain)))


def _line_spans(plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in plain.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _trimmed(text: Text) -> Text:
    plain = text.plain
    start = len(plain) - len(plain.lstrip(_EDGES))
    return text.cut(start, max(len(plain.rstrip(_EDGES)), start))


def _joined(text: Text) -> Text:
    def between(match: re.Match[str]) -> str:
        start, end = match.span()
        before, after = match.string[max(start - 1, 0) : start], match.string[end : end + 1]
        return "" if (before and is_wide(before)) or (after and is_wide(after)) else " "

    return substituted(text, _NEWLINE, between)
