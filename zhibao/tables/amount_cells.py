"""The cells of a table that hold amounts, and no years, serial numbers or the like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zhibao.model.table import Table, TableCell
from zhibao.tables.data_rows import label_columns
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_NO_AMOUNT = lazy_pattern(
    r"(?:[校立办建生学业]年|年度|年份|时间|日期|序号|编号|代码|代号|号码|电话|手机|名次|排名|邮编|学号)$"
)


def names_no_amounts(name: str) -> bool:
    """Tell whether a column of that name holds digits that are no amounts."""
    return _NO_AMOUNT.search(squeezed(name)) is not None


def with_amounts(table: Table, change: Callable[[TableCell], TableCell]) -> Table:
    """Return the table with `change` made to every cell of its body that holds an amount."""
    names = table.column_names
    labels = {at for at in label_columns(names) if table.column_count > 1}
    amounts = {at for at, name in enumerate(names) if at not in labels and not names_no_amounts(name)}

    def changed(at: int, cell: TableCell | None) -> TableCell | None:
        return change(cell) if cell and at in amounts and cell.value is not None else cell

    body = (tuple(changed(at, cell) for at, cell in enumerate(row)) for row in table.body)
    return replace(table, rows=(*table.header, *body))
