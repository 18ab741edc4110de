"""D783: one prize, school or major under several spellings in a column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.grades import grade_of
from zhibao.checks.grid_column import Column
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.findings import Finding, Severity
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

# Columns of names, in which a name of two characters may be set apart by a space (秦 杰).
_NAMES = (
    "姓名",
    "选手",
    "教师",
    "学生",
    "队员",
    "指导",
    "辅导",
    "获奖者",
    "名单",
    "备注",
    "内容",
    "说明",
    "成效",
    "做法",
    "措施",
)
_LONG = 30
# 4级 is 四级.
_LEVEL, _NUMERALS = lazy_pattern(r"(?<!\d)\d(?=级|等|年级)"), str.maketrans("123456789", "一二三四五六七八九")


class SpelledDifferently(Check):
    code, severity, title = "D783", Severity.ERROR, "同一个类别有几种写法"
    message = "“{column}”列的“{found}”，别的行写“{usual}”。"
    advice = "请统一成一种写法；类别少的列，可在 Excel 里用“数据有效性”做成下拉框。"
    why = "统计按文字分类：写法不同就算成两类，汇总表和图里会多出一类。"

    def found(self, grids: tuple[Grid, ...]) -> Iterator[Finding]:
        for grid in grids:
            numeric = {column.at for column in grid.numeric}
            for column in grid.columns:
                is_prize = "奖" in column.name or "等次" in column.name
                if (is_prize or column.at not in numeric) and not any(word in column.name for word in _NAMES):
                    yield from self._of_column(grid, column)

    def _of_column(self, grid: Grid, column: Column) -> Iterator[Finding]:
        of_text: dict[str, list[GridRow]] = defaultdict(list)
        for row in grid.rows:
            text = row.texts[column.at].strip()
            if text and len(text) <= _LONG and column.at in row.row.own:
                of_text[text].append(row)
        spellings: dict[str, list[str]] = defaultdict(list)
        for text in of_text:
            spellings[_category(text, column)].append(text)
        for texts in spellings.values():
            usual = max(texts, key=lambda text: len(of_text[text])) if len(texts) > 1 else texts[0]
            for text in texts:
                for row in of_text[text] if text != usual else ():
                    yield self.at(row.ref(column.at), column=column.name, found=text, usual=usual)


def _category(text: str, column: Column) -> str:
    """Return what the spellings of one category have in common."""
    key = key_of(grade_of(text, column.name)).replace('"', "").lower()
    key = _LEVEL.sub(lambda match: match[0].translate(_NUMERALS), key)
    return key.removesuffix("专业") if "专业" in column.name else key
