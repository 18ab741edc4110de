"""案例, 案例完: what a case study holds and where it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, minimal_sheets, outline, read, read_chapter
from zhibao.model.blocks import CaseStudy
from zhibao.model.report import PartKind

CASE = ("案例", "匠心", "甲校")


@pytest.mark.parametrize(
    ("rows", "nested"),
    [
        ((CASE, ("段落", "甲"), ("案例完",), ("段落", "乙")), ["CaseStudy 匠心", "  Paragraph 甲", "Paragraph 乙"]),
        ((CASE, ("段落", "甲"), ("节", "乙")), ["CaseStudy 匠心", "  Paragraph 甲", "Heading 乙"]),
        ((CASE, ("段落", "甲"), ("小节", "乙")), ["CaseStudy 匠心", "  Paragraph 甲", "Heading 乙"]),
        ((CASE, ("段落", "甲"), ("条", "乙")), ["CaseStudy 匠心", "  Paragraph 甲", "Heading 乙"]),
        (
            (CASE, ("段落", "甲"), ("案例", "另一例"), ("段落", "乙")),
            ["CaseStudy 匠心", "  Paragraph 甲", "CaseStudy 另一例", "  Paragraph 乙"],
        ),
        ((("段落", "前"), CASE, ("段落", "甲")), ["Paragraph 前", "CaseStudy 匠心", "  Paragraph 甲"]),
        (
            (CASE, ("表格", "表"), ("", "a"), ("", "b"), ("图片", "图", "甲.jpg"), ("分页",), ("案例完",)),
            ["CaseStudy 匠心", "  TableBlock 表", "  PhotoBlock 图", "  PageBreak"],
        ),
    ],
    ids=["案例完", "节", "小节", "条", "the next case", "the sheet's end", "holds tables and figures"],
)
def test_a_case_study_holds_what_follows_up_to(tmp_path: Path, rows: Rows, nested: list[str]) -> None:
    result = read_chapter(tmp_path, *rows)
    assert list(outline(result.blocks)) == nested
    assert not result.faults


def test_a_case_study_ends_with_its_sheet(tmp_path: Path) -> None:
    report, _ = read(tmp_path, minimal_sheets(甲章=(CASE, ("段落", "甲")), 乙章=(("段落", "乙"),)))
    assert [list(outline(part.blocks)) for part in report.chapters] == [
        ["CaseStudy 匠心", "  Paragraph 甲"],
        ["Paragraph 乙"],
    ]


def test_a_case_study_has_title_school_and_place(tmp_path: Path) -> None:
    (case,) = read_chapter(tmp_path, CASE, ("段落", "甲")).blocks
    assert isinstance(case, CaseStudy)
    assert (case.title.plain, case.school.plain, str(case.ref), case.run_in) == ("匠心", "甲校", "基本情况!A2", False)


def test_a_case_study_needs_no_title(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("案例",), ("段落", "甲"))
    assert list(outline(result.blocks)) == ["CaseStudy", "  Paragraph 甲"]
    assert not result.faults


def test_a_typed_case_number_is_taken_off(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("案例", "案例1：匠心"), ("段落", "甲"))
    assert next(iter(outline(result.blocks))) == "CaseStudy 匠心"
    assert result.faults == ["S109 基本情况!B2"]
    assert "“案例1：匠心”里手工键入的编号已去掉，印作“匠心”" in result.findings[0].message


def test_a_title_that_is_only_a_number_leaves_a_case_without_title(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("案例", "案例1"), ("段落", "甲"))
    assert list(outline(result.blocks)) == ["CaseStudy", "  Paragraph 甲"]
    assert result.faults == ["S109 基本情况!B2"]
    assert "印作“（无题目）”" in result.findings[0].message


@pytest.mark.parametrize(
    ("options", "run_in"), [("接排=是", True), ("接排＝是；", True), ("接排=否", False), ("", False)]
)
def test_the_first_paragraph_runs_in_when_said_so(tmp_path: Path, options: str, run_in: bool) -> None:
    result = read_chapter(tmp_path, (*CASE, options), ("段落", "甲"))
    (case,) = result.blocks
    assert isinstance(case, CaseStudy)
    assert case.run_in is run_in
    assert not result.faults


def test_only_a_paragraph_can_run_in(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, (*CASE, "接排=是"), ("图片", "", "甲.jpg"))
    (case,) = result.blocks
    assert isinstance(case, CaseStudy)
    assert not case.run_in
    assert result.faults == ["S120 基本情况!A2"]


def test_the_end_of_no_case_is_reported_and_the_rest_stays(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("段落", "甲"), ("案例完",), ("段落", "乙"))
    assert list(outline(result.blocks)) == ["Paragraph 甲", "Paragraph 乙"]
    assert result.faults == ["S106 基本情况!A3"]


@pytest.mark.parametrize("rows", [(CASE,), (CASE, ("案例完",)), (CASE, ("节", "甲"))])
def test_a_case_study_with_nothing_in_it_is_reported(tmp_path: Path, rows: Rows) -> None:
    assert read_chapter(tmp_path, *rows).faults == ["S122 基本情况!A2"]


ROSTER = (("学校名称", "简称"), ("云州市第一职业学校", "一职"), ("云州护理学校", "护校"))


def test_case_studies_nest_in_annexes_and_preface_too(tmp_path: Path) -> None:
    sheets = minimal_sheets()
    sheets |= {"附件1 案例集": (("类型", "内容", "属性", "选项"), CASE, ("段落", "甲"))}
    (annex,) = read(tmp_path, sheets).report.annexes
    assert annex.kind is PartKind.ANNEX
    assert list(outline(annex.blocks)) == ["CaseStudy 匠心", "  Paragraph 甲"]
