"""Sheets that look meant and are not read are said so."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill

from tests.builders import chapter, faults, minimal_sheets, read, read_file, write_workbook


def test_a_chapter_whose_name_begins_like_raw_data_is_reported(tmp_path: Path) -> None:
    report, findings = read(tmp_path, minimal_sheets() | {"数据化建设": chapter(("段落", "正文"))})
    assert faults(findings) == ["W019 数据化建设!A1"]
    assert [part.title.plain for part in report.chapters] == ["基本情况"]


def test_raw_data_is_read_without_a_word(tmp_path: Path) -> None:
    report, findings = read(tmp_path, minimal_sheets() | {"数据获奖": (("学校", "奖次"), ("甲校", "一等奖"))})
    assert (faults(findings), [data.name for data in report.data_tables]) == ([], ["数据获奖"])


def test_a_coloured_cell_far_out_is_no_content(tmp_path: Path) -> None:
    """A sheet's used rectangle may have millions of cells: only those that exist are looked at."""
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets())
    book = openpyxl.load_workbook(path)
    book["基本情况"]["ZZ1048576"].fill = PatternFill("solid", fgColor="FFFF00")
    book.save(path)
    report, findings = read_file(path)
    assert (faults(findings), len(report.chapters[0].blocks)) == ([], 1)
