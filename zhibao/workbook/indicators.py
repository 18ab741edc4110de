"""The 指标 sheet: the indicator dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from zhibao.findings import Findings, data_rules
from zhibao.findings.causes import NO_INDICATORS
from zhibao.model.indicator import Indicator, YearCell
from zhibao.model.observation import Observed
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import nearest, suggestion
from zhibao.workbook.sheet import Cell, Sheet

INDICATOR_SHEET = "指标"
NAME, UNIT, FORMULA, DECIMALS, BASIS, SOURCE, QUOTED = "名称", "单位", "公式", "小数位", "口径", "来源", "引用"
HEADER = (NAME, UNIT, FORMULA, DECIMALS, BASIS, SOURCE, QUOTED)
_EXPECTED = f"{NAME}｜{UNIT}｜2024｜2025｜{FORMULA}｜…"
_YEAR = lazy_pattern(r"((?:19|20|21)\d\d)(?:年|年度)?")
_MISSPELT = 0.5
_MOST_DECIMALS = 10


class _Columns(Struct, frozen=True):
    """Where the header puts what."""

    named: Mapping[str, int]
    years: Mapping[int, int]


def read_indicators(sheet: Sheet | None, findings: Findings) -> tuple[Indicator, ...]:
    """Return the dictionary's rows; one with a name and nothing else most often is the title of a group."""
    if sheet is None or not any(sheet.cells.values()):
        return ()
    columns = _columns(sheet, findings)
    if NAME not in columns.named:
        findings.add(data_rules.NO_HEADER.at(sheet.ref(1, 1), expected=_EXPECTED, missing=NAME).because(NO_INDICATORS))
        return ()
    found = tuple(_indicators(sheet, columns, findings))
    if not columns.years and _want_years(found):
        findings.add(data_rules.NO_YEARS.at(sheet.ref(1, 1), expected=_EXPECTED).because(NO_INDICATORS))
    return found


def _want_years(indicators: Iterable[Indicator]) -> bool:
    """Tell whether some row must hold numbers; where names are all that was read, all do."""
    rows = [each for each in indicators if not each.is_title] or list(indicators)
    return any(not each.formula for each in rows)


def _columns(sheet: Sheet, findings: Findings) -> _Columns:
    named: dict[str, int] = {}
    years: dict[int, int] = {}
    for cell in filter(None, sheet.row_cells(1)):
        name = key_of(cell.plain)
        year = _YEAR.fullmatch(name)
        if (year and int(year[1]) in years) or name in named:
            findings.add(data_rules.REPEATED_COLUMN.at(cell.ref, found=cell.plain.strip()))
        elif year:
            years[int(year[1])] = cell.column
        elif name in HEADER:
            named[name] = cell.column
        elif nearest(name, HEADER, _MISSPELT) or name.isdecimal():
            near = suggestion(name, HEADER, _MISSPELT)
            findings.add(data_rules.UNKNOWN_HEADER.at(cell.ref, found=cell.plain.strip(), suggestion=near))
    return _Columns(named, years)


def _indicators(sheet: Sheet, columns: _Columns, findings: Findings) -> Iterator[Indicator]:
    # The columns beside the name that mean something.
    read = [at for name, at in columns.named.items() if name not in (NAME, QUOTED)] + [*columns.years.values()]
    for row in sheet.rows_from(2):
        name = sheet.cell(row, columns.named[NAME])
        filled = [cell for at in read if (cell := sheet.cell(row, at))]
        if name:
            yield replace(_indicator(sheet, row, columns, findings), is_title=not filled)
        elif filled:
            findings.observe(Observed.ROW_WITHOUT_NAME, filled[0].ref, found=filled[0].plain[:20])


def _indicator(sheet: Sheet, row: int, columns: _Columns, findings: Findings) -> Indicator:
    def cell(name: str) -> Cell:
        return sheet.cell(row, columns.named[name]) if name in columns.named else Cell(CellRef(), row, 0, Text())

    formula = cell(FORMULA)
    return Indicator(
        " ".join(cell(NAME).plain.split()),
        cell(UNIT).text.characters.strip(),
        {year: _year_cell(sheet.cell(row, at)) for year, at in columns.years.items()},
        "" if _is_faulty(formula) else formula.plain.strip(),
        _decimals(cell(DECIMALS), findings),
        cell(BASIS).plain.strip(),
        cell(SOURCE).plain.strip(),
        cell(NAME).ref,
        formula.ref,
        _is_faulty(formula),
    )


def _decimals(cell: Cell, findings: Findings) -> int | None:
    shown = key_of(cell.plain)
    if not shown:
        return None
    if shown.isdecimal() and int(shown) <= _MOST_DECIMALS:
        return int(shown)
    findings.add(data_rules.BAD_DECIMALS.at(cell.ref, found=cell.plain[:20]))
    return None


def _year_cell(cell: Cell) -> YearCell:
    return YearCell(cell.plain.strip(), cell.value, cell.ref, _is_faulty(cell))


def _is_faulty(cell: Cell) -> bool:
    """Tell whether reading the cell found a fault, which stands in it as a placeholder."""
    return any(run.todo for run in cell.text.runs)
