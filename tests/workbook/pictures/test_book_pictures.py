"""Pictures are found wherever a workbook holds them, in the order of their cells, and never taken for bad cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.builders import ReadResult, faults, minimal_sheets, read_file
from tests.photo_samples import bomb, saved
from tests.picture_books import PictureBook
from zhibao.model.blocks import CaseStudy
from zhibao.model.figures import MIRRORED, Crop, EmbeddedPhoto, PhotoBlock, PhotoFile
from zhibao.model.walk import all_blocks
from zhibao.workbook.pictures import media

SHEET = "基本情况"


def picture(colour: str, size: tuple[int, int] = (30, 20)) -> bytes:
    return saved(Image.new("RGB", size, colour), "PNG")


RED, GREEN, BLUE = (picture(colour) for colour in ("red", "lime", "blue"))
NAMES = {RED: "红", GREEN: "绿", BLUE: "蓝"}


def book(folder: Path, *rows: tuple[str, ...]) -> PictureBook:
    return PictureBook(folder / "我的 文件夹" / "工作簿.xlsx", minimal_sheets(基本情况=rows))


def photos(result: ReadResult) -> list[str]:
    """Return place and name or colour of every photo, such as "C2 红"."""
    blocks = [block for block in all_blocks(result.report.parts) if isinstance(block, PhotoBlock)]
    return [f"{photo.ref.cell} {said(photo)}" for block in blocks for photo in block.photos]


def said(photo: PhotoFile | EmbeddedPhoto) -> str:
    return photo.name if isinstance(photo, PhotoFile) else photo.lost or NAMES[photo.data]


# --- kinds ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["float", "place", "wps"])
def test_a_picture_of_each_kind_is_found_with_its_cell(tmp_path: Path, kind: str) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    getattr(made, kind)(SHEET, "C2", RED)
    result = read_file(made.save())
    assert (photos(result), faults(result.findings)) == (["C2 红"], [])


def strict(name: str, data: bytes) -> bytes:
    """Return a part as “Strict Open XML” has it: other names for the same namespaces and relationships."""
    stem = rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument|drawingml)/2006/"
    return re.sub(stem, rb"http://purl.oclc.org/ooxml/\1/", data) if not name.startswith("xl/media/") else data


def test_pictures_of_a_strict_workbook_are_found(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.float(SHEET, "C2", RED)
    made.place(SHEET, "D2", GREEN)
    made.wps(SHEET, "E2", BLUE)
    result = read_file(made.save(strict))
    assert (photos(result), faults(result.findings)) == (["C2 红", "D2 绿", "E2 蓝"], [])


def test_kinds_may_be_mixed_in_one_row_and_come_in_the_order_of_their_columns(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日", "", "甲.jpg"))
    made.float(SHEET, "F2", BLUE)
    made.wps(SHEET, "E2", GREEN)
    made.place(SHEET, "C2", RED)
    result = read_file(made.save())
    assert (photos(result), faults(result.findings)) == (["C2 红", "D2 甲.jpg", "E2 绿", "F2 蓝"], [])


def test_several_over_one_cell_come_from_left_to_right_after_what_stands_in_it(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.float(SHEET, "C2", BLUE, x_offset=30)
    made.float(SHEET, "C2", GREEN, x_offset=2)
    made.place(SHEET, "C2", RED)
    assert photos(read_file(made.save())) == ["C2 红", "C2 绿", "C2 蓝"]


def test_a_name_comes_before_a_picture_over_its_cell(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日", "甲.jpg"))
    made.float(SHEET, "C2", RED)
    assert photos(read_file(made.save())) == ["C2 甲.jpg", "C2 红"]


@pytest.mark.parametrize("kind", ["float", "place", "wps"])
def test_pictures_in_the_rows_below_belong_to_the_row_even_below_the_last_one(tmp_path: Path, kind: str) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    getattr(made, kind)(SHEET, "B5", GREEN)
    getattr(made, kind)(SHEET, "B3", RED)
    result = read_file(made.save())
    assert (photos(result), faults(result.findings)) == (["B3 红", "B5 绿"], [])


def test_a_picture_over_the_caption_belongs_to_the_row(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"), ("段落", "文"))
    made.float(SHEET, "B2", RED)
    assert photos(read_file(made.save())) == ["B2 红"]


def test_pictures_in_a_case_study_belong_to_it(tmp_path: Path) -> None:
    made = book(tmp_path, ("案例", "题"), ("段落", "文"), ("图片", "开放日"), ("案例完",))
    made.place(SHEET, "C4", RED)
    result = read_file(made.save())
    (case,) = result.report.chapters[0].blocks
    assert isinstance(case, CaseStudy) and isinstance(case.blocks[1], PhotoBlock)
    assert (photos(result), faults(result.findings)) == (["C4 红"], [])


@pytest.mark.parametrize("prefix", ["_xlfn.", "", "_xlfn._xlws.", "_xlfn.SINGLE(_xlfn."])
def test_the_formula_of_wps_is_known_by_any_prefix(tmp_path: Path, prefix: str) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.wps(SHEET, "C2", RED, prefix)
    result = read_file(made.save())
    assert (photos(result), faults(result.findings)) == (["C2 红"], [])


def test_the_formula_of_wps_left_as_text_is_known(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.wps(SHEET, "C2", RED)
    made.text(SHEET, "D2", '=DISPIMG("ID_00000000000000000000000000000001",1)')
    result = read_file(made.save())
    assert (photos(result), faults(result.findings)) == (["C2 红", "D2 红"], [])


@pytest.mark.parametrize("value", ["#NAME?", "0", ""])
def test_what_other_programs_make_of_the_formula_does_not_count(tmp_path: Path, value: str) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.wps(SHEET, "D2", RED)
    made.formula(SHEET, "C2", '=_xlfn.DISPIMG("ID_00000000000000000000000000000001",1)', value)
    result = read_file(made.save())
    assert (photos(result), faults(result.findings)) == (["C2 红", "D2 红"], [])


def test_the_same_cell_value_without_a_picture_is_a_bad_cell(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"), ("段落", "文"))
    made.place(SHEET, "C2", RED)
    made.formula(SHEET, "B3", "=A1+1", "#VALUE!")
    assert faults(read_file(made.save()).findings) == ["W009 基本情况!B3"]


# --- no pictures to be had ------------------------------------------------------------------------------------------

LOST = "图片的数据不在工作簿里，多半是别的程序保存时丢的"


def test_a_formula_of_wps_whose_picture_is_gone_says_so(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.wps(SHEET, "C2", None)
    result = read_file(made.save())
    assert (photos(result), faults(result.findings)) == ([f"C2 {LOST}"], [])


def test_a_picture_from_the_web_is_not_in_the_workbook(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.formula(SHEET, "C2", '=_xlfn.IMAGE("https://example.org/a.png")', "#VALUE!")
    result = read_file(made.save())
    assert photos(result) == ["C2 IMAGE 函数的图片在网上，没有存进工作簿"]
    assert faults(result.findings) == []


def test_a_picture_from_the_web_that_the_workbook_keeps_is_found(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.place(SHEET, "C2", RED)
    formula = b'<f>_xlfn.IMAGE("https://example.org/a.png")</f><v>#VALUE!'
    result = read_file(made.save(lambda name, data: data.replace(b"<v>#VALUE!", formula)))
    assert (photos(result), faults(result.findings)) == (["C2 红"], [])


@pytest.mark.parametrize("kind", ["float", "place", "wps"])
def test_a_picture_whose_part_is_missing_says_so(tmp_path: Path, kind: str) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    getattr(made, kind)(SHEET, "C2", RED)

    def elsewhere(name: str, data: bytes) -> bytes:
        return data.replace(b"media/", b"nowhere/") if name.endswith(".rels") else data

    assert photos(read_file(made.save(elsewhere))) == [f"C2 {LOST}"]


def test_pictures_that_fill_the_memory_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "_MOST_BYTES", len(RED) + 1)
    made = book(tmp_path, ("图片", "开放日"))
    for cell, content in (("C2", RED), ("D2", GREEN), ("E2", RED)):
        made.place(SHEET, cell, content)
    first, second, again = photos(read_file(made.save()))
    assert (first, second[:10], again) == ("C2 红", "D2 图片与前面的图", "E2 红")


def test_a_linked_picture_is_not_in_the_workbook(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.float(SHEET, "C2", RED)

    def linked(name: str, data: bytes) -> bytes:
        if name == "xl/drawings/drawing1.xml":
            return data.replace(b"r:embed=", b"r:link=")
        if name == "xl/drawings/_rels/drawing1.xml.rels":
            return data.replace(b'Target="../media/image1.png"', b'Target="file:///D:/a.png" TargetMode="External"')
        return data

    assert photos(read_file(made.save(linked))) == ["C2 图片只是链接，没有存进工作簿"]


# --- strays ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["float", "place", "wps"])
def test_a_picture_beside_the_rows_for_pictures_is_reported_by_its_cell(tmp_path: Path, kind: str) -> None:
    made = book(
        tmp_path, ("段落", "文"), ("图片", "开放日", "甲.jpg"), ("表格", "表"), ("", "甲", "乙"), ("", "1", "2")
    )
    getattr(made, kind)(SHEET, "D2", RED)
    getattr(made, kind)(SHEET, "D6", GREEN)
    result = read_file(made.save())
    assert (photos(result), faults(result.findings)) == (["C3 甲.jpg"], ["W021 基本情况!D2", "W021 基本情况!D6"])
    assert result.findings[0].message == "D2 里或上面有图片，这里不是“图片”行，报告里没有它。"


def test_charts_and_text_boxes_are_reported_wherever_they_are(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日", "甲.jpg"), ("段落", "文"))
    made.chart(SHEET, "C2")
    made.text_box(SHEET, "D3", "写在框里的话")
    made.text_box(SHEET, "E3", "")
    result = read_file(made.save())
    assert [finding.message[:10] for finding in result.findings] == ["C2 里或上面有图表", "D3 里或上面有文本"]


def test_a_picture_alone_makes_no_chapter(tmp_path: Path) -> None:
    made = book(tmp_path)
    made.float(SHEET, "C5", RED)
    assert faults(read_file(made.save()).findings) == ["W021 基本情况!C5", "S128 基本情况"]


def test_pictures_on_sheets_that_are_no_chapters_are_reported(tmp_path: Path) -> None:
    made = PictureBook(tmp_path / "工作簿.xlsx", minimal_sheets() | {"数据获奖": (("学校",), ("甲校",))})
    for sheet in ("封面", "数据获奖"):
        made.float(sheet, "D3", RED)
    assert faults(read_file(made.save()).findings) == ["W021 封面!D3", "W021 数据获奖!D3"]


def test_pictures_on_sheets_that_are_not_read_are_not_reported(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("段落", "文")]) | {"填写说明": ()}
    made = PictureBook(tmp_path / "工作簿.xlsx", sheets)
    made.float("填写说明", "D3", RED)
    assert faults(read_file(made.save()).findings) == []


# --- how the sheet shows them ---------------------------------------------------------------------------------------


def floating_with(folder: Path, change: Callable[[bytes], bytes]) -> ReadResult:
    made = book(folder, ("图片", "开放日"), ("段落", "文"))
    made.float(SHEET, "C2", RED)
    return read_file(made.save(lambda name, data: change(data) if name == "xl/drawings/drawing1.xml" else data))


def only(result: ReadResult) -> EmbeddedPhoto:
    (block, _) = result.report.chapters[0].blocks
    assert isinstance(block, PhotoBlock)
    (photo,) = block.photos
    assert isinstance(photo, EmbeddedPhoto)
    return photo


@pytest.mark.parametrize(
    ("sides", "crop"),
    [
        (b'l="25000" b="10000"', Crop(left=0.25, bottom=0.1)),
        (b't="12.5%"', Crop(top=0.125)),
        (b'l="-5000" r="50000"', Crop(right=0.5)),
        (b'l="60000" r="60000"', Crop()),
        (b'l="x"', Crop()),
    ],
)
def test_a_crop_on_the_sheet_is_kept(tmp_path: Path, sides: bytes, crop: Crop) -> None:
    cropped = b"<a:srcRect " + sides + b"/><a:stretch>"
    photo = only(floating_with(tmp_path, lambda data: data.replace(b"<a:stretch>", cropped)))
    assert photo.crop == crop


@pytest.mark.parametrize(
    ("stated", "turn"), [(b"5400000", 1), (b"10800000", 2), (b"-5400000", 3), (b"600000", None), (b"x", None)]
)
def test_a_turn_on_the_sheet_is_kept_in_quarters(tmp_path: Path, stated: bytes, turn: int | None) -> None:
    turned = b'<a:xfrm rot="' + stated + b'">'
    photo = only(floating_with(tmp_path, lambda data: data.replace(b"<a:xfrm>", turned)))
    assert photo.turn == turn


def test_a_picture_mirrored_on_the_sheet_is_kept_so(tmp_path: Path) -> None:
    mirrored = b'<a:xfrm flipH="1" rot="5400000">'
    assert only(floating_with(tmp_path, lambda data: data.replace(b"<a:xfrm>", mirrored))).turn == MIRRORED + 1


@pytest.mark.parametrize(("degrees", "is_told"), [(1, False), (10, True), (80, True), (90, False)])
def test_a_picture_aslant_on_the_sheet_is_told(tmp_path: Path, degrees: int, is_told: bool) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.float(SHEET, "C2", RED)
    tilted = f'<a:xfrm rot="{degrees * 60_000}">'.encode()
    assert faults(read_file(made.save(lambda name, data: data.replace(b"<a:xfrm>", tilted))).findings) == (
        ["P315 基本情况!C2"] if is_told else []
    )


@pytest.mark.parametrize(
    ("described", "title"),
    [
        ("同学们在实训", "同学们在实训"),
        ("C:\\我的 图片\\a.jpg", ""),
        ("IMG_1.jpg", ""),
        ("图片包含 人, 描述已自动生成", ""),
    ],
)
def test_what_somebody_wrote_about_a_picture_is_kept(tmp_path: Path, described: str, title: str) -> None:
    said = f'descr="{described}"'.encode()
    photo = only(floating_with(tmp_path, lambda data: data.replace(b'descr="\xe5\x9b\xbe.png"', said)))
    assert photo.title == title


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b'id="2" name', b'id="2" hidden="1" name'),
        lambda data: data.replace(b"<xdr:pic>", b"<xdr:cxnSp>").replace(b"</xdr:pic>", b"</xdr:cxnSp>"),
    ],
    ids=["hidden", "a line"],
)
def test_what_nobody_sees_as_a_picture_is_none(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    assert faults(floating_with(tmp_path, change).findings) == ["S112 基本情况!A2"]


# --- damage ---------------------------------------------------------------------------------------------------------

BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "damaged", [b"", b"<a>", b"<a></b>", BOMB, b"\xff\xfe\x00"], ids=["empty", "open", "wrong", "bomb", "utf"]
)
def test_a_damaged_drawing_is_reported_and_the_text_is_read(tmp_path: Path, damaged: bytes) -> None:
    result = floating_with(tmp_path, lambda data: damaged)
    assert faults(result.findings) == ["W022 基本情况", "S112 基本情况!A2"]


@pytest.mark.parametrize(
    "part", ["xl/metadata.xml", "xl/richData/rdrichvalue.xml", "xl/richData/rdrichvaluestructure.xml"]
)
def test_damaged_rich_values_are_reported(tmp_path: Path, part: str) -> None:
    made = book(tmp_path, ("图片", "开放日"))
    made.place(SHEET, "C2", RED)
    result = read_file(made.save(lambda name, data: BOMB if name == part else data))
    assert "W022" in [finding.code for finding in result.findings]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'<rc t="1" v="0"/>', b'<rc t="9" v="0"/>'), (b'<rc t="1" v="0"/>', b'<rc t="1" v="7"/>'), (b'i="0"', b'i="7"')],
)
def test_rich_values_that_lead_nowhere_are_bad_cells(tmp_path: Path, old: bytes, new: bytes) -> None:
    made = book(tmp_path, ("图片", "开放日", "甲.jpg"))
    made.place(SHEET, "D2", RED)
    result = read_file(made.save(lambda name, data: data.replace(old, new) if name == "xl/metadata.xml" else data))
    assert faults(result.findings) == ["W009 基本情况!D2"]


def test_a_rich_value_of_another_kind_beside_a_picture_is_a_bad_cell(tmp_path: Path) -> None:
    made = book(tmp_path, ("图片", "开放日"), ("段落", "文"))
    made.place(SHEET, "C2", RED)
    made.place(SHEET, "B3", GREEN)

    def other(name: str, data: bytes) -> bytes:
        return data.replace(b'<rc t="1" v="1"/>', b'<rc t="2" v="1"/>') if name == "xl/metadata.xml" else data

    result = read_file(made.save(other))
    assert (photos(result), faults(result.findings)) == (["C2 红"], ["W009 基本情况!B3"])


def test_a_picture_that_openpyxl_would_refuse_does_not_end_the_reading(tmp_path: Path) -> None:
    """openpyxl opens every picture, and calls a workbook damaged for one that says it is a billion pixels large."""
    made = book(tmp_path, ("图片", "开放日"))
    made.float(SHEET, "C2", RED)
    result = read_file(made.save(lambda name, data: bomb(40_000) if name.startswith("xl/media/") else data))
    assert faults(result.findings) == []
