"""What is none of the report's stays in the file as it was, part by part and cell by cell."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from lxml.etree import _Element as Element
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openxml_audit import OpenXmlValidator
from PIL import Image

from tests.builders import minimal_sheets, patch_parts, read_file, write_workbook
from tests.every_row_type import write_every_row_type
from tests.next_year.moved_books import INDICATORS, moved_file
from tests.package_edits import EDITS, Edit, Outcome, zipped
from tests.photo_samples import saved
from tests.picture_books import PictureBook
from zhibao.next_year import Kept

CHAPTER = "基本情况"
PICTURE = saved(Image.new("RGB", (30, 20), "red"), "PNG")
OTHER = saved(Image.new("RGB", (40, 20), "blue"), "PNG")
ROWS = (("段落", "正文。"), ("图片", "开放日"), ("说明", "1"), ("案例", "题", "甲校"), ("段落", "做法。"), ("案例完",))
# The parts in which something has to change, and those that the list needs.
CHANGED = re.compile(
    r"xl/worksheets/sheet\d+\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml|\[Content_Types\]\.xml"
    r"|xl/drawings/.*|xl/media/.*"
)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def everything(folder: Path) -> Path:
    """A workbook with pictures of all kinds, a chart, a text box, formulas and a comment."""
    indicators = (INDICATORS, ("图书", "册", 50, 60), ("座位", "个", 5, 6))
    book = PictureBook(folder / "云州市2025" / "工作簿.xlsx", minimal_sheets(基本情况=ROWS) | {"指标": indicators})
    book.float(CHAPTER, "C3", PICTURE)
    book.float(CHAPTER, "J3", OTHER)
    book.float("前言", "J3", PICTURE)
    book.float(CHAPTER, "C4", OTHER)
    book.wps(CHAPTER, "K4", PICTURE)
    book.place(CHAPTER, "L4", PICTURE)
    book.chart(CHAPTER, "F2")
    book.text_box(CHAPTER, "F20", "说明文字")
    book.formula(CHAPTER, "E4", "=1+1", "2")
    book._sheet(CHAPTER).write_comment("B2", "请写长一点", {"author": "科长"})
    book._sheet(CHAPTER).set_header("&L&G", {"image_left": "章.png", "image_data_left": io.BytesIO(PICTURE)})
    return book.save()


def test_parts_in_which_nothing_has_to_change_are_byte_for_byte_the_same(tmp_path: Path) -> None:
    source = everything(tmp_path)
    before, after = parts(source), parts(moved_file(source).path)
    lost = {name for name in before if name not in after}
    assert {name for name in before if after.get(name) != before[name] and not CHANGED.fullmatch(name)} == set()
    assert all(name.startswith("xl/media/") for name in lost)
    assert {name for name in after if name not in before} == {"xl/worksheets/sheet5.xml"}
    kept = parts(moved_file(source, kept=Kept(photos=True, cases=True)).path)
    assert {name for name in before if name not in kept} == set()


def test_pictures_of_left_out_rows_go_with_their_files_and_no_others(tmp_path: Path) -> None:
    source = everything(tmp_path)
    after = parts(moved_file(source).path)
    drawing = etree.fromstring(after["xl/drawings/drawing2.xml"])
    rows = [int(each.findtext("{*}row") or 0) + 1 for each in drawing.iter("{*}from")]
    # The two of row 3 are gone; the chart, the text box and the picture of the remark are there.
    assert sorted(rows) == [2, 4, 20]
    pictures = [part for name, part in after.items() if name.startswith("xl/media/")]
    # One is still over the remark, the other over the preface.
    assert OTHER in pictures and PICTURE in pictures and b"DISPIMG" in b"".join(after.values())
    named = {f"xl/{target}" for part in after.values() for target in re.findall(r'"\.\./(media/[^"]+)"', _text(part))}
    assert named <= after.keys()


def _text(part: bytes) -> str:
    return part.decode("utf-8", "replace")


def _cells(content: bytes) -> dict[str, bytes]:
    root = etree.fromstring(content)
    return {each.get("r", ""): etree.tostring(each, method="c14n") for each in root.iter("{*}c")}


def test_cells_that_nothing_is_done_to_are_the_same(tmp_path: Path) -> None:
    source = everything(tmp_path)
    before, after = parts(source), parts(moved_file(source).path)
    changed = {}
    for name in (each for each in before if each.startswith("xl/worksheets/sheet")):
        old, new = _cells(before[name]), _cells(after[name])
        changed[name[-10:-4]] = {cell for cell in old.keys() | new.keys() if old.get(cell) != new.get(cell)}
    assert changed["sheet1"] == {"B3", "B5", "A6", "B6"}  # 封面
    assert changed["sheet2"] == set()  # 前言: only coloured, by a conditional format
    assert changed["sheet3"] == {"A3", "B3", "A5", "B5", "C5", "A6", "B6", "A7"}  # 图片, 案例
    assert changed["sheet4"] == {"C1", "D1", "C2", "D2", "C3", "D3"}  # 指标


def dressed(folder: Path) -> Path:
    """A workbook with what clerks add in Excel."""
    path = write_workbook(
        folder / "云州市2025" / "工作簿.xlsx",
        minimal_sheets()
        | {"指标": (INDICATORS, ("图书", "册", 50, 60)), "数据甲": (("校", "2024年", "2025年"), ("甲", 1, 2))},
    )
    book = openpyxl.load_workbook(path)
    sheet = book["指标"]
    sheet["D2"].comment = Comment("核过", "科长")
    sheet["D2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["D2"].number_format = "#,##0.0"
    sheet.column_dimensions["D"].width = 33
    sheet.row_dimensions[2].height = 44
    rule = CellIsRule(operator="lessThan", formula=["0"], stopIfTrue=True)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("C2:D9", rule)
    prompt = DataValidation(type=None, promptTitle="2025", prompt="填数", showInputMessage=True, sqref="D2:D99")
    sheet.add_data_validation(prompt)
    sheet.print_title_rows, sheet.page_setup.orientation = "1:1", "landscape"
    book["数据甲"].add_table(Table(displayName="表甲", ref="A1:C2"))
    book.save(path)
    return path


def test_what_clerks_add_survives(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(moved_file(dressed(tmp_path)).path)
    sheet = book["指标"]
    comment = sheet["D2"].comment
    assert comment is not None and comment.text == "核过"
    assert (sheet["D2"].fill.fgColor.rgb, sheet["D2"].value, sheet["C2"].value) == ("FF00FF00", None, 60)
    assert (sheet["C2"].number_format, sheet["D2"].number_format) == ("#,##0.0", "#,##0.0")
    assert (sheet.column_dimensions["D"].width, sheet.row_dimensions[2].height) == (33, 44)
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    assert [each.promptTitle for each in sheet.data_validations.dataValidation] == ["2026"]
    rules = [rule for each in sheet.conditional_formatting for rule in each.rules]
    assert [rule.operator for rule in rules if rule.type == "cellIs"] == ["lessThan"]
    assert len({rule.priority for rule in rules}) == len(rules)


def test_a_table_of_excel_calls_its_columns_as_their_heads_say(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(moved_file(dressed(tmp_path)).path)["数据甲"]
    assert [column.name for column in sheet.tables["表甲"].tableColumns] == ["校", "2025年", "2026年"]
    assert [[cell.value for cell in row] for row in sheet["A1:C2"]] == [["校", "2025年", "2026年"], ["甲", 2, None]]


def formulas(folder: Path) -> Path:
    """A workbook in which Excel reckons: a sum in both years, one on another sheet, and one that hangs on nothing."""
    rows = (INDICATORS, ("甲", "册", 1, 2), ("乙", "册", 3, 4), ("丙", "册"), ("丁", "册"))
    book = PictureBook(folder / "云州市2025" / "工作簿.xlsx", minimal_sheets() | {"指标": rows})
    book.formula("指标", "C4", "=C2+C3", "4")
    book.formula("指标", "D4", "=D2+D3", "6")
    book.formula("指标", "D5", "=D4*2", "12")
    book.formula(CHAPTER, "F2", "=指标!D5+1", "13")
    book.formula(CHAPTER, "G2", "=1+1", "2")
    return book.save()


def _stored(path: Path, sheet: str, cell: str) -> tuple[str, str]:
    """Return a cell's formula and its stored result."""
    formula = openpyxl.load_workbook(path)[sheet][cell].value
    return str(formula), str(openpyxl.load_workbook(path, data_only=True)[sheet][cell].value)


