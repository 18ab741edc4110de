"""D750: a share of more than 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries, has_word
from zhibao.checks.printed_number import NumberForm
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.indicators.units import Measure
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.lazy_patterns import lazy_pattern

_HUNDRED = 100
# What is a part of something: 就业率, 占, 满意度; 增长、完成 and the like may be more.
_SHARE = lazy_pattern(r"率|占|(?<!年)度|比例|比重|覆盖面")
_CHANGE = lazy_pattern(r"增|提高|上升|提升|降|减|完成|超|达成|倍|预算|计划|任务|同比|比上年|较上年")


class ShareOverHundred(Check):
    code, severity, title = "D750", Severity.ERROR, "百分数超过 100%"
    message = "{told}，超过了 100%。"
    advice = "请核对这个数：多半是小数点错了一位或两位（94.55% 填成 9455%），或公式里分子、分母写反了。"
    why = "一部分占整体的百分数不会超过 100%；完成率、增长率一类可以超过的，按名称认得出，不提醒。"

    def found(
        self,
        indicators: YearEntries,
        grids: tuple[Grid, ...],
        sentences: tuple[Sentence, ...],
        rules: ReviewRules,
    ) -> Iterator[Finding]:
        for entry in indicators:
            is_share = entry.unit.measure is Measure.SHARE and not has_word(entry.name, rules.over_hundred)
            if is_share and entry.number > 1:
                told = f"“{entry.name}”{entry.year} 年是 {entry.shown}"
                yield self.at(entry.ref, told=told, name=entry.name, year=entry.year, found=entry.shown)
        for grid in grids:
            yield from self._of_grid(grid, rules)
        for sentence in sentences:
            for quantity in sentence.quantities:
                if _is_over(quantity) and not has_word(sentence.text[: quantity.start], rules.over_hundred):
                    excerpt = sentence.shown(quantity.start - len(quantity.lead), quantity.end)
                    told = f"“{excerpt}”"
                    yield self.at(sentence.passage.text.ref, told=told, excerpt=excerpt, found=quantity.shown)

    def _of_grid(self, grid: Grid, rules: ReviewRules) -> Iterator[Finding]:
        for row in grid.rows if grid.placed.section else ():
            for column in grid.numeric:
                number = row.numbers[column.at]
                if not number or number.kind is not NumberForm.SHARE or number.value <= _HUNDRED or number.is_signed:
                    continue
                words = "".join((*row.labels, column.words))
                may_be = has_word(words, rules.over_hundred) or _CHANGE.search(words)
                if _SHARE.search(words) and not may_be and not row.is_looked_up(column.at):
                    told = f"表“{grid.placed.caption}”的“{row.label}，{column.name}”是 {number.shown}"
                    yield self.at(row.ref(column.at), told=told, name=row.label, found=number.shown)


def _is_over(quantity: Quantity) -> bool:
    is_share = quantity.number.kind is NumberForm.SHARE and quantity.number.value > _HUNDRED
    is_part = _SHARE.search(quantity.lead) and not _CHANGE.search(quantity.lead)
    return bool(is_share and is_part and not quantity.is_looked_up)
