"""What a table is given only for print: numbers in the form that its option asks for, one cell for 合计 and 序号."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from msgspec import structs

from zhibao.findings import Findings, shape_rules
from zhibao.model.blocks import PrintedBlock, TableBlock
from zhibao.model.origin import Origin
from zhibao.model.report import PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Run, Text
from zhibao.tables.amount_cells import with_amounts
from zhibao.tables.data_rows import SERIAL, is_missing, is_total
from zhibao.tables.thousands import with_thousands
from zhibao.text.keys import key_of, squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import grouped_digits, rounded

THOUSANDS, TEN_THOUSANDS = "千分位", "万"
NUMBER_FORMS = (THOUSANDS, TEN_THOUSANDS)
_TEN_THOUSAND, _DECIMALS = 10_000, 2
_UNIT = lazy_pattern(r"(?:.*[：:]\s*+)?+(?=[^\s：:万亿%％‰])")
_AMOUNT = lazy_pattern(r"-?[\d,]+(?:\.\d+)?")


def as_printed(report: PrintedReport, findings: Findings) -> PrintedReport:
    """Return the report with its tables as they are printed; charts and formulas have taken their numbers before."""

    def change(block: PrintedBlock) -> PrintedBlock:
        return _block(block, findings) if isinstance(block, TableBlock) else block

    return report.with_blocks(change)


def _block(block: TableBlock, findings: Findings) -> TableBlock:
    block = structs.replace(block, table=_with_wide_totals(block.table))
    if block.number_form == THOUSANDS:
        return structs.replace(block, table=with_thousands(block.table))
    return _in_ten_thousands(block, findings) if block.number_form == TEN_THOUSANDS else block


def _in_ten_thousands(block: TableBlock, findings: Findings) -> TableBlock:
    """Return the block with its amounts and its unit ten thousand times as large; one without a unit is reported."""
    found = _UNIT.match(block.unit.plain)
    if found is None or len(set(block.indicator_units)) > 1:
        stated = block.unit.plain or "没有写"
        findings.add(shape_rules.NO_UNIT_FOR_TEN_THOUSANDS.at(block.options_ref, found=stated))
        return block
    unit = block.unit
    runs = (*unit.cut(0, found.end()).runs, Run(TEN_THOUSANDS), *unit.cut(found.end()).runs)
    return structs.replace(block, unit=structs.replace(unit, runs=runs), table=with_amounts(block.table, _scaled))


def _scaled(cell: TableCell) -> TableCell:
    if cell.value is None or not _AMOUNT.fullmatch(squeezed(cell.plain)):
        return cell
    exact = Fraction(cell.value) / _TEN_THOUSAND
    number = rounded(exact, _DECIMALS)
    origins = {run.origin for line in cell.lines for run in line.runs if run.origin}
    origin = _divided(origins.pop()) if len(origins) == 1 else None
    line = Text((Run(grouped_digits(number), origin=origin),), cell.ref)
    return structs.replace(cell, lines=(line,), value=cell.value / _TEN_THOUSAND)


def _divided(origin: Origin) -> Origin:
    exact = origin.exact / _TEN_THOUSAND
    return Origin(origin.name, exact, f"{origin.name}/{_TEN_THOUSAND}", "", sources=(origin,), way=origin.way)


def _with_wide_totals(table: Table) -> Table:
    """Return the table with 合计 in one cell with that of 序号 beside it, which is empty."""
    if table.column_count < 2 or key_of(table.column_names[0]) != SERIAL:
        return table
    return replace(table, rows=(*table.header, *map(_with_wide_total, table.body)))


def _with_wide_total(row: tuple[TableCell | None, ...]) -> tuple[TableCell | None, ...]:
    first, second, *rest = row
    if first is None or second is None or {first.column_span, second.column_span} != {1}:
        return row
    label, other = (second, first) if is_total(second) else (first, second)
    if not (is_total(label) and is_missing(other)) or first.row_span != second.row_span:
        return row
    return (structs.replace(label, column_span=2), None, *rest)
