"""数据卡: a few indicators at a glance, each with its figure and its change."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.findings import shape_rules, structure_rules
from zhibao.model.blocks import IndicatorTable, Paragraph
from zhibao.model.text import Text
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.row import Row
from zhibao.workbook.rows.indicator_table_row import indicator_lines
from zhibao.workbook.rows.row_type import Below, RowType

_FEWEST, _MOST = 4, 8


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    lines = []
    for line in indicator_lines(row, reading):
        if line.is_group:
            found = structure_rules.NOT_PRINTED.at(line.label.ref, kind=row.kind, found=line.name[:20])
            reading.findings.add(found)
        else:
            lines.append(line)
    if not lines:
        reading.findings.add(structure_rules.NO_FIGURES.at(row.ref, kind=row.kind))
        return [Paragraph(Text.todo(f"缺{row.kind}", row.ref))]
    if not _FEWEST <= len(lines) <= _MOST:
        reading.findings.add(shape_rules.CARD_OF_ODD_SIZE.at(row.ref, count=len(lines)))
    options_ref = row.options.ref
    return [IndicatorTable(Text(), Text(), "", tuple(lines), ref=row.ref, options_ref=options_ref, is_card=True)]


ROW_TYPES = (
    RowType(
        "数据卡",
        66,
        _read,
        purpose="几个主要指标一目了然：名称、本年的数、比上年的增减；没有题注和编号",
        below=Below.NAMES,
    ),
)
