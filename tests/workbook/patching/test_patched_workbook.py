"""A copy has what was asked for, and everything else as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from tests.builders import minimal_sheets, patch_parts, read_file, write_workbook
from tests.every_row_type import write_every_row_type
from tests.package_edits import EDITS, Edit, Outcome, zipped
from tests.photo_samples import saved
from tests.picture_books import PictureBook
from zhibao.packing import is_as_packed, sealed_parts
from zhibao.workbook.patching import Look, PatchedWorkbook
from zhibao.workbook.patching.dialects import lawful
from zhibao.workbook.spreadsheet import PartError, SpreadsheetFile, StringItem

SHEET = "基本情况"
RED = Look(fill="FFC7CE")
PICTURE = saved(Image.new("RGB", (30, 20), "red"), "PNG")
ROWS = (("段落", "正文。"), ("图片", "开放日"), ("图片", "实训"), ("说明", "1"))


def marked(path: Path, *cells: str, sheet: str = SHEET) -> Path:
    """Return a sealed copy in which the cells are coloured and commented, beside the workbook."""
    book = PatchedWorkbook(path)
    for cell in cells:
        book.sheet(sheet).set_look(cell, RED)
        book.sheet(sheet).add_comment(cell, f"【错误】{cell}", "检查")
    copy = path.with_name("副本.xlsx")
    copy.write_bytes(sealed_parts(book.parts()))
    return copy


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def everything(folder: Path) -> Path:
    """A workbook with pictures of all kinds, a chart, a text box, a formula and a comment."""
    book = PictureBook(folder / "工作簿.xlsx", minimal_sheets(基本情况=ROWS))
    book.float(SHEET, "C3", PICTURE)
    book.wps(SHEET, "C4", PICTURE)
    book.place(SHEET, "D4", PICTURE)
    book.chart(SHEET, "F2")
    book.text_box(SHEET, "F20", "说明文字")
    book.formula(SHEET, "E5", "=1+1", "2")
    book._sheet(SHEET).write_comment("B2", "请写长一点", {"author": "科长"})
    book._sheet(SHEET).set_header("&L&G", {"image_left": "章.png", "image_data_left": io.BytesIO(PICTURE)})
    return book.save()


def test_pictures_formulas_text_boxes_and_comments_survive(tmp_path: Path) -> None:
    source = everything(tmp_path)
    content = source.read_bytes()
    before, after = parts(source), parts(marked(source, "B2", "C3", "C4", "E5"))
    assert source.read_bytes() == content
    changed = {name for name, part in before.items() if after[name] != part}
    worksheet = next(name for name in before if b"DISPIMG" in before[name] and "worksheets" in name)
    comments, shapes = (next(name for name in before if word in name) for word in ("comments1", "vmlDrawing1.vml"))
    properties = {"docProps/core.xml"}
    assert changed == {worksheet, comments, shapes, "xl/styles.xml"} | properties
    assert set(after) == set(before)
    sheet = etree.fromstring(after[worksheet])
    held = {cell.get("r"): "".join(map(str, cell.itertext())) for cell in sheet.iter("{*}c")}
    assert (held["E5"], "DISPIMG" in held["C4"]) == ("1+12", True)
    assert sheet.find(".//{*}c[@r='D4']").get("vm")  # type: ignore[union-attr]  # there is one
    told = openpyxl.load_workbook(tmp_path / "副本.xlsx")[SHEET]["B2"].comment
    assert told is not None and "请写长一点" in told.text and "【错误】B2" in told.text


def test_the_shapes_of_the_header_are_not_taken_for_those_of_comments(tmp_path: Path) -> None:
    book = PictureBook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=ROWS))
    book._sheet(SHEET).set_header("&L&G", {"image_left": "章.png", "image_data_left": io.BytesIO(PICTURE)})
    source = book.save()
    before, after = parts(source), parts(marked(source, "B2"))
    shapes = [name for name in before if name.endswith(".vml")]
    assert [after[name] for name in shapes] == [before[name] for name in shapes]
    assert len([name for name in after if name.endswith(".vml")]) == len(shapes) + 1


def test_cells_that_are_not_there_are_made_in_their_places(tmp_path: Path) -> None:
    source = write_workbook(tmp_path / "工作簿.xlsx", {SHEET: (("甲", None, "丙"), (), ("一",))})
    copy = openpyxl.load_workbook(marked(source, "B1", "AA1", "D2", "A9"))[SHEET]
    assert [copy[cell].fill.fgColor.rgb for cell in ("B1", "AA1", "D2", "A9")] == ["FFFFC7CE"] * 4
    assert [copy[cell].value for cell in ("A1", "C1", "A3")] == ["甲", "丙", "一"]
    root = etree.fromstring(parts(tmp_path / "副本.xlsx")["xl/worksheets/sheet1.xml"])
    assert [cell.get("r") for cell in root.iter("{*}c")] == ["A1", "B1", "C1", "AA1", "D2", "A3", "A9"]


def test_a_made_cell_keeps_the_look_of_its_column(tmp_path: Path) -> None:
    path = tmp_path / "工作簿.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "甲"
    sheet.column_dimensions["C"].number_format = "0.00"
    sheet.title = SHEET
    book.save(path)
    assert openpyxl.load_workbook(marked(path, "C5"))[SHEET]["C5"].number_format == "0.00"


def _without(*names: str) -> Callable[[str, bytes], bytes]:
    """Take attributes away from rows and cells, as programs may that leave places to be counted."""
    pattern = re.compile(rb'(<(?:row|c))\b([^>]*?) (?:%s)="[^"]*"' % "|".join(names).encode())
    return lambda name, data: pattern.sub(rb"\1\2", data) if "worksheets" in name else data


def test_places_that_the_file_leaves_to_be_counted_stay(tmp_path: Path) -> None:
    source = write_workbook(tmp_path / "工作簿.xlsx", {SHEET: (("甲", "乙"), ("丙", "丁"))})
    patch_parts(source, _without("r"))
    copy = openpyxl.load_workbook(marked(source, "D1"))[SHEET]
    assert [[copy.cell(row, column).value for column in (1, 2)] for row in (1, 2)] == [["甲", "乙"], ["丙", "丁"]]


def test_a_sheet_can_be_put_first_and_the_book_opens_at_it(tmp_path: Path) -> None:
    source = write_workbook(tmp_path / "工作簿.xlsx", {"甲表": (("甲",),), "乙表": (("乙",),)})
    named = '<definedName name="_xlnm.Print_Area" localSheetId="1">乙表!$A$1</definedName>'

    def with_name(name: str, data: bytes) -> bytes:
        if name != "xl/workbook.xml":
            return data
        text = re.sub(r"<definedNames\s*/>", "", data.decode()).replace('activeTab="0"', 'activeTab="1"')
        return text.replace("</sheets>", f"</sheets><definedNames>{named}</definedNames>").encode()

    patch_parts(source, with_name)
    book = PatchedWorkbook(source)
    sheet = book.add_first_sheet("结果")
    sheet.set_text("A1", "见_x0041_\x01右<甲>")
    sheet.set_text("B1", "去")
    sheet.add_link("B1", "'乙表'!A1")
    sheet.set_widths([10, 20])
    sheet.freeze_above(2)
    sheet.filter("A1:B1")
    (tmp_path / "副本.xlsx").write_bytes(book.content())
    copy = openpyxl.load_workbook(tmp_path / "副本.xlsx")
    first = copy["结果"]
    assert (copy.sheetnames, copy.active) == (["结果", "甲表", "乙表"], first)
    file = SpreadsheetFile(tmp_path / "副本.xlsx")
    told, _ = file.worksheet(file.sheets[0]).cells
    assert isinstance(told.value, StringItem) and told.value.text == "见_x0041_右<甲>"
    assert first["B1"].hyperlink.location == "'乙表'!A1"
    assert (first.freeze_panes, first.auto_filter.ref) == ("A2", "A1:B1")
    assert copy["乙表"].print_area == "'乙表'!$A$1"
    assert [name for name in copy.sheetnames if copy[name].sheet_view.tabSelected] == ["结果"]


def test_a_text_takes_the_place_of_a_formula_and_of_the_order_of_formulas(tmp_path: Path) -> None:
    book = PictureBook(tmp_path / "工作簿.xlsx", {SHEET: (("甲",),)})
    book.formula(SHEET, "B1", "=1+1", "2")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"

    def with_chain(name: str, data: bytes) -> bytes:
        relation = '<Relationship Id="rId99" Type="http://x/calcChain" Target="calcChain.xml"/>'
        if name == "xl/_rels/workbook.xml.rels":
            return data.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
        override = f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/>'
        return data.replace(b"</Types>", f"{override}</Types>".encode()) if name == "[Content_Types].xml" else data

    source = patch_parts(book.save(with_chain), lambda name, data: data, {"xl/calcChain.xml": b"<calcChain/>"})
    patched = PatchedWorkbook(source)
    patched.sheet(SHEET).set_text("B1", "二")
    (tmp_path / "副本.xlsx").write_bytes(patched.content())
    after = parts(tmp_path / "副本.xlsx")
    assert openpyxl.load_workbook(tmp_path / "副本.xlsx")[SHEET]["B1"].value == "二"
    assert not [name for name, part in after.items() if b"calcChain" in part or "calcChain" in name]


def test_a_formula_on_which_others_hang_is_not_taken_away(tmp_path: Path) -> None:
    book = PictureBook(tmp_path / "工作簿.xlsx", {SHEET: (("甲",),)})
    book._sheet(SHEET).write_array_formula("B1:B2", "{=A1:A2}")
    with pytest.raises(PartError, match="B1:B2"):
        PatchedWorkbook(book.save()).sheet(SHEET).set_text("B1", "二")


_IDENTIFIER = b'<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">zhibao:0</dc:identifier>'


@pytest.mark.parametrize("change", ["none", "elsewhere", "identified"])
def test_a_copy_is_sealed_wherever_its_properties_are(tmp_path: Path, change: str) -> None:
    source = write_workbook(tmp_path / "工作簿.xlsx", {SHEET: (("甲",),)})
    content = parts(source)
    name, rels = "docProps/core.xml", content["_rels/.rels"]
    if change == "identified":
        content[name] = content[name].replace(b"</cp:coreProperties>", _IDENTIFIER + b"</cp:coreProperties>")
    else:
        properties = content.pop(name)
        content["_rels/.rels"] = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", rels)
        types = content["[Content_Types].xml"].decode()
        content["[Content_Types].xml"] = re.sub(r'<Override PartName="/docProps/core.xml"[^>]*/>', "", types).encode()
    if change == "elsewhere":
        content["别处/a.psmdcp"] = properties
        content["_rels/.rels"] = rels.replace(b"docProps/core.xml", "别处/a.psmdcp".encode())
    source.write_bytes(zipped(content))
    copy = marked(source, "A1")
    assert is_as_packed(copy)
    held = b"".join(parts(copy).values())
    assert (held.count(b"<dc:identifier"), parts(copy)["_rels/.rels"].count(b"core-properties")) == (1, 1)


@cache
def _every_row_type(folder: Path) -> Mapping[str, bytes]:
    return parts(write_every_row_type(folder))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("每种行")


READABLE = [edit for edit in EDITS if edit.outcome is not Outcome.TOLD]


@pytest.mark.parametrize("edit", [pytest.param(edit, id=edit.name) for edit in READABLE])
def test_what_other_programs_write_reads_the_same_when_marked(folder: Path, edit: Edit) -> None:
    source = folder / "工作簿.xlsx"
    source.write_bytes(zipped(edit.change(_every_row_type(folder))))
    before = read_file(source).report
    chapter = before.chapters[0].title.ref.sheet
    copy = read_file(marked(source, "B2", "C3", "ZZ99", sheet=chapter)).report
    assert str(copy).replace("副本.xlsx", "工作簿.xlsx") == str(before)


def test_a_copy_has_no_fault_that_its_workbook_has_not(tmp_path: Path) -> None:
    source = everything(tmp_path)
    copy = PatchedWorkbook(source)
    sheet = copy.add_first_sheet("结果")
    for look in (RED, Look(colour="0563C1", is_underlined=True, wraps=True), Look(colour="FFFFFF", is_bold=True)):
        for cell in ("A1", "B2"):
            sheet.set_look(cell, look)
            copy.sheet(SHEET).set_look(cell, look)
    sheet.set_text("A1", "甲")
    sheet.add_comment("A1", "乙", "检查")
    sheet.set_widths([9])
    sheet.freeze_above(2)
    sheet.filter("A1:A1")
    sheet.add_link("A1", f"'{SHEET}'!A1")
    copy.sheet(SHEET).add_comment("B2", "乙", "检查")
    (tmp_path / "副本.xlsx").write_bytes(sealed_parts(copy.parts()))
    assert _complaints(tmp_path / "副本.xlsx") <= _complaints(source)


def _complaints(path: Path) -> set[str]:
    """Return what the validator says; that a text stands in its cell is lawful, whatever Excel does when it saves."""
    errors = map(str, OpenXmlValidator().validate(path).errors)
    return {re.sub(r"(?:sheet|font|fill|xf)\[?\d+", "", each) for each in errors if "inline-string" not in each}


def test_a_cell_keeps_every_character_that_xml_has_a_place_for() -> None:
    kept = {
        *"\t\n\r",
        *map(chr, range(0x20, 0xD800)),
        *map(chr, range(0xE000, 0xFFFE)),
        *map(chr, range(0x10000, 0x10100)),
    }
    assert {character for character in map(chr, range(0x10100)) if lawful(character)} == kept
