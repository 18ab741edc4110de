"""汇总表: the rows of another table aggregated by one column, or by two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from zhibao.findings import Findings, structure_rules
from zhibao.model.blocks import AggregateTable
from zhibao.model.origin import Origin, Way
from zhibao.model.raised import as_text
from zhibao.model.ref import NOWHERE
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables.aggregate import COUNT, DISTINCT, Aggregated, Form, aggregated, gone_over
from zhibao.tables.data_rows import DataRow
from zhibao.tables.named_tables import NamedTable
from zhibao.text.keys import key_of

GRAND_TOTAL = "合计"
UNSTATED = "未填"


@dataclass(frozen=True, slots=True)
class Category:
    """A text that rows are sorted by."""

    key: str
    label: str


_ALL = Category("", GRAND_TOTAL)


def summarised(block: AggregateTable, source: NamedTable, findings: Findings) -> Table:
    """Return the aggregate that the block asks for, every number with its origin; none without rows, which is reported.

    Raises a ColumnError for a column that the source lacks or has twice, NotANumberError for cells without a number.
    """
    if not source.table.rows:
        _report_empty(block, source, findings)
        return Table(())
    return _Summary(block, source, findings).table()


def _report_empty(block: AggregateTable, source: NamedTable, findings: Findings) -> None:
    """Report an empty sheet; a table without rows that has a place in the report is reported there."""
    if source.ref == NOWHERE:
        reason = f"“{source.name}”里没有数据。"
        findings.add(
            structure_rules.NOTHING_TO_AGGREGATE.at(block.options_ref, caption=block.caption.plain, reason=reason)
        )


class _Summary:
    def __init__(self, block: AggregateTable, source: NamedTable, findings: Findings) -> None:
        columns = source.data.columns
        self._block, self._source, self._findings = block, source, findings
        self._row = columns.column(block.row)
        self._column = columns.column(block.column) if block.column else None
        self._measured = columns.column(block.measured) if block.measured else self._row
        self._conditions = [(columns.column(name), text) for name, text in block.conditions]
        self._rows = source.data.matching(self._conditions)
        self._groups = self._grouped()
        order = list(block.order)
        self._downs = self._categories(self._row, order)
        self._acrosses = self._categories(self._column, order) if self._column is not None else []
        if self._rows:
            self._report_unused(order)

    def table(self) -> Table:
        """Return the header row, a row for each category and, if wanted, the totals."""
        if not self._rows:
            self._report_nothing()
            return Table(())
        totals = self._block.has_totals
        downs = [*self._downs, *([_ALL] if totals else [])]
        acrosses = [*self._acrosses, *([_ALL] if totals or not self._acrosses else [])]
        header = (self._source.data.columns.label(self._row), *(self._heading(across) for across in acrosses))
        rows = [tuple(self._label(text) for text in header)]
        forms = [self._aggregated(_ALL, across).form for across in acrosses]
        for down in downs:
            numbers = (self._number(down, across, form) for across, form in zip(acrosses, forms, strict=True))
            rows.append((self._label(down.label), *numbers))
        return Table(tuple(rows))

    def _report_nothing(self) -> None:
        data, name = self._source.data, self._source.name
        reasons = [
            f"“{name}”的“{data.columns.names[column]}”列没有“{text}”{near}"
            for column, text, near in data.idle(self._conditions)
        ]
        if not reasons:
            together = "、".join(f"{column}={text}" for column, text in self._block.conditions)
            reasons = [f"“{name}”里没有哪一行合于{together}。" if data.rows else f"“{name}”里没有数据。"]
        found = {"caption": self._block.caption.plain, "reason": "".join(reasons)}
        self._findings.add(structure_rules.NOTHING_TO_AGGREGATE.at(self._block.options_ref, **found))

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
                self._findings.add(
                    structure_rules.UNSTATED_CATEGORY.at(cell.ref, table=self._source.name, label=UNSTATED)
                )
            found.setdefault(key_of(label), Category(key_of(label), label))
        wanted = dict.fromkeys(key for name in order if (key := key_of(name)) in found)
        order[:] = [name for name in order if key_of(name) not in wanted]
        return [found[key] for key in (*wanted, *(key for key in found if key not in wanted))]

    def _report_unused(self, order: Iterable[str]) -> None:
        for name in order:
            found = {"found": name, "table": self._source.name}
            self._findings.add(structure_rules.UNUSED_ORDER.at(self._block.options_ref, **found))

    def _heading(self, across: Category) -> str:
        if self._acrosses:
            return across.label
        measured = self._source.data.columns.label(self._measured)
        return {COUNT: "数量", DISTINCT: f"{measured}数"}.get(self._block.function, measured)

    def _label(self, text: str) -> TableCell:
        return TableCell((Text.of(text, self._block.ref),), ref=self._block.ref)

    def _aggregated(self, down: Category, across: Category) -> Aggregated:
        rows = self._groups.get((down.key, across.key), ())
        return aggregated(self._block.function, self._source.data, rows, self._measured)

    def _number(self, down: Category, across: Category, form: Form) -> TableCell:
        """Return an aggregate in the form of its column, whose cells decide it all together."""
        result = self._aggregated(down, across)
        text = as_text(form.shown(result.number), self._block.ref, self._origin(result, [down, across]))
        return TableCell((text,), value=form.rounded(result.number), ref=self._block.ref)

    def _origin(self, result: Aggregated, categories: Sequence[Category]) -> Origin:
        block, columns = self._block, (self._block.row, self._block.column)
        stated = [(column, each.label) for column, each in zip(columns, categories, strict=True) if each is not _ALL]
        name = f"{self._source.name}：{'、'.join(label for _, label in stated) or GRAND_TOTAL}"
        named = [f'"{each}"' for each in (self._source.name, block.measured) if each]
        conditions = dict.fromkeys(f'{column}="{text}"' for column, text in (*stated, *block.conditions))
        formula = f"{block.function}({', '.join((*named, *conditions))})"
        cells = gone_over(result, self._source.table, self._measured)
        return Origin(name, result.number, formula, "", cells, result.origins, Way.AGGREGATED)
