"""说明: a remark for the clerk that is never printed."""

from __future__ import annotations

from zhibao.workbook.rows.row_type import RowType

ROW_TYPES = (
    # Rows below would be a table or paragraphs that lost their own row: only the remark's row is dropped.
    RowType("说明", 150, lambda row, reading: [], content="写给自己的话，不印进报告", open_ended=True),
)
