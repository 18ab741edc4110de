"""Section breaks stand on text, never on a page of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, TEMPLATES, Rows, Sheets, chapter, minimal_sheets
from tests.invariants import find
from tests.packs import PACKS
from tests.reports import Made, filled, make

WIDE = (("表格", "宽表"), ("", "甲", "乙"), ("", 1, 2))
FRONT = ["纵", "纵"]  # the cover; publicity, preface and contents


def ends(made: Made) -> list[tuple[str, str]]:
    """Return style and text of the paragraphs that end a section, those of cover and contents left out."""
    lines = made.lines()
    paragraphs = find(made.body, "w:p")
    return [line for line, each in zip(lines, paragraphs, strict=True) if find(each, "w:pPr/w:sectPr")][2:]


def is_nothing(made: Made) -> list[int]:
    """Return the numbers of the sections that hold no text, table or picture: each of them is an empty page."""
    filled, empty = False, []
    sections = 0
    for element in made.body:
        filled |= bool(find(element, ".//w:t[string()] | .//w:drawing"))
        if find(element, "self::w:sectPr | w:pPr/w:sectPr"):
            sections += 1
            if not filled:
                empty.append(sections)
            filled = False
    return empty


def test_a_report_in_portrait_has_the_sections_of_its_template(tmp_path: Path) -> None:
    assert make(tmp_path, minimal_sheets()).sections() == [*FRONT, "纵"]


def test_a_landscape_stretch_is_a_section_of_its_own(tmp_path: Path) -> None:
    rows = [("段落", "前"), ("横向",), *WIDE, ("纵向",), ("段落", "后")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.sections() == [*FRONT, "纵", "横", "纵"]
    assert ends(made) == [("报告正文", "前"), ("表后", "")]


def test_a_stretch_left_open_ends_with_its_sheet(tmp_path: Path) -> None:
    made = make(
        tmp_path, minimal_sheets(基本情况=[("段落", "前"), ("横向",), ("段落", "宽")], 学生发展=[("段落", "后")])
    )
    assert made.sections() == [*FRONT, "纵", "横", "纵"]
    assert ends(made) == [("报告正文", "前"), ("报告正文", "宽")]


def test_a_report_that_ends_in_landscape_has_no_empty_page_after_it(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "前"), ("横向",), *WIDE]))
    assert made.sections() == [*FRONT, "纵", "横"]
    assert ends(made) == [("报告正文", "前")]
    assert is_nothing(made) == []


def test_a_direction_stated_first_turns_the_title_too(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("段落", "前")], 学生发展=[("横向",), ("段落", "宽")])
    made = make(tmp_path, sheets)
    assert ends(made) == [("报告正文", "前")]
    lines = [text for _, text in made.lines()]
    assert lines[-2:] == ["学生发展", "宽"]
    assert made.sections() == [*FRONT, "纵", "横"]


@pytest.mark.parametrize(
    ("rows", "sections"),
    [
        ([("横向",), ("段落", "宽")], [*FRONT, "横"]),
        ([("横向",), *WIDE, ("纵向",), ("段落", "后")], [*FRONT, "横", "纵"]),
        ([("段落", "前"), ("横向",), ("纵向",), ("段落", "后")], [*FRONT, "纵"]),
        ([("纵向",), ("段落", "前"), ("纵向",)], [*FRONT, "纵"]),
    ],
    ids=["whole first chapter", "start of the first chapter", "empty stretch", "portrait where it is portrait"],
)
def test_no_section_is_an_empty_page(tmp_path: Path, rows: Rows, sections: list[str]) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert is_nothing(made) == []
    assert made.sections() == sections


def test_two_landscape_annexes_follow_each_other_without_an_empty_page(tmp_path: Path) -> None:
    annex = chapter(("横向",), *WIDE)
    made = make(tmp_path, minimal_sheets() | {"附件1 甲": annex, "附件2 乙": annex})
    assert is_nothing(made) == []
    assert made.sections() == [*FRONT, "纵", "横", "横"]


def test_a_break_after_the_contents_keeps_a_paragraph_of_its_own(tmp_path: Path) -> None:
    """Word throws away the contents' lines, and a section that ends with one of them, when it updates them."""
    made = make(tmp_path, minimal_sheets())
    assert not [each for each in made.paragraphs("toc 1") if find(each, "w:pPr/w:sectPr")]
    assert [style for style, _ in made.lines()].count("分节") == 2


