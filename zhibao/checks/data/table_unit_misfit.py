"""D786: a table whose unit none of its numbers has."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.printed_number import NumberForm
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.text.keys import squeezed


class TableUnitMisfit(Check):
    code, severity, title = "D786", Severity.WARNING, "表的单位与表里的数不合"
    message = "表“{caption}”写着“{found}”，表里却都是{kinds}。"
    advice = "请删去单位，或改成合适的；各行单位不同的，把单位写进项目名（如“生均图书（册）”）。"
    why = "表里是比率，单位却写“人”，读者不知道数是什么意思。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            unit = squeezed(grid.placed.unit).removeprefix("单位:").removeprefix("单位")
            kinds = {number.kind for row in grid.rows for number in row.numbers if number}
            if unit and kinds and NumberForm.AMOUNT not in kinds and not _fits(unit):
                told = "、".join(sorted(_NAMES[kind] for kind in kinds))
                yield self.at(
                    grid.placed.ref, caption=grid.placed.caption, found=squeezed(grid.placed.unit), kinds=told
                )


_NAMES = {
    NumberForm.SHARE: "百分数",
    NumberForm.RATIO: "比值",
    NumberForm.PARTS: "比值",
    NumberForm.POINTS: "百分点",
    NumberForm.AMOUNT: "数量",
}


def _fits(unit: str) -> bool:
    """Tell whether it is a unit of shares or ratios."""
    return any(word in unit for word in ("%", "‰", "比", "百分点", ":1"))