def test_formulas_of_excel_stay_and_results_that_no_longer_hold_go(tmp_path: Path) -> None:
    book = moved_file(formulas(tmp_path))
    assert _stored(book.path, "指标", "C4") == ("=C2+C3", "None")
    assert _stored(book.path, "指标", "D4") == ("=D2+D3", "None")
    # What stood only in this year's column is last year's number, and its formula waits for this year's.
    assert (_stored(book.path, "指标", "C5"), _stored(book.path, "指标", "D5")) == (("12", "12"), ("=D4*2", "None"))
    assert _stored(book.path, CHAPTER, "F2") == ("=指标!D5+1", "None")
    assert _stored(book.path, CHAPTER, "G2") == ("=1+1", "2")
    assert sorted(book.told("N881")) == ["基本情况!F2", "指标!C4"]
    assert b'fullCalcOnLoad="1"' in parts(book.path)["xl/workbook.xml"]


def test_formulas_that_share_one_text_stay_whole(tmp_path: Path) -> None:
    source = formulas(tmp_path)

    def share(name: str, data: bytes) -> bytes:
        text = data.decode() if name == "xl/worksheets/sheet4.xml" else ""
        if not text:
            return data
        text = text.replace("<f>C2+C3</f>", '<f t="shared" ref="C4:D4" si="0">C2+C3</f>')
        return text.replace("<f>D2+D3</f>", '<f t="shared" si="0"/>').encode()

    patch_parts(source, share)
    book = moved_file(source)
    assert _stored(book.path, "指标", "D4")[1] == "None"
    assert read_file(book.path).report.indicators[1].years[2025].text == "4"


