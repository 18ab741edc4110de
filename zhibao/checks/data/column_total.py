"""D758: a column of totals that is not the sum of the columns beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from zhibao.checks.check import Check
from zhibao.checks.grid_column import Column
from zhibao.checks.printed_number import Number, NumberForm, shown_like
from zhibao.checks.sums import PartSum, readings_of_columns, says_no_plain_sum, sum_of
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules


class ColumnTotal(Check):
    code, severity, title = "D758", Severity.ERROR, "合计与各列之和不同"
    message = "表“{caption}”的“{label}”一行，“{column}”是 {found}，各列相加是 {sum}，相差 {difference}。"
    advice = "请核对这一行的各列与合计：改正填错的一个；合计另有算法的，请在表下加“注”写明。"
    why = "读者首先会把一行里的数加一遍；表里自己对不上，省里就会怀疑全部数据。"

    def found(self, grids: tuple[Grid, ...], rules: ReviewRules) -> Iterator[Finding]:
        for grid in grids:
            totals = [column for column in grid.numeric if column.is_total]
            for column in totals if totals and not says_no_plain_sum(grid.remarks, rules) else ():
                yield from self._of_column(grid, column, rules)

    def _of_column(self, grid: Grid, column: Column, rules: ReviewRules) -> Iterator[Finding]:
        readings = [_totals(grid, column, parts) for parts in readings_of_columns(grid, column, rules)]
        fits = [sum(each.fits for each in totals) for totals in readings]
        if not fits:
            return
        # The reading that most rows bear out; what no reading explains is wrong under it.
        totals = readings[fits.index(max(fits))]
        wrong = [each for each in totals if not each.fits]
        if max(fits) >= max(len(wrong), 1) or len(totals) == len(readings) == 1:
            yield from (self._finding(grid, column, each) for each in wrong)

    def _finding(self, grid: Grid, column: Column, total: _Total) -> Finding:
        found, summed = total.stated, total.sum.value
        told = {"found": found.shown, "sum": shown_like(summed, found)}
        told["difference"] = shown_like(abs(found.value - summed), found)
        place = total.row.ref(column.at)
        return self.at(place, caption=grid.placed.caption, label=total.row.label, column=column.name, **told)


class _Total(Struct, frozen=True):
    """What a row states as its total, and what its parts come to."""

    row: GridRow
    stated: Number
    sum: PartSum

    @property
    def fits(self) -> bool:
        return self.sum.fits(self.stated)


def _totals(grid: Grid, column: Column, parts: Sequence[Column]) -> list[_Total]:
    found = []
    for row in grid.rows:
        stated = row.numbers[column.at]
        filled = [part.at for part in parts if not row.is_blank(part.at)]
        numbers = [number for at in filled if (number := row.numbers[at])]
        is_whole = len(numbers) == len(filled) and all(each.kind is NumberForm.AMOUNT for each in numbers)
        if stated and stated.kind is NumberForm.AMOUNT and numbers and is_whole and not row.is_made(column.at):
            found.append(_Total(row, stated, sum_of(numbers, stated, grid.unit(column, row))))
    return found
