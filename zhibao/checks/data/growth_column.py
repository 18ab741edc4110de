"""D762: a column of growth that is not the growth from last year to this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.lines import TableLine, two_years
from zhibao.checks.printed_number import HALF, Number, NumberForm
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import digits_of, rounded

_GROWTH = lazy_pattern(r"增幅|增长率|增速|增长[(（]?[%％]?|同比|变化率|变动率|升降幅")
_MANY = 3
_DECIMALS = 2


class GrowthColumn(Check):
    code, severity, title = "D762", Severity.ERROR, "增幅与两年的数不合"
    message = "表“{caption}”的“{across}，{name}”是 {found}，由 {last} 到 {this} 应是 {growth}%。"
    advice = "请核对两年的数和增幅；增幅是“（本年－上年）÷上年”，整张表由“指标表”加“列=增幅”生成，就不会错。"
    why = "两年的数就在旁边，读者一算就知道；多半是数改了，增幅没有跟着改，或除以了本年。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            for lines in (grid.column_lines, grid.row_lines):
                for growth in lines:
                    if _GROWTH.search(growth.name):
                        yield from self._of_line(grid, lines, growth)

    def _of_line(self, grid: Grid, lines: Sequence[TableLine], growth: TableLine) -> Iterator[Finding]:
        years = two_years(lines, growth)
        if not years:
            return
        wrong, right = [], 0
        for at, found in enumerate(growth.numbers):
            this, last = (each.numbers[at] for each in years)
            if found and _is_growth(growth, found) and _may_grow(this, last) and not growth.is_made(at):
                if this and last and _agrees(found, this, last):
                    right += 1
                else:
                    wrong.append(at)
        if len(wrong) < _MANY or len(wrong) <= right:
            yield from (self._finding(grid, growth, years, at) for at in wrong)

    def _finding(self, grid: Grid, growth: TableLine, years: tuple[TableLine, TableLine], at: int) -> Finding:
        found, this, last = (line.numbers[at] for line in (growth, *years))
        assert found and this and last
        true = digits_of(rounded(_growth(this, last), _DECIMALS))
        told = {"found": found.shown, "growth": true, "name": growth.name, "across": growth.across[at]}
        told |= {"this": this.shown, "last": last.shown}
        return self.at(growth.place(at), caption=grid.placed.caption, **told)


def _is_growth(line: TableLine, found: Number) -> bool:
    """Tell whether it is a percentage: with a sign, or under a heading that has one."""
    return found.kind is NumberForm.SHARE or (
        found.kind is NumberForm.AMOUNT and re.search("[%％]", line.words) is not None
    )


def _may_grow(this: Number | None, last: Number | None) -> bool:
    return bool(this and last and this.kind is last.kind is NumberForm.AMOUNT and last.value > 0)


def _agrees(found: Number, this: Number, last: Number) -> bool:
    slack = sum((each.step * HALF for each in (this, last) if each.step < 1), Fraction(0))
    return found.is_near(_growth(this, last), slack / last.value * 100 * 2)


def _growth(this: Number, last: Number) -> Fraction:
    return (this.value - last.value) / last.value * 100
