"""D779: an indicator whose years show different decimals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries, YearEntry
from zhibao.checks.lines import TableLine
from zhibao.checks.printed_number import Number, NumberForm, number_of_text
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.findings import Finding, Severity
from zhibao.model.indicator import Indicator
from zhibao.text.lazy_patterns import lazy_pattern

_COUNTED = frozenset((*"人名所项个家门种支件次场期台套", "人次"))
_MANY = 4
# Of so many shares in a column one stands out.
_ENOUGH = 4
_SHARE = lazy_pattern("率|占|比例|比重|满意度")
_CONVERTED = lazy_pattern("折合|均|平均")


class MixedDecimals(Check):
    code, severity, title = "D779", Severity.WARNING, "同一指标的小数位数不一"
    message = "“{name}”{found}，小数位数不一样。"
    advice = "请在 Excel 里把各年设成同样的小数位数（百分数一般两位）；上年报告只有一位的，两年都写一位。"
    why = "两年并排印在表里，一个两位小数、一个一位，看起来像是漏了一位。"

    def found(self, indicators: YearEntries, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for each in indicators.evaluated:
            entries = [YearEntry(each, year) for year in sorted(each.values)]
            numbers = [number_of_text(entry.shown) for entry in entries]
            # Of far too many decimals D780 tells.
            if any(entry.decimals > _MANY for entry in entries):
                continue
            if _is_mixed(numbers) or (_is_counted(each.definition) and _is_broken(numbers)):
                shown = "、".join(f"{entry.year} 年是 {entry.shown}" for entry in entries)
                yield self.at(entries[-1].ref, name=entries[-1].name, found=shown)
        for grid in grids:
            dated = [at for at, column in enumerate(grid.numeric) if column.year] if grid.placed.section else []
            for row, line in zip(grid.rows, grid.row_lines, strict=True) if len(dated) > 1 else ():
                yield from self._of_row(grid, row, line, dated)
            for line in grid.column_lines if grid.placed.section else ():
                yield from self._of_column(line)

    def _of_row(self, grid: Grid, row: GridRow, line: TableLine, dated: Sequence[int]) -> Iterator[Finding]:
        # What the program put there is told of at the indicator.
        own = [at for at in dated if not row.is_looked_up(grid.numeric[at].at)]
        numbers = [line.numbers[at] for at in own]
        if _is_mixed(numbers):
            shown = "、".join(f"{line.across[at]}是 {number.shown}" for at in dated if (number := line.numbers[at]))
            yield self.at(line.place(dated[-1]), name=line.name, found=shown)

    def _of_column(self, line: TableLine) -> Iterator[Finding]:
        """Yield the one share of a column that is shown otherwise than all the others."""
        if not _SHARE.search(line.words):
            return
        at = [at for at, number in enumerate(line.numbers) if number and not _is_whole(number)]
        steps = Counter(number.step for each in at if (number := line.numbers[each]))
        is_share = all(_is_share(line.numbers[each]) for each in at)
        odd = [each for each in at if (number := line.numbers[each]) and steps[number.step] == 1]
        if is_share and len(steps) > 1 and len(at) >= _ENOUGH and len(odd) == 1 and not line.is_looked_up(odd[0]):
            number, usual = line.numbers[odd[0]], line.numbers[next(each for each in at if each != odd[0])]
            shown = f"{line.across[odd[0]]}是 {number.shown}，别的如 {usual.shown}" if number and usual else ""
            yield self.at(line.place(odd[0]), name=line.name, found=shown)


def _is_share(number: Number | None) -> bool:
    return number is not None and number.kind is NumberForm.SHARE


def _is_mixed(numbers: Sequence[Number | None]) -> bool:
    """Tell whether decimals are lost: a whole amount beside one with decimals may be just that, and 100 % is whole."""
    wanted = [number for number in numbers if number and not _is_whole(number)]
    return len({number.step for number in wanted}) > 1


def _is_counted(definition: Indicator) -> bool:
    """Tell whether things are counted, of which there are no parts: means and converted numbers are none."""
    return definition.unit.strip() in _COUNTED and not definition.formula and not _CONVERTED.search(definition.name)


def _is_broken(numbers: Sequence[Number | None]) -> bool:
    return len({number.step < 1 for number in numbers if number}) > 1


def _is_whole(number: Number) -> bool:
    if number.kind is NumberForm.AMOUNT:
        # As quick as it is for whole numbers.
        return number.step.numerator >= number.step.denominator
    return number.kind is NumberForm.SHARE and number.value in (0, 100)
