"""Which numbers a total may be the sum of: one reading of a table that fits is enough."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from zhibao.checks.grid_column import Column
from zhibao.checks.printed_number import HALF, Number, NumberForm
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.lazy_patterns import lazy_pattern

# Units in which whole numbers are often rounded ones; people and things are counted.
_ROUGH_UNITS = ("万", "亿", "亩", "平方", "㎡", "m2", "m²", "公顷", "吨")
_SUBTOTAL = "小计"
_MANY = 40
_MOST_PARTS = 20
# 合计（含技工学校）, 总数中另有外聘教师: what is in the total is not what is in the rows.
_TOTAL_OF_MORE = lazy_pattern(r"(?:合计|总计|总数|总量|小计|之和|相加)[^。;]{0,12}(?:含|包括|另|不计|扣除|不等)")


class PartSum(Struct, frozen=True):
    """The sum of some numbers, and how far rounding may have brought it from the total."""

    value: Fraction
    slack: Fraction

    def fits(self, total: Number) -> bool:
        return abs(total.value - self.value) <= self.slack


def sum_of(numbers: Iterable[Number], total: Number, unit: str) -> PartSum:
    """Return the sum as the total's parts, each rounded to its own digits where it shows decimals."""
    parts = list(numbers)
    is_rough = total.kind is not NumberForm.AMOUNT or any(word in unit for word in _ROUGH_UNITS)
    steps = [each.step for each in (*parts, total) if is_rough or each.step < 1 or each.step > 1]
    # A total that shows all its digits beside parts that do is exact: 1.5 and 2.5 are 4.0.
    return PartSum(sum((each.value for each in parts), Fraction(0)), sum(steps, Fraction(0)) * HALF)


def without_parts(numbers: Sequence[Number]) -> Iterator[Number]:
    """Yield the numbers without those that are the parts of one right before them: 公办 100, 市属 60, 县属 40."""
    at = 0
    while at < len(numbers):
        yield numbers[at]
        at += 1 + _parts_after(numbers, at)


def _parts_after(numbers: Sequence[Number], at: int) -> int:
    """Return how many numbers after one make it up, 0 for none; one alone is no parting."""
    rest = numbers[at].value
    for count, number in enumerate(numbers[at + 1 : at + 1 + _MOST_PARTS], 1):
        rest -= number.value
        if rest <= 0:
            return count if rest == 0 and count > 1 else 0
    return 0


def readings_of_rows(grid: Grid, at: int) -> Iterator[Sequence[GridRow]]:
    """Yield the rows of which the row of totals at `at` may be the sum, the likeliest first."""
    place = bisect_left(grid.totals, at)
    before = grid.totals[place - 1] if place else -1
    after = grid.totals[place + 1] if place + 1 < len(grid.totals) else len(grid.rows)
    beside = _parts(grid, before + 1, at)
    yield from filter(None, (beside,))
    # Going over all rows for each of a great many totals would take for ever.
    if len(grid.totals) <= _MANY or after == len(grid.rows):
        yield from filter(None, _of_all(grid, at, place))
    if not beside:
        yield from filter(None, (_parts(grid, at + 1, after),))


def _of_all(grid: Grid, at: int, place: int) -> Iterator[Sequence[GridRow]]:
    """Yield the readings that go over all rows above, or below where a total stands on top."""
    above = grid.totals[:place]
    yield _parts(grid, 0, at)
    subtotals = [each for each in above if _SUBTOTAL in "".join(grid.rows[each].labels)] or above
    if subtotals:
        yield [*(grid.rows[each] for each in subtotals), *_parts(grid, subtotals[-1] + 1, at)]
    groups = [row for row in grid.rows[:at] if row.is_group and not row.is_total]
    yield groups if len(groups) > 1 else ()
    if not place:
        yield _parts(grid, at + 1, len(grid.rows))
        yield [grid.rows[each] for each in grid.totals[1:]]


def _parts(grid: Grid, start: int, end: int) -> list[GridRow]:
    rows = range(start, end)
    plain = (at for at in rows if at not in grid.part_rows)
    return [grid.rows[at] for at in plain if not (grid.rows[at].is_total or grid.rows[at].is_derived)]


def readings_of_columns(grid: Grid, total: Column, rules: ReviewRules) -> Iterator[tuple[Column, ...]]:
    """Yield the columns of which a column of totals may be the sum, the likeliest first."""
    usable = [column for column in grid.numeric if is_additive(column, rules) and not column.is_part]
    like = [column for column in usable if not (column.unit and total.unit) or column.unit == total.unit]
    parts = [column for column in like if not column.is_total]
    found = (columns for columns in _column_readings(like, parts, total) if len(columns) > 1)
    yield from dict.fromkeys(found)


def _column_readings(like: Sequence[Column], parts: Sequence[Column], total: Column) -> Iterator[tuple[Column, ...]]:
    before = max((each.at for each in like if each.is_total and each.at < total.at), default=-1)
    after = min((each.at for each in like if each.is_total and each.at > total.at), default=sys.maxsize)
    beside = tuple(each for each in parts if each.path[:-1] == total.path[:-1] and each.at < total.at)
    left = tuple(each for each in parts if before < each.at < total.at)
    yield from (left, beside, tuple(each for each in parts if each.at < total.at))
    yield tuple(each for each in like if each.is_total and each.at < total.at)
    if not left:
        yield tuple(each for each in parts if total.at < each.at < after)
        yield tuple(each for each in parts if total.at < each.at)


def is_additive(column: Column, rules: ReviewRules) -> bool:
    """Tell whether numbers of the column may be added up: no shares, means, ranks or years."""
    return not any(word in column.words for word in rules.not_additive)


def says_no_plain_sum(said: str, rules: ReviewRules) -> bool:
    """Tell whether a label, caption or note says that a total is no plain sum of what is printed."""
    return any(word in said for word in rules.no_plain_sum) or _TOTAL_OF_MORE.search(said) is not None
