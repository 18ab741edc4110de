"""Cells of a column that are as wide and break alike: of a long table's thousands there are few kinds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from zhibao.model.table import Table, TableCell
from zhibao.text.measuring import alike

_Kinds = dict[tuple[str, bool, bool], TableCell]


class LikeCells(Struct, frozen=True):
    """A table with the first cell of each kind in place of those of its column that differ in their digits alone.

    `texts` are those of the rows of the body that are made of such cells, of cells with a line alone; None for others.
    """

    table: Table
    texts: tuple[tuple[str, ...] | None, ...]


def like_cells(table: Table) -> LikeCells:
    """Return a table with cells that are alike in place of its own."""
    kinds: list[_Kinds] = [{} for _ in range(table.column_count)]
    alone = (None,) * table.header_rows
    made = [_like_row(row, kinds) for row in table.body]
    rows = (*table.header, *(cells for cells, _ in made))
    return LikeCells(Table(rows, table.header_rows, table.width_ratios), (*alone, *(texts for _, texts in made)))


def _like_row(
    row: Sequence[TableCell | None], kinds: Sequence[_Kinds]
) -> tuple[tuple[TableCell | None, ...], tuple[str, ...] | None]:
    cells, texts, is_usual = list[TableCell | None](), list[str](), True
    for cell, known in zip(row, kinds, strict=True):
        text = None if cell is None else _usual_text(cell)
        if cell is None or text is None:
            is_usual = False
            cells.append(cell)
            continue
        has_line = bool(cell.lines)
        if has_line:
            texts.append(text)
        cells.append(known.setdefault((alike(text), has_line, cell.value is None), cell))
    return tuple(cells), tuple(texts) if is_usual else None


def _usual_text(cell: TableCell) -> str | None:
    """Return the text of a cell of one row and column that holds nothing or one line of one format, which is none."""
    lines = cell.lines
    if cell.row_span != 1 or cell.column_span != 1 or cell.diagonal or len(lines) > 1:
        return None
    runs = lines[0].runs if lines else ()
    if len(runs) == 1:
        return runs[0].text if runs[0].is_plain else None
    return None if lines else ""


def kinds_of(cells: Iterable[TableCell]) -> dict[int, TableCell]:
    """Return the cells that are not the same one, each by its `id`."""
    kinds: dict[int, TableCell] = {}
    last = None
    for cell in cells:
        # Mostly it is the one above, and this is cheaper than asking for its `id`.
        if cell is not last:
            kinds[id(cell)] = last = cell
    return kinds
