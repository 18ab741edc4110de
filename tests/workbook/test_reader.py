"""Which sheet is what, and whole workbooks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.builders import (
    Page,
    Rows,
    Sheets,
    chapter,
    faults,
    minimal_sheets,
    outline,
    patch_parts,
    read,
    read_file,
    write_workbook,
)
from zhibao.model.report import PartKind, ReadReport
from zhibao.workbook.sheet import Cell, Sheet

TEXT = ("段落", "正文")
CHAPTER = chapter(TEXT)


def titles(report: ReadReport) -> list[str]:
    return [part.title.plain for part in report.chapters]


def test_the_minimal_workbook_has_no_findings(tmp_path: Path) -> None:
    report, findings = read(tmp_path, minimal_sheets())
    assert not findings
    assert titles(report) == ["基本情况"]
    assert report.preface is not None
    assert (report.preface.title.plain, report.preface.kind) == ("前言", PartKind.PREFACE)


def test_chapters_come_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    sheets = {"丙": CHAPTER, **minimal_sheets(乙=(TEXT,), 甲=(TEXT,))}
    assert titles(read(tmp_path, sheets).report) == ["丙", "乙", "甲"]


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("1 基本情况", "基本情况"),
        ("第一章 基本情况", "基本情况"),
        ("一、基本情况", "基本情况"),
        ("3D打印", "3D打印"),
        (" 概况 ", "概况"),
    ],
)
def test_numbering_of_a_sheet_s_name_is_no_part_of_the_title(tmp_path: Path, sheet: str, title: str) -> None:
    report, findings = read(tmp_path, minimal_sheets(**{sheet: (TEXT,)}))
    assert titles(report) == [title]
    assert not findings


def test_annexes_come_after_the_chapters_and_lose_their_number(tmp_path: Path) -> None:
    sheets = {"附件1 学校名单": CHAPTER, **minimal_sheets(), "附件二：荣誉": CHAPTER}
    report, findings = read(tmp_path, sheets)
    assert [annex.title.plain for annex in report.annexes] == ["学校名单", "荣誉"]
    assert {annex.kind for annex in report.annexes} == {PartKind.ANNEX}
    assert titles(report) == ["基本情况"]
    assert not findings


def test_a_data_sheet_is_a_table_by_its_name_and_never_a_chapter(tmp_path: Path) -> None:
    rows: Rows = (("赛项", "人数"), ("焊接", 3), (None, None), ("护理", None))
    report, findings = read(tmp_path, {**minimal_sheets(), "数据获奖": rows})
    (data,) = report.data_tables
    assert data.name == "数据获奖"
    assert [[cell.plain for cell in row if cell] for row in data.table.rows] == [
        ["赛项", "人数"],
        ["焊接", "3"],
        ["护理", ""],
    ]
    assert data.table.column_names == ("赛项", "人数")
    assert titles(report) == ["基本情况"]
    assert not findings


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_never_read(tmp_path: Path, state: str) -> None:
    page = Page(chapter(("段落", "=1+1"), ("怪", "#N/A")), state=state)
    report, findings = read(tmp_path, {**minimal_sheets(), "草稿": page, "数据旧": page, "附件旧": page})
    assert titles(report) == ["基本情况"]
    assert (report.annexes, report.data_tables) == ((), ())
    assert faults(findings) == ["W061 草稿", "W061 数据旧", "W061 附件旧"]


def test_the_guide_is_never_read(tmp_path: Path) -> None:
    report, findings = read(tmp_path, {"填写说明": (("怎样填", "=1+1"),), **minimal_sheets()})
    assert titles(report) == ["基本情况"]
    assert not findings


def test_the_dictionary_is_no_chapter(tmp_path: Path) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), "指标": (("名称", "单位", 2025), ("在校生", "人", 1))})
    assert titles(report) == ["基本情况"]
    assert [indicator.name for indicator in report.indicators] == ["在校生"]
    assert not findings


@pytest.mark.parametrize("name", ["封面", "指标", "学校", "前言"])
def test_sheets_that_matter_may_not_be_hidden(tmp_path: Path, name: str) -> None:
    sheets = minimal_sheets()
    sheets[name] = Page(chapter(TEXT), state="hidden")
    assert f"W004 {name}" in faults(read(tmp_path, sheets).findings)


@pytest.mark.parametrize("name", ["封面", "前言"])
def test_required_sheets_that_are_missing_are_reported(tmp_path: Path, name: str) -> None:
    sheets = minimal_sheets()
    del sheets[name]
    assert f"W003 {name}" in faults(read(tmp_path, sheets).findings)


@pytest.mark.parametrize("name", [" 封面", "封面 ", "　封面　"])
def test_names_of_sheets_are_trimmed(tmp_path: Path, name: str) -> None:
    sheets = minimal_sheets()
    sheets[name] = sheets.pop("封面")
    report, findings = read(tmp_path, sheets)
    assert report.cover["地区"].plain == "云州市"
    assert not findings


@pytest.mark.parametrize(
    "rows",
    [
        (TEXT,),
        (("类型", "内容", "属性"),),
        (("类型", "内容", "选项", "属性"), TEXT),
        (),
    ],
)
@pytest.mark.parametrize("name", ["办学条件", "附件1 名单"])
def test_a_sheet_without_the_header_row_is_reported_and_left_out(tmp_path: Path, name: str, rows: Rows) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), name: rows})
    assert faults(findings) == [f"W005 {name}!A1"]
    assert "隐藏" in findings[0].advice
    assert titles(report) == ["基本情况"]
    assert report.annexes == ()


def test_a_preface_without_the_header_row_is_reported(tmp_path: Path) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), "前言": (TEXT,)})
    assert faults(findings) == ["W005 前言!A1"]
    assert report.preface is None


def test_the_header_row_may_have_spaces(tmp_path: Path) -> None:
    sheets: Sheets = {**minimal_sheets(), "办学条件": ((" 类型", "内容 ", "　属性", "选项"), TEXT)}
    assert not read(tmp_path, sheets).findings


def test_a_workbook_without_chapters_is_reported(tmp_path: Path) -> None:
    sheets = minimal_sheets()
    del sheets["基本情况"]
    assert faults(read(tmp_path, sheets).findings) == ["W013"]


def test_a_broken_workbook_shows_all_its_faults_in_one_run(tmp_path: Path) -> None:
    sheets: dict[str, Rows | Page] = {
        "封面": (("地区", "云州市"), ("地区", "别的市"), ("报告年度", "2025"), ("编制单位", "#REF!")),
        "1 办学条件": chapter(
            ("", "没有类型的话"),  # 2
            ("段洛", "正文"),  # 3
            ("节", "1.1 规模"),  # 4
            ("节",),  # 5
            ("表格", "规模", "", "表投=2；列宽=1,4,2；表头=x；合并"),  # 6
            ("", "学校", "人数"),
            ("", "甲校", "=SUM(C1:C2)"),  # 8
            (),
            ("", "乙校", "#N/A"),  # 10
            ("表格", "空表"),  # 11
            ("图片", "没有照片"),  # 12
            ("统计图", "怪图", "柱型图"),  # 13
            ("", "年度", "人数"),
            ("", "2025", 3),
            ("案例完",),  # 16
            ("案例", "题", "丙校", "接排=是"),  # 17
            ("分页", "多余"),  # 18
            ("章", "一"),  # 19
            ("章", "二"),  # 20
            ("案例", "空"),  # 21
        ),
        "没有表头": (TEXT,),
        "学校": (("学校名称",), ("甲校",), ("乙校",)),
    }
    expected = """
        W009 封面!B4         错误值
        W005 没有表头!A1     没有表头行
        W008 1 办学条件!C8   公式没有算出
        W009 1 办学条件!C10  错误值
        W003 前言            缺少前言
        W007 封面!A2         地区两次
        W006 封面            没有编制年月
        S102 1 办学条件!B2   没有类型
        S101 1 办学条件!A3   段洛
        S109 1 办学条件!B4   键入的编号
        S111 1 办学条件!A5   没有标题
        S104 1 办学条件!D6   表投
        S105 1 办学条件!D6   表头=x
        S103 1 办学条件!D6   合并
        S110 1 办学条件!A6   空行
        S115 1 办学条件!D6   列宽三个，表两列
        S107 1 办学条件!A11  空表
        S112 1 办学条件!A12  没有照片
        S118 1 办学条件!C13  柱型图
        S106 1 办学条件!A16  没有案例
        S113 1 办学条件!B18  分页不用内容
        S120 1 办学条件!A17  接排的不是段落
        S121 1 办学条件!B20  两个章标题
        S122 1 办学条件!A21  空案例
    """
    lines = [line.strip().rsplit(maxsplit=1)[0].strip() for line in expected.strip().splitlines()]
    assert sorted(faults(read(tmp_path, sheets).findings)) == sorted(lines)


def test_a_broken_workbook_still_prints_all_that_can_be_printed(tmp_path: Path) -> None:
    rows: Rows = (("段洛", "甲", "乙"), ("", "丙"), ("表格", "空表"), ("段落", "丁"))
    report, _ = read(tmp_path, minimal_sheets(基本情况=rows))
    assert list(outline(report.chapters[0].blocks)) == [
        "Paragraph 【类型“段洛”不认识】",
        "Paragraph 甲",
        "Paragraph 乙",
        "Paragraph 丙",
        "Paragraph 【缺表格：空表】",
        "Paragraph 丁",
    ]


@pytest.mark.parametrize("sheet", ["封面", "前言", "基本情况", "指标", "学校", "数据各校", "附件1 名单"])
def test_a_cell_in_the_last_row_of_a_sheet_is_read_without_going_through_a_million_rows(
    tmp_path: Path, sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = {**minimal_sheets(), "指标": (("名称", "单位", 2025),), "学校": (("学校名称",),), "数据各校": (("校",),)}
    path = write_workbook(tmp_path / "工作簿.xlsx", {**sheets, "附件1 名单": chapter(("段落", "名单。"))})
    far = b'<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    part = f"xl/worksheets/sheet{[*sheets, '附件1 名单'].index(sheet) + 1}.xml"
    patch_parts(path, lambda name, data: data.replace(b"</sheetData>", far) if name == part else data)
    asked, cell = Counter[str](), Sheet.cell

    def counted(self: Sheet, row: int, column: int) -> Cell:
        asked[self.name] += 1
        return cell(self, row, column)

    monkeypatch.setattr(Sheet, "cell", counted)
    read_file(path)
    assert 0 < asked[sheet] < 1000
