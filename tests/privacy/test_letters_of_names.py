"""Radicals, characters of private use and rare ideographs are letters of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES, henan, minimal_sheets, write_workbook
from tests.reports import silent
from zhibao.findings import Findings
from zhibao.model.walk import all_blocks
from zhibao.pipeline.preparing import prepare
from zhibao.privacy.names import NameReader

READER = NameReader(henan().privacy)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("王⼩明", "王小明"),
        ("王 ⼩ 明", "王小明"),
        ("王\u2005⼩明", "王小明"),
        ("⽅⼀", "方一"),
        ("张\ue123明", "张\ue123明"),
        ("张\U000f0001", "张\U000f0001"),
        ("李㐁", "李㐁"),
        ("赵𠀀", "赵𠀀"),
        ("赵\U0002b740明", "赵\U0002b740明"),
        ("王\U00030001", "王\U00030001"),
        ("\uf967王", "不王"),
        ("阿卜杜拉ㆍ⼩买提", "阿卜杜拉·小买提"),
        ("葛\U000e0100明", "葛\U000e0100明"),
    ],
)
def test_a_name_of_such_characters_is_one(cell: str, name: str) -> None:
    assert [(span.name, span.start, span.end) for span in READER.read(cell, True).names] == [(name, 0, len(cell))]


@pytest.mark.parametrize(
    ("listed", "said"), [("王⼩明", "王小明"), ("王小明", "王⼩明"), ("王⼩明", "王 ⼩明"), ("古⼒·买提", "古力买提")]
)
def test_table_and_prose_name_one_person(tmp_path: Path, listed: str, said: str) -> None:
    rows = [("表格", "名单"), ("", "学⽣姓名", "奖次"), ("", listed, "一等奖"), ("段落", f"{said}获奖。")]
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(竞赛=rows))
    findings = Findings()
    printed = prepare(path, TEMPLATES, findings, silent).report
    plain = "".join(str(block) for block in all_blocks(printed.parts))
    assert listed not in plain and said not in plain and "某" in plain
    assert [each.code for each in findings if each.code.startswith("T22")] == ["T221"]
