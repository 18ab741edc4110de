"""计算列: changes between two columns of a table, and shares of a column's total."""

from __future__ import annotations

from fractions import Fraction

from zhibao.compute.additions import (
    Adding,
    Computed,
    amounts_columns,
    column_label,
    labelled,
    observe_words,
    put_column,
)
from zhibao.compute.made_cells import number_cell, origin_of, value_in
from zhibao.compute.table_rows import Rows
from zhibao.indicators.indicator_cells import NO_NUMBER, words_cell
from zhibao.indicators.wording import COLUMN_CHANGES, NoChangeError
from zhibao.model.made_tables import ComputedColumn
from zhibao.model.origin import Origin, Way
from zhibao.model.raised import as_text
from zhibao.model.table import Table, TableCell
from zhibao.tables.aggregate import SHARE, Form, NotANumberError
from zhibao.tables.columns import ColumnError
from zhibao.tables.data_rows import DataRow, amount_of, is_missing
from zhibao.tables.year_rows import year_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import exact_digits

_DIGITS = lazy_pattern(r"\d+")


def with_computed_columns(table: Table, adding: Adding) -> Table:
    """Return the table with the computed columns that its block asks for."""
    columns = adding.block.additions.columns
    for column in columns:
        table = _with_computed(table, column, columns, adding)
    return table


def _with_computed(table: Table, column: ComputedColumn, beside: tuple[ComputedColumn, ...], adding: Adding) -> Table:
    rows = Rows(table)
    try:
        made = _shares(rows, column, adding) if column.kind == SHARE else _changes(rows, column, adding)
    except ColumnError as error:
        adding.findings.add(error.finding(adding.block.options_ref, "计算列"))
        return table
    return put_column(table, column_label(column, beside), made, adding) if made else table


def _changes(rows: Rows, column: ComputedColumn, adding: Adding) -> dict[int, Computed]:
    compared = _compared(rows, column, adding)
    return {row.at: _change(rows, row, compared, column.kind, adding) for row in rows.all} if compared else {}


def _compared(rows: Rows, column: ComputedColumn, adding: Adding) -> tuple[int, int] | None:
    """Return the later and the earlier column that a change is between: the two latest years, or those named."""
    if column.columns:
        current, previous = (rows.data.columns.column(name) for name in column.columns)
        return current, previous
    found = [(year, at) for at, name in enumerate(rows.data.columns.names) if (year := year_of(name))]
    if len({year for year, _ in found}) < max(len(found), 2):
        reason = "同一年有几列。" if len(found) > 1 else "表里没有两个年份的列。"
        adding.not_computable(column.kind, reason)
        return None
    (_, previous), (_, current) = sorted(found)[-2:]
    return current, previous


def _change(rows: Rows, row: DataRow, compared: tuple[int, int], kind: str, adding: Adding) -> Computed:
    values = [value_in(row.cells[at], labelled(rows, row, at)) for at in compared if at in row.own]
    current, previous = (*values, None, None)[:2]
    if current is None or previous is None or current.unit != previous.unit:
        return Computed(words_cell(NO_NUMBER, adding.block.ref))
    try:
        printed = COLUMN_CHANGES[kind](current, previous, adding.rules)
    except NoChangeError:
        return Computed(words_cell(NO_NUMBER, adding.block.ref))
    is_grouped = adding.numbers.thousands or any("," in row.cells[at].plain for at in compared)
    shown = _DIGITS.sub(lambda digits: f"{int(digits[0]):,}", printed.text, count=1) if is_grouped else printed.text
    text = as_text(shown, adding.block.ref, printed.origin)
    cell = TableCell((text,), value=printed.number, ref=adding.block.ref)
    return Computed(cell, printed.origin.exact, printed.origin.working)


def _shares(rows: Rows, column: ComputedColumn, adding: Adding) -> dict[int, Computed]:
    at = _shared(rows, column, adding)
    if at is None:
        return {}
    try:
        whole = _whole(rows, at)
    except NotANumberError as error:
        observe_words(error.cells, adding.block, adding.findings)
        return {}
    return {row.at: _share(rows, row, at, whole, adding) for row in rows.all}


def _shared(rows: Rows, column: ComputedColumn, adding: Adding) -> int | None:
    """Return the column of whose total shares are stated: the one that is named, else the only one of amounts."""
    if column.columns:
        return rows.data.columns.column(column.columns[0])
    found = list(amounts_columns(rows, adding))
    if len(found) == 1:
        return found[0]
    names = "、".join(rows.data.columns.address(at) for at in found)
    reason = f"数字列不止一列（{names}）。" if found else "表里没有可以相加的数字列。"
    adding.not_computable(column.kind, reason)
    return None


def _whole(rows: Rows, column: int) -> Origin:
    """Return the column's total: that of the row of totals, else the sum; raise NotANumberError."""
    total = rows.grand_total
    if total and not is_missing(total.cells[column]):
        amount = amount_of(total.cells[column])
        if amount.number is not None:
            return origin_of(amount.cell, amount.number, labelled(rows, total, column))
    result = rows.total(column)
    name = f"{rows.data.columns.label(column)}合计"
    return Origin(name, result.number, "", "", result.cells, result.origins, Way.AGGREGATED)


def _share(rows: Rows, row: DataRow, column: int, whole: Origin, adding: Adding) -> Computed:
    cell, ref = row.cells[column], adding.block.ref
    number = None if is_missing(cell) or column not in row.own else amount_of(cell).number
    if number is None or not whole.exact:
        return Computed(words_cell(NO_NUMBER, ref))
    form = Form(adding.numbers.percent_decimals, is_share=True)
    share, name = Fraction(number) / whole.exact, labelled(rows, row, column)
    working = f"{exact_digits(number)}/{exact_digits(whole.exact)}"
    sources = (origin_of(cell, number, name), whole)
    origin = Origin(f"{name}{SHARE}", share, f"{rows.data.columns.label(column)}/合计", working, (), sources)
    return Computed(number_cell(form.shown(share), share, origin, form, ref), share, working)
