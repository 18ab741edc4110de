"""Case studies gathered in one chapter."""

from __future__ import annotations

from pathlib import Path

from tests.builders import Rows, chapter, faults, minimal_sheets, outline, read
from zhibao.case_chapter import gather_cases
from zhibao.model.report import ReadReport

TITLE = "典型案例"
CASE: Rows = (("案例", "甲"), ("段落", "做法"), ("案例完",))


def gathered(tmp_path: Path, title: str = TITLE, **chapters: Rows) -> tuple[ReadReport, list[str]]:
    report, _ = read(tmp_path, minimal_sheets(**chapters))
    changed, findings = gather_cases(report, title)
    return changed, faults(findings)


def shown(report: ReadReport) -> dict[str, list[str]]:
    return {part.title.plain: list(outline(part.blocks)) for part in report.chapters}


def test_cases_go_to_a_new_chapter_after_the_last(tmp_path: Path) -> None:
    report, found = gathered(tmp_path, 基本情况=(("段落", "前"), *CASE, ("段落", "后")), 学生发展=(("段落", "写"),))
    assert list(shown(report)) == ["基本情况", "学生发展", TITLE]
    assert shown(report)["基本情况"] == ["Paragraph 前", "Paragraph 后"]
    assert shown(report)[TITLE][1:3] == ["CaseStudy 甲", "  Paragraph 做法"]
    assert found == ["S151"]


def test_cases_join_those_of_the_chapter_that_has_the_title(tmp_path: Path) -> None:
    own = (("案例", "乙"), ("段落", "原有"), ("案例完",))
    report, _ = gathered(tmp_path, 典型案例=own, 学生发展=(("段落", "写"), *CASE))
    assert list(shown(report)) == [TITLE, "学生发展"]
    cases = [line for line in shown(report)[TITLE] if line.startswith("CaseStudy")]
    assert cases == ["CaseStudy 乙", "CaseStudy 甲"]


def test_cases_where_they_belong_already_stay_without_a_word(tmp_path: Path) -> None:
    report, found = gathered(tmp_path, 基本情况=(("段落", "写"),), 典型案例=CASE)
    assert shown(report)[TITLE] == ["CaseStudy 甲", "  Paragraph 做法"]
    assert found == []


def test_a_pack_without_such_a_chapter_leaves_them_alone(tmp_path: Path) -> None:
    report, found = gathered(tmp_path, "", 基本情况=(("段落", "前"), *CASE))
    assert list(shown(report)) == ["基本情况"]
    assert found == []


def test_headings_over_nothing_but_cases_go_with_a_word(tmp_path: Path) -> None:
    rows = (("节", "做法"), ("小节", "案例"), *CASE, ("节", "成效"), ("段落", "写"), *CASE)
    report, found = gathered(tmp_path, 基本情况=rows)
    assert shown(report)["基本情况"] == ["Heading 成效", "Paragraph 写"]
    assert found == ["S151", "S152 基本情况!B2", "S152 基本情况!B3"]


def test_a_heading_that_was_empty_before_stays(tmp_path: Path) -> None:
    report, found = gathered(tmp_path, 基本情况=(("节", "空"), ("节", "成效"), ("段落", "写"), *CASE))
    assert shown(report)["基本情况"] == ["Heading 空", "Heading 成效", "Paragraph 写"]
    assert found == ["S151"]


def test_a_chapter_of_nothing_but_cases_goes_with_a_word(tmp_path: Path) -> None:
    report, found = gathered(tmp_path, 基本情况=(("段落", "写"),), 特色=CASE)
    assert list(shown(report)) == ["基本情况", TITLE]
    assert [each.partition("!")[0] for each in found] == ["S151", "S152 特色"]


def test_a_chapter_without_cases_is_as_it_was(tmp_path: Path) -> None:
    report, found = gathered(tmp_path, 基本情况=(("段落", "写"), *CASE), 空白=(("分页",),))
    assert shown(report)["空白"] == ["PageBreak"]
    assert found == ["S151"]


def test_a_case_keeps_the_direction_of_its_page(tmp_path: Path) -> None:
    rows = (("段落", "前"), ("横向",), *CASE, ("纵向",), ("段落", "后"))
    report, _ = gathered(tmp_path, 基本情况=rows)
    turns = [block.landscape for block in report.chapters[1].blocks if hasattr(block, "landscape")]
    assert turns == [True, False]


def test_a_turn_inside_a_case_still_turns_what_follows_it(tmp_path: Path) -> None:
    rows = (("案例", "甲"), ("段落", "做法"), ("横向",), ("案例完",), ("段落", "宽"))
    report, _ = gathered(tmp_path, 基本情况=rows)
    assert shown(report)["基本情况"] == ["Orientation", "Paragraph 宽"]


def test_a_turn_inside_a_case_turns_the_next_case_too(tmp_path: Path) -> None:
    rows = (("段落", "前"), ("案例", "甲"), ("段落", "做法"), ("横向",), ("案例完",), *CASE)
    report, _ = gathered(tmp_path, 基本情况=rows)
    turns = [block.landscape for block in report.chapters[1].blocks if hasattr(block, "landscape")]
    assert turns == [False, False, True, False]


def test_cases_of_annexes_stay_there(tmp_path: Path) -> None:
    report, _ = read(tmp_path, minimal_sheets() | {"附件 案例": chapter(*CASE)})
    assert gather_cases(report, TITLE) == (report, ())
