"""汇总表: the rows of another table aggregated by one column, or by two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product

from msgspec import Struct

from zhibao.findings import Findings, structure_rules
from zhibao.model.blocks import AggregateTable, DetailTable
from zhibao.model.made_tables import Measured
from zhibao.model.observation import Observed
from zhibao.model.origin import Origin, Way
from zhibao.model.raised import as_text
from zhibao.model.ref import NOWHERE
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables.aggregate import COUNT, DISTINCT, Aggregated, Form, aggregated, gone_over
from zhibao.tables.conditions import EQUAL, rows_meeting
from zhibao.tables.data_rows import DataRow, DataRows
from zhibao.tables.named_tables import NamedTable
from zhibao.text.keys import key_of

GRAND_TOTAL = "合计"
UNSTATED = "未填"


class Category(Struct, frozen=True):
    """A text that rows are sorted by."""

    key: str
    label: str


_ALL = Category("", GRAND_TOTAL)


class _Head(Struct, frozen=True):
    """A column of the aggregate: what is measured in which column of the source, for which category."""

    label: str
    across: Category
    measured: Measured
    column: int


def summarised(block: AggregateTable, source: NamedTable, findings: Findings, years: Collection[int] = ()) -> Table:
    """Return the aggregate that the block asks for, every number with its origin; none without rows, which is reported.

    `years` are those whose rows count, none for all of them. Raises a ColumnError for a column that the source lacks
    or has twice, NotANumberError for cells without a number.
    """
    if not source.table.rows:
        report_empty(block, source, findings)
        return Table(())
    return _Summary(block, source, findings, years).table()


def report_empty(block: AggregateTable | DetailTable, source: NamedTable, findings: Findings) -> None:
    """Report an empty sheet; a table without rows that has a place in the report is reported there."""
    if source.ref == NOWHERE:
        reason = f"“{source.name}”里没有数据。"
        findings.add(
            structure_rules.NOTHING_TO_AGGREGATE.at(block.options_ref, caption=block.caption.plain, reason=reason)
        )


class _Summary:
    def __init__(self, block: AggregateTable, source: NamedTable, findings: Findings, years: Collection[int]) -> None:
        self._data = data = source.of_years(years)
        columns = data.columns
        self._block, self._source, self._findings = block, source, findings
        self._row = columns.column(block.row)
        self._column = columns.column(block.column) if block.column else None
        self._rows = rows_meeting(data, block.conditions)
        self._groups = self._grouped()
        order = list(block.order)
        self._downs = self._categories(self._row, order)
        self._acrosses = self._categories(self._column, order) if self._column is not None else []
        if self._rows:
            self._observe_unused(order)

    def table(self) -> Table:
        """Return the header row, a row for each category and, if wanted, the totals."""
        if not self._rows:
            report_nothing(self._block, self._data, self._source.name, self._findings)
            return Table(())
        heads = self._heads()
        downs = [*self._downs, *([_ALL] if self._block.additions.totals.row else [])]
        header = (self._data.columns.label(self._row), *(head.label for head in heads))
        rows = [tuple(self._label(text) for text in header)]
        forms = [self._aggregated(_ALL, head).form for head in heads]
        for down in downs:
            numbers = (self._number(down, head, form) for head, form in zip(heads, forms, strict=True))
            rows.append((self._label(down.label), *numbers))
        return Table(tuple(rows))

    def _heads(self) -> list[_Head]:
        """Return a column for each category across and, if wanted, one for all; else one for each thing measured."""
        columns = self._data.columns
        measures = [(each, columns.column(each.column) if each.column else self._row) for each in self._block.measures]
        if not self._acrosses:
            return [_Head(_heading(each, columns.label(column)), _ALL, each, column) for each, column in measures]
        acrosses = [*self._acrosses, *([_ALL] if self._block.additions.totals.column else [])]
        return [_Head(across.label, across, *measures[0]) for across in acrosses]

    def _grouped(self) -> Mapping[tuple[str, str], Sequence[DataRow]]:
        """Return the rows by their keys down and across; "" stands for all."""
        groups: dict[tuple[str, str], list[DataRow]] = defaultdict(list)
        for row in self._rows:
            down = key_of(row.cells[self._row].plain or UNSTATED)
            across = [] if self._column is None else [key_of(row.cells[self._column].plain or UNSTATED)]
            for key in product((down, ""), (*across, "")):
                groups[key].append(row)
        return groups

    def _categories(self, column: int, order: list[str]) -> list[Category]:
        """Return the column's texts, those in `order` first, then as they first appear; those used leave `order`."""
        found: dict[str, Category] = {}
        for row in self._rows:
            cell = row.cells[column]
            label = cell.plain.replace("\n", "") or UNSTATED
            if not cell.plain:
                found_in = {"table": self._source.name, "label": UNSTATED}
                self._findings.observe(Observed.CATEGORY_LEFT_BLANK, cell.ref, **found_in)
            found.setdefault(key_of(label), Category(key_of(label), label))
        wanted = dict.fromkeys(key for name in order if (key := key_of(name)) in found)
        order[:] = [name for name in order if key_of(name) not in wanted]
        return [found[key] for key in (*wanted, *(key for key in found if key not in wanted))]

    def _observe_unused(self, order: Iterable[str]) -> None:
        for name in order:
            found = {"found": name, "table": self._source.name}
            self._findings.observe(Observed.ORDER_NAMES_NOTHING, self._block.options_ref, **found)

    def _label(self, text: str) -> TableCell:
        return TableCell((Text.of(text, self._block.ref),), ref=self._block.ref)

    def _aggregated(self, down: Category, head: _Head) -> Aggregated:
        rows = self._groups.get((down.key, head.across.key), ())
        return aggregated(head.measured.function, self._data, rows, head.column)

    def _number(self, down: Category, head: _Head, form: Form) -> TableCell:
        """Return an aggregate in the form of its column, whose cells decide it all together."""
        result = self._aggregated(down, head)
        text = as_text(form.shown(result.number), self._block.ref, self._origin(result, [down, head.across], head))
        return TableCell((text,), value=form.rounded(result.number), ref=self._block.ref)

    def _origin(self, result: Aggregated, categories: Sequence[Category], head: _Head) -> Origin:
        block, columns = self._block, (self._block.row, self._block.column)
        stated = [(column, each.label) for column, each in zip(columns, categories, strict=True) if each is not _ALL]
        name = f"{self._source.name}：{'、'.join(label for _, label in stated) or GRAND_TOTAL}"
        named = [f'"{each}"' for each in (self._source.name, head.measured.column) if each]
        asked = ((each.column, each.sign, each.text) for each in block.conditions)
        met = ((column, EQUAL, text) for column, text in stated)
        conditions = dict.fromkeys(f'{column}{sign}"{text}"' for column, sign, text in (*met, *asked))
        formula = f"{head.measured.function}({', '.join((*named, *conditions))})"
        cells = gone_over(result, self._source.table, head.column)
        return Origin(name, result.number, formula, "", cells, result.origins, Way.AGGREGATED)


def _heading(measured: Measured, column: str) -> str:
    return measured.label or {COUNT: "数量", DISTINCT: f"{column}数"}.get(measured.function, column)


def report_nothing(block: AggregateTable | DetailTable, data: DataRows, name: str, findings: Findings) -> None:
    """Report that no row of the source meets the conditions, and which of them none meets."""
    equal = [(data.columns.column(each.column), each.text) for each in block.conditions if each.sign == EQUAL]
    reasons = [
        f"“{name}”的“{data.columns.names[column]}”列没有“{text}”{near}" for column, text, near in data.idle(equal)
    ]
    if not reasons and block.years and not data.rows:
        reasons = [f"“{name}”里没有{'、'.join(block.years)}的行。"]
    if not reasons:
        together = "、".join(f"{each.column}{each.sign}{each.text}" for each in block.conditions)
        reasons = [f"“{name}”里没有哪一行合于{together}。" if data.rows else f"“{name}”里没有数据。"]
    found = {"caption": block.caption.plain, "reason": "".join(reasons)}
    findings.add(structure_rules.NOTHING_TO_AGGREGATE.at(block.options_ref, **found))
