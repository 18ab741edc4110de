"""A formula's tally made from its table."""

from __future__ import annotations

from collections.abc import Callable

from zhibao.findings import Findings, data
from zhibao.indicators.dictionary import Definition
from zhibao.indicators.formula import Tally
from zhibao.model.origin import Origin, Way
from zhibao.tables.naming import AmbiguousTableError, FailedTableError, NamedTable, UnknownTableError
from zhibao.tables.rows import DataRows, UnknownColumnError
from zhibao.tables.tally import NotANumberError, looked_through, matching, tallied
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion


def tally_for(
    tally: Tally, definition: Definition, table: Callable[[str], NamedTable], findings: Findings
) -> Origin | None:
    """Return what the tally came to and the cells it went over; None when it cannot be made, which is reported."""
    try:
        named = table(tally.table)
        rows = DataRows(named.table)
        conditions = [(rows.column(each.column), each.text) for each in tally.conditions]
        column = rows.column(tally.column) if tally.column else _counted(conditions)
        _report_idle(tally, named, rows, conditions, definition, findings)
        result = tallied(tally.function, matching(rows.rows, conditions), column)
    except (UnknownTableError, AmbiguousTableError, UnknownColumnError) as error:
        _report(tally, _reason(error), definition, findings)
    except NotANumberError as error:
        name = definition.indicator.name
        findings.extend(data.NOT_ADDABLE.at(cell.ref, name=name, found=cell.plain[:20]) for cell in error.cells)
    except FailedTableError:
        pass
    else:
        name, cells = _source(tally, definition), result.cells
        if not (cells or result.origins):
            cells = looked_through(named.table, column)
        return Origin(name, result.number, cells=cells, sources=result.origins, way=Way.TALLIED)
    return None


def _counted(conditions: list[tuple[int, str]]) -> int:
    """Return the column whose cells stand for the counted rows: the last one that decides."""
    return conditions[-1][0] if conditions else 0


def _source(tally: Tally, definition: Definition) -> str:
    return definition.formula.source[slice(*tally.span)] if definition.formula else tally.function


def _report(tally: Tally, reason: str, definition: Definition, findings: Findings) -> None:
    indicator = definition.indicator
    found = {"name": indicator.name, "call": _source(tally, definition), "reason": reason}
    findings.add(data.BAD_TALLY.at(indicator.formula_ref, **found))


def _reason(error: UnknownTableError | AmbiguousTableError | UnknownColumnError) -> str:
    match error:
        case UnknownTableError():
            return f"没有表“{error.name}”{error.suggestion}"
        case AmbiguousTableError():
            return f"有 {error.count} 张表都叫“{error.name}”，请用“名称=…”给它们不同的名称。"
        case _:
            near = suggestion(error.name, error.known)
            return f"表里没有“{error.name}”列{near}表头有：{'、'.join(error.known)}。"


def _report_idle(
    tally: Tally,
    named: NamedTable,
    rows: DataRows,
    conditions: list[tuple[int, str]],
    definition: Definition,
    findings: Findings,
) -> None:
    """Report conditions that no row meets, which most often are misspelt."""
    for column, text in conditions:
        stated = {key_of(row.cells[column].plain): row.cells[column].plain for row in rows.rows}
        if text not in stated:
            indicator, near = definition.indicator, suggestion(text, filter(None, stated.values()))
            found = {"name": indicator.name, "table": named.name, "column": rows.names[column], "text": text}
            findings.add(data.NOTHING_MATCHES.at(indicator.formula_ref, suggestion=near, **found))
