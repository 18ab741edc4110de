"""S218: a blank cell in a column that is otherwise filled."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef

# In a short table, or in a column of which a third is blank, a blank says that there is nothing.
_LEAST_ROWS = 4
_MOST_BLANK = 0.2
_MAY_BE_BLANK = ("备注", "说明", "名次", "证书", "其他", "指导", "合作", "简称")


class BlankCells(Check):
    code, severity, title = "S218", Severity.WARNING, "填满的列里有空格"
    message = "“{caption}”的“{column}”列只有 {count} 格是空的，第一格在这里。"
    advice = "请补填；确实没有的填“—”，不清楚的写明。"
    why = "一列里别的都填了，空着的多半是漏了；空格还会让读者分不清是没有还是没填。"

    def found(self, tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        for table in tables:
            has_blank = table.block is not None and table.table.has_blank
            for column, name in enumerate(table.data.columns.names if has_blank else ()):
                blank = _blank(table, column)
                is_filled = len(table.data.rows) >= _LEAST_ROWS and len(blank) <= len(table.data.rows) * _MOST_BLANK
                if blank and is_filled and not any(word in name for word in _MAY_BE_BLANK):
                    caption = table.caption or table.name
                    yield self.at(blank[0], caption=caption, column=name, count=len(blank))


def _blank(table: PlacedTable, column: int) -> list[CellRef]:
    """Return where a cell of the column is blank in its own row: one that another reaches over is none."""
    rows = (row for row in table.data.rows if column in row.own)
    return [row.cells[column].ref for row in rows if not row.cells[column].plain.strip()]
