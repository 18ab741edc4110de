"""How the sheets of 数字出处 look and print, as the clerk's other sheets do."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zhibao.workbook.row_heights import FONT_SIZE

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
