"""分页, 横向, 纵向: breaks and the direction of the page."""

from __future__ import annotations

from zhibao.model.report import Orientation, PageBreak
from zhibao.workbook.rows.row_type import RowType

ROW_TYPES = (
    RowType("分页", 120, lambda row, reading: [PageBreak()]),
    RowType("横向", 130, lambda row, reading: [Orientation(True, row.ref)]),
    RowType("纵向", 140, lambda row, reading: [Orientation(False, row.ref)]),
)
