"""The sheet 指标: year columns move on, last year's values stand as they were printed, this year's are to be filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from zhibao.findings import next_year_rules
from zhibao.model.indicator import Indicator
from zhibao.model.ref import CellRef
from zhibao.next_year.look_up_moves import LookUpMoves
from zhibao.next_year.printed_values import PrintedValues, TypedValue
from zhibao.next_year.registry import NamedYears, Registry
from zhibao.next_year.value_moves import move_value, tell_to_fill
from zhibao.next_year.work import Work, row_of
from zhibao.next_year.years_in_words import all_left
from zhibao.tables.year_rows import year_of
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.indicators import BASIS, NAME, SOURCE
from zhibao.workbook.patching import Look, WordChange
from zhibao.workbook.sheet import Cell, Sheet
from zhibao.workbook.spreadsheet import column_letters

_QUOTED = lazy_pattern(r'["“”]([^"“”]*)["“”]')
# Quoted words may have brackets in them.
_TALLY = lazy_pattern(r"(?:计数|求和)\s*[(（](?:[^()（）\"“”]|[\"“”][^\"“”]*[\"“”])*[)）]")
_OF_YEAR = lazy_pattern(r"年度\s*[=＝]\s*$")
_REMARKS = (BASIS, SOURCE, "说明")


def move_dictionary(work: Work, look_ups: LookUpMoves, registry: Registry) -> None:
    """Move the dictionary on to the next year."""
    sheet = work.source.indicators
    if sheet is None:
        return
    columns = _year_columns(sheet)
    if work.this not in columns:
        return
    moved = _Columns(work, sheet, columns)
    printed = PrintedValues(work.source)
    moved.move(look_ups)
    for indicator in work.source.report.indicators:
        _put_printed(work, indicator, printed, moved.last_years)
        _move_formula(work, indicator, registry)
    _leave_years(work, sheet)
    moved.tell()


def _year_columns(sheet: Sheet) -> Mapping[int, Cell]:
    cells = {year: cell for cell in sheet.row_cells(1) if cell and (year := year_of(cell.plain)) is not None}
    return dict(sorted(cells.items()))


class _Columns:
    """The year columns of the dictionary and what becomes of them."""

    def __init__(self, work: Work, sheet: Sheet, columns: Mapping[int, Cell]) -> None:
        self._work, self._sheet, self._columns = work, sheet, columns
        this = work.this
        years = [this]
        while years[0] - 1 in columns:
            years.insert(0, years[0] - 1)
        self._years = years
        self._is_there = this + 1 in columns
        self._moves = len(years) > 1 and not self._is_there
        # Where last year's values stand when all is done, and the new year's.
        self.last_years = columns[this - 1 if self._moves else this].column
        last = max(cell.column for cell in sheet.row_cells(1) if cell)
        self._new = columns[this + 1].column if self._is_there else columns[this].column if self._moves else last + 1

    def move(self, look_ups: LookUpMoves) -> None:
        """Move values and heads, or put a column for the new year behind the others where there is but one."""
        if self._moves:
            self._move_values(look_ups)
            self._move_heads()
        elif not self._is_there:
            self._add_column()

    def _rows(self) -> Iterator[int]:
        return iter(self._sheet.rows_from(2))

    def _move_values(self, look_ups: LookUpMoves) -> None:
        for year in self._years[1:]:
            later, earlier = (self._columns[each].column for each in (year, year - 1))
            for row in self._rows():
                pair = self._sheet.cell(row, later), self._sheet.cell(row, earlier)
                if any(pair):
                    move_value(self._work, look_ups, *pair)

    def _move_heads(self) -> None:
        for year in self._years:
            head = self._columns[year]
            self._work.move_label(head)
            self._work.sheet(head.ref).retitle_prompts(column_letters(head.column), str(year), str(year + 1))

    def _add_column(self) -> None:
        head = self._columns[self._work.this]
        copy = self._work.sheet(head.ref)
        for row in (1, *self._rows()):
            old, new = self._sheet.ref(row, head.column).cell, self._sheet.ref(row, self._new).cell
            copy.set_look_of(new, old)
        copy.set_number(self._sheet.ref(1, self._new).cell, str(self._work.this + 1))

    def tell(self) -> None:
        """Tell what has moved, and which cells are to be filled in."""
        typed = [each for each in self._work.source.report.indicators if not each.formula and not each.is_title]
        wanted = {_beside(each.ref, self._new): each.name for each in typed}
        tell_to_fill(self._work, {} if self._is_there else wanted)
        heads = "、".join(map(str, self._years))
        said = (
            f"“指标”表的 {heads} 年改成了 {'、'.join(str(each + 1) for each in self._years)} 年，去年的数都在上年一列。"
        )
        if not self._moves:
            said = f"“指标”表原来的列没有动，{self._work.this + 1} 年的数填在 {column_letters(self._new)} 列。"
        self._work.tell(next_year_rules.FIGURES_MOVED, self._sheet.ref(1, self._new), said)


def _put_printed(work: Work, indicator: Indicator, printed: PrintedValues, column: int) -> None:
    """Type what a formula gave last year beside it."""
    key = key_of(indicator.name)
    value = printed.typed.get(key)
    if value is None or indicator.is_title:
        return
    ref = _beside(indicator.ref, column)
    _put(work, ref, value)
    if key in printed.not_as_computed:
        _say_in_basis(work, indicator)
        work.tell(next_year_rules.NOT_AS_COMPUTED, ref, f"{indicator.name} {value.words or value.digits}")


def _beside(ref: CellRef, column: int) -> CellRef:
    """Return the cell of that column in the row of another one."""
    return replace(ref, cell=f"{column_letters(column)}{row_of(ref.cell)}")


def _put(work: Work, ref: CellRef, value: TypedValue) -> None:
    sheet = work.sheet(ref)
    if value.words:
        sheet.empty_whole([ref.cell])
        sheet.set_text(ref.cell, value.words)
        sheet.set_look(ref.cell, Look(number_format=value.code))
    else:
        sheet.set_number(ref.cell, value.digits, value.code)


def _say_in_basis(work: Work, indicator: Indicator) -> None:
    """Say in 口径 that last year's value is the printed one, so that nobody takes it for a slip."""
    sheet = work.source.indicators
    heads = sheet.row_cells(1) if sheet else ()
    column = next((cell.column for cell in heads if key_of(cell.plain) == BASIS), None)
    if column is not None and sheet is not None:
        words = "；".join(filter(None, (indicator.basis, f"{work.this} 年照上年度报告")))
        work.sheet(indicator.ref).set_text(_beside(indicator.ref, column).cell, words)


