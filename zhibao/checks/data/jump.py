"""D753: a number many times last year's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from zhibao.checks.check import Check
from zhibao.checks.facts import Facts
from zhibao.checks.grid_column import Column
from zhibao.checks.indicator_entries import YearEntries, YearEntry, has_word
from zhibao.checks.printed_number import NumberForm
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.indicators.units import Measure
from zhibao.model.ref import CellRef
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.numbers import digits_of, rounded

_TEN_THOUSAND = 10_000
_MEASURED = Fraction(10)
_LARGE = 200


class Jump(Check):
    code, severity, title = "D753", Severity.ERROR, "与上年相差太大"
    message = "{told}“{name}”{year} 年是 {found}，上年是 {last}，{times}。"
    advice = "请核对两年的数：{hint}。确实如此的，请在“核对”表写明理由。"
    why = "一年之内翻几倍，或只剩几分之一，几乎都是多打、少打了一位，或“万”字丢了，省里会退回来问。"

    def found(
        self, indicators: YearEntries, grids: tuple[Grid, ...], facts: Facts, rules: ReviewRules
    ) -> Iterator[Finding]:
        for before, after in indicators.pairs():
            low, high = sorted((abs(before.number), abs(after.number)))
            # 3.69万册 is measured, and no small number as 3 prizes are.
            counted = max(low, _MEASURED) if "." in before.value.shown + after.value.shown else low
            if low and high >= low * _times(counted, after, rules) and not _is_over(after, rules):
                found = {"found": after.shown, "last": before.shown}
                yield self._finding(after.ref, before.number, after.number, name=after.name, year=after.year, **found)
        # Of a cell that contradicts the dictionary D764 tells, of a part D760.
        told = {fact.ref for fact, _ in facts.contradictions}
        for grid in grids:
            found_there = self._of_grid(grid, rules) if grid.placed.section else ()
            yield from (each for each in found_there if each.ref not in told)

    def _of_grid(self, grid: Grid, rules: ReviewRules) -> Iterator[Finding]:
        """Yield the jumps between the columns of two years that were typed."""
        pairs = [(one, other) for one, other in permutations(grid.numeric, 2) if _are_of_years(one, other)]
        for row in (each for at, each in enumerate(grid.rows) if pairs and at not in grid.part_rows):
            for last, this in pairs:
                before, after = row.numbers[last.at], row.numbers[this.at]
                is_typed = not (row.is_looked_up(last.at) or row.is_looked_up(this.at))
                if before and after and is_typed and before.kind is after.kind is NumberForm.AMOUNT:
                    low, high = sorted((abs(before.value), abs(after.value)))
                    counted = max(low, _MEASURED) if max(before.step, after.step) < 1 else low
                    if low and high >= low * _times_in_table(counted, rules) and not before.is_signed:
                        found = {"found": after.shown, "last": before.shown}
                        told = f"表“{grid.placed.caption}”里"
                        yield self._finding(
                            row.ref(this.at),
                            before.value,
                            after.value,
                            told=told,
                            name=row.label,
                            year=this.year,
                            **found,
                        )

    def _finding(
        self, ref: CellRef, before: Fraction, after: Fraction, *, told: str = "", year: int | str, **found: str
    ) -> Finding:
        low, high = sorted((abs(before), abs(after)))
        number = digits_of(rounded(high / low, 1)).removesuffix(".0")
        times = f"是上年的 {number} 倍" if abs(after) > abs(before) else f"只有上年的 {number} 分之一"
        lost = _TEN_THOUSAND / 2 <= high / low <= _TEN_THOUSAND * 2
        hint = "相差约一万倍，多半是单位的“万”字丢了或多了" if lost else "多半是多打或少打了一位，或两年的单位不同"
        return self.at(ref, told=told, year=int(year), times=times, hint=hint, **found)


def _are_of_years(last: Column, this: Column) -> bool:
    """Tell whether two columns are of one year and the year before, and of the same."""
    is_next = bool(last.year and this.year) and int(this.year) == int(last.year) + 1
    return is_next and last.words.replace(last.year, "") == this.words.replace(this.year, "")


def _is_over(entry: YearEntry, rules: ReviewRules) -> bool:
    """Tell whether it is a share of more than all, of which D750 tells."""
    is_share = entry.unit.measure is Measure.SHARE and entry.number > 1
    return is_share and not has_word(entry.name, rules.over_hundred)


def _times(low: Fraction, entry: YearEntry, rules: ReviewRules) -> float:
    """Return how many times the lower number is too much; of a few, such as prizes, any change is likely."""
    if entry.unit.measure is not Measure.AMOUNT:
        return rules.share_jump
    return _bound(low, rules)


def _times_in_table(low: Fraction, rules: ReviewRules) -> float:
    """Return how many times is too much in a table, whose small rows change more than an indicator does."""
    return _bound(low, rules) * (1 if low >= _LARGE else 2)


def _bound(low: Fraction, rules: ReviewRules) -> float:
    return min((bound.times for bound in rules.jump if low >= bound.least), default=float("inf"))
