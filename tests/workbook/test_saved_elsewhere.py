"""A workbook that LibreOffice has saved reads as before."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.builders import COVER, Page, Rows, Shown, chapter, faults, read_file, rich, write_workbook

SOFFICE = shutil.which("soffice")
ROWS: Rows = (
    ("节", "办学规模"),
    ("段落", "　　第一段 2025 年\n第二段<&>“引号”"),
    ("段落", rich("面积", ("重点", "b"), "m", ("2", "^"), ("斜", "i"), ("2", "_"))),
    ("表格", "规模", "单位：人", "表头=1；名称=规模表"),
    ("", Shown("年度\n学校", diagonal=True), "人数", "占比", "比值"),
    ("", "甲校", Shown(25115, "#,##0"), Shown(0.6943, "0.00%"), Shown("12:1", "@")),
    ("", None, Shown(-3.5, "0.0;(0.0)"), Shown(2025, '0"年"'), Shown(1 / 3, "0.0000")),
    ("注", Shown(datetime.datetime(2025, 12, 1), 'yyyy"年"m"月"')),
    ("案例", "匠心", "甲校", "接排=是"),
    ("段落", "案例正文"),
    ("案例完",),
    ("图片", "开班", "甲.jpg", "乙.jpg"),
    ("统计图", "趋势", "柱形图", "来源=规模表"),
)


@pytest.mark.layout
@pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed")
def test_a_save_by_libreoffice_changes_nothing(tmp_path: Path) -> None:
    assert SOFFICE is not None
    sheets: dict[str, Rows | Page] = {
        "封面": COVER,
        "前言": chapter(("段落", "前言")),
        "1 基本情况": Page(chapter(*ROWS), merges=("B7:B8",)),
        "数据获奖": (("赛项", "人数"), ("焊接", 3)),
        "草稿": Page((("随便",),), state="hidden"),
    }
    before = read_file(write_workbook(tmp_path / "工作簿.xlsx", sheets))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(tmp_path / "工作簿.xlsx")], check=True, capture_output=True, timeout=120)
    after = read_file(tmp_path / "saved" / "工作簿.xlsx")
    assert faults(after.findings) == faults(before.findings) == []
    assert after.report == before.report