def _move_formula(work: Work, indicator: Indicator, registry: Registry) -> None:
    """Let a formula count the rows of the new year, or take it away where its table is gone."""
    if not indicator.formula:
        return
    text = work.words(indicator.formula_ref)
    changes: list[WordChange] = []
    for tally in _TALLY.finditer(text):
        quoted = list(_QUOTED.finditer(tally[0]))
        if not quoted:
            continue
        table = key_of(quoted[0][1])
        if ("表", table) in registry.gone:
            work.sheet(indicator.ref).empty_whole([indicator.formula_ref.cell])
            work.tell(next_year_rules.FORMULA_LEFT_OUT, indicator.formula_ref, f"{indicator.name}：{text}")
            return
        changes += _in_tally(tally, quoted, registry)
    work.change(indicator.formula_ref, changes)


def _in_tally(tally: re.Match[str], quoted: Sequence[re.Match[str]], registry: Registry) -> Iterator[WordChange]:
    table = key_of(quoted[0][1])
    for at, each in enumerate(quoted):
        start, end = (tally.start() + place for place in each.span(1))
        if at == 0:
            new = registry.renamed.get(table, each[1])
        elif _OF_YEAR.search(tally[0][: each.start()]) and year_of(each[1]) is not None:
            new = str((year_of(each[1]) or 0) + 1)
        else:
            new = NamedYears(table in registry.tables and registry.tables[table].labels_move).later(each[1])
        if new != each[1]:
            yield WordChange(start, end, new)


def _leave_years(work: Work, sheet: Sheet) -> None:
    """Tell of the years in the remarks of the dictionary."""
    columns = [cell.column for cell in sheet.row_cells(1) if key_of(cell.plain) in _REMARKS]
    names = [cell.column for cell in sheet.row_cells(1) if key_of(cell.plain) == NAME]
    for row in sheet.rows_from(2):
        for column in (*names, *columns):
            for words in all_left(sheet.cell(row, column).plain, work.this).left:
                work.tell(next_year_rules.YEAR_LEFT, sheet.ref(row, column), words)
