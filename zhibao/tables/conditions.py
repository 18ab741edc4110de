"""Which rows of a table meet conditions: 级别=省级, 隶属≠市属, 在校生>1000."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from zhibao.model.made_tables import RowCondition
from zhibao.model.table import TableCell
from zhibao.tables.aggregate import NotANumberError
from zhibao.tables.data_rows import DataRow, DataRows, is_missing, number_of
from zhibao.text.folding import fold
from zhibao.text.keys import key_of, squeezed

EQUAL, UNEQUAL = "=", "≠"
_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {">": operator.gt, "≥": operator.ge, "<": operator.lt, "≤": operator.le}
)
SIGNS = "".join((EQUAL, UNEQUAL, *_COMPARED))


class NotComparableError(NotANumberError):
    """Cells that should be compared with a number and hold none."""


def is_number(text: str) -> bool:
    """Tell whether a condition may compare with this text: 1000, 1,000, 85%."""
    try:
        _number(text)
    except InvalidOperation:
        return False
    return True


def _number(text: str) -> Decimal:
    digits = squeezed(fold(text)).replace(",", "")
    number = Decimal(digits.removesuffix("%"))
    return number / 100 if digits.endswith("%") else number


def rows_meeting(data: DataRows, conditions: Sequence[RowCondition]) -> Sequence[DataRow]:
    """Return the rows that meet all conditions; raise ColumnError, NotComparableError."""
    rows = data.matching([(data.columns.column(each.column), each.text) for each in conditions if each.sign == EQUAL])
    for condition in conditions:
        if condition.sign != EQUAL:
            rows = _meeting(rows, data.columns.column(condition.column), condition)
    return rows


def _meeting(rows: Sequence[DataRow], column: int, condition: RowCondition) -> Sequence[DataRow]:
    if condition.sign == UNEQUAL:
        return [row for row in rows if key_of(row.cells[column].plain) != key_of(condition.text)]
    filled = [row for row in rows if not is_missing(row.cells[column])]
    wrong = [row.cells[column] for row in filled if number_of(row.cells[column]) is None]
    if wrong:
        raise NotComparableError(wrong)
    holds, limit = _COMPARED[condition.sign], _number(condition.text)
    return [row for row in filled if holds(_number_in(row.cells[column]), limit)]


def _number_in(cell: TableCell) -> Decimal:
    return number_of(cell) or Decimal(0)
