"""封面: keys and values."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.builders import (
    COVER,
    CellContent,
    Page,
    ReadResult,
    Rows,
    Shown,
    faults,
    minimal_sheets,
    read,
    refusal,
    write_workbook,
)


def read_cover(tmp_path: Path, rows: Rows) -> ReadResult:
    return read(tmp_path, {**minimal_sheets(), "封面": rows})


def with_row(*row: CellContent) -> Rows:
    return (*COVER, row)


def without(key: str) -> Rows:
    return [row for row in COVER if row[0] != key]


def test_the_cover_s_values_are_found_by_key_with_their_cells(tmp_path: Path) -> None:
    report, findings = read_cover(tmp_path, COVER)
    assert {key: (value.plain, value.ref.cell) for key, value in report.cover.items() if key != "报告名称"} == {
        "地区": ("云州市", "B2"),
        "报告年度": ("2025", "B3"),
        "编制单位": ("云州市教育局", "B4"),
        "编制年月": ("2025年12月", "B5"),
    }
    assert not findings


@pytest.mark.parametrize("key", ["地区", "报告年度", "编制单位", "编制年月"])
@pytest.mark.parametrize("empty", [False, True], ids=["no row", "no value"])
def test_a_missing_required_key_is_reported_and_marked(tmp_path: Path, key: str, empty: bool) -> None:
    rows: Rows = [*without(key), *([(key, " ")] if empty else [])]
    report, findings = read_cover(tmp_path, rows)
    assert faults(findings) == ["W006 封面"]
    assert f"“{key}”" in findings[0].message
    assert report.cover[key].runs[0].todo
    assert report.cover[key].plain == f"【待补：{key}】"


def test_the_key_most_like_a_missing_one_is_suggested(tmp_path: Path) -> None:
    findings = read_cover(tmp_path, [*without("报告年度"), ("报告年份", "2025")]).findings
    (finding,) = [finding for finding in findings if finding.code == "W006"]
    assert "是不是“报告年份”" in finding.message


@pytest.mark.parametrize(
    ("key", "found"),
    [("公开网扯", ["W016 封面!B6"]), ("联系电话", []), ("公开网址", []), ("字体", []), ("字休", ["W016 封面!B6"])],
)
def test_only_keys_that_look_misspelt_are_reported(tmp_path: Path, key: str, found: list[str]) -> None:
    assert faults(read_cover(tmp_path, with_row(key, "甲")).findings) == found


@pytest.mark.parametrize(("value", "found"), [("是", []), ("否", []), ("不", ["W030 封面!B6"]), (1, ["W030 封面!B6"])])
def test_names_are_to_be_masked_or_not(tmp_path: Path, value: CellContent, found: list[str]) -> None:
    assert faults(read_cover(tmp_path, with_row("脱敏", value)).findings) == found


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Shown(datetime.datetime(2025, 12, 1), 'yyyy"年"m"月"'), "2025年12月"),
        (Shown(datetime.datetime(2025, 12, 1), '[DBNum1][$-804]yyyy"年"m"月"'), "二〇二五年十二月"),
        ("2025 年 12 月", "2025年12月"),
        ("　2025年12月　", "2025年12月"),
    ],
)
def test_the_month_may_be_a_date_or_a_text(tmp_path: Path, value: CellContent, printed: str) -> None:
    report, findings = read_cover(tmp_path, [*without("编制年月"), ("编制年月", value)])
    assert report.cover["编制年月"].plain == printed
    assert not findings


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (datetime.datetime(2025, 12, 1), "yyyy/m/d", "2025年12月"),
        (datetime.datetime(2025, 12, 15), 'yyyy"年"m"月"d"日"', "2025年12月"),
        (datetime.datetime(2025, 12, 1), "mmm-yy", "2025年12月"),
    ],
)
def test_a_date_prints_as_year_and_month(tmp_path: Path, value: datetime.datetime, code: str, printed: str) -> None:
    report, _ = read_cover(tmp_path, [*without("编制年月"), ("编制年月", Shown(value, code))])
    assert report.cover["编制年月"].plain == printed


@pytest.mark.parametrize("value", [2025, "2025", "2025年", "２０２５", " 2025 年度"])
def test_the_year_is_four_digits_however_it_is_typed(tmp_path: Path, value: CellContent) -> None:
    report, findings = read_cover(tmp_path, [*without("报告年度"), ("报告年度", value)])
    assert report.cover["报告年度"].plain == "2025"
    assert not findings


@pytest.mark.parametrize("value", ["二〇二五", "25", "2024-2025"])
def test_a_year_that_is_none_is_reported(tmp_path: Path, value: str) -> None:
    findings = read_cover(tmp_path, [*without("报告年度"), ("报告年度", value)]).findings
    assert faults(findings) == ["W015 封面!B5"]


@pytest.mark.parametrize(
    ("rows", "name"),
    [(COVER, "云州市职业教育质量报告"), (with_row("报告名称", "云州职教年报"), "云州职教年报")],
)
def test_the_report_s_name_has_a_default(tmp_path: Path, rows: Rows, name: str) -> None:
    assert read_cover(tmp_path, rows)[0].cover["报告名称"].plain == name


def test_a_repeated_key_is_reported_and_the_first_one_holds(tmp_path: Path) -> None:
    report, findings = read_cover(tmp_path, with_row("地区", "别的市"))
    assert report.cover["地区"].plain == "云州市"
    assert faults(findings) == ["W007 封面!A6"]
    assert "B2" in findings[0].message


def test_keys_are_trimmed_and_further_keys_are_kept(tmp_path: Path) -> None:
    report, findings = read_cover(tmp_path, [(" 地区　", "云州市"), *without("地区"), (" 公开网址 ", "http://a.cn")])
    assert report.cover["公开网址"].plain == "http://a.cn"
    assert not findings


def test_a_value_of_several_lines_becomes_one(tmp_path: Path) -> None:
    report, _ = read_cover(tmp_path, [*without("编制单位"), ("编制单位", "云州市\n教育局")])
    assert report.cover["编制单位"].plain == "云州市教育局"


def test_an_unknown_pack_stops_with_its_cell(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {**minimal_sheets(), "封面": with_row("模板", "hunan")})
    finding = refusal(path)
    assert (finding.code, str(finding.ref)) == ("M401", "封面!B6")


def test_the_pack_may_be_named(tmp_path: Path) -> None:
    assert not read_cover(tmp_path, with_row("模板", "henan"))[1]


def test_a_missing_cover_is_one_error_and_its_keys_are_named(tmp_path: Path) -> None:
    sheets = minimal_sheets()
    del sheets["封面"]
    assert faults(read(tmp_path, sheets).findings) == ["W003 封面", *["W006 封面"] * 4]


def test_a_hidden_cover_is_an_error(tmp_path: Path) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), "封面": Page(COVER, state="hidden")})
    assert faults(findings)[0] == "W004 封面"
    assert report.cover["地区"].plain == "【待补：地区】"


def test_a_value_without_a_key_is_reported(tmp_path: Path) -> None:
    _, findings = read_cover(tmp_path, with_row(None, "没有项目名的内容"))
    assert [finding.code for finding in findings] == ["W018"]


def test_of_two_sheets_of_one_name_the_second_is_reported(tmp_path: Path) -> None:
    _, findings = read(tmp_path, {**minimal_sheets(), "学校 ": (("学校名称",), ("甲校",)), "学校": (("学校名称",),)})
    assert [(finding.code, finding.ref.sheet) for finding in findings] == [("W017", "学校")]


@pytest.mark.parametrize("year", ["25年", "0000", "二〇二五", "2025—2026"])
def test_a_year_that_is_none_is_reported_and_marked(tmp_path: Path, year: str) -> None:
    rows = [row if row[0] != "报告年度" else ("报告年度", year) for row in COVER]
    report, findings = read_cover(tmp_path, rows)
    assert faults(findings) == ["W015 封面!B3"]
    assert report.cover["报告年度"].plain == f"【待核：{year}】"


@pytest.mark.parametrize("year", [2025, "2025", "２０２５", "2025年", "2025 年度"])
def test_a_year_is_four_digits_however_it_is_typed(tmp_path: Path, year: CellContent) -> None:
    rows = [row if row[0] != "报告年度" else ("报告年度", year) for row in COVER]
    report, findings = read_cover(tmp_path, rows)
    assert (report.cover["报告年度"].plain, faults(findings)) == ("2025", [])


def test_a_month_typed_as_a_number_is_reported_and_marked(tmp_path: Path) -> None:
    rows = [row if row[0] != "编制年月" else ("编制年月", 2025.1) for row in COVER]
    report, findings = read_cover(tmp_path, rows)
    assert [finding.code for finding in findings] == ["W020"]
    assert report.cover["编制年月"].plain == "【待核：2025.1】"


def test_a_date_cell_is_a_month(tmp_path: Path) -> None:
    date = Shown(datetime.datetime(2025, 12, 1), "yyyy-mm-dd")
    rows = [row if row[0] != "编制年月" else ("编制年月", date) for row in COVER]
    assert read_cover(tmp_path, rows).report.cover["编制年月"].plain == "2025年12月"


@pytest.mark.parametrize(("key", "near"), [("模版", "模板"), ("公开网只", "公开网址")])
def test_a_key_that_looks_misspelt_is_pointed_out(tmp_path: Path, key: str, near: str) -> None:
    _, findings = read_cover(tmp_path, with_row(key, "henan"))
    assert [finding.code for finding in findings] == ["W016"]
    assert f"是不是“{near}”" in findings[0].message
