"""Schools of case studies are looked up in the roster, as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import minimal_sheets
from tests.reports import make

ROSTER = (("学校名称", "简称"), ("云州护理学校", "护校"), ("云州市一中", "一中"))


@pytest.mark.parametrize(
    ("school", "found"),
    [
        ("云州护理学校", []),
        ("", []),
        ("{{地区}}一中", []),
        ("{{没有}}一中", ["T201 基本情况!C2"]),
        ("云州护士学校", ["S124 基本情况!C2"]),
        ("{{地区}}二中", ["S124 基本情况!C2"]),
    ],
)
def test_a_school_is_looked_up_in_the_roster(tmp_path: Path, school: str, found: list[str]) -> None:
    sheets = {**minimal_sheets(基本情况=(("案例", "匠心", school), ("段落", "甲"))), "学校": ROSTER}
    assert make(tmp_path, sheets).codes == found


def test_the_nearest_school_is_suggested(tmp_path: Path) -> None:
    sheets = {**minimal_sheets(基本情况=(("案例", "匠心", "云州护士学校"), ("段落", "甲"))), "学校": ROSTER}
    (finding,) = [each for each in make(tmp_path, sheets).outcome.findings if each.code == "S124"]
    assert "是不是“云州护理学校”" in finding.message


def test_without_a_roster_no_school_is_unknown(tmp_path: Path) -> None:
    assert make(tmp_path, minimal_sheets(基本情况=(("案例", "匠心", "甲校"), ("段落", "甲")))).codes == []
