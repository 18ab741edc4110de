"""D791: a share of another whole than the other shares of its column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from zhibao.checks.check import Check
from zhibao.checks.lines import TableLine
from zhibao.checks.printed_number import HALF, NumberForm, shown_like
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.text.numbers import digits_of, rounded

# So many shares of one whole, and so many more than of others, are no accident.
_LEAST, _MOST_WRONG = 3, 3
# A share of fewer digits fits almost any whole.
_FINE = Fraction(1, 10)


class ImpliedWhole(Check):
    code, severity, title = "D791", Severity.ERROR, "占比与同一列别的占比不是一个整体"
    message = (
        "表“{caption}”的“{across}，{name}”是 {found}；照别的行推算，整体约是 {whole}，{part} 的占比应是 {computed}。"
    )
    advice = "请核对这一行的数和占比；确是另一个整体的占比，请在表下加“注”写明。"
    why = "一列占比除的是同一个数，由别的行就推算得出；只有一行不合，多半是数改了，占比没有跟着改。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            columns = grid.column_lines if grid.placed.section else ()
            for shares in columns:
                for parts in columns if _is_of_shares(shares) else ():
                    yield from self._of_pair(grid, shares, parts)

    def _of_pair(self, grid: Grid, shares: TableLine, parts: TableLine) -> Iterator[Finding]:
        wholes = [each for at in range(len(grid.rows)) if (each := _whole(shares, parts, at))]
        # Where the whole is printed its quotient is looked at.
        if len(wholes) <= _LEAST or grid.totals:
            return
        best = _agreeing(wholes, _most_common(wholes))
        agreeing = {each.at for each in best}
        wrong = [each for each in wholes if each.at not in agreeing]
        if len(best) >= max(_LEAST, 2 * len(wrong)) and 0 < len(wrong) <= _MOST_WRONG:
            whole = (max(each.least for each in best) + min(each.most for each in best)) / 2
            yield from (
                self._finding(grid, shares, parts, each.at, whole) for each in wrong if not shares.is_made(each.at)
            )

    def _finding(self, grid: Grid, shares: TableLine, parts: TableLine, at: int, whole: Fraction) -> Finding:
        share, part = shares.numbers[at], parts.numbers[at]
        assert share and part
        told = {"found": share.shown, "computed": shown_like(part.value / whole * 100, share), "part": part.shown}
        told |= {"name": shares.name, "across": shares.across[at], "whole": digits_of(rounded(whole, 0))}
        return self.at(shares.place(at), caption=grid.placed.caption, **told)


class _Whole(Struct, frozen=True):
    """Between what bounds the whole of a row's share lies."""

    at: int
    least: Fraction
    most: Fraction


def _whole(shares: TableLine, parts: TableLine, at: int) -> _Whole | None:
    share, part = shares.numbers[at], parts.numbers[at]
    is_usable = share and part and share.kind is NumberForm.SHARE and part.kind is NumberForm.AMOUNT
    if not share or not part or not is_usable or share.value >= 100 or share.step > _FINE or part.value <= 0:
        return None
    slack = share.step * HALF
    return _Whole(at, part.value * 100 / (share.value + slack), part.value * 100 / max(share.value - slack, slack))


def _most_common(wholes: Sequence[_Whole]) -> Fraction:
    """Return where most of the bounds begin or hold, found by counting those that began and those that ended."""
    begun, ended = sorted(each.least for each in wholes), sorted(each.most for each in wholes)
    return max((each.least for each in wholes), key=lambda at: bisect_right(begun, at) - bisect_left(ended, at))


def _agreeing(wholes: Sequence[_Whole], least: Fraction) -> list[_Whole]:
    """Return the wholes that may be one a little over `least`."""
    return [each for each in wholes if each.least <= least <= each.most]


def _is_of_shares(line: TableLine) -> bool:
    numbers = [number for number in line.numbers if number]
    return len(numbers) > _LEAST and all(number.kind is NumberForm.SHARE for number in numbers)
