"""Computed tables made of indicators and of other tables, and what is added to those that the clerk typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from zhibao.compute.additions import Adding, observe_words, with_totals
from zhibao.compute.computed_columns import with_computed_columns
from zhibao.compute.detail_table import detailed
from zhibao.findings import Finding, Findings, made_table_rules
from zhibao.indicators.aggregating import yearless
from zhibao.indicators.evaluated import Indicators, UnknownYearError
from zhibao.indicators.indicator_table import IndicatorTables
from zhibao.model.blocks import AggregateTable, DetailTable, IndicatorTable, MadeTable, TableBlock
from zhibao.model.table import Table
from zhibao.pack import NumberRules
from zhibao.tables.aggregate import NotANumberError
from zhibao.tables.columns import ColumnError
from zhibao.tables.conditions import NotComparableError
from zhibao.tables.data_rows import SERIAL
from zhibao.tables.named_tables import FailedTableError, NamedTable, TableError, Tables
from zhibao.tables.summary import summarised
from zhibao.tables.thousands import with_thousands
from zhibao.text.keys import key_of


class TableMaking(Struct, frozen=True):
    """What making tables needs to know, and where it reports."""

    indicators: Indicators
    indicator_tables: IndicatorTables
    tables: Tables
    schools: Sequence[str]
    numbers: NumberRules
    findings: Findings

    def table(self, block: MadeTable) -> Table | None:
        """Return the table that the block asks for, None when it cannot be made, which is reported."""
        try:
            if isinstance(block, IndicatorTable):
                return self.indicator_tables.table(block)
            return self._of_another(block)
        except UnknownYearError:
            # The cover's year is missing or no year, which is reported.
            return None

    def added(self, block: TableBlock, table: Table) -> Table:
        """Return the block's table, whose look-ups are filled, with what the block adds."""
        adding = Adding(block, self.indicators.rules, self.numbers, self.findings)
        return with_computed_columns(with_totals(table, adding), adding)

    def _of_another(self, block: AggregateTable | DetailTable) -> Table | None:
        try:
            return self._of_source(block, self.tables.named(block.source))
        except FailedTableError:
            pass
        except TableError as error:
            self.findings.add(error.finding(block.options_ref))
        except ColumnError as error:
            self.findings.add(error.finding(block.options_ref, "排序"))
        except NotComparableError as error:
            rule, caption = made_table_rules.NOT_COMPARABLE, block.caption.plain
            self.findings.extend(rule.at(cell.ref, caption=caption, found=cell.plain[:20]) for cell in error.cells)
        except NotANumberError as error:
            observe_words(error.cells, block, self.findings)
        return None

    def _of_source(self, block: AggregateTable | DetailTable, source: NamedTable) -> Table | None:
        faults = [*_column_faults(block, source)] if source.table.rows else []
        years = [self.indicators.year(word) for word in block.years]
        if years and source.table.rows and source.data.year_column is None:
            faults.append(made_table_rules.NO_YEARS_IN_SOURCE.at(block.options_ref, found=block.source))
        if faults:
            self.findings.extend(faults)
            return None
        if years:
            self.findings.extend(yearless(source))
        adding = Adding(block, self.indicators.rules, self.numbers, self.findings)
        if isinstance(block, DetailTable):
            table = detailed(block, source, years, self.schools, adding)
        else:
            table = summarised(block, source, self.findings, years)
            table = with_thousands(table) if self.numbers.thousands else table
            table = with_computed_columns(table, adding) if table.rows else table
        return table if table.rows else None


def _column_faults(block: AggregateTable | DetailTable, source: NamedTable) -> Iterator[Finding]:
    """Yield a finding for every column that the options name and the source lacks or has twice."""
    stated = _of_details(block) if isinstance(block, DetailTable) else _of_aggregate(block)
    for option, name in (*stated, *(("条件", each.column) for each in block.conditions)):
        try:
            source.data.columns.column(name)
        except ColumnError as error:
            yield error.finding(block.options_ref, option)


def _of_aggregate(block: AggregateTable) -> Iterator[tuple[str, str]]:
    stated = [("行", block.row), ("列", block.column), *(("值", each.column) for each in block.measures)]
    yield from (each for each in stated if each[1])


def _of_details(block: DetailTable) -> Iterator[tuple[str, str]]:
    """Yield the columns of the source that are listed and by which rows are sorted; 序号 and results are none."""
    listed = [each for each in block.columns if not each.formula and key_of(each.name) != SERIAL]
    yield from (("列", each.name) for each in listed)
    made = {key_of(each.label or each.name) for each in block.columns} - {SERIAL}
    if block.order and key_of(block.order.column) not in made:
        yield "排序", block.order.column
