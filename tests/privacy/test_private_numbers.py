"""Numbers of persons are errors wherever they would be printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, TEMPLATES, Rows, Sheets, chapter, minimal_sheets, rich, write_workbook
from tests.picture_books import PictureBook
from tests.reports import photo, silent
from zhibao.findings import Finding, Severity
from zhibao.pipeline import check

PHONE, SHOWN = "13812345678", "138******78"
TABLE: Rows = (("表格", "名单", "", "名称=名单"), ("", "学校", "联系方式", "人数"), ("", "甲校", PHONE, 3))


def told(folder: Path, sheets: Sheets) -> list[Finding]:
    outcome = check(write_workbook(folder / "工作簿.xlsx", sheets), TEMPLATES, silent)
    return [each for each in outcome.findings if each.code == "T231"]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([("段落", f"请打{PHONE}。")], "B2"),
        ([("段落", rich("请打138", ("1234", "b"), "5678。"))], "B2"),
        ([("节", PHONE), ("段落", "正文")], "B2"),
        (TABLE, "C4"),
        ([("表格", PHONE), ("", "名称"), ("", "甲")], "B2"),
        ([("表格", "名单"), ("", PHONE), ("", "甲")], "B3"),
        ([("表格", "名单"), ("", "名称"), ("", "甲"), ("注", PHONE)], "B5"),
        ([("案例", PHONE, "甲校"), ("段落", "正文")], "B2"),
        ([("案例", "题", f"甲校{PHONE}"), ("段落", "正文")], "C2"),
        ([("统计图", "图", "柱形图"), ("", "号", "数"), ("", PHONE, 3), ("", "乙", 4)], "C4"),
        ([("图片", PHONE, "图.png")], "B2"),
    ],
)
def test_it_is_found_where_it_would_be_printed(tmp_path: Path, rows: Rows, cell: str) -> None:
    photo(tmp_path, "图.png")
    (finding,) = told(tmp_path, minimal_sheets(联系=rows))
    assert (finding.severity, str(finding.ref)) == (Severity.ERROR, f"联系!{cell}")
    assert SHOWN in finding.message and "1234" not in str(finding.values) + finding.message + finding.advice


@pytest.mark.parametrize("sheet", [f"1 咨询{PHONE}", f"附件1 咨询{PHONE}"])
def test_in_a_sheet_s_name_it_is_found_at_the_sheet(tmp_path: Path, sheet: str) -> None:
    (finding,) = told(tmp_path, {**minimal_sheets(), sheet: chapter(("段落", "正文"))})
    assert (finding.ref.sheet, finding.ref.cell) == (sheet, "")
    assert f"{SHOWN}（标题）" in finding.message


def test_the_description_of_a_picture_is_searched(tmp_path: Path) -> None:
    book = PictureBook(tmp_path / "工作簿.xlsx", minimal_sheets(联系=[("图片", "")]))
    book.float("联系", "C2", photo(tmp_path, "图.png").read_bytes(), description=f"甲校 {PHONE}")
    findings = check(book.save(), TEMPLATES, silent).findings
    assert [each.code for each in findings if each.severity is not Severity.INFO] == ["T231"]


def test_made_tables_and_the_cover_are_searched_too(tmp_path: Path) -> None:
    sheets = {
        **minimal_sheets(联系=[("汇总表", "各号", "", "来源=数据号;行=号")]),
        "数据号": (("号", "人"), (PHONE, 1)),
    }
    assert [str(each.ref) for each in told(tmp_path, sheets)] == ["联系!A2"]
    cover = {**minimal_sheets(), "封面": (*COVER, ("编制人", PHONE))}
    assert [str(each.ref) for each in told(tmp_path, cover)] == ["封面!B6"]


@pytest.mark.parametrize("rows", [[("说明", PHONE), ("段落", "正文")], [("段落", "座机0391-3812345，豫教〔2021〕4号")]])
def test_what_is_not_printed_or_not_private_is_not_told(tmp_path: Path, rows: Rows) -> None:
    data = (("号",), (PHONE,))
    assert (
        told(tmp_path, {**minimal_sheets(联系=rows), "数据号": data, "学校": (("学校名称", "电话"), ("甲", PHONE))})
        == []
    )


@pytest.mark.parametrize(
    ("header", "unit", "cell", "is_told"),
    [
        ("学校电话", "", PHONE, True),
        ("学校电话", "", "0391-3812345", False),
        ("联系电话", "单位：元", PHONE, True),
        ("实训经费", "单位：元", PHONE, False),
        ("产值（元）", "", PHONE, False),
        ("规模", "", f"{PHONE}元", False),
        ("浏览", "", f"{PHONE}次", False),
        ("软件", "", f"软著登字第{PHONE}号", False),
        ("软件", "", f"第一中学{PHONE}号", True),
        ("联系电话", "", f"第{PHONE}号", True),
        ("证书编号", "", PHONE, False),
        ("证书编号", "", "4111111111111111", False),
        ("银行账号", "", "4111111111111111", True),
        ("证书编号", "", "11010519491231002X", True),
    ],
)
def test_amounts_and_codes_only_look_like_it(tmp_path: Path, header: str, unit: str, cell: str, is_told: bool) -> None:
    rows = [("表格", "表", unit), ("", "学校", header), ("", "甲校", cell)]
    assert bool(told(tmp_path, minimal_sheets(联系=rows))) == is_told


def test_a_column_of_them_is_told_once(tmp_path: Path) -> None:
    rows = [("表格", "表"), ("", "学校", "电话"), *(("", f"学校{at}", f"138{at:08}") for at in range(12))]
    (finding,) = told(tmp_path, minimal_sheets(联系=rows))
    assert finding.values["count"] == 12 and finding.message.count("（C") == 10
