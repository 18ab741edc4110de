"""D789: serial numbers that skip or repeat one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.printed_number import number_of_cell
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity


class SerialNumbers(Check):
    code, severity, title = "D789", Severity.WARNING, "序号不连续"
    message = "表“{caption}”的序号在 {last} 之后是 {found}。"
    advice = "请把序号重新排好；删掉了行的，也请核对合计和正文里的个数。"
    why = "序号跳了一个，多半是删掉或漏掉了一行；重了一个，多半是插了一行。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            for column in grid.columns[:1] if grid.placed.section else ():
                if column.is_serial:
                    yield from self._of_column(grid)

    def _of_column(self, grid: Grid) -> Iterator[Finding]:
        cells = [row.row.cells[0] for row in grid.rows if 0 in row.row.own]
        numbered = [(cell, number.value) for cell in cells if (number := number_of_cell(cell, cell.plain))]
        last = Fraction(0)
        for at, (cell, value) in enumerate(numbered):
            # Each group may begin anew.
            if value not in (last + 1, 1) and last:
                yield self.at(cell.ref, caption=grid.placed.caption, last=last, found=cell.plain)
            # Where the next one goes on as if nothing were wrong, it is this one alone.
            is_slip = value != 1 and [number for _, number in numbered[at + 1 : at + 2]] == [last + 2]
            last = last + 1 if is_slip else value
