"""A table as a reader adds it up: labels, numbers, rows and columns of totals, rows that are parts of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, count, islice

from msgspec import Struct
from msgspec.structs import replace

from zhibao.checks.grid_column import PART, UNIT, UNIT_COLUMN, Column, path_of
from zhibao.checks.lines import TableLine, columns_of, rows_of
from zhibao.checks.placed_tables import PlacedTable
from zhibao.checks.printed_number import Number, NumberForm, number_of_cell, number_of_text
from zhibao.model.origin import Origin, Way
from zhibao.model.ref import CellRef
from zhibao.tables.data_rows import DataRow, is_nothing, is_title, is_total_label, items_of
from zhibao.text.folding import fold
from zhibao.text.keys import key_of, squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_GROUP = lazy_pattern(r"^[(（]?[一二三四五六七八九十]+[)）、.．]")
_DERIVED = lazy_pattern(r"(?:全市|全校|校)?(?:平均|均值)|占比|比例|比重|增减|增幅|增长|同比|上年|去年|全省|全国")
_ELSEWHERE = (Way.AGGREGATED, Way.REPORTED, Way.MADE)
_PEOPLE = lazy_pattern(r"(?:生|教师|教职工|学员|人)数?$")


class GridRow(Struct, frozen=True, dict=True):
    """A row: what it is about, and the number of each column; that of a merged cell stands in its first row.

    `texts` are those of its cells, `keys` its labels without white space and in half-width forms.
    """

    row: DataRow
    texts: tuple[str, ...]
    labels: tuple[str, ...]
    keys: tuple[str, ...]
    numbers: tuple[Number | None, ...]

    @cached_property
    def label(self) -> str:
        """The last label that is filled."""
        return next((label for label in reversed(self.labels) if label), "")

    @cached_property
    def is_total(self) -> bool:
        return any(map(is_total_label, self.labels))

    @cached_property
    def is_part(self) -> bool:
        return any(map(PART.match, self.keys))

    @cached_property
    def is_derived(self) -> bool:
        """Tell whether it is no part of a sum: a mean, a share of the rows above, the province to compare with."""
        return any(map(_DERIVED.match, self.keys))

    @cached_property
    def is_group(self) -> bool:
        """Tell whether it is numbered 一、 or （一）."""
        return any(map(_GROUP.match, self.keys))

    def ref(self, column: int) -> CellRef:
        return self.row.cells[column].ref

    def is_blank(self, column: int) -> bool:
        """Tell whether the column says nothing here, or belongs to a row above."""
        return column not in self.row.own or is_nothing(self.texts[column])

    def is_made(self, column: int) -> bool:
        """Tell whether the program counted it, or it is a reported value: both are looked at elsewhere."""
        return any(origin.way in _ELSEWHERE for origin in self._origins(column))

    def is_looked_up(self, column: int) -> bool:
        """Tell whether the program put the number there."""
        return bool(self._origins(column))

    def _origins(self, column: int) -> list[Origin]:
        return [run.origin for line in self.row.cells[column].lines for run in line.runs if run.origin]


class Grid:
    """The numbers of a table; everything is found out in one walk over it."""

    def __init__(self, placed: PlacedTable) -> None:
        self.placed = placed
        table = placed.table
        self._has_placeholders = any(run.todo for run in table.uncommon_runs)
        self.columns = tuple(Column(at, path_of(table, at)) for at in range(table.column_count))
        rows = [(row, tuple([cell.plain for cell in row.cells])) for row in placed.body if not is_title(row)]
        self._first = _first_number(rows, self.columns)
        before = self.columns[: self._first]
        self._label_columns = tuple(column.at for column in before if column.is_label)
        self._serial_columns = tuple(column.at for column in before if column.is_serial)
        self._without_numbers = (None,) * len(before)
        labels = [self._labels(texts) for _, texts in rows]
        keyed = zip(rows, labels, _keys(labels), strict=True)
        self.rows = tuple([self._row(row, texts, *labelled) for (row, texts), *labelled in keyed])

    def _labels(self, texts: Sequence[str]) -> tuple[str, ...]:
        labels = [texts[at].replace("\n", "") for at in self._label_columns]
        serials = [texts[at] for at in self._serial_columns]
        return (*[text for text in serials if is_total_label(text) or _GROUP.match(text)], *labels)

    def _row(self, row: DataRow, texts: tuple[str, ...], labels: tuple[str, ...], keys: tuple[str, ...]) -> GridRow:
        first, own = self._first, row.own
        if len(own) < len(texts) or self._has_placeholders:
            shown = zip(row.cells[first:], texts[first:], count(first))
            numbers = [number_of_cell(cell, text) if at in own else None for cell, text, at in shown]
        else:
            numbers = [number_of_text(text) for text in texts[first:]]
        made = GridRow(row, texts, labels, keys, (*self._without_numbers, *numbers))
        return replace(made, numbers=tuple(self._with_sign(made))) if self._has_signs else made

    @cached_property
    def _has_signs(self) -> bool:
        """Tell whether a percent sign may stand apart from the number, over the column, the row or the table."""
        words = (self.placed.unit, *(column.words for column in self.columns))
        return any(sign in word for word in words for sign in "%％") or any(
            key_of(column.name) == UNIT_COLUMN for column in self.columns
        )

    def _with_sign(self, row: GridRow) -> Iterator[Number | None]:
        """Yield the row's numbers, those whose unit is % as shares."""
        for column, number in zip(self.columns, row.numbers, strict=True):
            is_plain = number and number.kind is NumberForm.AMOUNT and not number.unit
            is_share = is_plain and fold(self.unit(column, row)) == NumberForm.SHARE.value
            yield replace(number, kind=NumberForm.SHARE) if number and is_share else number

    @cached_property
    def numeric(self) -> tuple[Column, ...]:
        """The columns that hold numbers, those of serial numbers aside."""
        wanted = (column for column in self.columns[self._first :] if not column.is_serial)
        return tuple(column for column in wanted if any(row.numbers[column.at] for row in self.rows))

    @cached_property
    def has_amounts_only(self) -> bool:
        """Tell whether no number is a share, a ratio or the like."""
        numbers = [number for row in self.rows for number in row.numbers if number is not None]
        return all(number.kind is NumberForm.AMOUNT for number in numbers)

    @cached_property
    def column_lines(self) -> Sequence[TableLine]:
        """The columns of numbers as lines."""
        return columns_of(self)

    @cached_property
    def row_lines(self) -> Sequence[TableLine]:
        """The rows as lines, of which only the columns of numbers are looked at."""
        return rows_of(self)

    @cached_property
    def counts_of_names(self) -> frozenset[int]:
        """How many different things each column of words lists, where some are listed more than once."""
        words = [column.at for column in self.columns if column not in self.numeric and not column.is_serial]
        rows = [row for row in self.rows if not row.is_total]
        listed = ([item for row in rows for item in items_of(row.row.cells[at])] for at in words)
        return frozenset(len(set(items)) for items in listed if 1 < len(set(items)) < len(items))

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """The rows of totals."""
        return tuple(at for at, row in enumerate(self.rows) if row.is_total)

    @cached_property
    def part_rows(self) -> frozenset[int]:
        """The rows that are parts of a row above: 其中, and those after it that make up the same whole with it."""
        return frozenset(at for group in self.groups_of_parts for at in group)

    @cached_property
    def groups_of_parts(self) -> tuple[range, ...]:
        """The rows 其中 with those after them that make up the row right before with them."""
        found: list[range] = []
        for at, row in enumerate(self.rows):
            if row.is_part and not (found and at in found[-1]):
                found.append(range(at, self._end_of_parts(at)))
        return tuple(found)

    def _end_of_parts(self, start: int) -> int:
        """Return where the parts that begin at 其中 end: where they come to the whole in a column, else with 其中."""
        return max((self._end_by(start, column.at) for column in self.numeric), default=start + 1)

    def _end_by(self, start: int, column: int) -> int:
        goal = self.rows[start - 1].numbers[column] if start else None
        end, total = start + 1, Fraction(0)
        for at in range(start, len(self.rows)) if goal else ():
            number = self.rows[at].numbers[column]
            if not number or not goal or self.rows[at].is_total or number.kind is not goal.kind:
                break
            total += number.value
            if total >= goal.value:
                return at + 1 if total == goal.value else end
            end = at + 1 if self.rows[at].is_part else end
        return end

    @cached_property
    def remarks(self) -> str:
        """What caption and notes say."""
        return squeezed("。".join((self.placed.caption, *(note.plain for note in self.placed.notes))))

    def unit(self, column: Column, row: GridRow | None = None) -> str:
        """Return the unit of a number: that of its row, its column or the table."""
        at = next((each.at for each in self.columns if key_of(each.name) == UNIT_COLUMN), None)
        if row and at is not None and not is_nothing(row.texts[at]):
            return squeezed(row.texts[at])
        of_label = UNIT.search(squeezed(row.label)) if row else None
        own = column.unit or (of_label[1].removeprefix("单位:") if of_label else "")
        units = re.split("[、,/]", re.sub(r"^单位:", "", squeezed(self.placed.unit)))
        # 单位：个、人 is of different columns.
        return own or ("人" if "人" in units and _PEOPLE.search(column.name) else units[0])


def _keys(labels: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the labels of each row without white space and in half-width forms, those of all rows made so at once."""
    # No text of a workbook has this character.
    keys = iter(squeezed("\0".join(chain.from_iterable(labels))).split("\0"))
    return (tuple(islice(keys, len(each))) for each in labels)


def _first_number(rows: Sequence[tuple[DataRow, tuple[str, ...]]], columns: Iterable[Column]) -> int:
    """Return the first column, that of serial numbers aside, of which most cells are numbers."""
    at = -1
    for at, column in enumerate(columns):
        if not at or column.is_serial:
            continue
        filled = [(row.cells[at], text) for row, texts in rows if not is_nothing(text := texts[at])]
        if 2 * sum(number_of_cell(cell, text) is not None for cell, text in filled) > len(filled):
            return at
    return at + 1
