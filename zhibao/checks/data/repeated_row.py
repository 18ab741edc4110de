"""D782: a row of a list that stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

# What stands in such a column is one and the same person or thing wherever it stands.
_ONE = lazy_pattern(r"姓名|选手|学生|队员|编号|证号|证书号|作品|论文|课题|名称|题目")
_NOT_ONE = lazy_pattern(r"赛项|项目|专业|学校|课程|比赛|大赛|类")
_SHOWN, _ENOUGH = 30, 4


class RepeatedRow(Check):
    code, severity, title = "D782", Severity.ERROR, "名单里有重复的行"
    message = "第 {row} 行“{found}”与第 {first} 行完全一样。"
    advice = "请删去重复的一行；确实是两件事的，请在表里写出不同之处（如场次、证书号）。"
    why = "重复的行会使计数、求和与统计图都多出一份。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            if grid.placed.name != "学校":
                yield from self._of_grid(grid)

    def _of_grid(self, grid: Grid) -> Iterator[Finding]:
        columns = [column.at for column in grid.columns if not column.is_serial]
        telling = [column for column in columns if _is_telling(grid, column)] or _key_of_rows(grid, columns)
        first: dict[tuple[str, ...], str] = {}
        for row in grid.rows if telling else ():
            values = tuple(key_of(row.texts[at]) for at in columns)
            is_own = all(at in row.row.own for at in telling)
            if is_own and all(key_of(row.texts[at]) for at in telling) and not row.is_total:
                place = row.ref(telling[0])
                before = first.setdefault(values, _row_of(place.cell))
                if before != _row_of(place.cell):
                    found = "，".join(filter(None, (row.texts[at] for at in columns)))[:_SHOWN]
                    yield self.at(place, row=_row_of(place.cell), found=found, first=before)


def _is_telling(grid: Grid, at: int) -> bool:
    """Tell whether a column names one person or thing, and does not count them."""
    column = grid.columns[at]
    names_one = _ONE.search(column.name) and not _NOT_ONE.search(column.name)
    return bool(names_one) and column not in grid.numeric


def _key_of_rows(grid: Grid, columns: Sequence[int]) -> list[int]:
    """Return the first column where every row but the repeated ones says its own there, and numbers stand beside."""
    if not columns or not grid.numeric or columns[0] in _numeric(grid):
        return []
    said = [key_of(row.texts[columns[0]]) for row in grid.rows if not row.is_total]
    is_key = len(said) >= _ENOUGH and len(set(said)) == len(said) - 1
    return [columns[0]] if is_key else []


def _numeric(grid: Grid) -> set[int]:
    return {column.at for column in grid.numeric}


def _row_of(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
