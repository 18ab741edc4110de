"""指标表: a table made of indicators, one a row or, by year, one a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zhibao.findings import Findings, structure_rules
from zhibao.findings.causes import NO_INDICATORS, missing
from zhibao.indicators.data_card import in_card
from zhibao.indicators.dictionary import Definition
from zhibao.indicators.evaluated import Indicators
from zhibao.indicators.indicator_cells import NO_NUMBER, gap_cell, group_row, printed_cell, words_cell
from zhibao.indicators.paths import CURRENT, PREVIOUS
from zhibao.indicators.units import Measure, Unit
from zhibao.indicators.values import Value
from zhibao.indicators.wording import (
    CHANGE,
    CHANGES,
    COLUMN_CHANGES,
    FULL_CHANGE,
    GROWTH,
    NoChangeError,
    plain,
)
from zhibao.model.blocks import IndicatorLine, IndicatorTable
from zhibao.model.figures import ChartBlock, ChartSource, ReferenceLine
from zhibao.model.raised import as_text
from zhibao.model.ref import CellRef
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables.data_rows import SERIAL
from zhibao.tables.gathering import unit_of
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion

UNIT, BASIS, SOURCE = "单位", "口径", "来源"
INDICATORS, YEARS = "指标", "年度"
COLUMNS = (SERIAL, UNIT, CHANGE, GROWTH, BASIS, SOURCE)
SINCE = "比上年"


class _Line(Struct, frozen=True):
    """A line of the table: its definition, None for a group's title, and its label."""

    definition: Definition | None
    label: Text


