"""分页, 横向, 纵向: breaks and the direction of the page."""

from __future__ import annotations

from zhibao.model.blocks import Orientation, PageBreak
from zhibao.workbook.rows.row_type import RowType

ROW_TYPES = (
    RowType("分页", 120, lambda row, reading: [PageBreak()], purpose="从下一项起另起一页"),
    RowType(
        "横向",
        130,
        lambda row, reading: [Orientation(True, row.ref)],
        purpose="从这里起页面横放，到“纵向”或本表结束为止",
    ),
    RowType("纵向", 140, lambda row, reading: [Orientation(False, row.ref)], purpose="从这里起页面恢复竖放"),
)