def _complaints(path: Path) -> set[str]:
    """Return what the validator says; that a text stands in its cell is lawful, whatever Excel does when it saves."""
    errors = map(str, OpenXmlValidator().validate(path).errors)
    return {re.sub(r"(?:sheet|font|fill|xf|dxf)\[?\d+", "", each) for each in errors if "inline-string" not in each}


@pytest.mark.parametrize("make", [everything, dressed, formulas])
def test_the_copy_has_no_fault_that_its_source_has_not(tmp_path: Path, make: object) -> None:
    source = make(tmp_path)  # type: ignore[operator]
    assert _complaints(moved_file(source).path) <= _complaints(source)


def test_the_list_is_written_anew_every_year_and_its_colours_too(tmp_path: Path) -> None:
    first = moved_file(dressed(tmp_path))
    second = moved_file(first.path, "云州市2027")
    assert _complaints(second.path) <= _complaints(first.path)
    book = openpyxl.load_workbook(second.path)
    assert book.sheetnames.count("换年清单") == 1
    assert "2026 年度的工作簿改成 2027 年度的" in str(book["换年清单"]["A1"].value)
    root: Element = etree.fromstring(parts(second.path)["xl/worksheets/sheet3.xml"])
    formulas = [each.text for each in root.iter("{*}cfRule") for each in each.iter("{*}formula")]
    assert len(formulas) == len(set(formulas)) == 1


@pytest.fixture(scope="module")
def every_row_type(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_every_row_type(tmp_path_factory.mktemp("每种行") / "云州市2025")


READABLE = [edit for edit in EDITS if edit.outcome is not Outcome.TOLD][::11]


@pytest.mark.parametrize("edit", [pytest.param(edit, id=edit.name) for edit in READABLE])
def test_what_other_programs_write_moves_on_alike(every_row_type: Path, edit: Edit) -> None:
    """What reads the same is the same afterwards; two years on end nothing fails."""
    plain = every_row_type.read_bytes()
    read, wanted = str(read_file(every_row_type).report), str(read_file(moved_file(every_row_type).path).report)
    try:
        every_row_type.write_bytes(zipped(edit.change(parts(every_row_type))))
        book = moved_file(every_row_type)
        if str(read_file(every_row_type).report) == read:
            assert str(read_file(book.path).report) == wanted
        moved_file(book.path, "云州市2027")
    finally:
        every_row_type.write_bytes(plain)
