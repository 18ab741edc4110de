"""段落: body text; each Alt+Enter line and each row below is a paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.model.blocks import Paragraph
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.row import CONTENT, Row
from zhibao.workbook.rows.row_type import Below, RowType


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    numbers = (row.number, *row.filled_rows)
    cells = (row.sheet.cell(number, CONTENT) for number in numbers)
    return [Paragraph(line) for cell in cells for line in reading.lines(cell)]


ROW_TYPES = (RowType("段落", 50, _read, content="正文；按 Alt+Enter 换行即另起一段", below=Below.LINES, required=True),)
