"""Values of the options that tables of several types share: conditions, totals, computed columns."""

from __future__ import annotations

import re
from collections.abc import Callable

from zhibao.indicators.wording import CHANGE, GROWTH
from zhibao.model.made_tables import ComputedColumn, ListedColumn, Measured, Order, RowCondition, Totals
from zhibao.tables.aggregate import COUNT, DISTINCT, SHARE, TOTAL
from zhibao.tables.as_printed import NUMBER_FORMS
from zhibao.tables.conditions import SIGNS, is_number
from zhibao.text.folding import fold
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.options import Option, one_of, year_list

_BETWEEN = lazy_pattern(r"[,、，](?![^()（）]*[)）])")
_ARROW = lazy_pattern(r"\s*(?:→|[-－—]+[>＞])\s*")
_MEASURED = lazy_pattern(rf"({DISTINCT}|{TOTAL})\((.+)\)")
_COMPUTED = lazy_pattern(rf"({CHANGE}|{GROWTH}|{SHARE})\s*(?:\((.+)\))?")
_TWO = lazy_pattern(r"(.+?)[-－](.+)")
_CONDITION = lazy_pattern(rf"([^{SIGNS}!]+?)\s*(≠|!=|<>|≥|>=|≤|<=|[=><])\s*([^{SIGNS}].*)")
_ONE_SIGN = {"!=": "≠", "<>": "≠", ">=": "≥", "<=": "≤"}
_ORDER = lazy_pattern(r"(.*\S)\s*([升降])序?")


def _parts(value: str) -> list[str]:
    """Return what stands between commas; those in brackets do not part."""
    parts = [part.strip() for part in _BETWEEN.split(value) if part.strip()]
    if not parts:
        raise ValueError(value)
    return parts


def _labelled(part: str) -> tuple[str, str]:
    """Return a name and what is printed for it, which may follow an arrow."""
    name, *labels = _ARROW.split(part)
    if len(labels) > 1 or not name or labels == [""]:
        raise ValueError(part)
    return name, labels[0] if labels else ""


def measures(value: str) -> tuple[Measured, ...]:
    """Parse several of 计数, 求和(列名) and 去重计数(列名), each perhaps with →印名."""
    return tuple(map(_measure, _parts(value)))


def _measure(part: str) -> Measured:
    stated, label = _labelled(part)
    if squeezed(stated) == COUNT:
        return Measured(COUNT, "", label)
    found = _MEASURED.fullmatch(squeezed(stated))
    if found is None:
        raise ValueError(part)
    return Measured(found[1], found[2], label)


def conditions(value: str) -> tuple[RowCondition, ...]:
    """Parse 列=内容, 列≠内容 and 列>数; all of several hold."""
    return tuple(map(_condition, _parts(value)))


def _condition(part: str) -> RowCondition:
    found = _CONDITION.fullmatch(re.sub("[＝﹦＞＜！]", lambda match: fold(match[0]), part))
    if found is None:
        raise ValueError(part)
    sign = _ONE_SIGN.get(found[2], found[2])
    if sign not in "=≠" and not is_number(found[3]):
        raise ValueError(part)
    return RowCondition(found[1], sign, found[3])


def listed_columns(value: str) -> tuple[ListedColumn, ...]:
    """Parse 原名, 原名→印名 and 印名=算式."""
    return tuple(map(_listed_column, _parts(value)))


def _listed_column(part: str) -> ListedColumn:
    label, equals, formula = (each.strip() for each in re.sub("[＝﹦]", "=", part).partition("="))
    if equals:
        if not (label and formula):
            raise ValueError(part)
        return ListedColumn(label, label, formula)
    name, label = _labelled(part)
    return ListedColumn(name, label)


def row_order(value: str) -> Order:
    """Parse 列名, 列名 升 and 列名 降, also as 升序 and 降序."""
    found = _ORDER.fullmatch(value.strip())
    return Order(found[1], found[2] == "降") if found else Order(value)


def computed_columns(value: str) -> tuple[ComputedColumn, ...]:
    """Parse 增减, 增幅 and 占比, each perhaps of columns in brackets, and with →印名."""
    return tuple(map(_computed_column, _parts(value)))


def _computed_column(part: str) -> ComputedColumn:
    stated, label = _labelled(part)
    found = _COMPUTED.fullmatch(fold(stated))
    if found is None:
        raise ValueError(part)
    # Folding keeps places: the column is called as the clerk wrote it.
    kind, named = found[1], stated[slice(*found.span(2))].strip() if found[2] else ""
    if kind == SHARE or not named:
        return ComputedColumn(kind, (named,) if named else (), label)
    two = _TWO.fullmatch(named)
    if two is None:
        raise ValueError(part)
    return ComputedColumn(kind, (two[1].strip(), two[2].strip()), label)


def totals(whole: Totals) -> Callable[[str], Totals]:
    """Return a parser of 行, 列 and both; 是 means `whole`."""

    def parse(value: str) -> Totals:
        if value in ("是", "否"):
            return whole if value == "是" else Totals()
        words = _parts(value)
        if not {"行", "列"}.issuperset(words):
            raise ValueError(value)
        return Totals("行" in words, "列" in words)

    return parse


CONDITIONS = Option(
    "条件", "只要这些行：列名=内容、列名≠内容或列名>数，几个用逗号隔开", conditions, "条件=级别=省级,人数>5"
)
YEARS = Option(
    "年度",
    "年份，用逗号隔开，也可写上年、本年，只要这些年度的行；来源表有“年度”列时用，不写是全部",
    year_list,
    "年度=上年,本年",
)
NUMBER_FORM = Option(
    "数字",
    "“千分位”（印成 12,345）或“万”（除以一万，留两位小数，单位前加“万”）",
    one_of(*NUMBER_FORMS),
    "数字=千分位",
)
ROW_TOTALS = Option("合计", "“行”“列”或“行,列”；“是”同“行”", totals(Totals(row=True)), "合计=行")
COMPUTED = Option(
    "计算列",
    "另加的列：增减、增幅（照最后两个年份的列，或写“增减(乙列-甲列)”）、占比（或写“占比(列名)”）",
    computed_columns,
    "计算列=增减,增幅,占比",
)
