"""D792: a column that is the sum of others in every row but one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from zhibao.checks.check import Check
from zhibao.checks.lines import TableLine
from zhibao.checks.printed_number import Number, NumberForm, shown_like
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.tables.data_rows import is_total_label
from zhibao.text.lazy_patterns import lazy_pattern

_LEAST_PARTS, _MOST_PARTS = 2, 6
# How often the sum must hold for what does not to be a mistake.
_RIGHT = 2
_MOST_LINES = 40
_PART = lazy_pattern("[(（]?其中")


class _Summand(Struct, frozen=True):
    """A line with the value of each number: whole ones, which nearly all are, add up much quicker as such."""

    line: TableLine
    values: tuple[int | Fraction | None, ...]


class UnnamedTotal(Check):
    code, severity, title = "D792", Severity.ERROR, "一处不等于另几项之和，别处都等于"
    message = "表“{caption}”的“{across}，{name}”是 {found}，{parts}相加是 {sum}；表里别处都相等。"
    advice = "请核对这几个数，改正填错的一个。"
    why = "高中阶段在校生是普通高中与中职之和，毕业生是各种去向之和；别处都对得上，只有一处不合，必有一个数填错了。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            if grid.placed.section:
                yield from self._of_lines(grid, grid.column_lines)
                yield from self._of_lines(grid, grid.row_lines)

    def _of_lines(self, grid: Grid, lines: Sequence[TableLine]) -> Iterator[Finding]:
        # Parts 其中 of a row are looked at as such.
        added = (each for each in lines[:_MOST_LINES] if _may_be_added(each) and not _PART.match(each.words))
        usable = [_Summand(each, tuple(map(_value, each.numbers))) for each in added]
        for at, total in enumerate(usable):
            for parts in _beside(usable, at):
                wrong = _wrong(total, parts)
                if wrong is not None:
                    yield self._finding(grid, total, parts, wrong)
                    break

    def _finding(self, grid: Grid, total: _Summand, parts: Sequence[_Summand], at: int) -> Finding:
        line, sum_of_parts = total.line, Fraction(sum(part.values[at] or 0 for part in parts))
        found = line.numbers[at]
        assert found
        told = {"found": found.shown, "sum": shown_like(sum_of_parts, found), "name": line.name}
        names = "、".join(part.line.name for part in parts)
        return self.at(line.place(at), caption=grid.placed.caption, across=line.across[at], parts=names, **told)


def _value(number: Number | None) -> int | Fraction | None:
    if number is None:
        return None
    return number.value.numerator if number.value.denominator == 1 else number.value


def _may_be_added(line: TableLine) -> bool:
    """Tell whether a line is one of amounts; the sums of lines that are called totals are looked at as such."""
    numbers = [number for number in line.numbers if number]
    return len(numbers) > _RIGHT and all(_is_amount(number) for number in numbers) and not is_total_label(line.name)


def _is_amount(number: Number) -> bool:
    return number.kind is NumberForm.AMOUNT and not number.is_signed


def _beside(lines: Sequence[_Summand], at: int) -> Iterator[Sequence[_Summand]]:
    """Yield the runs of lines right before and right after one."""
    for count in range(_LEAST_PARTS, _MOST_PARTS + 1):
        yield from (
            run for run in (lines[at + 1 : at + 1 + count], lines[max(at - count, 0) : at]) if len(run) == count
        )


def _wrong(total: _Summand, parts: Sequence[_Summand]) -> int | None:
    """Return the one place where the line is not the sum of the parts, None unless it is everywhere else."""
    places, wrong = 0, None
    for at, (whole, *pieces) in enumerate(zip(total.values, *(part.values for part in parts), strict=True)):
        if whole is None or None in pieces:
            continue
        places += 1
        if whole != sum(filter(None, pieces)):
            if wrong is not None:
                return None
            wrong = at
    return wrong if wrong is not None and places > _RIGHT and not total.line.is_made(wrong) else None
