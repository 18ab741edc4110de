"""What the clerk accepts is told with its reason and makes no draft; names in it are masked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES, Rows, Sheets, minimal_sheets, write_workbook
from tests.reports import silent
from zhibao.findings import Finding
from zhibao.findings.catalogue import all_rules
from zhibao.pipeline import Outcome, Status, check

HEADER = ("代码", "工作表", "单元格", "摘录", "理由")
DICTIONARY: Rows = (("名称", "单位", "2024", "2025"), ("在校生", "人", 2468, 24688))
PHONE = "13812345678"


def checked(folder: Path, sheets: Sheets, *waivers: tuple[str, ...]) -> Outcome:
    waived = {"核对": (HEADER, *waivers)} if waivers else {}
    return check(write_workbook(folder / "工作簿.xlsx", {**sheets, **waived}), TEMPLATES, silent, folder / "output")


def told(outcome: Outcome) -> list[tuple[str, str | None]]:
    return [(each.code, each.accepted) for each in outcome.findings]


JUMP = minimal_sheets() | {"指标": DICTIONARY}
CALLED = minimal_sheets(联系=[("段落", f"请打{PHONE}。")])
HOLE = minimal_sheets(基本情况=[("段落", "学生××人。")])


@pytest.mark.parametrize(
    ("sheets", "waiver", "code", "is_accepted"),
    [
        (JUMP, ("D753", "指标", "D2", "24688人", "并入统计"), "D753", True),
        (CALLED, ("T231", "联系", "B2", "", "公开的举报电话"), "T231", True),
        (HOLE, ("S214", "基本情况", "B2", "", "就是这样"), "S214", False),
    ],
)
def test_a_draft_becomes_ready_by_reasons_only_where_they_may(
    tmp_path: Path, sheets: Sheets, waiver: tuple[str, ...], code: str, is_accepted: bool
) -> None:
    before = checked(tmp_path, sheets)
    assert (before.status, told(before)) == (Status.DRAFT, [(code, None)])
    after = checked(tmp_path, sheets, waiver)
    accepted = [(code, waiver[-1])] if is_accepted else [(code, None), ("W097", None)]
    assert (after.status is Status.READY, told(after)) == (is_accepted, accepted)


SHARE = (("名称", "单位", "2025", "公式"), ("甲", "人", 3), ("乙", "人", 4), ("占比", "%", "70%", "甲/乙"))
LAST_YEAR = minimal_sheets(甲=[("节", "2024年的事"), ("段落", "正文。")])
CASE = minimal_sheets(基本情况=[("案例", "题", "外校"), ("段落", "正文。")]) | {"学校": (("学校名称",), ("甲校",))}


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        (minimal_sheets() | {"指标": SHARE}, "D715"),
        (CASE, "S124"),
        (LAST_YEAR, "S222"),
    ],
)
def test_what_steps_found_before_may_be_accepted_too(tmp_path: Path, sheets: Sheets, code: str) -> None:
    outcome = checked(tmp_path, sheets, (code, "", "", found_by(tmp_path, sheets, code).excerpt, "核对过"))
    assert (outcome.status, [each for each in told(outcome) if each[0] == code]) == (Status.READY, [(code, "核对过")])


def found_by(folder: Path, sheets: Sheets, code: str) -> Finding:
    (finding,) = [each for each in checked(folder, sheets).findings if each.code == code]
    return finding


@pytest.mark.parametrize("code", ["W010", "S101", "S214", "T203", "T251", "D714", "D721", "M401", "F610", "E512"])
def test_no_reason_takes_the_place_of_structure_blanks_template_format_and_environment(
    tmp_path: Path, code: str
) -> None:
    outcome = checked(tmp_path, minimal_sheets(), (code, "基本情况", "B2", "", "就是这样"))
    assert told(outcome) == [("W097", None)]


def test_an_entry_without_reason_or_without_a_finding_is_told() -> None:
    known = all_rules()
    assert {"W095", "W096"} <= known.keys() and "W014" not in known


def test_names_are_masked_in_what_is_accepted_and_wherever_it_is_kept(tmp_path: Path) -> None:
    rows: Rows = (
        ("表格", "获奖学生"),
        ("", "学生姓名", "奖次"),
        ("", "欧阳明月", "一等奖"),
        ("段落", "欧阳明月获得了的的奖项，另有一人。"),
    )
    waiver = ("T240", "基本情况", "B5", "", "欧阳明月自己这样写")
    outcome = checked(tmp_path, minimal_sheets(基本情况=rows), waiver, ("T240", "基本情况", "", "欧阳明月一等奖", "x"))
    assert [each.accepted for each in outcome.findings if each.code == "T240"] == ["欧阳某某自己这样写"]
    assert "W096" in [each.code for each in outcome.findings]
    assert not [each for each in outcome.findings if "明月" in f"{each.message}{each.accepted}{dict(each.values)}"]
    assert outcome.check_report is not None
    assert "明月" not in outcome.check_report.read_text(encoding="utf-8")


def test_names_are_masked_in_what_reading_found_as_well(tmp_path: Path) -> None:
    rows: Rows = (
        *(("表格", "获奖学生"), ("", "学生姓名", "奖次"), ("", "欧阳明月", "一等奖"), ("段落", "正文。", "欧阳明月")),
    )
    outcome = checked(tmp_path, minimal_sheets(基本情况=rows))
    told = [each.message for each in outcome.findings if each.code == "S113"]
    assert told and "欧阳某某" in told[0]
    assert not [each for each in outcome.findings if "明月" in f"{each.message}{dict(each.values)}"]
