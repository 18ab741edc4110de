"""The 指标 sheet as the dictionary's rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import CellContent, Shown, faults, minimal_sheets, read
from zhibao.model.indicator import Indicator
from zhibao.model.observation import Observed

HEADER = ("名称", "单位", 2024, "2025年", "公式", "小数位", "口径", "来源", "引用")


def indicators(tmp_path: Path, *rows: Sequence[CellContent]) -> tuple[tuple[Indicator, ...], list[str]]:
    report, findings = read(tmp_path, {**minimal_sheets(), "指标": rows})
    return report.indicators, faults(findings)


def test_a_row_is_read_with_all_its_columns(tmp_path: Path) -> None:
    row = (" 双师型\n占比", "%", Shown(0.5, "0.0%"), None, "甲/乙", 1, "按专业课教师", "年报", "{{双师型占比}}")
    (found,), faulty = indicators(tmp_path, HEADER, row)
    assert (found.name, found.unit, found.formula, found.decimals) == ("双师型 占比", "%", "甲/乙", 1)
    assert (found.basis, found.source) == ("按专业课教师", "年报")
    assert (str(found.ref), str(found.formula_ref)) == ("指标!A2", "指标!E2")
    assert {year: (cell.text, cell.value, cell.ref.cell) for year, cell in found.years.items()} == {
        2024: ("50.0%", Decimal("0.5"), "C2"),
        2025: ("", None, "D2"),
    }
    assert faulty == []


def test_a_name_alone_is_the_title_of_a_group(tmp_path: Path) -> None:
    found, faulty = indicators(tmp_path, HEADER, ("一、规模",), ("在校生", "人"))
    assert ([(each.name, each.is_title) for each in found], faulty) == ([("一、规模", True), ("在校生", False)], [])


@pytest.mark.parametrize("year", ["2025", 2025, "2025年", "２０２５年度", " 2025 年 "])
def test_a_year_may_be_written_so(tmp_path: Path, year: str | int) -> None:
    (found,), faulty = indicators(tmp_path, ("名称", "单位", year), ("在校生", "人", 1))
    assert (list(found.years), faulty) == ([2025], [])


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (("单位", 2025), ["D703 指标!A1"]),
        (("名称", "单为", 2025), ["D704 指标!B1"]),
        (("名称", 25, 2025), ["D704 指标!B1"]),
        (("名称", 2025, "2025年"), ["D705 指标!C1"]),
        (("名称", 2025, "单位", "单位"), ["D705 指标!D1"]),
        (("名称", "填表人", 2025), []),
        (("名称", "单位", "本年度"), ["D728 指标!A1"]),
    ],
)
def test_faults_of_the_header(tmp_path: Path, header: tuple[str | int, ...], expected: list[str]) -> None:
    assert indicators(tmp_path, header, ("在校生", "人"))[1] == expected


@pytest.mark.parametrize("decimals", ["两", -1, 1.5, 11])
def test_decimals_are_a_whole_number_up_to_ten(tmp_path: Path, decimals: str | float) -> None:
    (found,), faulty = indicators(tmp_path, ("名称", "小数位", 2025), ("在校生", decimals, 1))
    assert (found.decimals, faulty) == (None, ["D709 指标!B2"])


def test_a_row_without_a_name_is_observed(tmp_path: Path) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), "指标": (HEADER, ("", "人", 1))})
    met = [(each.kind, str(each.ref)) for each in report.observations]
    assert (report.indicators, findings, met) == ((), (), [(Observed.ROW_WITHOUT_NAME, "指标!B2")])


def test_years_in_a_second_row_of_the_header_are_reported_once(tmp_path: Path) -> None:
    header = (("名称", "单位", "年份", None), ("", "", 2024, 2025))
    assert indicators(tmp_path, *header, ("在校生", "人", 1, 2), ("毕业生", "", 1, 2))[1] == ["D728 指标!A1"]


def test_formulas_of_this_year_need_no_year(tmp_path: Path) -> None:
    rows = (("名称", "公式"), ("一、学校", None), ("学校数", '计数("学校")'))
    assert indicators(tmp_path, *rows)[1] == []


def test_an_empty_sheet_is_no_fault(tmp_path: Path) -> None:
    assert indicators(tmp_path) == ((), [])
    assert indicators(tmp_path, (None, " ")) == ((), [])


def test_without_the_sheet_there_are_none(tmp_path: Path) -> None:
    assert read(tmp_path, minimal_sheets()).report.indicators == ()
