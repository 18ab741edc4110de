"""章, 节, 小节, 条: the chapter's title and headings of levels 2 to 4."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zhibao.model.blocks import Heading
from zhibao.model.text import Text
from zhibao.text.typed_numbers import without_heading_number
from zhibao.workbook.items import Item, PartTitle, Reading
from zhibao.workbook.row import Row
from zhibao.workbook.rows.row_caption import read_unnumbered
from zhibao.workbook.rows.row_type import RowType


def _unnumbered(row: Row, reading: Reading) -> Text:
    return read_unnumbered(row, reading, without_heading_number)


def _title(row: Row, reading: Reading) -> Iterable[Item]:
    return [PartTitle(_unnumbered(row, reading))]


def _heading(level: int) -> Callable[[Row, Reading], Iterable[Item]]:
    return lambda row, reading: [Heading(level, _unnumbered(row, reading))]


ROW_TYPES = (
    RowType("章", 10, _title, content="章的全称（表名写不下时才用）", required=True),
    RowType("节", 20, _heading(2), content="节的标题，不写编号", required=True),
    RowType("小节", 30, _heading(3), content="小节的标题，不写编号", required=True),
    RowType("条", 40, _heading(4), content="第四级标题，不写编号", required=True),
)
