"""明细表: chosen columns and rows of another table, with ratios of each row and of the totals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct, structs
from msgspec.structs import replace

from zhibao.compute.additions import Adding, with_totals
from zhibao.compute.computed_columns import with_computed_columns
from zhibao.compute.made_cells import number_cell, origin_of
from zhibao.findings import structure_rules
from zhibao.indicators.aggregate_call import FormulaError
from zhibao.indicators.arithmetic import Leaf, evaluated, working
from zhibao.indicators.formula import Formula, Name
from zhibao.indicators.indicator_cells import NO_NUMBER, words_cell
from zhibao.indicators.lexer import Names
from zhibao.indicators.parser import UnknownNamesError, parse_formula
from zhibao.indicators.units import Measure, Unit
from zhibao.model.blocks import DetailTable
from zhibao.model.made_tables import Additions, ListedColumn
from zhibao.model.origin import Origin, Way
from zhibao.model.table import Table, TableCell
from zhibao.tables.aggregate import TOTAL, Form, NotANumberError, aggregated
from zhibao.tables.columns import ColumnError
from zhibao.tables.conditions import rows_meeting
from zhibao.tables.data_rows import SERIAL, DataRow, DataRows, amount_of, is_missing
from zhibao.tables.named_tables import NamedTable
from zhibao.tables.summary import GRAND_TOTAL, report_empty, report_nothing
from zhibao.text.keys import key_of, squeezed
from zhibao.text.nearest import suggestion

# What a formula may end in, and the unit that it means.
_SIGNS = {":1": ":1", "*100%": "%", "×100%": "%"}
_DECIMALS = 2


class _Working(Struct, frozen=True):
    """A formula of the source's columns, and what it measures: a share (×100%), a ratio (:1) or an amount."""

    formula: Formula
    unit: Unit


# A column of the source by its number, a formula, or None for 序号.
_Content = int | _Working | None


def detailed(
    block: DetailTable, source: NamedTable, years: Collection[int], schools: Sequence[str], adding: Adding
) -> Table:
    """Return the table that the block asks for with all that is added to it; none without rows, which is reported.

    `years` are those whose rows count, none for all of them; `schools` is the roster, in whose order schools are
    sorted. Raises ColumnError, NotComparableError.
    """
    if not source.table.rows:
        report_empty(block, source, adding.findings)
        return Table(())
    data = source.of_years(years)
    rows = rows_meeting(data, block.conditions)
    if not rows:
        report_nothing(block, data, source.name, adding.findings)
        return Table(())
    return _Details(block, data, rows, source.key_column, schools, adding).table()


def _as_printed(block: DetailTable) -> Additions:
    """Return what is added with columns of the source called as they are printed: the options may say either."""
    printed = {key_of(each.name): each.label for each in block.columns if each.label and not each.formula}
    heads = {key_of(each.label) for each in block.columns}

    def name(stated: str) -> str:
        return stated if key_of(stated) in heads else printed.get(key_of(stated), stated)

    columns = (structs.replace(each, columns=tuple(map(name, each.columns))) for each in block.additions.columns)
    return structs.replace(block.additions, columns=tuple(columns))


