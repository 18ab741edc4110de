"""Sheets with a row for every number of a report, written column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from zhibao.workbook.column_cells import WrittenColumn, number_cells, side_by_side, text_cells, texts_among
from zhibao.workbook.provenance_sheets import ListLooks
from zhibao.workbook.row_heights import line_counts, row_height
from zhibao.workbook.written_sheets import WrittenSheet, row_height_stated

# Excel opens no file with more rows on a sheet, the header among them.
MOST_ROWS = 1_048_575
_FIRST_ROW = 2


class LongSheet(WrittenSheet):
    """A sheet with a header and the rows below it, which are counted from 0; texts in them may lead somewhere."""

    def __init__(self, sheet: Worksheet, looks: ListLooks, widths: Sequence[float]) -> None:
        super().__init__(sheet, looks, widths)
        self._columns: Sequence[Sequence[str | float]] = ()

    def head(self, words: Iterable[str]) -> None:
        """Write the header of the table."""
        for column, word in enumerate(words):
            self.sheet.write_string(0, column, word, self._looks.header)
        self.sheet.set_row(0, row_height(1))

    def link(self, row: int, column: int, text: str, file: str, place: str) -> None:
        """Write a text that leads to a place in a file, an empty one for this file, as far as Excel bears that."""
        self._led(row + _FIRST_ROW, column, text, file, place)

    def fill(self, columns: Sequence[Sequence[str | float]]) -> None:
        """Write the texts and numbers of all rows, as high as they need; what is empty is not written.

        Makes the sheet open and print as the clerk's other sheets do.
        """
        self._columns = columns
        looks = self._looks
        self._finish((looks.text, looks.whole, looks.broken, looks.link))
        self.sheet.autofilter(0, 0, self._last - 1, len(self._widths) - 1)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)

    @property
    def _last(self) -> int:
        return 1 + (len(self._columns[0]) if self._columns else 0)

    def _rows(self, *formats: str) -> Iterator[str]:
        text, whole, broken, link = formats
        rows = [*map(str, range(_FIRST_ROW, self._last + 1))]
        lines, cells = [1] * len(rows), list[WrittenColumn]()
        for name, width, values in zip(self._names, self._widths, self._columns, strict=False):
            texts = texts_among(values)
            if any(texts):
                cells.append(text_cells(name, rows, texts, text))
                lines = [*map(max, lines, line_counts(texts, width))]
            if texts is not values:
                cells.append(number_cells(name, rows, values, whole, broken))
        for (column, is_borne), links in sorted(self._links.items()):
            words = [""] * len(rows)
            for row, text_of_link, *_ in links:
                words[row - _FIRST_ROW] = text_of_link
            cells.append(text_cells(self._names[column], rows, texts_among(words), link if is_borne else text))
        begun = WrittenColumn('<row r="%s" %s>', (rows, [*map(row_height_stated, lines)]))
        return side_by_side((begun, *cells, WrittenColumn("</row>", ())))
