"""D759: a share or ratio in a table that is not the quotient of the numbers beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from zhibao.checks.check import Check
from zhibao.checks.lines import TableLine, plus
from zhibao.checks.printed_number import HALF, Number, NumberForm, shown_like
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity

# How far away a numerator or denominator may stand: each share looks at so many lines, whatever the table's length.
_REACH = 8
_ENOUGH_DIGITS = 3
# So many disagree before the first one agrees, that the rest need not be looked at.
_HOPELESS = 20
_FEW = 2


class _Pair(Struct, frozen=True):
    """A line divided by another one, or by its own total; where the shares agree with it, and where not."""

    over: TableLine
    under: TableLine | None
    right: tuple[int, ...]
    wrong: tuple[int, ...]

    @property
    def words(self) -> str:
        return f"“{self.over.name}”除以" + (f"“{self.under.name}”" if self.under else "它的合计")

    def divided(self, at: int) -> Fraction | None:
        return _divided(self.over.numbers[at], _divisor(self.over, self.under, at))


class Quotient(Check):
    code, severity, title = "D759", Severity.ERROR, "占比、比值与表里的数不合"
    message = "表“{caption}”的“{across}，{name}”是 {found}，{words}应是 {computed}。"
    advice = "请核对这一格和它的分子、分母；表里其他各格都这样算得出，只有它不合。"
    why = "占比的分子、分母就在旁边，读者一除就知道；多半是数改了，占比没有跟着改。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            if grid.has_amounts_only:
                continue
            yield from self._of_lines(grid, grid.column_lines)
            yield from self._of_lines(grid, grid.row_lines) if grid.placed.section else ()

    def _of_lines(self, grid: Grid, lines: Sequence[TableLine]) -> Iterator[Finding]:
        for at, line in enumerate(lines):
            if _is_of_shares(line):
                near = [other for other in lines[max(at - _REACH, 0) : at + _REACH + 1] if other is not line]
                pair = _best(line, near)
                yield from (self._finding(grid, line, pair, place) for place in pair.wrong) if pair else ()

    def _finding(self, grid: Grid, line: TableLine, pair: _Pair, at: int) -> Finding:
        found, divided = line.numbers[at], pair.divided(at)
        assert found and divided is not None
        computed = shown_like(divided * 100 if found.kind is NumberForm.SHARE else divided, found)
        told = {"found": found.shown, "computed": computed, "words": pair.words}
        told |= {"name": line.name, "across": line.across[at]}
        return self.at(line.place(at), caption=grid.placed.caption, **told)


def _is_of_shares(line: TableLine) -> bool:
    """Tell whether most numbers of a line are shares or ratios; one alone has nothing to be compared with."""
    numbers = [each for each in line.numbers if each]
    shares = sum(each.kind in (NumberForm.SHARE, NumberForm.RATIO) for each in numbers)
    return shares > 1 and 2 * shares >= len(numbers)


def _best(line: TableLine, near: Sequence[TableLine]) -> _Pair | None:
    """Return the division that agrees with most shares, None unless it does with as many as it does not with.

    A numerator may be two lines together, 升学 and 就业, or all but one, where no line alone will do.
    """
    pairs = (_pair(line, over, under) for over in near for under in (None, *near) if over is not under)
    best = max(pairs, key=lambda pair: len(pair.right), default=None)
    if not best or not best.right:
        amounts = [each for each in near if not _is_of_shares(each)]
        together = (plus(one, other) for one, other in pairwise(amounts))
        pairs = (_pair(line, over, under) for over in together for under in amounts)
        best = max(pairs, key=lambda pair: len(pair.right), default=None)
    if not best or not best.right or not _is_telling(line, best.right):
        return None
    return best if len(best.right) >= len(best.wrong) or _is_named_after(line, best) else None


def _is_named_after(line: TableLine, pair: _Pair) -> bool:
    """Tell whether the share is called after what is divided, 报到率 after 报到数: then few need agree."""
    return len(pair.wrong) <= _FEW and len(line.name) > 1 and line.name[:2] == pair.over.name[:2]


def _is_telling(line: TableLine, right: Sequence[int]) -> bool:
    """Tell whether the agreement is no accident: several shares, or one of many digits."""
    digits = (sum(map(str.isdigit, number.shown.lstrip("0."))) for at in right if (number := line.numbers[at]))
    return len(right) > 2 or max(digits, default=0) >= _ENOUGH_DIGITS


def _pair(line: TableLine, over: TableLine, under: TableLine | None) -> _Pair:
    right: list[int] = []
    wrong: list[int] = []
    for at, share in enumerate(line.numbers):
        divisor = _divisor(over, under, at)
        divided = _divided(over.numbers[at], divisor)
        if not share or divided is None or share.kind not in (NumberForm.SHARE, NumberForm.RATIO):
            continue
        if not right and len(wrong) > _HOPELESS:
            break
        times = 100 if share.kind is NumberForm.SHARE else 1
        if share.is_near(divided * times, _slack(over.numbers[at], divisor) * times):
            # That all of it is 100 % says nothing of the division.
            right += [at] if divided != 1 else []
        elif not line.is_made(at):
            wrong.append(at)
    return _Pair(over, under, tuple(right), tuple(wrong))


def _divisor(over: TableLine, under: TableLine | None, at: int) -> Number | None:
    return under.numbers[at] if under else over.total


def _divided(over: Number | None, under: Number | None) -> Fraction | None:
    """Return the quotient of two amounts."""
    if not over or not under or not under.value or {over.kind, under.kind} != {NumberForm.AMOUNT}:
        return None
    return over.value / under.value


def _slack(over: Number | None, under: Number | None) -> Fraction:
    """Return how much rounding of both numbers may change the quotient: nothing for counts."""
    if not over or not under:
        return Fraction(0)
    over_slack, under_slack = (each.step * HALF if each.step != 1 else Fraction(0) for each in (over, under))
    return over_slack / abs(under.value) + abs(over.value) * under_slack / under.value**2
