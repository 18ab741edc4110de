"""D751: a count below zero."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries, has_word
from zhibao.checks.printed_number import NumberForm
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

# What may be less than nothing: a change, a balance, a temperature.
_CHANGE = lazy_pattern(r"[增减降升差变净余]|幅|[同环]比|[较比](?:上年|去年|20\d\d)|温度|偏离|盈亏|利润|结余")
_MINUS = frozenset("-−－")


class NegativeCount(Check):
    code, severity, title = "D751", Severity.ERROR, "数是负的"
    message = "{told} {found}，数量不会是负的。"
    advice = "请核对这个数；是公式算出来的，请核对公式里相减的各项。"
    why = "人数、面积、金额都不小于 0。变化数、差额一类可以是负的，按名称认得出，不提醒。"

    def found(self, indicators: YearEntries, grids: tuple[Grid, ...], rules: ReviewRules) -> Iterator[Finding]:
        for entry in indicators:
            if entry.number < 0 and not has_word(entry.name, (*rules.below_zero, *rules.over_hundred)):
                told = f"“{entry.name}”{entry.year} 年是"
                yield self.at(entry.ref, told=told, name=entry.name, year=entry.year, found=entry.shown)
        for grid in grids:
            placed = grid.placed
            # Few tables have a minus sign anywhere.
            has_minus = placed.section and not _MINUS.isdisjoint(fold(placed.plain))
            if has_minus and not _CHANGE.search(placed.caption):
                yield from self._of_grid(grid, (*rules.below_zero, *rules.over_hundred))

    def _of_grid(self, grid: Grid, may_be: tuple[str, ...]) -> Iterator[Finding]:
        for row in grid.rows:
            for column in grid.numeric:
                number = row.numbers[column.at]
                if not number or number.kind is not NumberForm.AMOUNT or number.shown[:1] not in _MINUS:
                    continue
                words = "".join((*row.labels, column.words))
                is_change = _CHANGE.search(words) or has_word(words, may_be)
                if not is_change and not row.is_looked_up(column.at):
                    told = f"表“{grid.placed.caption}”的“{row.label}，{column.name}”是"
                    yield self.at(row.ref(column.at), told=told, name=row.label, found=number.shown)
