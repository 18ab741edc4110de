"""学校: the roster."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, minimal_sheets, read


@pytest.mark.parametrize(
    ("rows", "schools"),
    [
        ((("学校名称", "简称"), ("甲校", "甲"), ("乙校", "乙")), ("甲校", "乙校")),
        ((("简称", " 学校名称 "), ("甲", "甲校")), ("甲校",)),
        ((("学校名称",), (" 甲校 ",), ("",), ("乙校",)), ("甲校", "乙校")),
        ((("名单",), ("甲校",)), ("甲校",)),
        ((("学校名称",),), ()),
    ],
)
def test_schools_are_the_column_of_names(tmp_path: Path, rows: Rows, schools: tuple[str, ...]) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), "学校": rows})
    assert tuple(school.plain for school in report.schools) == schools
    assert not findings


def test_a_workbook_needs_no_roster(tmp_path: Path) -> None:
    assert read(tmp_path, minimal_sheets()).report.schools == ()
