"""Rows and columns of totals, and computed columns, that the program adds to a table or fills and compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct, structs

from zhibao.compute.made_cells import number_cell, typed_number
from zhibao.compute.table_rows import OF_WHICH, Rows
from zhibao.findings import Findings, made_table_rules
from zhibao.indicators.indicator_cells import NO_NUMBER, words_cell
from zhibao.model.blocks import AggregateTable, DetailTable, TableBlock
from zhibao.model.made_tables import ComputedColumn
from zhibao.model.observation import Observed
from zhibao.model.origin import Origin, Way
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.pack import ChangeRules, NumberRules
from zhibao.tables.aggregate import TOTAL, Form, NotANumberError, form_of
from zhibao.tables.data_rows import DataRow, amount_of, body_rows, is_missing, is_placeholder, is_title, is_total_label
from zhibao.text.keys import key_of, squeezed

GRAND_TOTAL = "合计"
AddedTo = TableBlock | AggregateTable | DetailTable


class Adding(Struct, frozen=True):
    """What is added to: a block, how changes and numbers are printed, and where faults are reported."""

    block: AddedTo
    rules: ChangeRules
    numbers: NumberRules
    findings: Findings

    def form(self, form: Form) -> Form:
        """Return the form of what is computed from cells of that form: the pack may want separators."""
        return structs.replace(form, is_grouped=form.is_grouped or self.numbers.thousands)

    @property
    def computed(self) -> frozenset[str]:
        """The keys of the heads of the computed columns, which are not added up."""
        columns = self.block.additions.columns
        return frozenset(key_of(column_label(column, columns)) for column in columns)

    def compare(self, cell: TableCell, exact: Fraction, place: str, working: str) -> None:
        """Observe a number that the clerk typed where the program comes to another one."""
        typed = typed_number(cell)
        if typed is None:
            return
        number, form = typed
        if form.rounded(exact) != form.rounded(number):
            found = {"caption": self.block.caption.plain, "where": place, "typed": cell.plain, "working": working}
            self.findings.observe(Observed.TYPED_IS_NOT_COMPUTED, cell.ref, computed=form.shown(exact), **found)

    def not_computable(self, found: str, reason: str) -> None:
        """Report a column that cannot be worked out."""
        self.findings.add(made_table_rules.NOT_COMPUTABLE.at(self.block.options_ref, found=found, reason=reason))


def observe_words(cells: Iterable[TableCell], block: AddedTo, findings: Findings) -> None:
    """Observe cells that are to be added up and hold no number."""
    for cell in cells:
        found = {"caption": block.caption.plain, "found": cell.plain[:20]}
        findings.observe(Observed.WORDS_AMONG_SUMMANDS_OF_TABLE, cell.ref, **found)


def column_label(column: ComputedColumn, beside: tuple[ComputedColumn, ...]) -> str:
    """Return the head of a computed column; of several of one kind each names its column."""
    alike = [each for each in beside if each.kind == column.kind]
    return column.label or (f"{column.columns[0]}{column.kind}" if len(alike) > 1 and column.columns else column.kind)


class Computed(Struct, frozen=True):
    """A cell that was worked out; `exact` is None for one that has no number."""

    cell: TableCell
    exact: Fraction | None = None
    working: str = ""


def with_totals(table: Table, adding: Adding, ready: Mapping[int, TableCell] = MappingProxyType({})) -> Table:
    """Return the table with the totals that its block asks for; `ready` are those of columns that are not added up."""
    totals = adding.block.additions.totals
    if not (totals.row or totals.column):
        return table
    if totals.column:
        table = put_column(table, GRAND_TOTAL, _across(Rows(table), adding), adding)
    if not totals.row:
        return table
    if label := Rows(table).not_to_be_added:
        found = {"caption": adding.block.caption.plain, "found": label.plain.strip()[:20]}
        adding.findings.add(made_table_rules.NO_SUMMAND.at(label.ref, **found))
        return table
    return _with_total_row(table, adding, ready)


def _across(rows: Rows, adding: Adding) -> dict[int, Computed]:
    """Return the sum of each row's amounts by its place."""
    columns = list(amounts_columns(rows, adding))
    return {row.at: _row_sum(rows, row, [at for at in columns if at in row.own], adding) for row in rows.all}


def _row_sum(rows: Rows, row: DataRow, columns: list[int], adding: Adding) -> Computed:
    amounts = [amount_of(row.cells[at]) for at in columns if not is_missing(row.cells[at])]
    if not amounts or any(amount.number is None for amount in amounts):
        return Computed(words_cell(NO_NUMBER, row.cells[0].ref))
    number = sum((amount.number or Fraction(0) for amount in amounts), Fraction(0))
    form = adding.form(form_of(amounts))
    working = "+".join(squeezed(amount.cell.plain) for amount in amounts)
    cells = tuple(amount.cell.ref for amount in amounts)
    origin = Origin(f"{rows.label(row)}{GRAND_TOTAL}", number, GRAND_TOTAL, working, cells, way=Way.AGGREGATED)
    return Computed(number_cell(form.shown(number), number, origin, form, row.cells[0].ref), number, working)


