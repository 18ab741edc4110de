"""说明: a remark for the clerk that is never printed."""

from __future__ import annotations

from zhibao.workbook.rows.row_type import Below, RowType

ROW_TYPES = (RowType("说明", 150, lambda row, reading: [], content="写给自己的话，不印进报告", below=Below.ANYTHING),)
