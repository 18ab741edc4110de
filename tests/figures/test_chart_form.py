"""图表形式 and 形式=: pictures, or charts that an editor can change."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.builders import COVER, Rows, Shown, minimal_sheets
from tests.invariants import NAMES
from tests.reports import Made, extents, make

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
GRID: Rows = (("", "去向", "人数"), ("", "升学", 4563), ("", "就业", 2164))


def made(folder: Path, cover: str, *options: str) -> Made:
    """Return a report with a chart for each text of options."""
    rows = [row for each in options for row in (("统计图", "去向", "柱形图", each), *GRID)]
    stated = (*COVER, ("图表形式", cover)) if cover else COVER
    return make(folder, minimal_sheets(基本情况=rows) | {"封面": stated})


def forms(report: Made) -> list[str]:
    """Return the form of each drawing in the report."""
    drawings = report.body.iterfind(".//wp:inline", NAMES)
    return ["可编辑" if list(drawing.iter(CHART)) else "图片" for drawing in drawings]


@pytest.mark.parametrize(("cover", "form"), [("", "图片"), ("图片", "图片"), ("可编辑", "可编辑")])
def test_the_cover_chooses_the_form_of_all_charts(tmp_path: Path, cover: str, form: str) -> None:
    report = made(tmp_path, cover, "", "")
    assert forms(report) == [form, form]
    assert report.codes == []


@pytest.mark.parametrize(("cover", "other"), [("可编辑", "图片"), ("图片", "可编辑")])
def test_a_chart_may_choose_its_own_form(tmp_path: Path, cover: str, other: str) -> None:
    assert forms(made(tmp_path, cover, "", f"形式={other}")) == [cover, other]


def test_another_form_on_the_cover_is_reported_and_pictures_are_drawn(tmp_path: Path) -> None:
    report = made(tmp_path, "可编缉", "")
    (finding,) = [each for each in report.outcome.findings if each.code == "P330"]
    assert (str(finding.ref), "是不是“可编辑”" in finding.message) == ("封面!B6", True)
    assert forms(report) == ["图片"]


def test_another_form_in_the_options_is_reported(tmp_path: Path) -> None:
    report = made(tmp_path, "", "形式=图")
    assert report.codes == ["S105 基本情况!D2"]
    assert forms(report) == ["图片"]


def test_both_forms_are_equally_large_and_say_the_same_in_words(tmp_path: Path) -> None:
    report = made(tmp_path, "", "形式=图片", "形式=可编辑")
    (width, height), (other_width, other_height) = extents(report.body)
    assert width == other_width == pytest.approx(156 * 36000, rel=0.001)
    assert height == pytest.approx(other_height, rel=0.005)
    alts = [each.get("descr") for each in report.body.iterfind(".//wp:docPr", NAMES)]
    assert alts == ["柱形图：去向。升学4563，就业2164"] * 2


def test_an_editable_chart_is_set_in_the_face_of_table_heads(tmp_path: Path) -> None:
    chart = made(tmp_path, "可编辑", "").part("word/charts/chart1.xml").decode()
    assert '<a:latin typeface="黑体"/><a:ea typeface="黑体"/>' in chart


def test_a_report_of_editable_charts_holds_no_pictures(tmp_path: Path) -> None:
    assert made(tmp_path, "可编辑", "").media() == []


FORMATS = ("#,##0;(#,##0)", '0.0,"千"', "0.00E+00", "0.0%", "#,##0", "General")


def codes_of(report: Made) -> list[str]:
    """Return the format codes of a native chart's values, as Word keeps them, and those of its labels."""
    with zipfile.ZipFile(report.path) as package:
        (name,) = [name for name in package.namelist() if re.fullmatch(r"word/charts/chart[^/]*\.xml", name)]
        chart = ElementTree.fromstring(package.read(name))
    usual = chart.findtext(".//{*}numCache/{*}formatCode", "")
    return [point.get("formatCode", usual) for point in chart.iterfind(".//{*}numCache/{*}pt")]


def test_numbers_of_an_editable_chart_keep_the_formats_of_their_cells(tmp_path: Path) -> None:
    styled: Rows = tuple(("", f"甲{at}", Shown(-12345 if at == 0 else 12345, code)) for at, code in enumerate(FORMATS))
    rows: Rows = (("统计图", "去向", "柱形图"), ("", "类", "人数"), *styled)
    report = make(tmp_path, minimal_sheets(基本情况=rows) | {"封面": (*COVER, ("图表形式", "可编辑"))})
    assert report.codes == ["S172 基本情况!C7"]
    assert codes_of(report) == ["#,##0;(#,##0)", '0.0,"千"', "0.00E+00", "0.0%", "#,##0", "0"]


@pytest.mark.parametrize(("form", "codes"), [("可编辑", ["P314 基本情况!A2"]), ("图片", [])])
def test_labels_that_no_format_prints_are_told(tmp_path: Path, form: str, codes: list[str]) -> None:
    cells = (("", "类", "人数"), ("", "甲", Shown(5, '"盈";"亏"')), ("", "乙", Shown(-5, '"盈";"亏"')))
    rows: Rows = (("统计图", "盈亏", "柱形图", f"形式={form}"), *cells)
    report = make(tmp_path, minimal_sheets(基本情况=rows))
    assert report.codes == codes
    assert [each.message for each in report.outcome.findings if "盈、亏" in each.message] == (
        ["这张可编辑的统计图有 2 种标签照原样写死了：盈、亏。在 Word 里改了数，标签不会跟着变。"] if codes else []
    )
