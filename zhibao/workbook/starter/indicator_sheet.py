"""The look of the 指标 sheet: groups, rows to fill in and computed rows told apart, and what each cell takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.indicators import BASIS, DECIMALS, FORMULA, HEADER, NAME, QUOTED, SOURCE, UNIT
from zhibao.workbook.starter import style_constants
from zhibao.workbook.starter.choices import prompt_at
from zhibao.workbook.starter.colours import look
from zhibao.workbook.starter.governed_rows import text_at
from zhibao.workbook.starter.indicator_catalogue import NOTE
from zhibao.workbook.starter.style_constants import Tint

_YEAR = re.compile(r"\d{4}年?")
_NARROW = (UNIT, DECIMALS)
_WIDTHS: Mapping[str, float] = {
    NAME: 30.0,
    UNIT: 9.0,
    FORMULA: 40.0,
    DECIMALS: 8.0,
    BASIS: 44.0,
    SOURCE: 20.0,
    NOTE: 40.0,
    QUOTED: 32.0,
}
_YEAR_WIDTH = 13.0

_PROMPTS: Mapping[str, str] = {
    NAME: "名称不能重复。正文里写 {{名称}}、{{名称.上年}}、{{名称.比上年增减}}、{{名称.增幅}} 取数。\n"
    "只有名称、其余都空的一行是分组的标题，不读取。",
    UNIT: "有三种单位有特别的意思：\n% 印作 69.43%，增减说百分点\n:1 印作 13.65:1\n成比 印作 2.4:7.6\n"
    "其他照写，如 人、平方米。",
    FORMULA: "要计算的才写：指标名称、数字、+ - * / 和括号，不写等号。\n"
    '还可以写 计数("表名", 列="值")、求和("表名", "列")、去重计数("表名", "列")，只算本年。',
    DECIMALS: "算出的数留几位小数。不填：% 和 :1 两位，成比一位，其他零位。",
    BASIS: "直接填的数包括什么。有公式的行一般留空：填报值另有算法的才写，写了，与计算值不同就只是提醒。",
    QUOTED: "复制这一格，贴进正文、表格或题注。程序不读这一列。",
}
_TYPED = "填数。% 填成 69.43%，:1 填成 13.65:1，成比填成 2.4:7.6。确实没有的填“—”，还没有的留空。"
_COMPUTED = (
    "有公式，一般留空，由程序计算。填了就是填报值：印填报值，与计算值不同时程序会指出。\n"
    "公式里有“计数”一类的，上年的数直接填。"
)


def widths_of(sheet: Worksheet) -> tuple[float, ...]:
    """Return the width of every column by its header."""
    headers = [text_at(sheet, 1, column) for column in range(1, sheet.max_column + 1)]
    return tuple(_YEAR_WIDTH if _YEAR.fullmatch(header) else _WIDTHS.get(header, 20.0) for header in headers)


def add_indicator_look(sheet: Worksheet) -> None:
    """Align the cells, colour the rows by what they are, and say what each cell takes."""
    columns = {text_at(sheet, 1, column): column for column in range(1, sheet.max_column + 1)}
    years = [column for name, column in columns.items() if _YEAR.fullmatch(name)]
    _align(sheet, columns, years)
    _add_colours(sheet, columns, years)
    _add_prompts(sheet, columns, years)


def _align(sheet: Worksheet, columns: Mapping[str, int], years: list[int]) -> None:
    narrow = [columns[name] for name in _NARROW if name in columns]
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            across = "right" if cell.column in years else "center" if cell.column in narrow else "left"
            cell.alignment = Alignment(across, "center", wrap_text=True)


def _add_colours(sheet: Worksheet, columns: Mapping[str, int], years: list[int]) -> None:
    # One area for all: where areas overlap, LibreOffice picks one of them.
    area = f"A2:{get_column_letter(max(columns.values()))}{style_constants.LAST_ROW}"
    for formula, tint in _rules(columns, years):
        sheet.conditional_formatting.add(area, Rule(type="expression", dxf=look(tint), formula=[formula]))


def _rules(columns: Mapping[str, int], years: list[int]) -> Iterator[tuple[str, Tint]]:
    """Yield formulas, as they are for the first row, with the look of the cells that they hold for."""
    name = _cell(columns, NAME)
    others = "".join(f"&{_cell(columns, other)}" for other in columns if other not in (NAME, QUOTED, ""))
    yield f'AND({name}<>"",""{others}="")', style_constants.GROUP_TINT
    if FORMULA in columns:
        yield f'AND({name}<>"",{_cell(columns, FORMULA)}<>"")', style_constants.COMPUTED_TINT
    in_years = ",".join(f"COLUMN()={column}" for column in years)
    yield f'AND({name}<>"",OR({in_years or "FALSE"}))', style_constants.TYPED_TINT
    yield f'{name}<>""', style_constants.GRID_TINT


def _cell(columns: Mapping[str, int], name: str) -> str:
    return f"${get_column_letter(columns.get(name, 1))}2"


def _add_prompts(sheet: Worksheet, columns: Mapping[str, int], years: list[int]) -> None:
    every = list(range(2, style_constants.LAST_ROW + 1))
    for name in HEADER:
        if name in columns and name in _PROMPTS:
            prompt_at(sheet, columns[name], every, name, _PROMPTS[name])
    filled = range(2, sheet.max_row + 1)
    computed = [number for number in filled if FORMULA in columns and text_at(sheet, number, columns[FORMULA])]
    typed = sorted(set(every) - set(computed))
    for column in years:
        title = text_at(sheet, 1, column)
        prompt_at(sheet, column, typed, title, _TYPED)
        if computed:
            prompt_at(sheet, column, computed, title, _COMPUTED)
