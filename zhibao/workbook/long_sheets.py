"""Sheets with a row for every number of a report: their rows are written as SpreadsheetML (ECMA-376 part 1, §18.3).

A library takes most of a second for ten thousand of them. It makes the sheets all the same, their headers, columns and
formats: each with a sample row, which shows what it calls the formats and the files that links lead to.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from itertools import chain, islice

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.column_cells import Column, in_attributes, number_cells, side_by_side, text_cells, texts_among
from zhibao.workbook.provenance_sheets import LONGEST_LINK, ListLooks, print_as_others, set_widths
from zhibao.workbook.row_heights import line_counts, row_height

# Excel opens no file with more links or more rows on a sheet, the header among them.
_MOST_LINKED, MOST_ROWS = 60_000, 1_048_575
_FIRST_ROW, _LOOKS = 2, 4
_SAMPLE = lazy_pattern('<row r="2".*?</row>')
_SAMPLE_FORMAT = lazy_pattern(r'<c r="[A-Z]+2" s="(\d+)"/>')
_DIMENSION = lazy_pattern('<dimension ref="[^"]*"/>')
_SAMPLE_LINKS = lazy_pattern("<hyperlinks>.*?</hyperlinks>")
_RELATION = lazy_pattern(r'r:id="(\w+)"')

_Column = Sequence[str | float]
# The row of a link, its text, the file that it leads to, empty for this one, and the place there.
_Link = tuple[int, str, str, str]


class LongSheet:
    """A sheet with a header and the rows below it, which are counted from 0; texts in them may lead somewhere."""

    def __init__(self, sheet: Worksheet, looks: ListLooks, widths: Sequence[float]) -> None:
        self.sheet, self._looks, self._widths = sheet, looks, widths
        self._names = tuple(map(xl_col_to_name, range(len(widths))))
        self._columns: Sequence[_Column] = ()
        # By column, and whether they lead somewhere.
        self._links = defaultdict[tuple[int, bool], list[_Link]](list)
        self._link_count = 0
        # The files outside that links lead to, in their order.
        self._files: dict[str, None] = {}
        set_widths(sheet, widths, looks)

    def head(self, words: Iterable[str]) -> None:
        """Write the header of the table."""
        for column, word in enumerate(words):
            self.sheet.write_string(0, column, word, self._looks.header)
        self.sheet.set_row(0, row_height(1))

    def link(self, row: int, column: int, text: str, file: str, place: str) -> None:
        """Write a text that leads to a place in a file, an empty one for this file.

        It leads nowhere where Excel does not bear one more, or not the address.
        """
        self._link_count += 1
        is_borne = self._link_count <= _MOST_LINKED and len(file) + len(place) < LONGEST_LINK
        if is_borne and file:
            self._files[file] = None
        self._links[column, is_borne].append((row, text, file, place))

    def fill(self, columns: Sequence[_Column]) -> None:
        """Write the texts and numbers of all rows, as high as they need; what is empty is not written.

        Makes the sheet open and print as the clerk's other sheets do, with a row that shows formats and links.
        """
        self._columns = columns
        looks = self._looks
        for column, look in enumerate((looks.text, looks.whole, looks.broken, looks.link)):
            self.sheet.write_blank(1, column, None, look)
        inside = (
            f"internal:{place}" for (_, is_borne), links in self._links.items() if is_borne for *_, place in links
        )
        samples = [f"{file}#A1" for file in self._files] or [*islice(inside, 1)]
        for column, address in enumerate(samples, _LOOKS):
            self.sheet.write_url(1, column, address, looks.link, "A1")
        self.sheet.autofilter(0, 0, self._count, len(self._widths) - 1)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        print_as_others(self.sheet, self._widths)

    @property
    def _count(self) -> int:
        return len(self._columns[0]) if self._columns else 0

    def completed(self, part: str) -> bytes:
        """Return the part that the library made of the sheet with the rows in place of the sample."""
        shown = _DIMENSION.sub(f'<dimension ref="A1:{self._names[-1]}{self._count + 1}"/>', part)
        before, after = _SAMPLE.split(shown)
        between, *end = _SAMPLE_LINKS.split(after)
        # A relationship for each file, which all links to it share.
        relations = dict(zip(self._files, _RELATION.findall(part), strict=True))
        links = ("<hyperlinks>", *self._hyperlinks(relations), "</hyperlinks>") if end else ()
        rows = self._rows(*_SAMPLE_FORMAT.findall(part))
        # Joined as bytes: as one text all of it would be as wide as its few Chinese characters.
        return b"".join(map(str.encode, chain((before,), rows, (between,), links, end)))

    def _rows(self, text: str, whole: str, broken: str, link: str) -> Iterator[str]:
        """Return the rows (§18.3.1.73), their cells in the formats of those names."""
        rows, lines = [*map(str, range(_FIRST_ROW, _FIRST_ROW + self._count))], [1] * self._count
        cells = list[Column]()
        for name, width, values in zip(self._names, self._widths, self._columns, strict=False):
            texts = texts_among(values)
            if any(texts):
                cells.append(text_cells(name, rows, texts, text))
                lines = [*map(max, lines, line_counts(texts, width))]
            if texts is not values:
                cells.append(number_cells(name, rows, values, whole, broken))
        for (column, is_borne), links in sorted(self._links.items()):
            words = [""] * self._count
            for row, text_of_link, *_ in links:
                words[row] = text_of_link
            cells.append(text_cells(self._names[column], rows, texts_among(words), link if is_borne else text))
        begun = Column('<row r="%s" ht="%s" customHeight="1">', (rows, [*map(_height, lines)]))
        return side_by_side((begun, *cells, Column("</row>", ())))

    def _hyperlinks(self, relations: Mapping[str, str]) -> Iterator[str]:
        """Yield the links (§18.3.1.47), given the relationships of the files that they lead to."""
        borne = ((self._names[column], links) for (column, is_borne), links in self._links.items() if is_borne)
        for name, links in borne:
            places = in_attributes([place for *_, place in links])
            for (row, text, file, _), place in zip(links, places, strict=True):
                cell = f"{name}{row + _FIRST_ROW}"
                if file:
                    yield f'<hyperlink ref="{cell}" r:id="{relations[file]}" location="{place}"/>'
                else:
                    yield f'<hyperlink ref="{cell}" location="{place}" display="{escape(text)}"/>'


def with_long_sheets(content: bytes, book: Workbook, sheets: Iterable[LongSheet]) -> dict[str, bytes]:
    """Return the parts of a workbook that the library wrote, with all rows of the long sheets."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    numbers = {each: number for number, each in enumerate(book.worksheets(), 1)}
    for each in sheets:
        part = f"xl/worksheets/sheet{numbers[each.sheet]}.xml"
        parts[part] = each.completed(parts[part].decode())
    return parts


@cache
def _height(lines: int) -> str:
    """Return the height of a row in points, whole pixels as Excel has them."""
    return f"{int(row_height(lines) * 4 / 3 + 0.5) * 3 / 4:.16G}"
