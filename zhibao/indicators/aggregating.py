"""A formula's aggregate made from its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from zhibao.findings import Finding, Findings, data_rules
from zhibao.indicators.dictionary import Definition
from zhibao.indicators.formula import Aggregate
from zhibao.indicators.units import Measure
from zhibao.model.observation import Observed
from zhibao.model.origin import Origin, Way
from zhibao.tables.aggregate import Aggregated, NotANumberError, aggregated, gone_over
from zhibao.tables.columns import ColumnError
from zhibao.tables.named_tables import FailedTableError, NamedTable, TableError
from zhibao.tables.year_rows import is_year_column

TableNamed = Callable[[str], NamedTable]


def has_rows_of(aggregate: Aggregate, year: int, table: TableNamed) -> bool:
    """Tell whether the aggregate's table has the column 年度, and rows of that year."""
    try:
        named = table(aggregate.table)
    except (TableError, FailedTableError):
        return False
    return _is_by_year(aggregate, named) and bool(named.of_years([year]).rows)


def _is_by_year(aggregate: Aggregate, named: NamedTable) -> bool:
    """Tell whether each year has rows of its own, and the aggregate does not say itself which are meant."""
    return named.has_years and not any(is_year_column(each.column) for each in aggregate.conditions)


def aggregate_for(
    aggregate: Aggregate, definition: Definition, year: int, table: TableNamed, findings: Findings
) -> Origin | None:
    """Return what the aggregate came to and the cells it went over; None when it cannot be made, which is reported."""
    try:
        named = table(aggregate.table)
        columns = named.data.columns
        data = named.data
        if _is_by_year(aggregate, named):
            findings.extend(yearless(named))
            data = named.of_years([year])
            if not data.rows:
                indicator = definition.indicator
                found = {"name": indicator.name, "year": year, "table": named.name}
                findings.add(data_rules.NO_ROW_OF_YEAR.at(indicator.formula_ref, **found))
                return None
        conditions = [(columns.column(each.column), each.text) for each in aggregate.conditions]
        column = columns.column(aggregate.column) if aggregate.column else _counted(conditions)
        _observe_idle(named, conditions, definition, findings)
        result = aggregated(aggregate.function, data, data.matching(conditions), column)
    except (TableError, ColumnError) as error:
        indicator = definition.indicator
        found = {"name": indicator.name, "call": _source(aggregate, definition), "reason": error.reason}
        findings.add(data_rules.BAD_AGGREGATE.at(indicator.formula_ref, **found).because(error.cause))
    except NotANumberError as error:
        name = definition.indicator.name
        for cell in error.cells:
            findings.observe(Observed.WORDS_AMONG_SUMMANDS, cell.ref, name=name, found=cell.plain[:20])
    except FailedTableError:
        pass
    else:
        _observe_lost_decimals(aggregate, result, definition, findings)
        name, cells = _source(aggregate, definition), gone_over(result, named.table, column)
        return Origin(name, result.number, cells=cells, sources=result.origins, way=Way.AGGREGATED)
    return None


def yearless(named: NamedTable) -> Iterator[Finding]:
    """Yield a finding for each raw row whose cell of the column 年度 states no year: it counts in none."""
    data = named.data
    for row in data.rows if named.has_years else ():
        if data.year_column is not None and data.year(row) is None:
            cell = row.cells[data.year_column]
            yield data_rules.NO_YEAR_IN_ROW.at(cell.ref, table=named.name, found=cell.plain[:20])


def _observe_lost_decimals(
    aggregate: Aggregate, result: Aggregated, definition: Definition, findings: Findings
) -> None:
    """Observe a sum that is a formula of its own and prints fewer decimals than its cells, for nobody said how many."""
    indicator, unit = definition.indicator, definition.unit
    if definition.formula is None or definition.formula.root != aggregate or indicator.decimals is not None:
        return
    printed = unit.rounded(result.number, unit.default_decimals)
    if printed != result.form.rounded(result.number):
        found = {"name": indicator.name, "sum": result.form.shown(result.number), "printed": unit.shown(printed)}
        is_percentage = unit.measure is Measure.SHARE and not result.form.is_share
        decimals = max(result.form.decimals - 2 * is_percentage, 0)
        findings.observe(Observed.SUM_LOST_DECIMALS, indicator.formula_ref, decimals=decimals, **found)


def _counted(conditions: list[tuple[int, str]]) -> int:
    """Return the column whose cells stand for the counted rows: the last one that decides."""
    return conditions[-1][0] if conditions else 0


def _source(aggregate: Aggregate, definition: Definition) -> str:
    return definition.formula.source[slice(*aggregate.span)] if definition.formula else aggregate.function


def _observe_idle(
    named: NamedTable, conditions: list[tuple[int, str]], definition: Definition, findings: Findings
) -> None:
    """Observe conditions that no row meets, which most often are misspelt."""
    for column, text, near in named.data.idle(conditions):
        found = {"name": definition.indicator.name, "table": named.name, "column": named.data.columns.names[column]}
        place = definition.indicator.formula_ref
        findings.observe(Observed.CONDITION_MET_BY_NONE, place, text=text, suggestion=near, **found)
