"""D761: a column of changes that is not this year minus last year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.lines import TableLine, two_years
from zhibao.checks.printed_number import HALF, Number, NumberForm, shown_like
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_DIFFERENCE = lazy_pattern(r"增减|变化|增量|净增|差额|差值|[较比](?:上年|去年|20\d\d年)")
_GROWTH = lazy_pattern(r"幅|率|速|%|同比|比例|百分比")
_UNSURE_SIGNS = frozenset("▲▼△")
_MANY = 3


class Difference(Check):
    code, severity, title = "D761", Severity.ERROR, "增减不是两年之差"
    message = "表“{caption}”的“{across}，{name}”是 {found}，{this}减{last}应是 {difference}。"
    advice = "请核对两年的数和增减；整张表由“指标表”加“列=增减”生成，就不会错。"
    why = "两年的数就在旁边，读者一减就知道；多半是数改了，增减没有跟着改。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            for lines in (grid.column_lines, grid.row_lines):
                for change in lines:
                    if _DIFFERENCE.search(change.words) and not _GROWTH.search(change.words):
                        yield from self._of_line(grid, lines, change)

    def _of_line(self, grid: Grid, lines: Sequence[TableLine], change: TableLine) -> Iterator[Finding]:
        years = two_years(lines, change)
        if not years:
            return
        wrong, right = [], 0
        for at, found in enumerate(change.numbers):
            this, last = (each.numbers[at] for each in years)
            if found and this and last and this.kind is last.kind and not change.is_made(at):
                if _agrees(found, this, last):
                    right += 1
                else:
                    wrong.append(at)
        # Where most disagree the column means something else.
        if len(wrong) < _MANY or len(wrong) <= right:
            yield from (self._finding(grid, change, years, at) for at in wrong)

    def _finding(self, grid: Grid, change: TableLine, years: tuple[TableLine, TableLine], at: int) -> Finding:
        found, this, last = (line.numbers[at] for line in (change, *years))
        assert found and this and last
        like = min(this, last, key=lambda each: each.step)
        difference = shown_like(this.value - last.value, like).rstrip("%:1" if like.kind is NumberForm.RATIO else "%")
        told = {"found": found.shown, "difference": difference, "name": change.name, "across": change.across[at]}
        told |= {"this": this.shown, "last": last.shown}
        return self.at(change.place(at), caption=grid.placed.caption, **told)


def _agrees(found: Number, this: Number, last: Number) -> bool:
    difference = this.value - last.value
    if found.kind is NumberForm.SHARE and this.kind is NumberForm.AMOUNT:
        # A growth under the heading of differences is looked at as one.
        return True
    slack = sum((each.step * HALF for each in (this, last) if each.step < 1), Fraction(0))
    # One of two marks that mean more to some and less to others.
    is_unsure = not _UNSURE_SIGNS.isdisjoint(found.shown)
    return found.is_near(difference, slack) or (is_unsure and found.is_near(-difference, slack))