def _with_total_row(table: Table, adding: Adding, ready: Mapping[int, TableCell]) -> Table:
    rows = Rows(table)
    columns = range(table.column_count)
    made = {at: Computed(ready[at]) if at in ready else _column_total(rows, at, adding) for at in columns}
    if not any(made.values()):
        if not any(is_placeholder(cell) for row in rows.all for cell in row.cells):
            adding.not_computable(GRAND_TOTAL, "表里没有可以相加的数字列。")
        return table
    typed = rows.grand_total
    if typed is None:
        label = words_cell(GRAND_TOTAL, adding.block.ref)
        cells = {at: each.cell for at, each in made.items() if each} | {rows.data.labels[-1]: label}
        empty = TableCell(ref=adding.block.ref)
        return replace(table, rows=(*table.rows, tuple(cells.get(at, empty) for at in columns)))
    filled = list(table.rows[typed.at])
    for at, each in made.items():
        if each and (cell := filled[at]):
            filled[at] = _settled(cell, each, f"{rows.label(typed)}／{rows.data.columns.label(at)}", adding)
    return replace(table, rows=(*table.rows[: typed.at], tuple(filled), *table.rows[typed.at + 1 :]))


def _column_total(rows: Rows, column: int, adding: Adding) -> Computed | None:
    """Return the total of a column, None where it is one of words."""
    block, name = adding.block, rows.data.columns.label(column)
    if not rows.sums_up(column) or key_of(rows.data.columns.names[column]) in adding.computed:
        return None
    if not rows.is_of_amounts(column):
        adding.findings.add(made_table_rules.NOT_ADDED_UP.at(block.ref, caption=block.caption.plain, column=name))
        return Computed(words_cell(NO_NUMBER, block.ref))
    try:
        result = rows.total(column)
    except NotANumberError as error:
        observe_words(error.cells, block, adding.findings)
        return Computed(TableCell((Text.todo(f"待补：{GRAND_TOTAL}", block.ref),), ref=block.ref))
    formula = f'{TOTAL}("{block.name or GRAND_TOTAL}", "{name}")'
    origin = Origin(f"{name}{GRAND_TOTAL}", result.number, formula, "", result.cells, result.origins, Way.AGGREGATED)
    form = adding.form(result.form)
    return Computed(
        number_cell(form.shown(result.number), result.number, origin, form, block.ref), result.number, formula
    )


def put_column(table: Table, label: str, made: Mapping[int, Computed], adding: Adding) -> Table:
    """Return the table with the cells put in the column of that label, or a new one, by the rows' places.

    What the clerk typed there stays and is compared.
    """
    rows = Rows(table)
    places = [at for at, name in enumerate(rows.data.columns.names) if key_of(name) == key_of(label)]
    if not places:
        return _with_column(table, label, {at: each.cell for at, each in made.items()}, adding)
    grid = [list(row) for row in table.rows]
    for row in rows.all:
        cell = grid[row.at][places[-1]]
        if cell and row.at in made:
            grid[row.at][places[-1]] = _settled(cell, made[row.at], f"{rows.label(row)}／{label}", adding)
    return replace(table, rows=tuple(map(tuple, grid)))


def _settled(cell: TableCell, made: Computed, place: str, adding: Adding) -> TableCell:
    """Return what stands in a cell that the clerk may have filled in."""
    if not cell.plain:
        return structs.replace(made.cell, row_span=cell.row_span, column_span=cell.column_span)
    if made.exact is not None:
        adding.compare(cell, made.exact, place, made.working)
    return cell


def _with_column(table: Table, label: str, cells: Mapping[int, TableCell], adding: Adding) -> Table:
    titles = {row.at for row in body_rows(table) if is_title(row)}
    added = tuple(_lengthened(table, at, label, cells, titles, adding) for at in range(len(table.rows)))
    ratios = table.width_ratios and (*table.width_ratios, sum(table.width_ratios, Decimal(0)) / len(table.width_ratios))
    return replace(table, rows=added, width_ratios=ratios)


def _lengthened(
    table: Table, at: int, label: str, cells: Mapping[int, TableCell], titles: set[int], adding: Adding
) -> tuple[TableCell | None, ...]:
    row, ref = table.rows[at], adding.block.ref
    if at in titles:
        first, *rest = row
        return (first and structs.replace(first, column_span=first.column_span + 1), *rest, None)
    if at < table.header_rows:
        return (*row, None if at else structs.replace(words_cell(label, ref), row_span=table.header_rows))
    return (*row, cells.get(at, TableCell(ref=ref)))


def labelled(rows: Rows, row: DataRow, column: int) -> str:
    """Return what 数字出处 calls a number of the table."""
    return f"{rows.label(row)}{rows.data.columns.label(column)}"


def amounts_columns(rows: Rows, adding: Adding) -> Iterator[int]:
    """Yield the columns that hold amounts, without totals, what is computed, and parts of another column."""
    for at, name in enumerate(rows.data.columns.names):
        is_own = not (is_total_label(name) or name.startswith(OF_WHICH) or key_of(name) in adding.computed)
        if is_own and rows.is_of_amounts(at):
            yield at
