"""Sheets and workbooks that look odd: one warning each that says what was made of them."""

from __future__ import annotations

import os
import time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from tests.builders import Page, Rows, chapter, faults, minimal_sheets, read, read_file, write_workbook

TEXT = ("段落", "正文。")
ROWS = (("学校", "电话"), ("甲校", "110"), ("乙校", "120"))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("基本情况 (2)", "章题是“基本情况 (2)”"),
        ("2 学生发展（2）", "章题是“学生发展（2）”"),
        ("学生发展 - 副本", "章题是“学生发展 - 副本”"),
        ("Sheet1", "章题是“Sheet1”"),
        ("工作表 3", "章题是“工作表 3”"),
        ("附表1", "章题是“附表1”"),
        ("附录 名单", "章题是“附录 名单”"),
        ("附件1 名单 (2)", "印成一个附件"),
    ],
)
def test_a_part_with_an_odd_name_is_printed_and_told(tmp_path: Path, name: str, made: str) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), name: chapter(TEXT)})
    assert faults(findings) == [f"W062 {name}"]
    assert made in findings[0].message
    assert len((*report.chapters, *report.annexes)) == 2


@pytest.mark.parametrize("name", ["表彰", "Sheet音乐", "附中建设", "学生（一）", "二、学生发展"])
def test_names_of_one_s_own_are_not_told_of(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, {**minimal_sheets(), name: chapter(TEXT)}).findings == ()


def test_a_sheet_without_a_name_of_its_own_may_state_its_title(tmp_path: Path) -> None:
    assert read(tmp_path, {**minimal_sheets(), "Sheet1": chapter(("章", "学生发展"), TEXT)}).findings == ()


def test_an_empty_sheet_that_came_with_the_workbook_is_left_out_and_told(tmp_path: Path) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), "Sheet1": (), "Sheet2": (("草稿",),)})
    assert faults(findings) == ["W064 Sheet1", "W005 Sheet2!A1"]
    assert len(report.chapters) == 1


def test_a_copy_of_raw_data_is_told(tmp_path: Path) -> None:
    assert faults(read(tmp_path, {**minimal_sheets(), "数据获奖 (2)": ROWS}).findings) == ["W062 数据获奖 (2)"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
@pytest.mark.parametrize(
    ("name", "rows", "told"),
    [
        ("学生发展", chapter(TEXT), True),
        ("附件1", chapter(TEXT), True),
        ("数据获奖", ROWS, True),
        ("选单", ROWS, False),
        ("填写说明", chapter(TEXT), False),
        ("空", (), False),
    ],
)
def test_a_hidden_sheet_that_looks_meant_is_told(tmp_path: Path, state: str, name: str, rows: Rows, told: bool) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), name: Page(rows, state=state)})
    assert faults(findings) == ([f"W061 {name}"] if told else [])
    assert (len(report.chapters), report.annexes, report.data_tables) == (1, (), ())


def test_of_the_cells_of_a_hidden_sheet_nothing_is_told(tmp_path: Path) -> None:
    page = Page(chapter(("怪", "#N/A")), state="hidden")
    assert faults(read(tmp_path, {**minimal_sheets(), "草稿": page}).findings) == ["W061 草稿"]


@pytest.mark.parametrize(("state", "told"), [("visible", ["W063 图1"]), ("hidden", [])])
def test_a_chart_sheet_is_told(tmp_path: Path, state: str, told: list[str]) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets())
    book = openpyxl.load_workbook(path)
    sheet = book.create_chartsheet("图1")
    sheet.add_chart(BarChart())
    sheet.sheet_state = state  # type: ignore[assignment]  # one of three strings
    book.save(path)
    assert faults(read_file(path).findings) == told


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("数据获奖", ROWS),
        ("学校", (("学校名称", "电话"), *ROWS[1:])),
        ("指标", (("名称", "2025"), ("甲", 1), ("乙", 2))),
    ],
)
def test_hidden_rows_and_columns_of_sheets_that_are_not_printed_are_used_and_told_once(
    tmp_path: Path, name: str, rows: Rows
) -> None:
    shown = read(tmp_path, {**minimal_sheets(), name: rows})
    hidden = read(tmp_path, {**minimal_sheets(), name: Page(rows, hidden_rows=(2, 3, 9), hidden_columns="BF")})
    assert hidden.report == shown.report
    assert faults(hidden.findings) == [*faults(shown.findings), f"W060 {name}"]
    assert "第 2–3 行和B 列" in hidden.findings[-1].message


@pytest.mark.parametrize("pattern", ["~${}", ".~{}", ".~lock.{}#"])
def test_a_workbook_that_is_open_is_told_with_the_time_of_its_last_save(tmp_path: Path, pattern: str) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets())
    saved = time.mktime((2025, 12, 3, 10, 32, 0, 0, 0, -1))
    os.utime(path, (saved, saved))
    assert read_file(path).findings == ()
    path.with_name(pattern.format(path.name)).write_bytes(b"")
    (finding,) = read_file(path).findings
    assert (finding.code, finding.file) == ("W065", "工作簿.xlsx")
    assert "12月3日 10:32" in finding.message
