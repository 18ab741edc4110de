"""The sheet 核对: what was accepted last year is not accepted for good."""

from __future__ import annotations

from zhibao.findings import next_year_rules
from zhibao.next_year.work import Work


def leave_waivers_out(work: Work) -> None:
    """Empty the rows of the sheet and tell what they said."""
    sheet = work.source.waivers
    if sheet is None:
        return
    copy = work.copy.sheet(sheet.place.sheet)
    for row in sheet.rows_from(2):
        cells = [cell for cell in sheet.row_cells(row) if cell]
        copy.empty_whole(cell.ref.cell for cell in cells)
        if cells:
            work.tell(next_year_rules.WAIVERS_LEFT_OUT, cells[0].ref, " ｜".join(cell.plain.strip() for cell in cells))
