"""Rows of a worksheet as programs usually write them, found by a pattern: no tree is built of a long table's cells.

What the pattern does not cover from end to end is left to the parser, comments and entities among it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet.safe_xml import Element, PartError, parsed
from zhibao.workbook.spreadsheet.size_limits import MOST_MARKS_FOLLOWED, has_too_many

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_UTF_8 = lazy_pattern(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml version=["']1\.0["'](?: encoding=["'](?:UTF|utf)-8["'])?[^?>]*\?>)?"""
)
# Characters that XML does not carry or carries as others, in UTF-8.
_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A})
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_CELL = r'<c r="([A-Z]{1,2})([1-9][0-9]{0,6})"([^<>&/]*)(?:/>|>(?:<f>([^<>&]+)</f>)?<v>([^<>&]+)</v></c>)'
_CELLS = lazy_pattern(_CELL)
_UNGROUPED = _CELL.replace("(?:", "(").replace("(", "(?:")
_ROW = lazy_pattern(rf'<row r="([1-9][0-9]{{0,6}})"([^<>&/]*)(?:/>|>((?:{_UNGROUPED})*)</row>)')
# Excel's own prefix, which stands on nearly every row that it writes.
_PREFIX = b"x14ac"


class StoredRow(NamedTuple):
    """A row by its number, how its other attributes are written, and its cells: letters, row, attributes, formula and
    value, each empty where there is none."""

    number: str
    attributes: str
    cells: list[tuple[str, str, str, str, str]]


class OddError(Exception):
    """Raised for rows that are to be left to the parser."""


def set_apart(content: bytes) -> tuple[bytes, str]:
    """Return a worksheet part without the rows of its cells, and these; OddError where they cannot be told apart."""
    if content.count(b"sheetData") != 2 or _BEGIN not in content:
        raise OddError
    start = content.index(_BEGIN) + len(_BEGIN)
    return taken_out(content, start, content.find(_END, start))


def taken_out(content: bytes, start: int, end: int) -> tuple[bytes, str]:
    """Return a part without what stands from `start` to `end`, and that as text; OddError where it may not be plain."""
    declared = _UTF_8.match(content)
    is_odd = not declared or content.find(b"<?", declared.end()) >= 0 or b"<!" in content
    if end < 0 or is_odd or has_too_many(content, MOST_MARKS_FOLLOWED):
        raise OddError
    taken = content[start:end]
    has_controls = len(taken.translate(None, _CONTROLS)) < len(taken)
    is_undeclared = _PREFIX in taken and b"xmlns:%b=" % _PREFIX not in content[:start]
    if has_controls or is_undeclared or any(each in taken for each in _NO_CHARACTERS):
        raise OddError
    try:
        return content[:start] + content[end:], taken.decode()
    except UnicodeDecodeError as error:
        raise OddError from error


def plain_rows(rows: str) -> Iterator[StoredRow]:
    """Yield the rows of that text; OddError where it holds anything else."""
    at = 0
    for row in _ROW.finditer(rows):
        if row.start() != at:
            raise OddError
        at = row.end()
        yield StoredRow(row[1], row[2], _CELLS.findall(row[3] or ""))
    if at != len(rows):
        raise OddError


def with_attributes(attributes: str) -> Element:
    """Return an element with attributes as they are written after `r`; OddError where they are not well-formed."""
    if "xmlns" in attributes:
        raise OddError
    try:
        return parsed(b'<a xmlns:%b="a"><a r=""%b/></a>' % (_PREFIX, attributes.encode()))[0]
    except PartError as error:
        raise OddError from error
