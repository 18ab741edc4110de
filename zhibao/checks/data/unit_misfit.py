"""D781: an indicator whose unit is missing, or does not fit its name."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries
from zhibao.findings import Finding, Severity
from zhibao.model.indicator import EvaluatedIndicator, Indicator
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_SHARE = lazy_pattern(r"(?<![汇利税费效频功])率$|占比$|比例$|比重$|百分比$")
_RATIO = lazy_pattern(r"(?:生师|师生|职普|普职)比$")
_PEOPLE = lazy_pattern(r"(?:人数|学生|教师|教职工|毕业生|在校生)$")
_AREA = lazy_pattern(r"(?:面积)$")
_MONEY = lazy_pattern(r"(?:经费|拨款|收入|支出|投入|资金|产值|总值|资产|金额|到账额|到款额|奖学金|助学金)$")
_UNITLESS = lazy_pattern(r"指数|系数|等级|比$|得分|评分|排名|名次|是否|年份|代码|名称|时间")
_SHARES, _RATIOS = ("%", "‰"), (":1", "成比", "1:1", "比", "—", "")
_AREAS = ("平方米", "万平方米", "亩", "公顷", "㎡", "m2", "m²", "万㎡", "平方千米", "平方公里")
_USUAL = 2


class UnitMisfit(Check):
    code, severity, title = "D781", Severity.WARNING, "单位没有填，或与名称不合"
    message = "“{name}”{reason}。"
    advice = "请在“单位”列改正：比率填 %，生师比填 :1，职普比填 成比，人数填 人，面积填 平方米。"
    why = "单位决定怎样印、怎样算（% 的公式算占比）；单位错了，数对了也会被读错。"

    def found(self, indicators: YearEntries) -> Iterator[Finding]:
        valued = [each for each in indicators.evaluated if each.values]
        has_units = _USUAL * sum(bool(each.definition.unit.strip()) for each in valued) > len(valued)
        for each in valued:
            reason = _reason(each, has_units)
            if reason:
                definition = each.definition
                yield self.at(definition.ref, name=definition.name, reason=reason)


def _reason(each: EvaluatedIndicator, has_units: bool) -> str:
    name, unit = squeezed(each.definition.name), squeezed(each.definition.unit)
    if not unit:
        return "没有填单位，别的指标都有" if has_units and not _UNITLESS.search(name) else ""
    wanted = _wanted(name, unit, each.definition)
    return f"的单位是“{unit}”，这样的指标应是{wanted}" if wanted else ""


def _wanted(name: str, unit: str, definition: Indicator) -> str:
    """Return the units that fit the name, empty where the unit does."""
    if _RATIO.search(name) and unit not in _RATIOS and ":" not in unit:
        return " :1 或 成比"
    if _SHARE.search(name) and unit not in (*_SHARES, "成比") and ":" not in unit:
        return " %"
    if _PEOPLE.search(name) and (unit in _SHARES or unit in _RATIOS or unit in _AREAS or "元" in unit):
        return "人"
    if _MONEY.search(name) and "元" not in unit and unit not in _SHARES:
        return "元或万元"
    return "平方米或亩" if _AREA.search(name) and not unit.startswith(_AREAS) else ""
