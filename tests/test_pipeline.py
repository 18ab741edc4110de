"""The steps together: what a run writes, what it comes to, what stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES, Page, chapter, minimal_sheets, write_workbook
from tests.invariants import faults
from tests.reports import make, photo, refusals, silent
from zhibao.findings import NothingMadeError
from zhibao.pipeline import CACHE_FOLDER, Status, build, check, make_workbook

CHART = (("统计图", "规模", "饼图"), ("", "校", "人"), ("", "甲", 3))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_without_errors_the_report_is_ready(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets())
    assert (made.outcome.status, made.path.name) == (Status.READY, "云州市职业教育质量报告（2025年度）.docx")


def test_an_error_makes_it_a_draft_that_marks_the_place(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "有{{人数}}人")]))
    assert (made.outcome.status, made.path.name) == (Status.DRAFT, "云州市职业教育质量报告（2025年度）_草稿.docx")
    assert "有【待补：人数】人" in made.texts("报告正文")


def test_a_warning_leaves_it_ready(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "1\x7f2")]))
    assert made.codes == ["W011 基本情况!B2"]
    assert made.outcome.status is Status.READY


def test_a_check_finds_the_same_and_writes_nothing_but_pictures_for_the_next_run(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("图片", "甲", "没有.png"), ("段落", "{{人数}}"), *CHART])
    workbook = write_workbook(tmp_path / "工作簿.xlsx", sheets)
    before = files(tmp_path)
    outcome = check(workbook, TEMPLATES, silent)
    kept = {name for name in files(tmp_path) if name.startswith(CACHE_FOLDER)}
    assert files(tmp_path) - kept == before
    assert (outcome.status, outcome.report) == (Status.DRAFT, None)
    found = {finding.code for finding in outcome.findings}
    assert found == {code.split()[0] for code in make(tmp_path, sheets).codes} == {"T201", "P301"}


def test_a_merge_from_above_a_table_leaves_no_row_wider_than_its_grid(tmp_path: Path) -> None:
    rows = [("段落", "x"), ("表格", "t"), ("", "a", "b"), ("", "c", "d"), ("", "e", "f")]
    sheets = {**minimal_sheets(), "基本情况": Page(chapter(*rows), ("C3:E5",))}
    assert faults(make(tmp_path, sheets).path) == []


def test_photos_are_looked_for_beside_the_workbook(tmp_path: Path) -> None:
    photo(tmp_path, "甲.png")
    assert make(tmp_path, minimal_sheets(基本情况=[("图片", "甲", "甲.png")])).codes == []


def test_each_step_is_told(tmp_path: Path) -> None:
    photo(tmp_path, "甲.png")
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=[("图片", "", "甲.png"), *CHART]))
    steps: list[str] = []
    build(workbook, TEMPLATES, tmp_path / "output", steps.append)
    assert steps == ["读取工作簿", "照片 甲.png", "统计图 规模", "审读", "排入模板", "编号与目录", "核对与保存"]


@pytest.mark.parametrize("content", [None, b"", b"no zip"], ids=["missing", "empty", "text"])
def test_a_workbook_that_cannot_be_read_stops_it(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "工作簿.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NothingMadeError) as caught:
        build(path, TEMPLATES, tmp_path / "output", silent)
    assert [finding.code for finding in caught.value.findings] == ["W001" if content is None else "W002"]
    assert not (tmp_path / "output").exists()


def test_an_unknown_pack_stops_it(tmp_path: Path) -> None:
    sheets = minimal_sheets()
    sheets["封面"] = [("项目", "内容"), ("地区", "云州市"), ("模板", "henam")]
    (message,) = refusals(tmp_path, sheets)
    assert message == "M401 没有模板“henam”，是不是“henan”？"


def test_a_report_of_a_workbook_with_next_to_nothing_is_sound(tmp_path: Path) -> None:
    made = make(tmp_path, {"封面": [("项目", "内容")], "章": [("类型", "内容", "属性", "选项")]})
    assert made.outcome.status is Status.DRAFT


def test_a_fresh_workbook_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "云州市2026" / "工作簿.xlsx"
    make_workbook(TEMPLATES, "云州市2026", path)
    before = path.read_bytes()
    with pytest.raises(NothingMadeError) as caught:
        make_workbook(TEMPLATES, "云州市2026", path)
    assert [finding.code for finding in caught.value.findings] == ["E506"]
    assert path.read_bytes() == before


def test_a_fresh_workbook_makes_a_sound_draft(tmp_path: Path) -> None:
    path = tmp_path / "云州市2026" / "工作簿.xlsx"
    make_workbook(TEMPLATES, "云州市2026", path)
    outcome = build(path, TEMPLATES, tmp_path / "output", silent)
    assert outcome.report is not None
    assert faults(outcome.report) == []
    assert outcome.report.name == "云州市职业教育质量报告（2026年度）_草稿.docx"


@pytest.mark.parametrize("name", ["云州市", "2026", ""])
def test_a_name_without_region_or_year_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NothingMadeError) as caught:
        make_workbook(TEMPLATES, name, tmp_path / "工作簿.xlsx")
    assert [finding.code for finding in caught.value.findings] == ["E507"]
    assert files(tmp_path) == set()


def test_a_folder_that_cannot_be_written_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "拒绝访问")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(NothingMadeError, match="没有权限") as caught:
        make_workbook(TEMPLATES, "云州市2026", tmp_path / "inputs" / "工作簿.xlsx")
    assert [finding.code for finding in caught.value.findings] == ["E501"]


def test_a_table_of_too_many_columns_is_pointed_out(tmp_path: Path) -> None:
    wide = [("表格", "宽表"), ("", *(f"指标{number}" for number in range(30))), ("", *range(1000, 1030))]
    made = make(tmp_path, minimal_sheets(基本情况=wide))
    assert made.codes == ["S127 基本情况!A2"]
