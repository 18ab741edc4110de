"""Rows without a type that look as if theirs had been forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from zhibao.findings import Finding, shape_rules
from zhibao.tables.data_rows import is_total_label
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.typed_numbers import without_caption_number, without_heading_number
from zhibao.workbook.row import CONTENT, Row
from zhibao.workbook.rows import Below
from zhibao.workbook.sheet import Cell

_SHOWN = 20
_LONGEST_HEADING, _LONGEST_BARE_HEADING, _SHORTEST_PARAGRAPH = 30, 12, 15
NOTE, _PARAGRAPH, _HEADING, _TABLE = "注", "段落", "小节", "表格"
_NOTED = lazy_pattern(r"(?:(?:资料|数据|信息|图片|照片)?来源|[备附]?注)\s*\d*\s*[:：]")
_SENTENCE = lazy_pattern(r"[。；！？][”」』）)]?$")
_PUNCTUATED = lazy_pattern(r"[，。；：！？、,;:!?{}]")
_CAPTIONED = {"表格": "表", "图片": "图", "案例": "案例"}
_NUMBERED = (
    ("章", lazy_pattern(r"第[一二三四五六七八九十\d]{1,3}章")),
    ("条", lazy_pattern(r"\d+(?:[.．]\d+){3}")),
    ("小节", lazy_pattern(r"\d+(?:[.．]\d+){2}|[（(][一二三四五六七八九十]+[)）]")),
    ("节", lazy_pattern(r"\d+[.．]\d+|[一二三四五六七八九十]+、|第[一二三四五六七八九十\d]{1,3}节")),
)


class _Single(Struct, frozen=True):
    """A row below a typed one that has one filled cell, in column B: the one at `at` of the filled rows there."""

    row: Row
    cell: Cell
    rows: Sequence[Sequence[Cell]]
    at: int

    @property
    def text(self) -> str:
        return self.cell.plain.strip()

    @property
    def is_sentence(self) -> bool:
        return bool(_SENTENCE.search(self.text))

    @property
    def is_last(self) -> bool:
        """Tell whether no row with several cells follows."""
        return all(len(cells) == 1 for cells in islice(self.rows, self.at + 1, None))

    @property
    def is_merged(self) -> bool:
        wide = (area for area in self.row.sheet.merges if area.left < area.right)
        return any(area.holds(self.cell.row, self.cell.column) for area in wide)

    @property
    def is_apart(self) -> bool:
        """Tell whether a blank row stands before it, or all rows before it are full and none ends as it does (甲校)."""
        before = self.rows[: self.at]
        is_alike = any(cells[0].plain.strip()[-1:] == self.text[-1:] for cells in before[1:])
        return self.cell.row - before[-1][0].row > 1 or (len({len(cells) for cells in before}) == 1 and not is_alike)


def forgotten_types(row: Row, below: Below) -> Iterator[Finding]:
    """Yield a warning for each row below whose only cell, in column B, looks like something of its own."""
    rows = [cells for number in row.filled_rows if (cells := row.sheet.filled_cells(number))]
    likely_in = {Below.GRID: _in_grid, Below.LINES: _among_lines}.get(below, _elsewhere)
    if below is Below.GRID and all(len(cells) == 1 for cells in rows):
        likely_in = _in_list
    for at, cells in enumerate(rows):
        if len(cells) == 1 and cells[0].column == CONTENT:
            single = _Single(row, cells[0], rows, at)
            likely = likely_in(single)
            if likely:
                found = {"kind": row.kind, "found": single.text[:_SHOWN], "likely": likely}
                yield shape_rules.FORGOTTEN_TYPE.at(single.cell.ref, **found)


def stated_type(text: str) -> str:
    """Return the type that a text's own beginning tells: a source, a numbered caption or heading; else nothing."""
    if _NOTED.match(text):
        return NOTE
    for kind, label in _CAPTIONED.items():
        if without_caption_number(text, label) != text:
            return kind
    if len(text) > _LONGEST_HEADING or _SENTENCE.search(text) or without_heading_number(text) == text:
        return ""
    return next((kind for kind, number in _NUMBERED if number.match(text)), "")


def _in_list(single: _Single) -> str:
    """Return the likely type of a row of a table of one column: all of its rows have one cell."""
    return NOTE if single.at and stated_type(single.text) == NOTE else ""


def _in_grid(single: _Single) -> str:
    """Return the likely type of a lone cell in a table: after the table, or before others the title of a group."""
    stated = stated_type(single.text)
    if stated == NOTE or not single.at or single.is_merged or is_total_label(single.text):
        return _in_list(single)
    is_last = single.is_last
    if stated in _CAPTIONED or (stated and is_last):
        return stated
    if single.is_sentence or (is_last and len(single.text) >= _SHORTEST_PARAGRAPH):
        return _PARAGRAPH
    has_rows = single.at > 1  # else the table would be left with its header: it is a form to be filled in
    return _HEADING if is_last and has_rows and single.is_apart and single.row.kind == _TABLE else ""


def _among_lines(single: _Single) -> str:
    """Return the likely type of a line below a paragraph: a short one without punctuation may head the next."""
    is_bare = len(single.text) <= _LONGEST_BARE_HEADING and not _PUNCTUATED.search(single.text)
    heads = any(_SENTENCE.search(cells[0].plain.strip()) for cells in single.rows[single.at + 1 : single.at + 2])
    return stated_type(single.text) or (_HEADING if is_bare and heads else "")


def _elsewhere(single: _Single) -> str:
    return stated_type(single.text) or (_PARAGRAPH if single.is_sentence else "")
