"""Sheets of which the rows are written as SpreadsheetML (ECMA-376 part 1, §18.3), the rest by a library.

A library takes most of a second for ten thousand rows. It makes the sheets all the same, their columns and formats:
each with a sample row, which shows what it calls the formats and the files that links lead to.
"""

from __future__ import annotations

import io
import zipfile
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from itertools import chain, islice

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.column_cells import in_attributes
from zhibao.workbook.provenance_sheets import ListLooks, print_as_others, set_widths
from zhibao.workbook.row_heights import row_height

# Excel opens no file with more links on a sheet, or longer ones.
_MOST_LINKED, _LONGEST_LINK = 60_000, 2000
_SAMPLE = lazy_pattern('<row r="2".*?</row>')
_SAMPLE_FORMAT = lazy_pattern(r'<c r="[A-Z]+2" s="(\d+)"/>')
_DIMENSION = lazy_pattern('<dimension ref="[^"]*"/>')
_SAMPLE_LINKS = lazy_pattern("<hyperlinks>.*?</hyperlinks>")
_RELATION = lazy_pattern(r'r:id="(\w+)"')
# The row of a link, its text, the file that it leads to, empty for this one, and the place there.
_Link = tuple[int, str, str, str]


class WrittenSheet(ABC):
    """A sheet whose rows are gathered, and written when the library has made the rest."""

    def __init__(self, sheet: Worksheet, looks: ListLooks, widths: Sequence[float]) -> None:
        self.sheet, self._looks, self._widths = sheet, looks, widths
        self._names = tuple(map(xl_col_to_name, range(len(widths))))
        # By column, and whether they lead somewhere.
        self._links = defaultdict[tuple[int, bool], list[_Link]](list)
        self._link_count = 0
        # The files outside that links lead to, in their order.
        self._files: dict[str, None] = {}
        set_widths(sheet, widths, looks)

    @abstractmethod
    def _rows(self, *formats: str) -> Iterable[str]:
        """Return the rows (§18.3.1.73), their cells in the formats of those names."""

    @property
    @abstractmethod
    def _last(self) -> int:
        """The number of the last row, from 1."""

    def _led(self, row: int, column: int, text: str, file: str, place: str) -> bool:
        """Let a text lead to a place in a file, an empty one for this file; `row` is the number of its row, from 1.

        False where it leads nowhere, as Excel does not bear one more, or not the address.
        """
        self._link_count += 1
        is_borne = self._link_count <= _MOST_LINKED and len(file) + len(place) < _LONGEST_LINK
        if is_borne and file:
            self._files[file] = None
        self._links[column, is_borne].append((row, text, file, place))
        return is_borne

    def _finish(self, looks: Sequence[Format]) -> None:
        """Make the sheet print as the clerk's other sheets do, with a row that shows these looks and the links."""
        for column, look in enumerate(looks):
            self.sheet.write_blank(1, column, None, look)
        borne = (links for (_, is_borne), links in self._links.items() if is_borne)
        inside = (f"internal:{place}" for links in borne for *_, place in links)
        samples = [f"{file}#A1" for file in self._files] or [*islice(inside, 1)]
        for column, address in enumerate(samples, len(looks)):
            self.sheet.write_url(1, column, address, self._looks.link, "A1")
        print_as_others(self.sheet, self._widths)

    def completed(self, part: str) -> bytes:
        """Return the part that the library made of the sheet with the rows in place of the sample."""
        shown = _DIMENSION.sub(f'<dimension ref="A1:{self._names[-1]}{self._last}"/>', part)
        before, after = _SAMPLE.split(shown)
        between, *end = _SAMPLE_LINKS.split(after)
        # A relationship for each file, which all links to it share.
        relations = dict(zip(self._files, _RELATION.findall(part), strict=True))
        links = ("<hyperlinks>", *self._hyperlinks(relations), "</hyperlinks>") if end else ()
        rows = self._rows(*_SAMPLE_FORMAT.findall(part))
        # Joined as bytes: as one text all of it would be as wide as its few Chinese characters.
        return b"".join(map(str.encode, chain((before,), rows, (between,), links, end)))

    def _hyperlinks(self, relations: Mapping[str, str]) -> Iterator[str]:
        """Yield the links (§18.3.1.47), given the relationships of the files that they lead to."""
        borne = ((self._names[column], links) for (column, is_borne), links in self._links.items() if is_borne)
        for name, links in borne:
            places = in_attributes([place for *_, place in links])
            for (row, text, file, _), place in zip(links, places, strict=True):
                if file:
                    yield f'<hyperlink ref="{name}{row}" r:id="{relations[file]}" location="{place}"/>'
                else:
                    yield f'<hyperlink ref="{name}{row}" location="{place}" display="{escape(text)}"/>'


def with_written_sheets(content: bytes, book: Workbook, sheets: Iterable[WrittenSheet]) -> dict[str, bytes]:
    """Return the parts of a workbook that the library made, with all rows of those sheets."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    numbers = {each: number for number, each in enumerate(book.worksheets(), 1)}
    for each in sheets:
        part = f"xl/worksheets/sheet{numbers[each.sheet]}.xml"
        parts[part] = each.completed(parts[part].decode())
    return parts


@cache
def row_height_stated(lines: int) -> str:
    """Return how a row of so many lines states its height: in points, whole pixels as Excel has them."""
    return f'ht="{int(row_height(lines) * 4 / 3 + 0.5) * 3 / 4:.16G}" customHeight="1"'
