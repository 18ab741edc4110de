"""What a chart draws: categories and series taken from a table."""

from __future__ import annotations

from collections.abc import Sequence

from charts import ChartData, Series
from zhibao.findings import Findings, structure
from zhibao.model.report import ChartBlock, Point
from zhibao.model.table import Table, TableCell
from zhibao.tables.rows import SERIAL, TOTALS, is_missing, is_total, number_of
from zhibao.text.nearest import suggestion


def chart_data(block: ChartBlock, table: Table, unit: str, findings: Findings) -> ChartData | None:
    """Return what the chart shows, None when nothing can be drawn; faults are reported by cell."""
    names = table.column_names
    category = _category(block, names, findings)
    columns = _series_columns(block, table, names, category, findings)
    if category is None or not columns:
        return None
    rows = _rows(table)
    series = tuple(_series(names[column], column, rows, findings) for column in columns)
    if _awaits_numbers(series, [row[column] for _, row in rows for column in columns]):
        return None
    categories = tuple(table.owner(row, category).plain.replace("\n", "") for row, _ in rows)
    return ChartData(categories, series, unit)


def chart_points(block: ChartBlock, table: Table) -> tuple[Point, ...]:
    """Return the numbers that the chart shows, series by series; its faults are those that `chart_data` reports."""
    unheard, names = Findings(), table.column_names
    category = _category(block, names, unheard)
    if category is None:
        return ()
    rows = [(table.owner(at, category).plain.replace("\n", ""), row) for at, row in _rows(table)]
    columns = _series_columns(block, table, names, category, unheard)
    return tuple(
        Point(label, names[column], cell)
        for column in columns
        for label, row in rows
        if (cell := row[column]) and number_of(cell) is not None
    )


def _column(block: ChartBlock, option: str, name: str, names: Sequence[str], findings: Findings) -> int | None:
    if name in names:
        return names.index(name)
    near = {"suggestion": suggestion(name, names), "known": "、".join(filter(None, names))}
    findings.add(structure.UNKNOWN_COLUMN.at(block.source.ref, option=option, found=name, **near))
    return None


def _category(block: ChartBlock, names: Sequence[str], findings: Findings) -> int | None:
    if block.source.category:
        return _column(block, "类别", block.source.category, names, findings)
    return 1 if len(names) > 1 and names[0] == SERIAL else 0


def _series_columns(
    block: ChartBlock, table: Table, names: Sequence[str], category: int | None, findings: Findings
) -> list[int]:
    if block.source.series:
        found = [_column(block, "系列", name, names, findings) for name in block.source.series]
        return [column for column in found if column is not None]
    others = [at for at, name in enumerate(names) if at != category and name not in TOTALS and name != SERIAL]
    columns = others if block.grid else [column for column in others if _is_numeric(table, column)]
    if not columns:
        findings.add(structure.NO_SERIES.at(block.ref))
    return columns


def _rows(table: Table) -> list[tuple[int, tuple[TableCell | None, ...]]]:
    """Return the body rows with their numbers, without totals."""
    rows = list(enumerate(table.rows))[table.header_rows :]
    return [(at, row) for at, row in rows if not any(cell and is_total(cell) for cell in row)]


def _is_numeric(table: Table, column: int) -> bool:
    cells = [row[column] for _, row in _rows(table)]
    filled = [cell for cell in cells if cell and not is_missing(cell)]
    return bool(filled) and all(number_of(cell) is not None for cell in filled)


def _series(name: str, column: int, rows: list[tuple[int, tuple[TableCell | None, ...]]], findings: Findings) -> Series:
    cells = [row[column] for _, row in rows]
    values = tuple(number_of(cell) if cell else None for cell in cells)
    for cell, value in zip(cells, values, strict=True):
        if cell and value is None and not (is_missing(cell) or _is_reported(cell)):
            findings.add(structure.NOT_A_NUMBER.at(cell.ref, found=cell.plain[:20]))
    labels = tuple(cell.plain if cell and value is not None else "" for cell, value in zip(cells, values, strict=True))
    return Series(name, values, labels)


def _awaits_numbers(series: Sequence[Series], cells: Sequence[TableCell | None]) -> bool:
    """Tell whether there is nothing to draw because placeholders stand where the numbers belong."""
    has_numbers = any(value is not None for each in series for value in each.values)
    return not has_numbers and any(cell and _is_reported(cell) for cell in cells)


def _is_reported(cell: TableCell) -> bool:
    """Tell whether a placeholder stands in the cell, whose fault is reported already."""
    return any(run.todo for line in cell.lines for run in line.runs)
