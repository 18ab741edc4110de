"""What a chart draws: categories and series taken from a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from charts import ChartData, Series
from charts.gather import OTHERS_WRITTEN
from zhibao.findings import Finding, Findings, shape_rules, structure_rules
from zhibao.model.figures import ChartBlock, Point
from zhibao.model.table import Table, TableCell
from zhibao.tables.columns import ColumnError, Columns
from zhibao.tables.data_rows import (
    SERIAL,
    DataRow,
    DataRows,
    amount_of,
    is_missing,
    is_placeholder,
    is_total_label,
    number_of,
)
from zhibao.text.censor import CENSOR
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_DIGIT = lazy_pattern(r"\d")
_NUMBER_BUT_YEAR = lazy_pattern(r"^(?!(?:19|20|21)\d\d$)-?\d+(?:,\d{3})*(?:\.\d+)?%?$")


class ChartCells(Struct, frozen=True, eq=False):
    """The cells that a chart takes from a table: the categories, and for each series its name and a cell for each."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, Sequence[TableCell | None]], ...]

    def points(self) -> tuple[Point, ...]:
        """Return the numbers, series by series."""
        return tuple(
            Point(category, name, cell)
            for name, cells in self.series
            for category, cell in zip(self.categories, cells, strict=True)
            if cell and number_of(cell) is not None
        )

    def mixed(self) -> Iterator[Finding]:
        """Yield a finding for each cell of the fewer where percentages and other numbers stand in one series."""
        for _, cells in self.series:
            yield from _mixed(cells)

    def data(self, unit: str, findings: Findings, share_decimals: int = 2) -> ChartData | None:
        """Return what the chart shows, None when nothing can be drawn; what is no number is reported by cell."""
        series = tuple(_series(name, cells, findings) for name, cells in self.series)
        if _awaits_numbers(series, [cell for _, cells in self.series for cell in cells]):
            return None
        return ChartData(self.categories, series, unit, share_decimals)


def chart_cells(block: ChartBlock, table: Table, findings: Findings) -> ChartCells | None:
    """Return the cells that the chart takes from its table, None when it finds none; faults are reported."""
    data = DataRows(table, [int(year) for year in block.source.years] if not block.source.indicators else ())
    category = _category(block, data.columns, findings)
    columns = _series_columns(block, data, category, findings)
    if category is None or not columns:
        return None
    _report_header(table, category, columns, findings)
    rows = _sorted(block, data, category, columns, findings)
    names = distinct([_series_name(table, data.columns, column) for column in columns])
    categories = distinct([row.cells[category].characters.replace("\n", "") for row in rows])
    return ChartCells(categories, tuple((name, _cells(rows, at)) for name, at in zip(names, columns, strict=True)))


def _series_name(table: Table, columns: Columns, column: int) -> str:
    """Return a column's name as printed, its raised digits as characters."""
    name = columns.label(column)
    for row in range(len(table.header)):
        cell = table.owner(row, column)
        name = name.replace(cell.plain, cell.characters)
    return name


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names with those of different persons that print alike numbered: 张某某（1）, 张某某（2）."""
    counts, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        is_alike = CENSOR in name and counts[name] > 1
        found.append(f"{name}（{seen[name]}）" if is_alike else name)
    return tuple(found)


def _cells(rows: Sequence[DataRow], column: int) -> list[TableCell | None]:
    """Return a column's cells, None in the further rows of a merged one."""
    return [row.cells[column] if column in row.own else None for row in rows]


def _sorted(
    block: ChartBlock, data: DataRows, category: int, columns: Sequence[int], findings: Findings
) -> Sequence[DataRow]:
    """Return the rows in the order that the chart asks for; those without a number and 其他 stand last."""
    order = block.source.order
    if order is None:
        return data.rows
    by = _column(block, "排序", order.column, data.columns, findings) if order.column else None
    chosen = columns if by is None else [by]

    def place(row: DataRow) -> tuple[bool, bool, Decimal]:
        numbers = [number for cell in (row.cells[at] for at in chosen) if (number := number_of(cell)) is not None]
        size = sum(numbers, Decimal(0))
        return row.cells[category].plain in OTHERS_WRITTEN, not numbers, -size if order.descends else size

    return sorted(data.rows, key=place)


