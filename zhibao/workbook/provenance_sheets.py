"""How the sheets of 数字出处 look and print, as the clerk's other sheets do, and one that is filled from above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zhibao.workbook.row_heights import FONT_SIZE, line_count, row_height

LONGEST_LINK = 2000
_A4 = 9
_SLATE = "#4A6A83"
_LANDSCAPE_FROM = 110.0


class ListLooks:
    """The formats that the cells share."""

    def __init__(self, book: Workbook) -> None:
        font = {"font_name": "微软雅黑", "font_size": FONT_SIZE, "text_wrap": True}
        plain = font | {"font_color": "#262626", "valign": "top"}
        header = {"font_color": "#FFFFFF", "bg_color": _SLATE, "bold": True}
        self.plain: Format = book.add_format(plain)
        self.text: Format = book.add_format(plain | {"num_format": "@"})
        self.whole: Format = book.add_format(plain | {"num_format": "0"})
        self.broken: Format = book.add_format(plain | {"num_format": "0.##########"})
        self.link: Format = book.add_format(
            plain | {"num_format": "@", "font_color": "#0563C1", "underline": 1},
        )
        self.header: Format = book.add_format(font | header | {"align": "center", "valign": "vcenter"})
        self.count: Format = book.add_format(plain | {"num_format": "0", "align": "center"})
        self.title: Format = book.add_format(font | {"font_size": 16, "bold": True, "text_wrap": False})
        self.section: Format = book.add_format(font | {"bold": True, "font_color": _SLATE, "text_wrap": False})
        self.remark: Format = book.add_format(font | {"font_color": "#595959", "text_wrap": False})


class ListSheet:
    """A sheet that is filled from above, and knows how many rows it has."""

    def __init__(self, sheet: Worksheet, looks: ListLooks, widths: Sequence[float]) -> None:
        self._sheet = sheet
        self._looks = looks
        self._widths = widths
        self.row = -1
        set_widths(sheet, widths, looks)

    def begin_row(self, texts: Iterable[str] = ()) -> None:
        """Begin the next row with these texts, as high as they need; what is empty is not written."""
        self.row += 1
        lines = 1
        for column, text in enumerate(texts):
            if text:
                self._sheet.write_string(self.row, column, text, self._looks.text)
                lines = max(lines, line_count(text, self._widths[column]))
        self._sheet.set_row(self.row, row_height(lines))

    def head(self, words: Iterable[str]) -> None:
        """Write the next row as the header of a table."""
        self.begin_row()
        for column, word in enumerate(words):
            self._sheet.write_string(self.row, column, word, self._looks.header)

    def line(self, words: str, look: Format) -> None:
        """Write a line that runs over all columns into the next row."""
        self.begin_row()
        self._sheet.write_string(self.row, 0, words, look)

    def count(self, column: int, count: int) -> None:
        """Write how many there are into the present row."""
        self._sheet.write_number(self.row, column, count, self._looks.count)

    def link(self, column: int, text: str, address: str) -> None:
        """Write a text that leads somewhere into the present row, unless Excel does not bear the address."""
        if len(address) <= LONGEST_LINK:
            self._sheet.write_url(self.row, column, address, self._looks.link, text)
        else:
            self._sheet.write_string(self.row, column, text, self._looks.text)

    def finish(self) -> None:
        """Make the sheet print as the clerk's other sheets do."""
        print_as_others(self._sheet, self._widths)


def set_widths(sheet: Worksheet, widths: Sequence[float], looks: ListLooks) -> None:
    """Set the widths of a sheet's columns, in characters."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, looks.plain)


def print_as_others(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Make a sheet print as the clerk's other sheets do."""
    sheet.set_tab_color("#7F7F7F")
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    if sum(widths) >= _LANDSCAPE_FROM:
        sheet.set_landscape()
    sheet.set_margins(*[0.6] * 4)
    sheet.set_footer("&C&A　第 &P 页，共 &N 页", {"margin": 0.3})
