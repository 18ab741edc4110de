"""检查: the findings in the cells that they are about, and a list that leads there."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from tests.builders import minimal_sheets, write_workbook
from zhibao.findings import Finding, Rule, Severity
from zhibao.model.ref import CellRef
from zhibao.packing import sealed_parts
from zhibao.workbook.marked_copy import HEADER, LIST_SHEETS, marked_copy
from zhibao.workbook.waiver_sheet import WAIVER_HEADER

ERROR = Rule("D901", Severity.ERROR, "题", "“{found}”不对。", "请改。")
INFO = Rule("S901", Severity.INFO, "题", "“{found}”好。", "不用改。")
SHEET = "1 '甲'章"
ROWS = minimal_sheets() | {SHEET: (("类型", "内容", "属性", "选项"), ("段落", "正文"))}


def at(rule: Rule, cell: str, sheet: str = SHEET, workbook: str = "", found: str = "甲") -> Finding:
    return rule.at(CellRef(sheet, cell, workbook), found=found)


def copied(folder: Path, *findings: Finding) -> openpyxl.Workbook:
    path = write_workbook(folder / "工作簿.xlsx", ROWS)
    (folder / "检查.xlsx").write_bytes(sealed_parts(marked_copy(path, findings, "错误 1。")))
    return openpyxl.load_workbook(folder / "检查.xlsx")


def test_a_cell_has_the_colour_of_its_worst_finding_and_a_comment_with_all(tmp_path: Path) -> None:
    accepted = replace(at(ERROR, "B2"), accepted="见口径")
    book = copied(tmp_path, at(INFO, "A2"), at(ERROR, "A2"), accepted, at(ERROR, "A2", "没有的表"))
    sheet = book[SHEET]
    assert [sheet[cell].fill.fgColor.rgb for cell in ("A2", "B2")] == ["FFFFC7CE", "FFE2EFDA"]
    told = [sheet[cell].comment.text for cell in ("A2", "B2")]
    first = "【错误 D901】“甲”不对。请改。\n【说明 S901】“甲”好。不用改。"
    assert told == [first, "【已接受 D901】“甲”不对。理由：见口径"]
    assert sheet["B2"].value == "正文"


def test_the_list_leads_to_the_cells_and_can_be_copied_into_the_waivers(tmp_path: Path) -> None:
    book = copied(tmp_path, at(ERROR, "B2:B4"), at(ERROR, ""), at(ERROR, "", "", found="天"))
    sheet = book[LIST_SHEETS[0]]
    assert book.active == sheet and str(sheet["A1"].value).startswith("错误 1。")
    assert HEADER[1:5] == WAIVER_HEADER[:4]
    rows = [row[1:5] for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert rows == [("D901", None, None, "天"), ("D901", SHEET, "B2:B4", "甲"), ("D901", SHEET, None, "甲")]
    links = {cell.coordinate: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert links == {"D4": "'1 ''甲''章'!B2:B4", "C5": "'1 ''甲''章'!A1"}
    assert [book[SHEET][f"B{row}"].fill.fgColor.rgb for row in (2, 3, 4)] == ["FFFFC7CE"] * 3


def test_a_finding_about_another_workbook_marks_no_cell(tmp_path: Path) -> None:
    book = copied(tmp_path, at(ERROR, "A2", workbook="去年.xlsx"), at(ERROR, "B2", workbook="工作簿.xlsx"))
    assert [bool(book[SHEET][cell].comment) for cell in ("A2", "B2")] == [False, True]


@pytest.mark.parametrize("taken", [(), LIST_SHEETS[:1], LIST_SHEETS[:3]])
def test_the_list_has_a_name_of_its_own(tmp_path: Path, taken: tuple[str, ...]) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", ROWS | dict.fromkeys(taken, (("甲",),)))
    (tmp_path / "检查.xlsx").write_bytes(sealed_parts(marked_copy(path, [], "")))
    assert openpyxl.load_workbook(tmp_path / "检查.xlsx").sheetnames[0] == LIST_SHEETS[len(taken)]


def test_the_list_prints_on_the_width_of_one_page_with_its_header_on_each(tmp_path: Path) -> None:
    sheet = copied(tmp_path, at(ERROR, "B2"))[LIST_SHEETS[0]]
    page = sheet.page_setup
    assert (page.orientation, page.fitToWidth, page.fitToHeight) == ("landscape", 1, 0)
    properties = sheet.sheet_properties.pageSetUpPr
    assert properties is not None and properties.fitToPage
    assert sheet.print_title_rows == "$2:$2"
