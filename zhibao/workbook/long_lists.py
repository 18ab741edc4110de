"""Lists of thousands of rows in a workbook of xlsxwriter: their rows are put into its file when that is written.

Cell by cell through the library such a list takes longer than the report. The library writes the header, and below it
rows that stand for all: they say under which numbers the file has the looks and the files that links lead to.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from zhibao.workbook.provenance_sheets import LONGEST_LINK, MOST_LINKED, MOST_ROWS, ListLooks, ListSheet
from zhibao.workbook.spreadsheet import column_letters
from zhibao.workbook.starter.fit import line_count, row_height

_INTERNAL = "internal:"
_UNUSUAL = re.compile(r"[&<>]|_x|^\s|\s$")
# What a reader would take for a character that is written by its number (ECMA-376 part 1, §22.9.2.19).
_LIKE_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_AT_EDGES = re.compile(r"^\s|\s$")
_LONGEST_TEXT = 32_767
_LOOK = re.compile(r'<c r="[A-D]2" s="(\d+)"/>')
_TARGET = re.compile(r'<hyperlink ref="A\d+" r:id="(\w+)"')
# Up to and with the header; what stands for all; what follows, with the links apart.
_SHEET = re.compile(
    r"(.*?<sheetData><row.*?</row>)(.*?)(</sheetData>.*?)(?:<hyperlinks>.*</hyperlinks>)?(<pageMargins.*)", re.DOTALL
)
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_PIXELS_PER_POINT, _POINTS_PER_PIXEL = 4 / 3, 0.75


class Link(NamedTuple):
    """A text that leads to an address."""

    text: str
    address: str


# A text, which may be empty, a number, or a link.
Entry = str | float | Link


class LongList:
    """A sheet that is one table: a header, and rows that are filled in when the file is written."""

    def __init__(self, sheet: Worksheet, looks: ListLooks, widths: Sequence[float], header: Sequence[str]) -> None:
        self._sheet, self._looks, self._widths = sheet, looks, widths
        self._list = ListSheet(sheet, looks, widths)
        self._list.head(header)
        self._part = f"xl/worksheets/sheet{sheet.index + 1}.xml"
        self._rows: list[Sequence[Entry]] = []
        self._targets: dict[str, int] = {}
        self._links = 0

    @property
    def row(self) -> int:
        """The number of the last row, counted from 0."""
        return len(self._rows)

    @property
    def is_full(self) -> bool:
        return self.row + 1 >= MOST_ROWS

    def add(self, entries: Sequence[Entry]) -> None:
        """Add a row, its entries from the first column on."""
        if not self.is_full:
            self._rows.append([self._link(each) if isinstance(each, Link) else each for each in entries])

    def _link(self, link: Link) -> Entry:
        """Return the link, or its text where Excel would open the file no more."""
        self._links += 1
        if self._links > MOST_LINKED or len(link.address) > LONGEST_LINK:
            return link.text
        if not link.address.startswith(_INTERNAL):
            self._targets.setdefault(link.address.partition("#")[0], len(self._targets))
        return link

    def finish(self) -> None:
        """Make the sheet open and print as the clerk's others do, and write what stands for its rows."""
        looks = (self._looks.text, self._looks.whole, self._looks.broken, self._looks.link)
        for column, look in enumerate(looks):
            self._sheet.write_blank(1, column, None, look)
        for row, target in enumerate(self._targets, 2):
            self._sheet.write_url(row, 0, f"{target}#A1", self._looks.link, "")
        self._list.finish_list(self.row)

    def put_into(self, parts: dict[str, bytes]) -> None:
        """Put the rows into the sheet's part."""
        found = _SHEET.fullmatch(parts[self._part].decode())
        if found is None:
            raise ValueError(f"{self._part} is not as xlsxwriter writes it")
        head, standing, between, end = found.groups()
        rows = _Rows(_LOOK.findall(standing), self._widths, self._ids(found[0]))
        filled = [rows.row(number, entries) for number, entries in enumerate(self._rows, 2)]
        area = f'<dimension ref="A1:{column_letters(len(self._widths))}{self.row + 1}"/>'
        linked = ("<hyperlinks>", *rows.links, "</hyperlinks>") if rows.links else ()
        parts[self._part] = "".join((_DIMENSION.sub(area, head, count=1), *filled, between, *linked, end)).encode()

    def _ids(self, part: str) -> Mapping[str, str]:
        return dict(zip(self._targets, _TARGET.findall(part), strict=True))


class _Rows:
    """Writes rows as the standard has them (ECMA-376 part 1, §18.3.1.73), and gathers their `links`."""

    def __init__(self, looks: Sequence[str], widths: Sequence[float], ids: Mapping[str, str]) -> None:
        self._text, self._whole, self._broken, self._linked = looks
        self._widths, self._ids = widths, ids
        self.links: list[str] = []
        self._letters = [column_letters(at) for at in range(1, len(widths) + 1)]

    def row(self, number: int, entries: Sequence[Entry]) -> str:
        """Return the row of that number, counted from 1, as high as its texts need."""
        cells, lines = [], 1
        for letter, width, entry in zip(self._letters, self._widths, entries, strict=False):
            if isinstance(entry, str):
                if entry:
                    cells.append(_text_cell(f"{letter}{number}", self._text, entry))
                    lines = max(lines, line_count(entry, width))
            elif isinstance(entry, Link):
                cells.append(_text_cell(f"{letter}{number}", self._linked, entry.text))
                self.links.append(self._link(f"{letter}{number}", entry))
            else:
                look = self._whole if entry.is_integer() else self._broken
                cells.append(f'<c r="{letter}{number}" s="{look}"><v>{entry:.16G}</v></c>')
        height = int(row_height(lines) * _PIXELS_PER_POINT) * _POINTS_PER_PIXEL
        return f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>'

    def _link(self, place: str, link: Link) -> str:
        target, _, location = link.address.removeprefix(_INTERNAL).partition("#")
        if link.address.startswith(_INTERNAL):
            return f'<hyperlink ref="{place}" location="{escape(target)}" display="{escape(link.text)}"/>'
        return f'<hyperlink ref="{place}" r:id="{self._ids[target]}" location="{escape(location)}"/>'


def _text_cell(place: str, look: str, text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        return ""
    if not _UNUSUAL.search(text):
        return f'<c r="{place}" s="{look}" t="inlineStr"><is><t>{text}</t></is></c>'
    space = ' xml:space="preserve"' if _AT_EDGES.search(text) else ""
    shown = _LIKE_ESCAPED.sub("_x005F_", escape(text, quote=False))
    return f'<c r="{place}" s="{look}" t="inlineStr"><is><t{space}>{shown}</t></is></c>'


def with_rows(content: bytes, lists: Iterable[LongList]) -> bytes:
    """Return a finished workbook file of xlsxwriter with the rows of its long lists."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        infos = file.infolist()
        parts = {info.filename: file.read(info) for info in infos}
    for each in lists:
        each.put_into(parts)
    filled = io.BytesIO()
    with zipfile.ZipFile(filled, "w") as file:
        for info in infos:
            file.writestr(info, parts[info.filename], zipfile.ZIP_DEFLATED)
    return filled.getvalue()
