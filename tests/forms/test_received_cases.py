"""Case studies that schools send: where they are printed, in what order, with which photos."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.drawing.image import Image as SheetImage

from tests.builders import minimal_sheets, write_workbook
from tests.forms.school_samples import SCHOOLS, Case, Forms, fill_case, label_rows, put
from tests.reports import photo
from zhibao.model.blocks import CaseStudy, Heading, Paragraph, nested
from zhibao.model.figures import EmbeddedPhoto, PhotoBlock, PhotoFile

FIRST, SECOND, THIRD = SCHOOLS
FILE = f"学校填报/{FIRST}.xlsx"
ADOPTION = ("学校", "题目", "放在", "采用")
CHAPTERS = minimal_sheets(
    学生发展=(
        ("收案例",),
        ("节", "学生素质"),
        ("段落", "文。"),
        ("收案例",),
        ("节", "就业"),
        ("段落", "文。"),
        ("收案例",),
    ),
    社会贡献=(("节", "培训"), ("段落", "文。")),
)
SENT = {
    FIRST: (Case("甲一", "学生发展／学生素质"), Case("甲二", "就业")),
    SECOND: (Case("乙一", "学生发展／学生素质"), Case("乙二", "学生发展")),
    THIRD: (Case("丙一", "学生发展 / 学生素质"),),
}


@pytest.fixture(scope="module")
def _ready(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    forms = Forms(tmp_path_factory.mktemp("案例"), CHAPTERS)
    for school in SCHOOLS:
        forms.sent(school, cases=SENT[school])
    return forms


@pytest.fixture
def forms(_ready: Forms, tmp_path: Path) -> Forms:
    return _ready.copied(tmp_path / "案例")


def placed(forms: Forms) -> dict[str, list[str]]:
    """Return the titles of the case studies by the section that they stand in."""
    found: dict[str, list[str]] = {}
    for part in forms.read().report.chapters:
        section = part.title.plain
        for block in part.blocks:
            if isinstance(block, Heading):
                section = block.text.plain
            elif isinstance(block, CaseStudy):
                found.setdefault(section, []).append(block.title.plain)
    return found


def adopt(forms: Forms, *rows: tuple[str, ...]) -> None:
    book = openpyxl.load_workbook(forms.workbook)
    sheet = book.create_sheet("采用", 3)
    for row in (ADOPTION, *rows):
        sheet.append(row)
    book.save(forms.workbook)


def test_without_the_sheet_all_are_printed_in_the_order_of_the_roster(forms: Forms) -> None:
    assert forms.codes() == []
    assert placed(forms) == {"学生发展": ["乙二"], "学生素质": ["甲一", "乙一", "丙一"], "就业": ["甲二"]}


def test_the_sheet_says_which_and_in_what_order_and_the_others_are_used_and_told(forms: Forms) -> None:
    adopt(forms, (THIRD, "丙一"), (FIRST, "甲一", "", "否"), (FIRST, "甲二", "学生素质", "是"))
    assert placed(forms) == {"学生发展": ["乙二"], "学生素质": ["丙一", "甲二", "乙一"]}
    told = [(each.code, each.values["title"]) for each in forms.findings()]
    assert told == [("F872", "乙二"), ("F872", "乙一")]
    assert "采用" not in [part.title.plain for part in forms.read().report.chapters]


def test_rows_of_the_sheet_that_mean_nothing_are_told(forms: Forms) -> None:
    rows = [(school, case.title) for school, cases in SENT.items() for case in cases]
    adopt(forms, *rows, (FIRST, "甲三"), (FIRST, "甲一"), (SECOND, "乙一", "没有的节", "也许"))
    codes = [f"{each.code} {each.ref}" for each in forms.findings()]
    assert codes == ["F875 采用!D9", "F873 采用!B7", "F879 采用!B8", "F879 采用!B9"]


def test_a_sheet_without_its_columns_is_told_and_all_are_used(forms: Forms) -> None:
    book = openpyxl.load_workbook(forms.workbook)
    book.create_sheet("采用").append(("学校", "名称"))
    book.save(forms.workbook)
    assert forms.codes() == ["F875 采用!A1"]
    assert sum(map(len, placed(forms).values())) == 5


def test_a_case_for_a_section_that_asks_for_none_or_for_no_section_is_told_and_not_printed(forms: Forms) -> None:
    forms.sent(THIRD, cases=[Case("丙一", "社会贡献／培训"), Case("丙二", "")])
    rows = label_rows(openpyxl.load_workbook(forms.returned / f"{THIRD}.xlsx")["案例1"])
    place = f"学校填报/{THIRD}.xlsx 案例{{}}!B{rows['放在哪一节']}"
    assert forms.codes() == [f"F871 {place.format(1)}", f"F870 {place.format(2)}"]
    assert "丙一" not in str(placed(forms))
    adopt(forms, (THIRD, "丙一", "就业"), (THIRD, "丙二", "不收的节"))
    assert "丙一" in placed(forms)["就业"]
    assert [each for each in forms.codes() if "F871" in each] == ["F871 采用!B3"]


def test_a_case_holds_its_paragraphs_and_is_its_schools(forms: Forms) -> None:
    forms.sent(FIRST, cases=[Case("案例1：甲一", text=("第一段。\n第二段。", "第三段。"))])
    cases = [block for part in forms.read().report.chapters for block in part.blocks if isinstance(block, CaseStudy)]
    case = next(each for each in cases if each.school.plain == FIRST)
    assert case.title.plain == "甲一"
    assert [block.text.plain for block in case.blocks if isinstance(block, Paragraph)] == [
        "第一段。",
        "第二段。",
        "第三段。",
    ]
    assert len({block.id for each in cases for block in nested([each])}) == sum(1 + len(each.blocks) for each in cases)


def test_photos_are_found_by_name_in_the_schools_folder_and_pasted_ones_in_the_form(forms: Forms) -> None:
    path = forms.sent(FIRST, cases=[Case("甲一", photos=[("开幕", "开幕.jpg"), ("贴的", "")])])
    pasted = photo(forms.folder, "贴.png")
    book = openpyxl.load_workbook(path)
    row = label_rows(book["案例1"])["照片"]
    book["案例1"].add_image(SheetImage(pasted), f"C{row + 2}")
    book["案例1"].add_image(SheetImage(pasted), "B5")
    book.save(path)
    (forms.returned / "甲校").mkdir()
    case = next(
        block
        for part in forms.read().report.chapters
        for block in part.blocks
        if isinstance(block, CaseStudy) and block.school.plain == FIRST
    )
    photos = [block for block in case.blocks if isinstance(block, PhotoBlock)]
    assert [block.caption.plain for block in photos] == ["开幕", "贴的", ""]
    (named,), (first,), (second,) = (block.photos for block in photos)
    assert isinstance(named, PhotoFile) and (named.folder, named.name) == ("学校填报/甲校", "开幕.jpg")
    assert isinstance(first, EmbeddedPhoto) and isinstance(second, EmbeddedPhoto) and first.data == pasted.read_bytes()
    made = forms.made()
    assert [code for code in made.codes if code.startswith("P")] == [f"P301 {FILE} 案例1!C{row + 1}"]
    (missing,) = (each for each in made.outcome.findings if each.code == "P301")
    assert missing.message == "“学校填报/甲校”文件夹里没有“开幕.jpg”。"


def test_photos_that_no_case_names_are_told(forms: Forms) -> None:
    forms.sent(FIRST, cases=[Case("甲一", photos=[("开幕", "赛场\\开幕.JPG")])])
    for name in ("甲校/赛场/开幕.jpg", "甲校/多的.png", "._甲.jpg"):
        photo(forms.folder, f"../学校填报/{name}")
    (told,) = (each for each in forms.read().findings if each.code == "F885")
    assert (told.values["count"], told.values["found"]) == (1, "学校填报/甲校/多的.png")


def test_a_case_that_is_too_long_or_not_whole_is_told(forms: Forms) -> None:
    forms.sent(
        FIRST, cases=[Case("甲一", text=["长" * 600, "文" * 401]), Case("", "就业"), Case("甲三", "就业", text=())]
    )
    assert [each.code for each in forms.findings()] == ["F874", "F878", "F878"]


def test_hidden_parts_of_a_case_are_not_printed(forms: Forms) -> None:
    path = forms.sent(FIRST, cases=[Case("甲一", text=("看得见。", "秘密。")), Case("甲二", "就业", text=("草稿。",))])
    book = openpyxl.load_workbook(path)
    row = label_rows(book["案例1"])["正文"] + 1
    book["案例1"].row_dimensions[row].hidden = True
    book["案例2"].sheet_state = "hidden"
    book.save(path)
    assert forms.codes() == [f"F877 {FILE} 案例1!B{row}", f"F877 {FILE} 案例2"]
    text = "".join(line for _, line in forms.made().lines())
    assert "看得见" in text and "秘密" not in text and "草稿" not in text


def test_a_copied_sheet_is_a_further_case(forms: Forms) -> None:
    path = forms.sent(FIRST, cases=SENT[FIRST])
    book = openpyxl.load_workbook(path)
    copy = book.copy_worksheet(book["案例1"])
    copy.title = "案例1 (2)"
    fill_case(copy, Case("甲四"))
    book.save(path)
    assert placed(forms)["学生素质"][:2] == ["甲一", "甲四"]


def test_a_number_of_a_person_in_a_case_is_told_by_its_file(forms: Forms) -> None:
    for school in (FIRST, SECOND):
        path = forms.sent(school, cases=[Case("甲一", text=("联系电话13812345678。",))])
    row = label_rows(openpyxl.load_workbook(path)["案例1"])["正文"]
    told = [code for code in forms.made().codes if code.startswith("T231")]
    assert told == [f"T231 学校填报/{school}.xlsx 案例1!B{row}" for school in (FIRST, SECOND)]


def test_a_pack_that_gathers_case_studies_gathers_those_of_schools_too(forms: Forms) -> None:
    forms.sheets = {**forms.sheets, "封面": [*forms.sheets["封面"], ("模板", "gongwen")]}
    write_workbook(forms.workbook, {**forms.sheets, "学校": forms.roster})
    titles = forms.made().texts("案例标题")
    assert len(titles) == sum(map(len, SENT.values()))
    assert titles[0].startswith("案例一") and "乙二" in titles[0]


def test_a_form_saved_by_wps_with_a_picture_in_a_cell_keeps_its_text(forms: Forms) -> None:
    """WPS writes =DISPIMG(…) into the cell, whose picture may be lost on the way."""
    path = forms.sent(FIRST, cases=[Case("甲一", photos=[("开幕", "标记")])])
    book = openpyxl.load_workbook(path)
    row = label_rows(book["案例1"])["照片"] + 1
    put(book["案例1"], row, 3, '=DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)')
    book.save(path)
    made = forms.made()
    assert [code for code in made.codes if code.startswith("P")] == [f"P306 {FILE} 案例1!C{row}"]
