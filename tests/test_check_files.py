"""The files about the findings stand beside the report, are made anew, and stop nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import COVER, TEMPLATES, Rows, Sheets, chapter, minimal_sheets, write_workbook
from tests.reports import silent
from zhibao.findings.causes import causes_first
from zhibao.pipeline import Outcome, Status, build, check
from zhibao.pipeline.check_files import CHECK_ENDINGS
from zhibao.workbook.reader import read_workbook

BROKEN = minimal_sheets(基本情况=[("段落", "{{没有}}")])
DICTIONARY: Rows = (("名称", "单位", "2025"), ("在校生", "人", 9))
NAME = "云州市职业教育质量报告（2025年度）"


def workbook(folder: Path, sheets: Sheets | None = None, name: str = "工作簿.xlsx") -> Path:
    return write_workbook(folder / "inputs" / name, sheets or minimal_sheets())


def codes(outcome: Outcome) -> list[str]:
    return [each.code for each in outcome.findings]


def test_a_build_and_a_check_write_the_same_files_whether_it_is_a_draft_or_not(tmp_path: Path) -> None:
    names = {f"{NAME}{ending}" for ending in CHECK_ENDINGS}
    for sheets in (BROKEN, None):
        path, folder = workbook(tmp_path, sheets), tmp_path / "output"
        content = path.read_bytes()
        build(path, TEMPLATES, folder, silent)
        checked = check(path, TEMPLATES, silent, folder)
        assert {each.name for each in folder.iterdir() if "检查" in each.name} == names
        assert (checked.check_report, checked.marked_copy) == tuple(folder / f"{NAME}{each}" for each in CHECK_ENDINGS)
        assert path.read_bytes() == content


@pytest.mark.parametrize("step", ["review_page", "marked_copy"])
def test_a_fault_of_theirs_stops_no_report_and_leaves_no_stale_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path, folder = workbook(tmp_path), tmp_path / "output"
    build(path, TEMPLATES, folder, silent)

    def fail(*_: object) -> None:
        raise LookupError("名字")

    monkeypatch.setattr(f"zhibao.pipeline.check_files.{step}", fail)
    outcome = build(path, TEMPLATES, folder, silent)
    assert outcome.report is not None and outcome.report.name == f"{NAME}.docx"
    assert {"E546", "E535"} <= set(codes(outcome))
    assert [outcome.check_report is None, outcome.marked_copy is None] == [step == "review_page", step == "marked_copy"]
    assert outcome.fault_record is not None
    checked = check(path, TEMPLATES, silent, folder)
    assert checked.fault_record is not None and "名字" not in checked.fault_record.read_text(encoding="utf-8")


def test_a_copy_that_somebody_has_edited_stays(tmp_path: Path) -> None:
    path, folder = workbook(tmp_path), tmp_path / "output"
    first = check(path, TEMPLATES, silent, folder)
    assert first.marked_copy is not None
    first.marked_copy.write_bytes(b"edited")
    again = check(path, TEMPLATES, silent, folder)
    assert (codes(again), first.marked_copy.read_bytes()) == (["E502"], b"edited")


def test_a_folder_that_cannot_be_written_stops_no_check(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("")
    outcome = check(workbook(tmp_path), TEMPLATES, silent, tmp_path / "output")
    assert (codes(outcome), outcome.status) == (["E510", "E510"], Status.READY)


@pytest.mark.parametrize("stated", ["../去年/工作簿.xlsx", "去年", "“去年”"])
def test_last_years_workbook_may_stand_on_the_cover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: str
) -> None:
    read: list[Path] = []

    def noted(path: Path, *further: Any) -> Any:
        read.append(path)
        return read_workbook(path, *further)

    monkeypatch.setattr("zhibao.pipeline.previous_year.read_workbook", noted)
    sheets = minimal_sheets(基本情况=[("段落", "去年的话。")])
    last = write_workbook(tmp_path / "去年" / "工作簿.xlsx", {**sheets, "前言": chapter(("段落", "去年的前言。"))})
    path = workbook(tmp_path, minimal_sheets() | {"封面": (*COVER, ("上年工作簿", stated))})
    assert codes(check(path, TEMPLATES, silent)) == []
    assert [each.resolve() for each in read] == [last.resolve()]


def test_last_years_workbook_that_is_not_there_is_told_at_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path, minimal_sheets() | {"封面": (*COVER, ("上年工作簿", "没有.xlsx"))})
    (told,) = check(path, TEMPLATES, silent).findings
    assert (told.code, str(told.ref)) == ("E547", "封面!B6")


def test_how_far_the_clerk_is(tmp_path: Path) -> None:
    dictionary: Rows = (
        *(("名称", "单位", "2024", "2025", "公式"), ("甲", "人", 1, 2), ("乙", "人", 1), ("丙", "人", None, 3)),
        ("甲乙", "人", None, None, "甲*2"),
    )
    rows = [("段落", "（示例）一。"), ("段落", "（示例）二。")]
    about = check(workbook(tmp_path, minimal_sheets(基本情况=rows) | {"指标": dictionary}), TEMPLATES, silent).about
    assert about is not None
    assert str(about.completion) == "指标已填 2/3，示例还剩 2 处"


def test_causes_stay_first_where_findings_are_data(tmp_path: Path) -> None:
    outcome = check(workbook(tmp_path, BROKEN), TEMPLATES, silent, tmp_path / "output")
    assert outcome.findings == causes_first(outcome.findings)