class _Details:
    def __init__(
        self,
        block: DetailTable,
        data: DataRows,
        rows: Sequence[DataRow],
        key_column: int,
        schools: Sequence[str],
        adding: Adding,
    ) -> None:
        self._block, self._data, self._rows, self._key = block, data, rows, key_column
        self._adding = structs.replace(adding, block=replace(block, additions=_as_printed(block)))
        self._schools = {key_of(school): at for at, school in enumerate(schools)}
        self._columns = list(self._contents())

    def table(self) -> Table:
        """Return the header row, the chosen rows and what the block adds."""
        header = tuple(words_cell(label, self._block.ref) for label, _ in self._columns)
        body = tuple(
            tuple(self._cell(row, content, serial) for _, content in self._columns)
            for serial, row in enumerate(self._sorted(), 1)
        )
        table = Table((header, *body), width_ratios=self._ratios())
        works = ((at, content) for at, (_, content) in enumerate(self._columns) if isinstance(content, _Working))
        table = with_totals(table, self._adding, {at: self._total(content) for at, content in works})
        return with_computed_columns(table, self._adding)

    def _ratios(self) -> tuple[Decimal, ...]:
        """Return the widths that the block states, none when they are not as many as the columns, which is reported."""
        block, count = self._block, len(self._columns)
        if len(block.width_ratios) in (0, count):
            return block.width_ratios
        found = {"found": len(block.width_ratios), "expected": count}
        self._adding.findings.add(structure_rules.COLUMN_COUNT.at(block.options_ref, **found))
        return ()

    def _contents(self) -> Iterator[tuple[str, _Content]]:
        """Yield the head and the content of each column; a formula that is none is reported and left out."""
        columns = self._data.columns
        for listed in self._block.columns:
            if listed.formula:
                if found := self._working(listed):
                    yield listed.label, found
            elif key_of(listed.name) == SERIAL:
                yield listed.label or SERIAL, None
            else:
                column = columns.column(listed.name)
                yield listed.label or columns.label(column), column

    def _working(self, listed: ListedColumn) -> _Working | None:
        source, numbers = squeezed(listed.formula), self._adding.numbers
        sign = next((sign for sign in _SIGNS if source.endswith(sign)), "")
        source, unit = source.removesuffix(sign), Unit.of(_SIGNS.get(sign, ""), numbers)
        names = [name for name in self._data.columns.names if name]
        try:
            formula = parse_formula(source, Names(map(key_of, names)))
        except UnknownNamesError as error:
            reason = "".join(f"来源表没有“{word}”列{suggestion(word, names)}" for word in error.words)
        except FormulaError as error:
            reason = f"{error}。"
        else:
            reason = self._misfit(formula)
            if not reason:
                return _Working(formula, unit)
        self._adding.not_computable(f"{listed.label}={listed.formula}", reason)
        return None

    def _misfit(self, formula: Formula) -> str:
        """Return why a formula is none of the source's columns, nothing where it is."""
        if formula.has_aggregate or not formula.leaves:
            return "算式里只能有来源表的列、数字和运算符号。"
        try:
            for leaf in formula.leaves:
                self._column(leaf)
        except ColumnError as error:
            return error.reason
        return ""

    def _cell(self, row: DataRow, content: _Content, serial: int) -> TableCell:
        if content is None:
            return words_cell(str(serial), self._block.ref)
        if isinstance(content, int):
            cell = row.cells[content]
            # The number of a merged cell is that of all its rows together: it is printed once.
            is_repeated = content not in row.own and not is_missing(cell) and amount_of(cell).number is not None
            kept = () if is_repeated else cell.lines
            return TableCell(kept, value=cell.value if kept else None, ref=cell.ref, number_format=cell.number_format)
        label = row.cells[self._key].plain
        inputs = {leaf: self._input(row, leaf, label) for leaf in content.formula.leaves}
        return self._worked_out(content, inputs, label)

    def _input(self, row: DataRow, leaf: Leaf, label: str) -> tuple[Origin, int] | None:
        """Return a number of the row and its decimals."""
        column = self._column(leaf)
        cell = row.cells[column]
        amount = None if is_missing(cell) else amount_of(cell)
        if amount is None or amount.number is None:
            return None
        return origin_of(cell, amount.number, f"{label}{self._data.columns.label(column)}"), amount.decimals

    def _column(self, leaf: Leaf) -> int:
        return self._data.columns.column(leaf.key if isinstance(leaf, Name) else "")

    def _total(self, content: _Working) -> TableCell:
        """Return what the formula comes to with the totals of its columns."""
        try:
            inputs = {leaf: self._sum(self._column(leaf)) for leaf in content.formula.leaves}
        except NotANumberError:
            return words_cell(NO_NUMBER, self._block.ref)
        return self._worked_out(content, dict(inputs), GRAND_TOTAL)

    def _sum(self, column: int) -> tuple[Origin, int]:
        result = aggregated(TOTAL, self._data, self._rows, column)
        name = self._data.columns.label(column)
        formula = f'{TOTAL}("{self._block.source}", "{name}")'
        origin = Origin(f"{name}合计", result.number, formula, "", result.cells, result.origins, Way.AGGREGATED)
        return origin, result.form.decimals

    def _worked_out(self, content: _Working, inputs: dict[Leaf, tuple[Origin, int] | None], label: str) -> TableCell:
        """Return what the formula comes to, — where a number is missing or divides by nothing."""
        ref, formula, unit = self._block.ref, content.formula, content.unit
        known = {leaf: found for leaf, found in inputs.items() if found}
        numbers = {leaf: origin.exact for leaf, (origin, _) in known.items()}
        try:
            number = evaluated(formula.root, numbers)
        except (KeyError, ZeroDivisionError):
            return words_cell(NO_NUMBER, ref)
        is_amount = unit.measure is Measure.AMOUNT
        quotient = _DECIMALS if formula.divisors else max(each for _, each in known.values())
        decimals = quotient if is_amount else unit.default_decimals
        shown = unit.shown(unit.rounded(number, decimals), unit.thousands)
        sources = tuple(origin for origin, _ in known.values())
        origin = Origin(label, number, formula.source, working(formula, numbers), (), sources)
        return number_cell(shown, number, origin, Form(decimals, unit.measure is Measure.SHARE), ref)

    def _sorted(self) -> Iterable[DataRow]:
        order = self._block.order
        if order is None:
            return self._rows
        made = {key_of(label): content for label, content in self._columns}
        content = made.get(key_of(order.column))
        if content is None:
            content = self._data.columns.column(order.column)
        keys = [self._sort_key(row, content) for row in self._rows]
        stated = [at for at, key in enumerate(keys) if key is not None]
        missing = [at for at, key in enumerate(keys) if key is None]
        places = self._places(keys)
        stated.sort(key=lambda at: places[at], reverse=order.descends)
        return [self._rows[at] for at in (*stated, *missing)]

    def _sort_key(self, row: DataRow, content: _Content) -> Fraction | str | None:
        """Return the number or the text by which a row is sorted, None where it has none."""
        cell = self._cell(row, content, 0) if isinstance(content, _Working) else row.cells[content or 0]
        if is_missing(cell):
            return None
        number = amount_of(cell).number
        return key_of(cell.plain) if number is None else number

    def _places(self, keys: Sequence[Fraction | str | None]) -> list[Fraction]:
        """Return a number to sort by: numbers as they are, else schools as in the roster, then texts as they appear."""
        if all(isinstance(key, Fraction) for key in keys if key is not None):
            return [key if isinstance(key, Fraction) else Fraction(0) for key in keys]
        texts = dict.fromkeys(str(key) for key in keys)
        first = {text: Fraction(self._schools.get(text, len(self._schools) + at)) for at, text in enumerate(texts)}
        return [first[str(key)] for key in keys]
