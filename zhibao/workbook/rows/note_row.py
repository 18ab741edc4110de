"""注: a note or source under the table or figure above."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.model.blocks import Note
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.row import Row
from zhibao.workbook.rows.row_type import RowType


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    return [Note(line) for line in reading.lines(row.content)]


ROW_TYPES = (RowType("注", 90, _read, content="表或图下面的注、资料来源", required=True),)
