"""Options of a chart and what it prints of its table: order, reference line, raised digits, its unit once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from lxml.etree import _Element as Element
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.builders import CellContent, Rows, Shown, minimal_sheets
from tests.invariants import NAMES
from tests.reports import Made, make

SCHOOLS: Rows = (
    ("", "学校", "招生", "在校生"),
    ("", "甲", 3, 30),
    ("", "其他", 9, 20),
    ("", "乙", "—", "—"),
    ("", "丙", 5, 10),
)
INDICATORS: Rows = (
    ("名称", "单位", "2024", "2025", "公式", "小数位", "口径", "来源"),
    ("生师比标准", ":1", "", "", "20", 0),
    ("每班人数", "人", 50, 45),
    ("达标率", "%", "", Shown(0.6, "0%")),
    ("空着的数", "人", 3, ""),
)


def made(folder: Path, *rows: Sequence[CellContent], sheets: dict[str, Rows] | None = None) -> Made:
    return make(folder, minimal_sheets(基本情况=rows) | (sheets or {}))


def alts(report: Made) -> list[str]:
    return [each.get("descr", "") for each in report.body.iterfind(".//wp:docPr", NAMES)]


@pytest.mark.parametrize(
    ("order", "categories"),
    [
        ("降", "甲丙乙其他"),
        ("升", "丙甲乙其他"),
        ("招生 降", "丙甲乙其他"),
        ("在校生　升", "丙甲乙其他"),
        ("", "甲其他乙丙"),
    ],
)
def test_categories_stand_in_the_order_asked_for(tmp_path: Path, order: str, categories: str) -> None:
    options = f"形式=可编辑；排序={order}" if order else "形式=可编辑"
    report = made(tmp_path, ("统计图", "规模", "条形图", options), *SCHOOLS)
    assert report.codes == []
    chart = report.part("word/charts/chart1.xml").decode()
    named = re.search("<c:cat>.*?</c:cat>", chart)
    assert named is not None and "".join(re.findall("<c:v>(.*?)</c:v>", named[0])) == categories


@pytest.mark.parametrize(
    ("kind", "order", "codes"),
    [
        ("折线图", "降", ["S200 基本情况!D2"]),
        ("条形图", "学生 降", ["S114 基本情况!D2"]),
        ("条形图", "大", ["S114 基本情况!D2"]),
    ],
)
def test_an_order_that_a_chart_cannot_have_is_reported(tmp_path: Path, kind: str, order: str, codes: list[str]) -> None:
    assert made(tmp_path, ("统计图", "规模", kind, f"排序={order}"), *SCHOOLS).codes == codes


@pytest.mark.parametrize(
    ("stated", "printed"),
    [
        ("20，达标线", "达标线20"),
        ("1,200", "参考线1,200"),
        ("1,200,线", "线1,200"),
        ("－5", "参考线-5"),
        ("每班人数", "每班人数45"),
        ("每班人数，上限", "上限45"),
    ],
)
@pytest.mark.parametrize("form", ["图片", "可编辑"])
def test_a_reference_line_stands_at_a_number_or_an_indicator(
    tmp_path: Path, stated: str, printed: str, form: str
) -> None:
    chart = ("统计图", "规模", "柱形图", f"形式={form}；参考线={stated}")
    report = made(tmp_path, chart, *SCHOOLS, sheets={"指标": INDICATORS})
    assert report.codes == []
    (alt,) = alts(report)
    assert f"。{printed}，甲" in alt
    if form == "可编辑":
        assert f"<c:v>{printed.rstrip('-0123456789,')}</c:v>" in report.part("word/charts/chart1.xml").decode()


@pytest.mark.parametrize(
    ("kind", "stated", "codes", "told"),
    [
        ("柱形图", "空着的数", ["P340 基本情况!D2"], "“空着的数”本年没有数"),
        ("柱形图", "每班人", ["S129 基本情况!D2"], "每班人数"),
        ("柱形图", "20，", ["S105 基本情况!D2"], ""),
        ("柱形图", "60%", ["P304 基本情况!A2"], "参考线“60%”和图里的数不是一种"),
        ("柱形图", "达标率", ["P304 基本情况!A2"], "参考线“60%”和图里的数不是一种"),
        ("饼图", "20", ["P304 基本情况!A2"], "画不了参考线，请改用柱形图"),
    ],
)
def test_a_reference_line_that_cannot_be_drawn_is_reported(
    tmp_path: Path, kind: str, stated: str, codes: list[str], told: str
) -> None:
    rows: Rows = (("统计图", "规模", kind, f"参考线={stated}"), ("", "学校", "招生"), ("", "甲", 3), ("", "乙", 4))
    report = made(tmp_path, *rows, sheets={"指标": INDICATORS})
    found = [each for each in report.codes if not each.startswith(("T", "D"))]
    assert found == codes
    assert any(told in finding.message for finding in report.outcome.findings)


def raised(*pieces: str) -> CellRichText:
    """Return rich text whose digits after ^ and _ are raised and lowered."""
    positions: dict[str, Literal["superscript", "subscript"]] = {"^": "superscript", "_": "subscript"}
    return CellRichText(
        *(
            TextBlock(InlineFont(vertAlign=positions[each[0]]), each[1:]) if each[0] in positions else each
            for each in pieces
        )
    )


@pytest.mark.parametrize("form", ["图片", "可编辑"])
def test_raised_digits_survive_in_labels_and_alternative_text(tmp_path: Path, form: str) -> None:
    grid = (("", "类", raised("面积（m", "^2", "）")), ("", raised("10", "^5", "级"), 5), ("", raised("CO", "_2"), 7))
    report = made(tmp_path, ("统计图", raised("10", "^3", "级"), "柱形图", f"形式={form}"), *grid)
    assert report.codes == []
    assert alts(report) == ["柱形图：10³级。10⁵级5，CO₂7"]
    if form == "可编辑":
        chart = report.part("word/charts/chart1.xml").decode()
        assert all(f"<c:v>{text}</c:v>" in chart for text in ("面积（m²）", "10⁵级", "CO₂"))


def shown_in(element: Element) -> str:
    return "".join(text.text or "" for text in element.iterfind(".//w:t", NAMES))


def test_raised_digits_survive_in_the_contents(tmp_path: Path) -> None:
    report = made(tmp_path, ("节", raised("碳（CO", "_2", "）与10", "^3", "级")), ("段落", "文"))
    (line,) = [each for each in report.body.iterfind(".//w:hyperlink", NAMES) if "CO" in shown_in(each)]
    shown = [(shown_in(run), run.find("w:rPr/w:vertAlign", NAMES)) for run in line.iterfind("w:r", NAMES)]
    words = [(text, None if at is None else at.get(f"{{{NAMES['w']}}}val")) for text, at in shown if text]
    assert [each for each in words if each[1]] == [("2", "subscript"), ("3", "superscript")]
    assert "".join(text for text, _ in words).strip("\u2007").endswith("碳（CO2）与103级")


@pytest.mark.parametrize(
    ("caption", "unit", "is_printed"),
    [("规模", "人", True), ("规模（单位：人）", "人", False), ("规模（人）", "人", False)],
)
def test_the_unit_is_printed_once(tmp_path: Path, caption: str, unit: str, is_printed: bool) -> None:
    report = made(tmp_path, ("统计图", caption, "柱形图", f"形式=可编辑；单位={unit}"), *SCHOOLS)
    assert ("单位：人" in report.part("word/charts/chart1.xml").decode()) == is_printed


def test_a_pie_of_many_equal_slices_is_an_error_that_names_bars(tmp_path: Path) -> None:
    rows = [("", f"第{at}类", 10 + at) for at in range(30)]
    report = made(tmp_path, ("统计图", "专业", "饼图"), ("", "类", "人数"), *rows)
    assert report.codes == ["P304 基本情况!A2"]
    assert "请改用条形图" in report.outcome.findings[0].message
    assert any("缺统计图：专业" in text for text in report.body.itertext())
