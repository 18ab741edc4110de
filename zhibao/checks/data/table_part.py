"""D760: a part in a table that is more than its whole."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.grid_column import Column
from zhibao.checks.printed_number import Number
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

# A part may grow more than its whole.
_CHANGE = lazy_pattern(r"增|减|变化|幅|[较比](?:上年|去年|20\d\d)|同比")


class TablePart(Check):
    code, severity, title = "D760", Severity.ERROR, "表里“其中”的数多于整体"
    message = "表“{caption}”的“{part}”是 {found}，多于“{whole}”的 {whole_found}。"
    advice = "请核对两个数：多半是填串了列、串了行，或有一个多打了一位。"
    why = "“其中”是前面一项的一部分，不会比它多。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            for column in grid.numeric:
                if column.is_part:
                    yield from self._of_column(grid, column)
            for at in sorted(grid.part_rows):
                yield from self._of_row(grid, at)

    def _of_column(self, grid: Grid, part: Column) -> Iterator[Finding]:
        before = [column for column in grid.numeric if column.at < part.at and not column.is_part]
        beside = [column for column in before if column.path[:1] == part.path[:1] and len(part.path) > 1]
        whole = next(reversed(beside or before), None)
        for row in grid.rows if whole and _may_compare(whole, part) else ():
            told = {"part": f"{row.label}，{part.name}", "whole": whole.name if whole else ""}
            yield from self._compared(grid, row, part.at, row.numbers[whole.at] if whole else None, told)

    def _of_row(self, grid: Grid, at: int) -> Iterator[Finding]:
        whole = next((grid.rows[each] for each in range(at - 1, -1, -1) if each not in grid.part_rows), None)
        part = grid.rows[at]
        for column in grid.numeric if whole else ():
            if _CHANGE.search(column.words):
                continue
            told = {"part": f"{part.label}，{column.name}", "whole": whole.label if whole else ""}
            yield from self._compared(grid, part, column.at, whole.numbers[column.at] if whole else None, told)

    def _compared(
        self, grid: Grid, row: GridRow, at: int, whole: Number | None, told: dict[str, str]
    ) -> Iterator[Finding]:
        part = row.numbers[at]
        if part and whole and part.kind is whole.kind and not part.is_signed and part.value > whole.value:
            told |= {"found": part.shown, "whole_found": whole.shown}
            yield self.at(row.ref(at), caption=grid.placed.caption, **told)


def _may_compare(whole: Column, part: Column) -> bool:
    """Tell whether both count the same: of 赛项（个） with 其中获奖（人） nothing can be said."""
    return not (whole.unit and part.unit) or whole.unit == part.unit