def _column(block: ChartBlock, option: str, name: str, columns: Columns, findings: Findings) -> int | None:
    try:
        return columns.column(name)
    except ColumnError as error:
        findings.add(error.finding(block.source.ref, option))
        return None


def _category(block: ChartBlock, columns: Columns, findings: Findings) -> int | None:
    if block.source.category:
        return _column(block, "类别", block.source.category, columns, findings)
    return 1 if len(columns.names) > 1 and columns.names[0] == SERIAL else 0


def _series_columns(block: ChartBlock, data: DataRows, category: int | None, findings: Findings) -> list[int]:
    if block.source.series:
        found = [_column(block, "系列", name, data.columns, findings) for name in block.source.series]
        return [column for column in found if column is not None]
    others = [at for at, name in enumerate(data.columns.names) if at != category and name != SERIAL]
    fitting = others if block.grid else [column for column in others if _holds_numbers(data, column)]
    columns = [column for column in fitting if not is_total_label(data.columns.names[column])] or fitting
    if not columns:
        findings.add(structure_rules.NO_SERIES.at(block.ref))
    return columns


def _holds_numbers(data: DataRows, column: int) -> bool:
    """Tell whether a column is one of numbers; what in it is none is a fault to be reported, and no reason to drop it.

    One placeholder or text among numbers does not make it a column of texts.
    """
    filled = [cell for cell in _cells(data.rows, column) if cell and not is_missing(cell)]
    numbers = sum(number_of(cell) is not None for cell in filled)
    waiting = sum(is_placeholder(cell) for cell in filled)
    return numbers > 0 and 2 * numbers >= len(filled) - waiting


def _report_header(table: Table, category: int, columns: Sequence[int], findings: Findings) -> None:
    """Report the first number in the header: the row is one of data, which is not drawn. Years may name series.

    A row whose label is like those below it (2023年 over 2024年) is one of data, whatever its numbers look like.
    """
    corner = table.owner(table.header_rows - 1, category).plain
    labels = {_shape(table.owner(row, category).plain) for row in range(table.header_rows, len(table.rows))}
    number = _DIGIT if _DIGIT.search(corner) and _shape(corner) in labels else _NUMBER_BUT_YEAR
    for cell in (table.header[-1][column] for column in columns if table.header):
        if cell and number.search(squeezed(cell.plain)):
            findings.add(shape_rules.HEADER_IS_DATA.at(cell.ref, found=cell.plain.strip()[:20]))
            return


def _shape(label: str) -> str:
    """Return a label with its digits alike: 2024年 and 2025年 are of one kind."""
    return _DIGIT.sub("0", squeezed(label))


def _series(name: str, cells: Sequence[TableCell | None], findings: Findings) -> Series:
    values = tuple(number_of(cell) if cell else None for cell in cells)
    for cell, value in zip(cells, values, strict=True):
        if cell and value is None and not (is_missing(cell) or is_placeholder(cell)):
            findings.add(structure_rules.NOT_A_NUMBER.at(cell.ref, found=cell.plain[:20]))
    labels = tuple(cell.plain if cell and value is not None else "" for cell, value in zip(cells, values, strict=True))
    formats = tuple(cell.number_format if cell and cell.value is not None else "" for cell in cells)
    return Series(name, values, labels, formats)


def _mixed(cells: Sequence[TableCell | None]) -> Iterator[Finding]:
    amounts = [amount for cell in cells if cell and (amount := amount_of(cell)).number]
    shares = [amount.cell for amount in amounts if amount.is_share]
    others = [amount.cell for amount in amounts if not amount.is_share]
    if shares and others:
        for cell in min(others, shares, key=len):
            yield shape_rules.SHARES_AND_NUMBERS.at(cell.ref, found=cell.plain[:20])


def _awaits_numbers(series: Sequence[Series], cells: Sequence[TableCell | None]) -> bool:
    """Tell whether there is nothing to draw because placeholders stand where the numbers belong."""
    has_numbers = any(value is not None for each in series for value in each.values)
    return not has_numbers and any(cell and is_placeholder(cell) for cell in cells)
