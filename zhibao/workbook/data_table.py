"""A 数据 sheet as a table: all its rows that are not empty, merged cells merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.findings import workbook_rules
from zhibao.model.table import Table
from zhibao.workbook.forgotten_types import NOTE, stated_type
from zhibao.workbook.grid import Spans, area_spans, table_of
from zhibao.workbook.items import Reading
from zhibao.workbook.sheet import Sheet


def read_data_table(sheet: Sheet, reading: Reading) -> Table:
    """Return the sheet's rows, the first of which is the header."""
    filled = [row for row in sheet.rows_from(1) if sheet.filled_cells(row)]
    filled = list(_without_remarks(sheet, filled, reading))
    columns = range(1, max((column for _, column in sheet.cells), default=0) + 1)
    spans: Spans = {}
    for area in sheet.merges:
        spans |= area_spans(area, filled, columns)
    return table_of(sheet, filled, columns, spans, reading)


def _without_remarks(sheet: Sheet, filled: Sequence[int], reading: Reading) -> Iterator[int]:
    """Yield the rows but a note under them, which is told; a title over the header, which would be it, is told too."""
    cells = {row: sheet.filled_cells(row) for row in filled}
    for at, row in enumerate(filled):
        (first, *others) = cells[row]
        if at and not others and stated_type(first.plain.strip()) == NOTE:
            reading.findings.add(workbook_rules.REMARK_IN_DATA.at(first.ref, found=first.plain.strip()[:20]))
            continue
        if at == 0 and not others and len(filled) > 2 and all(len(cells[each]) > 1 for each in filled[1:3]):
            reading.findings.add(workbook_rules.TITLE_IN_DATA.at(first.ref, found=first.plain.strip()[:20]))
        yield row
