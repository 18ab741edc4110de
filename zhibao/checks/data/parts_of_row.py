"""D790: rows 其中 that make up their whole in other columns, but not in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.printed_number import Number, shown_like
from zhibao.checks.sums import PartSum, sum_of
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.findings import Finding, Severity

_LEAST = 2


class PartsOfRow(Check):
    code, severity, title = "D790", Severity.ERROR, "“其中”各行之和与整体不同"
    message = "表“{caption}”的“{label}”一行，“{column}”是 {found}，其中各行相加是 {sum}；别的列都相等。"
    advice = "请核对这一列的整体和“其中”各行，改正填错的一个。"
    why = "“其中”各行在别的列里正好合成整体，只有这一列不合，必有一个数填错了。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            for group in grid.groups_of_parts:
                if len(group) >= _LEAST and group.start:
                    yield from self._of_group(grid, grid.rows[group.start - 1], [grid.rows[at] for at in group])

    def _of_group(self, grid: Grid, whole: GridRow, parts: Sequence[GridRow]) -> Iterator[Finding]:
        sums = []
        for column in grid.numeric:
            stated = whole.numbers[column.at]
            numbers = [number for row in parts if (number := row.numbers[column.at])]
            if stated and len(numbers) == len(parts) and {each.kind for each in numbers} == {stated.kind}:
                sums.append((column, stated, sum_of(numbers, stated, grid.unit(column, whole))))
        wrong = [each for each in sums if not each[2].fits(each[1])]
        if len(wrong) < len(sums) - len(wrong):
            for column, stated, summed in wrong:
                told = {"caption": grid.placed.caption, "label": whole.label, "column": column.name}
                yield self.at(whole.ref(column.at), **told, **_told(stated, summed))


def _told(stated: Number, summed: PartSum) -> dict[str, str]:
    return {"found": stated.shown, "sum": shown_like(summed.value, stated)}
