"""The sheets 核对 and 采用: what was accepted or adopted last year is not so for good."""

from __future__ import annotations

from zhibao.findings import Rule, next_year_rules
from zhibao.next_year.work import Work
from zhibao.workbook.adoption_sheet import ADOPTION_SHEET
from zhibao.workbook.sheet import Sheet


def leave_waivers_out(work: Work) -> None:
    """Empty the rows of the sheet 核对 and tell what they said."""
    _leave_out(work, work.source.waivers, next_year_rules.WAIVERS_LEFT_OUT)


def leave_adoptions_out(work: Work) -> None:
    """Empty the rows of the sheet 采用: they are about the case studies that schools sent last year."""
    _leave_out(work, work.source.sheet(ADOPTION_SHEET), next_year_rules.ADOPTIONS_LEFT_OUT)


def _leave_out(work: Work, sheet: Sheet | None, rule: Rule) -> None:
    if sheet is None:
        return
    copy = work.copy.sheet(sheet.place.sheet)
    for row in sheet.rows_from(2):
        cells = [cell for cell in sheet.row_cells(row) if cell]
        copy.empty_whole(cell.ref.cell for cell in cells)
        if cells:
            work.tell(rule, cells[0].ref, " ｜".join(cell.plain.strip() for cell in cells))