@pytest.mark.parametrize(
    ("characters", "stated", "kept"),
    [
        (1, "", True),
        (85, "", True),
        (95, "", True),
        (350, "", True),
        (370, "", False),
        (85, "on = false", True),
        (95, "on = false", False),
    ],
)
def test_a_paragraph_before_a_case_end_stays_with_it_a_long_one_where_pages_are_estimated(
    tmp_path: Path, characters: int, stated: str, kept: bool
) -> None:
    rows = [("案例", "题"), ("段落", "一"), ("段落", "二" * characters), ("案例完",)]
    made = make(tmp_path, minimal_sheets(基本情况=rows), filled(tmp_path, stated) if stated else TEMPLATES)
    assert [bool(find(each, "w:pPr/w:keepNext")) for each in made.paragraphs("案例正文")] == [False, kept]


def test_a_table_before_a_case_end_leaves_its_spacer_with_the_rule(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("案例", "题"), *WIDE, ("案例完",)]))
    (spacer,) = made.paragraphs("表后")
    assert find(spacer, "w:pPr/w:keepNext")


def test_a_page_break_is_printed(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "上"), ("分页",), ("段落", "下")]))
    assert [text for _, text in made.lines()][-3:] == ["上", "\n", "下"]
    assert len(find(made.body, './/w:br[@w:type="page"]')) == 1


@pytest.mark.parametrize(
    ("rows", "sections"),
    [
        ([("段落", "上"), ("分页",), ("横向",), ("段落", "下")], [*FRONT, "纵", "横"]),
        ([("段落", "上"), ("横向",), ("分页",), ("段落", "下")], [*FRONT, "纵", "横"]),
        ([("横向",), ("段落", "上"), ("分页",), ("纵向",), ("段落", "下")], [*FRONT, "横", "纵"]),
        ([("横向",), ("段落", "上"), ("纵向",), ("分页",), ("段落", "下")], [*FRONT, "横", "纵"]),
        ([("分页",), ("横向",), ("段落", "下")], [*FRONT, "横"]),
        ([("案例", "题"), ("段落", "上"), ("横向",), ("案例完",), ("段落", "下")], [*FRONT, "纵", "横"]),
        ([("案例", "题"), ("横向",), *WIDE, ("纵向",), ("案例完",), ("分页",), ("段落", "下")], [*FRONT, "横", "纵"]),
        ([("案例", "题"), ("段落", "上"), ("横向",), *WIDE, ("纵向",)], [*FRONT, "纵", "横"]),
    ],
)
def test_breaks_and_turns_of_the_page_beside_each_other_make_no_empty_page(
    tmp_path: Path, rows: Rows, sections: list[str]
) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.sections() == sections
    assert find(made.body, ".//w:br") == []
    assert is_nothing(made) == []


def test_the_rule_that_closes_a_case_stands_before_the_turn_that_it_ended_with(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("案例", "题"), ("段落", "上"), ("横向",), *WIDE, ("纵向",)]))
    (end,) = made.paragraphs("案例结束")
    assert len(find(end, "preceding::w:sectPr")) == len([*FRONT, "纵"])


def test_a_page_break_beside_a_turn_that_turns_nothing_is_printed(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "上"), ("纵向",), ("分页",), ("段落", "下")]))
    assert len(find(made.body, './/w:br[@w:type="page"]')) == 1


@pytest.mark.parametrize(
    "sheets",
    [
        minimal_sheets(基本情况=[("段落", "上"), ("分页",)]),
        minimal_sheets(基本情况=[("段落", "上"), ("分页",)]) | {"附件 表": chapter(("段落", "下"))},
    ],
)
def test_a_page_break_where_a_page_ends_anyway_makes_no_empty_page(tmp_path: Path, sheets: Sheets) -> None:
    assert find(make(tmp_path, sheets).body, './/w:br[@w:type="page"]') == []


TURNED, UPRIGHT, TEXT, BREAK = ("横向",), ("纵向",), ("段落", "下"), ("分页",)
IDLE = [(TURNED,), (TURNED, UPRIGHT), (TURNED, BREAK), (TURNED, UPRIGHT, TEXT), (TURNED, BREAK, UPRIGHT, TEXT)]


@pytest.mark.parametrize("rows", IDLE)
@pytest.mark.parametrize("pack", PACKS)
def test_a_turn_of_nothing_makes_no_section_in_preface_chapter_or_annex(tmp_path: Path, rows: Rows, pack: str) -> None:
    written = chapter(("段落", "上"), *rows)
    sheets = minimal_sheets() | {"前言": written, "基本情况": written, "附件 表": written}
    made = make(tmp_path, sheets | {"封面": [*COVER, ("模板", pack)]})
    assert made.codes == []
    assert made.sections() == [*FRONT, "纵"]


def test_two_turns_in_one_place_are_the_second(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[TEXT, TURNED, TEXT, UPRIGHT, TURNED, TEXT]))
    assert made.sections() == [*FRONT, "纵", "横"]
