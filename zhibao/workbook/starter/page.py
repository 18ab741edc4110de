"""How a sheet opens and prints."""

from __future__ import annotations

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.starter import style

_A4 = 9


def set_up_page(sheet: Worksheet, total_width: float, tab: str) -> None:
    """Freeze and repeat the header row; print on A4, one page wide, with page numbers."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.tabColor = tab
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if total_width >= style.LANDSCAPE_FROM else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = style.MARGIN_INCHES
    sheet.oddFooter.center.text = "&A　第 &P 页，共 &N 页"
