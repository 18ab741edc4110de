"""How a sheet opens and prints."""

from __future__ import annotations

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.starter import style_constants

_A4 = 9
_FOOTER = "&A　第 &P 页，共 &N 页"


def repeat_header(sheet: Worksheet) -> None:
    """Keep the header row in sight, on the screen and on every printed page."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def set_up_page(sheet: Worksheet, widths: tuple[float, ...], tab: str) -> None:
    """Print on A4, one page wide, with page numbers; colour the sheet's tab."""
    sheet.sheet_properties.tabColor = tab
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if sum(widths) >= style_constants.LANDSCAPE_FROM else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = style_constants.MARGIN_INCHES
    margins.footer = style_constants.FOOTER_INCHES
    sheet.oddFooter.center.text = _FOOTER  # type: ignore[union-attr]  # openpyxl always makes the part
