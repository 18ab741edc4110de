"""Cells that are not seen because a merged one covers them (ECMA-376 part 1, §18.3.1.55)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from zhibao.workbook.spreadsheet.cell_references import Place
from zhibao.workbook.spreadsheet.safe_xml import PartError
from zhibao.workbook.spreadsheet.size_limits import MOST_COVERED

# Top, left, bottom, right.
Span = tuple[int, int, int, int]


def covered_cells(merges: Iterable[Span], cells: Iterable[Place]) -> set[Place]:
    """Return the cells that are not seen because a merged cell covers them."""
    spans = [*merges]
    columns: dict[int, list[int]] = defaultdict(list)
    for row, column in cells if spans else ():
        columns[row].append(column)
    met = [*_met(spans, columns)] if spans else []
    return {
        (row, column)
        for row, (top, left, _, right) in met
        for column in columns[row]
        if left <= column <= right and (row, column) != (top, left)
    }


def _met(spans: Iterable[Span], columns: Mapping[int, list[int]]) -> Iterator[tuple[int, Span]]:
    """Yield the rows with cells that each merged area reaches; PartError when thousands lie over one another."""
    rows, met = sorted(columns), 0
    for span in spans:
        for row in rows[bisect_left(rows, span[0]) : bisect_right(rows, span[2])]:
            met += len(columns[row])
            if met > MOST_COVERED:
                raise PartError("合并的单元格太多，一层压着一层")
            yield row, span
