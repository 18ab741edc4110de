"""Counting and adding up the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from zhibao.model.origin import Origin
from zhibao.model.ref import CellRef
from zhibao.model.table import Table, TableCell
from zhibao.tables.rows import DataRow, is_missing, items_of, number_of
from zhibao.text.keys import key_of

COUNT, TOTAL, DISTINCT = "计数", "求和", "去重计数"


class NotANumberError(ValueError):
    """Cells that should be added up and hold no number."""

    def __init__(self, cells: Sequence[TableCell]) -> None:
        super().__init__(cells[0].plain)
        self.cells = tuple(cells)


@dataclass(frozen=True, slots=True)
class Tallied:
    """What a tally came to, the decimals that it shows, the cells that it went over, and the reckoned numbers there."""

    number: Fraction
    cells: tuple[CellRef, ...]
    decimals: int = 0
    origins: tuple[Origin, ...] = ()


def matching(rows: Iterable[DataRow], conditions: Iterable[tuple[int, str]]) -> list[DataRow]:
    """Return the rows whose cells hold the texts of all conditions (column, text)."""
    wanted = [(column, key_of(text)) for column, text in conditions]
    return [row for row in rows if all(key_of(row.cells[column].plain) == text for column, text in wanted)]


def tallied(function: str, rows: Sequence[DataRow], column: int) -> Tallied:
    """Return 计数, 求和 or 去重计数 of the rows' cells in that column; NotANumberError by 求和."""
    return _FUNCTIONS[function](rows, column)


def looked_through(table: Table, column: int) -> tuple[CellRef, ...]:
    """Return the cell that names a column: where a tally that found nothing has looked."""
    headings = (row[column] for row in reversed(table.header))
    return tuple(cell.ref for cell in headings if cell and cell.ref.cell)[:1]


def _count(rows: Sequence[DataRow], column: int) -> Tallied:
    return _tallied(Fraction(len(rows)), [row.cells[column] for row in rows])


def _distinct(rows: Sequence[DataRow], column: int) -> Tallied:
    cells = [row.cells[column] for row in rows]
    items = {item for cell in cells if not is_missing(cell) for item in items_of(cell)}
    return _tallied(Fraction(len(items)), cells)


def _total(rows: Sequence[DataRow], column: int) -> Tallied:
    """Add up; a merged cell counts once, in its own row."""
    cells = [row.cells[column] for row in rows if column in row.own and not is_missing(row.cells[column])]
    numbers = [number_of(cell) for cell in cells]
    wrong = [cell for cell, number in zip(cells, numbers, strict=True) if number is None]
    if wrong:
        raise NotANumberError(wrong)
    known = [number for number in numbers if number is not None]
    decimals = max((max(-int(number.normalize().as_tuple().exponent), 0) for number in known), default=0)
    return _tallied(sum(map(Fraction, known), Fraction(0)), cells, decimals)


def _tallied(number: Fraction, cells: Sequence[TableCell], decimals: int = 0) -> Tallied:
    refs, origins = behind(cells)
    return Tallied(number, refs, decimals, origins)


def behind(cells: Iterable[TableCell]) -> tuple[tuple[CellRef, ...], tuple[Origin, ...]]:
    """Return the cells, each once, and the origins in them; of a cell that is a reckoned number alone, only that."""
    refs: dict[CellRef, None] = {}
    origins: dict[Origin, None] = {}
    for cell in cells:
        found = [run.origin for line in cell.lines for run in line.runs if run.origin]
        origins.update(dict.fromkeys(found))
        if cell.ref.cell and not (found and cell.value is not None):
            refs[cell.ref] = None
    return tuple(refs), tuple(origins)


_FUNCTIONS: Mapping[str, Callable[[Sequence[DataRow], int], Tallied]] = MappingProxyType(
    {COUNT: _count, TOTAL: _total, DISTINCT: _distinct}
)