class IndicatorTables:
    """Makes the tables of indicators; look-ups in their labels are resolved by `resolve`."""

    def __init__(
        self,
        indicators: Indicators,
        resolve: Callable[[Text], Text],
        findings: Findings,
        is_circular: Callable[[str], bool] = lambda name: False,
    ) -> None:
        """`is_circular` says which indicators are never suggested: those that need the table under way."""
        self._is_circular = is_circular
        self._indicators = indicators
        self._resolve = resolve
        self._findings = findings

    def table(self, block: IndicatorTable) -> Table:
        """Return the table; unknown indicators are reported and leave a placeholder.

        Raises UnknownYearError when it asks for 本年 and the cover states no year.
        """
        lines = list(self._lines(block))
        if block.is_card:
            return self._card(block, lines)
        years = self._years(block)
        if block.by_year:
            return self._by_year(block, [line for line in lines if line.definition], years)
        return self._by_indicator(block, lines, years)

    def units(self, block: IndicatorTable) -> tuple[str, ...]:
        """Return the units of the table's indicators in words, one after another."""
        known = [self._indicators.definition(line.name) for line in block.lines if not line.is_group]
        return tuple(_unit_word(each.unit) for each in known if each)

    def chart_grid(self, block: ChartBlock) -> tuple[Table, str]:
        """Return the grid of a chart of indicators and their common unit; several units are reported.

        Of several years each is a category, of one year each indicator is. Raises as `table` does.
        """
        source = block.source
        years = source.years or (PREVIOUS, CURRENT)
        known = [self._indicators.definition(name) for name in source.indicators]
        units = list(dict.fromkeys(each.unit for each in known if each))
        if len(units) > 1:
            words = "、".join(map(_unit_word, units))
            self._findings.add(structure_rules.DIFFERENT_UNITS.at(source.ref, units=words))
        unit = units[0].name if units else ""
        lines = tuple(IndicatorLine(name, Text.of(name, source.ref)) for name in source.indicators)
        by_year = len({self._indicators.year(word) for word in years}) > 1
        asked = IndicatorTable(
            Text(), Text.of(unit), "", lines, years, by_year=by_year, ref=block.ref, options_ref=source.ref
        )
        return self.table(asked), unit

    def reference(self, source: ChartSource) -> ReferenceLine | None:
        """Return a chart's reference line with the number of its indicator in 本年; raises as `table` does.

        An unknown indicator is reported; one without a number leaves a cell without.
        """
        reference = source.reference
        if reference is None or not reference.indicator:
            return reference
        line = self._line(IndicatorLine(reference.indicator, Text.of(reference.indicator, source.ref)))
        if line.definition is None:
            return None
        cell = self._value(line.definition, self._indicators.year(CURRENT), source.ref)
        return replace(reference, cell=cell)

    def _years(self, block: IndicatorTable) -> list[int]:
        """Return the years that the table shows, each once; repeated ones are reported."""
        years: list[int] = []
        for word in block.years or (PREVIOUS, CURRENT):
            year = self._indicators.year(word)
            if year in years:
                self._findings.add(structure_rules.REPEATED.at(block.options_ref, what="年度", found=word))
            else:
                years.append(year)
        return years

    def _lines(self, block: IndicatorTable) -> Iterator[_Line]:
        """Yield the lines, each indicator once; repeated ones are reported."""
        seen: list[Definition] = []
        for line in map(self._line, block.lines):
            if line.definition in seen:
                name = line.definition.indicator.name
                self._findings.add(structure_rules.REPEATED.at(line.label.ref, what="指标", found=name))
                continue
            if line.definition:
                seen.append(line.definition)
            yield line

    def _line(self, line: IndicatorLine) -> _Line:
        label = self._resolve(line.label)
        if line.is_group:
            return _Line(None, label)
        definition = self._indicators.definition(line.name)
        if definition is None:
            near = suggestion(line.name, self._indicators.names, refused=self._is_circular)
            cause = missing("指标", key_of(line.name)) if self._indicators.names else NO_INDICATORS
            unknown = structure_rules.UNKNOWN_INDICATOR.at(label.ref, found=line.name, suggestion=near)
            self._findings.add(unknown.because(cause))
            return _Line(None, Text.todo(f"待补：{line.name}", label.ref))
        return _Line(definition, label)

    def _by_indicator(self, block: IndicatorTable, lines: Sequence[_Line], years: Sequence[int]) -> Table:
        before = [name for name in (SERIAL,) if name in block.columns]
        after_name = [name for name in (UNIT,) if name in block.columns]
        after = [name for name in block.columns if name not in (SERIAL, UNIT)]
        heads = [_head(name, years) for name in after]
        header = [*before, INDICATORS, *after_name, *(f"{year}年" for year in years), *heads]
        rows: list[tuple[TableCell | None, ...]] = [tuple(words_cell(text, block.ref) for text in header)]
        number = 0
        for line in lines:
            if line.definition is None:
                rows.append(group_row(line.label, len(header)))
                continue
            number += 1
            label = line.label if after_name else _with_unit(line, block)
            cells = [words_cell(str(number), block.ref)] if before else []
            cells.append(TableCell((label,), ref=label.ref))
            cells += [words_cell(line.definition.unit.name or _sign(line.definition), block.ref)] if after_name else []
            cells += [self._value(line.definition, year, label.ref) for year in years]
            cells += [self._further(line.definition, name, years, label.ref) for name in after]
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def _by_year(self, block: IndicatorTable, lines: Sequence[_Line], years: Sequence[int]) -> Table:
        changes = [name for name in block.columns if name in COLUMN_CHANGES]
        heads = (TableCell((_with_unit(line, block),), ref=line.label.ref) for line in lines)
        known = [line.definition for line in lines if line.definition]
        rows: list[tuple[TableCell | None, ...]] = [(words_cell(YEARS, block.ref), *heads)]
        for year in years:
            numbers = (self._value(definition, year, block.ref) for definition in known)
            rows.append((words_cell(f"{year}年", block.ref), *numbers))
        for name in changes:
            numbers = (self._further(definition, name, years, block.ref) for definition in known)
            rows.append((words_cell(_head(name, years), block.ref), *numbers))
        return Table(tuple(rows))

    def _card(self, block: IndicatorTable, lines: Sequence[_Line]) -> Table:
        """Return a cell for each line, in rows as even as can be; the cells of each row share the width."""
        year = self._indicators.year(CURRENT)
        cells = [self._card_cell(line, block, year) for line in lines]
        return in_card(cells)

    def _card_cell(self, line: _Line, block: IndicatorTable, year: int) -> TableCell:
        """Return a cell of three lines: its label, the figure of the year, and in words how that changed."""
        if line.definition is None:
            return TableCell((line.label,), ref=line.label.ref)
        place = line.label.ref
        figure = self._value(line.definition, year, place)
        change = self._further(line.definition, FULL_CHANGE, [year], place)
        texts = (next(iter(cell.lines), Text()) for cell in (figure, change))
        return TableCell((_with_unit(line, block), *texts), ref=place)

    def _value(self, definition: Definition, year: int, place: CellRef) -> TableCell:
        found = self._indicators.value(definition.key, year, place)
        return printed_cell(plain(found), place) if isinstance(found, Value) else gap_cell(found, definition, place)

    def _further(self, definition: Definition, name: str, years: Sequence[int], place: CellRef) -> TableCell:
        if name not in (*COLUMN_CHANGES, FULL_CHANGE):
            indicator = definition.indicator
            return words_cell(indicator.basis if name == BASIS else indicator.source, place)
        current, previous = (self._indicators.value(definition.key, year, place) for year in _compared(years))
        if not (isinstance(current, Value) and isinstance(previous, Value)):
            return words_cell(NO_NUMBER, place)
        try:
            return printed_cell({**CHANGES, **COLUMN_CHANGES}[name](current, previous, self._indicators.rules), place)
        except NoChangeError:
            return words_cell(NO_NUMBER, place)


def _compared(years: Sequence[int]) -> tuple[int, int]:
    """Return the latest year that is shown, and the latest before it that is, or else the calendar year before."""
    latest = max(years)
    return latest, max((year for year in years if year < latest), default=latest - 1)


def _head(name: str, years: Sequence[int]) -> str:
    """Return the head of a further column; a change against a year that is not shown says so."""
    return f"{SINCE}{name}" if name in COLUMN_CHANGES and _compared(years)[1] not in years else name


def _unit_word(unit: Unit) -> str:
    return unit.name or ("无单位" if unit.measure is Measure.AMOUNT else unit.measure.value)


def _sign(definition: Definition) -> str:
    """Return what the unit column says of a measure that shows its unit itself."""
    return "%" if definition.unit.measure is Measure.SHARE else NO_NUMBER


def _with_unit(line: _Line, block: IndicatorTable) -> Text:
    """Return the label with the unit in brackets, unless the table's unit line states it or there is none."""
    unit = line.definition.unit.name if line.definition else ""
    stated = unit_of(block)
    if unit in ("", stated) or f"（{unit}）" in line.label.characters:
        return line.label
    return line.label + as_text(f"（{unit}）")
