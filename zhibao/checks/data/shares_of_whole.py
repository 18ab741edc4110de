"""D763: shares of one whole that do not make 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.grid_column import Column
from zhibao.checks.printed_number import HALF, Number, NumberForm
from zhibao.checks.sums import says_no_plain_sum
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import digits_of, rounded

_SHARE = lazy_pattern(r"占比|比重|构成|占.{0,8}(?:比例|百分比|%|％)")
# Shares that miss the whole by more are no parts of one whole; that of two is no list.
_FAR, _LEAST = 5, 3
_WHOLE = 100


class SharesOfWhole(Check):
    code, severity, title = "D763", Severity.ERROR, "各项占比之和不是 100%"
    message = "表“{caption}”的“{column}”各项相加是 {found}%，应是 100%。"
    advice = "请核对各项占比和它们的数；只是四舍五入的误差不会提醒。"
    why = "同一个整体的各部分，占比加起来就是 100%；多了少了，都说明有一项不对。"

    def found(self, grids: tuple[Grid, ...], rules: ReviewRules) -> Iterator[Finding]:
        for grid in grids:
            for column in grid.numeric if not says_no_plain_sum(grid.remarks, rules) else ():
                if _SHARE.search(column.words):
                    yield from self._of_column(grid, column)

    def _of_column(self, grid: Grid, column: Column) -> Iterator[Finding]:
        rows = [row for at, row in enumerate(grid.rows) if not row.is_total and at not in grid.part_rows]
        shares = [number for row in rows if (number := row.numbers[column.at])]
        total = sum((each.value for each in shares), Fraction(0))
        slack = sum((each.step for each in shares), Fraction(0)) * HALF
        is_list = len(shares) >= _LEAST and all(each.kind is NumberForm.SHARE for each in shares)
        if is_list and slack < abs(total - _WHOLE) <= _FAR and not _has_other(shares):
            place = _last(rows, column).ref(column.at)
            told = digits_of(rounded(total, 2)).rstrip("0").rstrip(".")
            yield self.at(place, caption=grid.placed.caption, column=column.name, found=told)


def _has_other(shares: Sequence[Number]) -> bool:
    """Tell whether one alone is all: then they are no parts of one whole."""
    return any(each.value >= _WHOLE for each in shares)


def _last(rows: Sequence[GridRow], column: Column) -> GridRow:
    return next(row for row in reversed(rows) if row.numbers[column.at])
