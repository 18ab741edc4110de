"""收案例: the case studies that schools sent for this section."""

from __future__ import annotations

from zhibao.workbook.items import CasesWanted
from zhibao.workbook.rows.row_type import RowType

ROW_TYPES = (
    RowType(
        "收案例",
        115,
        lambda row, reading: [CasesWanted(row.ref)],
        purpose="这里印各校为这一节报来的案例，次序照“采用”表",
    ),
)
