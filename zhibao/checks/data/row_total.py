"""D757: a row of totals that is not the sum of the rows above."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.grid_column import Column
from zhibao.checks.printed_number import Number, NumberForm, shown_like
from zhibao.checks.sums import PartSum, is_additive, readings_of_rows, says_no_plain_sum, sum_of, without_parts
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.keys import squeezed


class RowTotal(Check):
    code, severity, title = "D757", Severity.ERROR, "合计与各行之和不同"
    message = "表“{caption}”的“{label}”一行，“{column}”是 {found}，各行相加是 {sum}，相差 {difference}。"
    advice = "请核对各行与合计：改正填错的一个；合计另有算法（去重、含别的学校）的，请在表下加“注”写明。"
    why = "读者首先会把各行加一遍；表里自己对不上，省里就会怀疑全部数据。"

    def found(self, grids: tuple[Grid, ...], rules: ReviewRules) -> Iterator[Finding]:
        for grid in grids:
            columns = [column for column in grid.numeric if grid.totals and is_additive(column, rules)]
            for at in grid.totals:
                for column in columns:
                    yield from self._of_cell(grid, at, column, rules)

    def _of_cell(self, grid: Grid, at: int, column: Column, rules: ReviewRules) -> Iterator[Finding]:
        row = grid.rows[at]
        total = row.numbers[column.at]
        if not total or total.kind is not NumberForm.AMOUNT or row.is_made(column.at):
            return
        sums = list(_sums(grid, at, column, total))
        if (
            sums
            and not any(each.fits(total) for each in sums)
            and not _is_lawful(grid, row, column, total, sums, rules)
        ):
            difference = total.value - sums[0].value
            told = {"found": total.shown, "sum": shown_like(sums[0].value, total)}
            told["difference"] = shown_like(abs(difference), total)
            place = row.ref(column.at)
            yield self.at(place, caption=grid.placed.caption, label=row.label, column=column.name, **told)


def _sums(grid: Grid, at: int, column: Column, total: Number) -> Iterator[PartSum]:
    for rows in readings_of_rows(grid, at):
        filled = [row for row in rows if not row.is_blank(column.at)]
        numbers = [number for row in filled if (number := row.numbers[column.at])]
        if any(number.kind is not total.kind for number in numbers) or len(numbers) < len(filled):
            return  # Something there is no such number: 约30人, 全体教师.
        if numbers:
            unit = grid.unit(column, grid.rows[at])
            yield sum_of(numbers, total, unit)
            yield sum_of(without_parts(numbers), total, unit)


def _is_lawful(
    grid: Grid, row: GridRow, column: Column, total: Number, sums: list[PartSum], rules: ReviewRules
) -> bool:
    """Tell whether label, caption or notes say that it is no plain sum, or less is because things count once."""
    said = f"{squeezed(''.join(row.labels))}。{grid.remarks}"
    least = min(each.value for each in sums)
    is_distinct = any(word in column.words for word in rules.counted_once) and total.value < least
    return says_no_plain_sum(said, rules) or is_distinct or total.value in grid.counts_of_names
