"""Workbook files: which are refused, and what their cells show."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from PIL import Image

from tests.builders import (
    CellContent,
    Page,
    Plain,
    Shown,
    chapter,
    faults,
    minimal_sheets,
    patch_parts,
    read,
    read_chapter,
    read_file,
    refusal,
    rich,
    write_workbook,
)
from tests.photo_samples import bomb, saved
from tests.picture_books import PictureBook
from zhibao.findings import Finding
from zhibao.model.blocks import Heading, Paragraph, TableBlock
from zhibao.model.report import ReadReport
from zhibao.model.text import Run, Text
from zhibao.text.folding import unified

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def paragraph(tmp_path: Path, content: CellContent) -> tuple[Text, tuple[Finding, ...]]:
    """Return what a 段落 row with this cell prints, its lines joined, and the findings."""
    result = read_chapter(tmp_path, ("段落", content))
    lines = [block.text for block in result.blocks if isinstance(block, Paragraph)]
    return sum(lines[1:], lines[0]), result.findings


# Files


@pytest.mark.parametrize("name", ["没有.xlsx", "没有/工作簿.xlsx", "."])
def test_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name).code == "W001"


def not_a_workbook(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    return path.read_bytes()


def cut_off(path: Path) -> bytes:
    whole = write_workbook(path, minimal_sheets()).read_bytes()
    return whole[: len(whole) // 2]


def sheet_cut_off(path: Path) -> bytes:
    write_workbook(path, minimal_sheets())
    patch_parts(path, lambda name, data: data[:200] if name.endswith("sheet1.xml") else data)
    return path.read_bytes()


def bytes_flipped(path: Path) -> bytes:
    whole = bytearray(write_workbook(path, minimal_sheets()).read_bytes())
    start = whole.index(b"xl/worksheets/sheet1.xml") + 40
    whole[start : start + 60] = bytes(60)
    return bytes(whole)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLD_EXCEL, "旧格式（.xls）或加了打开密码"),
        (b"", "不是 Excel 工作簿"),
        ("项目,内容".encode(), "不是 Excel 工作簿"),
        (b"<html>", "不是 Excel 工作簿"),
    ],
    ids=["old Excel or password", "empty", "CSV", "HTML"],
)
def test_a_file_that_is_no_workbook_is_refused_with_the_reason(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "工作簿.xlsx"
    path.write_bytes(data)
    finding = refusal(path)
    assert finding.code == "W002"
    assert said in finding.message
    assert "另存为" in finding.advice


@pytest.mark.parametrize(
    ("make", "code"), [(not_a_workbook, "W002"), (cut_off, "W002"), (sheet_cut_off, "W040"), (bytes_flipped, "W040")]
)
def test_a_damaged_file_is_refused(tmp_path: Path, make: Callable[[Path], bytes], code: str) -> None:
    path = tmp_path / "工作簿.xlsx"
    path.write_bytes(make(path))
    assert refusal(path).code == code


def test_reading_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets())
    before = path.read_bytes()
    read_file(path)
    assert path.read_bytes() == before


# Cells


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (30, "30"),
        (Shown(0.6943, "0.00%"), "69.43%"),
        (Shown(25115, "#,##0"), "25,115"),
        (Shown("03", "@"), "03"),
        (Shown(datetime.datetime(2025, 12, 1), 'yyyy"年"m"月"'), "2025年12月"),
        (Shown(datetime.date(2025, 12, 1), "mm-dd-yy"), "2025/12/1"),
        (True, "TRUE"),
        ("成绩<60 & >50", "成绩<60 & >50"),
        ("'引号", "'引号"),
    ],
)
def test_a_cell_prints_as_the_sheet_shows_it(tmp_path: Path, content: CellContent, printed: str) -> None:
    text, findings = paragraph(tmp_path, content)
    assert text.plain == printed
    assert not findings


@pytest.mark.parametrize(
    ("value", "code", "ratio"),
    [
        (datetime.time(12, 1), "h:mm", "12:1"),
        (datetime.time(3, 7), "h:mm", "3:7"),
        (datetime.timedelta(hours=36, minutes=1), "[h]:mm:ss", "36:1"),
        (datetime.datetime(1900, 1, 1, 12, 1), "h:mm", "36:1"),
    ],
)
def test_a_ratio_that_became_a_time_is_an_error_that_names_the_ratio(
    tmp_path: Path, value: Plain, code: str, ratio: str
) -> None:
    text, findings = paragraph(tmp_path, Shown(value, code))
    assert faults(findings) == ["W010 基本情况!B2"]
    assert f"“{ratio}”" in findings[0].message
    assert text.runs[0].todo


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('h"时"mm"分"', "8时30分"),
        ("h:mm AM/PM", "8:30 AM"),
        ('上午/下午h"点"mm', "上午8点30"),
        ("h\\时mm\\分", "8时30分"),
    ],
)
def test_a_time_that_says_so_is_a_time(tmp_path: Path, code: str, shown: str) -> None:
    text, findings = paragraph(tmp_path, Shown(datetime.time(8, 30), code))
    assert (text.plain, faults(findings)) == (shown, [])


@pytest.mark.parametrize("typed", ["12:1", "3:7", "13.65:1", "12：1"])
def test_a_ratio_typed_as_text_prints_as_it_is(tmp_path: Path, typed: str) -> None:
    text, findings = paragraph(tmp_path, typed)
    assert text.plain == typed
    assert not findings


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!", "#NAME?"])
def test_an_error_value_is_reported_and_marked(tmp_path: Path, error: str) -> None:
    text, findings = paragraph(tmp_path, error)
    assert faults(findings) == ["W009 基本情况!B2"]
    assert text.runs == (Run(f"【错误值：{error}】", todo=True),)


def test_a_number_format_that_cannot_be_followed_is_an_error_and_marked(tmp_path: Path) -> None:
    text, findings = paragraph(tmp_path, Shown(12.5, "0*."))
    assert text.runs == (Run("【待核：12.5】", todo=True),)
    assert faults(findings) == ["W012 基本情况!B2"]
    assert "0*." in findings[0].message
    assert "12.5" in findings[0].message


def test_a_text_is_shown_under_the_text_section_of_its_format(tmp_path: Path) -> None:
    text, findings = paragraph(tmp_path, Shown("高新", '@"中学"'))
    assert (text.plain, findings) == ("高新中学", ())


def test_runs_of_a_text_keep_their_formats_within_its_text_section(tmp_path: Path) -> None:
    text, _ = paragraph(tmp_path, Shown(rich(("高新", "b"), "2"), '"市"@"中学"'))
    assert text.runs == (Run("市"), Run("高新", bold=True), Run("2中学"))


@pytest.mark.parametrize(("value", "code"), [("内部备注", ";;;"), (12, ";;;"), (-3, "0;"), (7, '"";-0;0')])
def test_what_a_number_format_hides_is_not_printed_and_told(tmp_path: Path, value: Plain, code: str) -> None:
    part, findings = read_chapter(tmp_path, ("表格", "表"), ("", "甲", "乙"), ("", Shown(value, code), "丙"))
    (block,) = part.blocks
    assert isinstance(block, TableBlock)
    assert [cell.plain for cell in block.table.body[0] if cell] == ["", "丙"]
    assert faults(findings) == ["W073 基本情况!B4"]


def test_a_zero_that_is_hidden_as_usual_is_not_told(tmp_path: Path) -> None:
    _, findings = read_chapter(tmp_path, ("表格", "表"), ("", "甲", "乙"), ("", Shown(0, "0;-0;;@"), "丙"))
    assert not findings


@pytest.mark.parametrize("code", ["General", "0", "@", "#,##0", '0"号"'])
def test_a_number_that_lost_its_last_digits_in_excel_is_an_error(tmp_path: Path, code: str) -> None:
    text, findings = paragraph(tmp_path, Shown(410811200801011234, code))
    assert text.runs[0].todo
    assert faults(findings) == ["W070 基本情况!B2"]
    assert "18 位" in findings[0].message


@pytest.mark.parametrize(("value", "code"), [(123456789012345, "0"), (6.02e23, "0.00E+00")])
def test_a_number_that_excel_keeps_whole_is_no_fault(tmp_path: Path, value: float, code: str) -> None:
    assert not paragraph(tmp_path, Shown(value, code))[1]


def test_a_long_number_that_the_sheet_shows_as_a_power_is_an_error(tmp_path: Path) -> None:
    _, findings = paragraph(tmp_path, 138001380001)
    assert faults(findings) == ["W071 基本情况!B2"]
    assert "138001380001" in findings[0].message


def test_numbers_that_no_format_has_rounded_are_told_once_a_column(tmp_path: Path) -> None:
    rows = (("", "甲", "乙"), ("", 1 / 3, 0.25), ("", 2 / 3, Shown(1 / 3, "0.000000000")))
    _, findings = read_chapter(tmp_path, ("表格", "表"), *rows)
    assert faults(findings) == ["W072 基本情况!B4"]
    assert "0.333333333" in findings[0].message
    assert "还有 1 格" in findings[0].message


def counted_from_1904(path: Path) -> Path:
    stated = b'<workbookPr date1904="1"/>'
    return patch_parts(path, lambda _, data: re.sub(rb"<workbookPr\s*/>", stated, data))


@pytest.mark.parametrize("code", ["h:mm", "[h]:mm:ss", "h:mm AM/PM", '上午/下午h"时"mm"分"'])
def test_a_ratio_that_became_a_time_is_told_in_a_file_that_counts_from_1904(tmp_path: Path, code: str) -> None:
    path = write_workbook(
        tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=(("段落", Shown(36 / 24 + 1 / 1440, code)),))
    )
    _, findings = read_file(counted_from_1904(path))
    assert faults(findings) == ["W010 基本情况!B2"]
    assert "36:1" in findings[0].message


def test_a_date_in_a_file_that_counts_from_1904_is_that_date(tmp_path: Path) -> None:
    rows = (("段落", Shown(44530, "yyyy/m/d")),)
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=rows))
    (block,) = read_file(counted_from_1904(path)).report.chapters[0].blocks
    assert isinstance(block, Paragraph) and block.text.plain == "2025/12/1"


@pytest.mark.parametrize(
    ("code", "value", "number"),
    [
        ("0!.0,", "12.3", "12.3456"),
        ("0.0,", "123.5", "123.456"),
        ("#,##0,,", "0", "0.123456"),
        ('0!.0,"万"', "12.3万", "123456"),
        ('0!.0000"万元"', "12.3456万元", "123456"),
        ("0%", "12345600%", "123456"),
        ("000-000", "123-456", "123456"),
    ],
)
def test_a_number_is_one_of_the_unit_that_it_is_shown_in(tmp_path: Path, code: str, value: str, number: str) -> None:
    part, _ = read_chapter(tmp_path, ("表格", "表"), ("", "甲", "乙"), ("", Shown(123456, code), "丙"))
    (block,) = part.blocks
    assert isinstance(block, TableBlock)
    cell = block.table.body[0][0]
    assert cell and (cell.plain, cell.value) == (value, Decimal(number))


def test_a_control_character_is_dropped_and_reported(tmp_path: Path) -> None:
    text, findings = paragraph(tmp_path, "甲\x80乙")
    assert text.plain == "甲乙"
    assert faults(findings) == ["W011 基本情况!B2"]


def test_a_control_character_in_excel_s_notation_is_dropped_and_reported(tmp_path: Path) -> None:
    text, findings = paragraph(tmp_path, "甲_x0007_乙_x000D_")
    assert text.plain == "甲乙"
    assert faults(findings) == ["W011 基本情况!B2"]


# Formulas


def with_formula(tmp_path: Path, formula: str, result: bytes) -> tuple[ReadReport, tuple[Finding, ...]]:
    """Read a chapter whose B2 is a formula with this cached result, as Excel writes it."""
    path = write_workbook(
        tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=(("段落", f"={formula}"), ("段落", "其后")))
    )

    def change(name: str, data: bytes) -> bytes:
        changed = re.sub(rb'<c r="B2"[^>]*>(<f>.*?</f>)<v ?/?>(</v>)?</c>', result, data)
        return changed if name.endswith("sheet3.xml") else data

    return read_file(patch_parts(path, change))


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        (rb'<c r="B2">\1<v>7</v></c>', "7"),
        (rb'<c r="B2" t="str">\1<v>abc</v></c>', "abc"),
        (rb'<c r="B2" t="b">\1<v>1</v></c>', "TRUE"),
    ],
)
def test_a_formula_prints_its_saved_result(tmp_path: Path, cell: bytes, printed: str) -> None:
    report, findings = with_formula(tmp_path, "3+4", cell)
    first = report.chapters[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.plain == printed
    assert not findings


def test_a_formula_without_a_saved_result_is_an_error(tmp_path: Path) -> None:
    text, findings = paragraph(tmp_path, "=SUM(C1:C9)")
    assert text.runs == (Run("【公式未算出】", todo=True),)
    assert faults(findings) == ["W008 基本情况!B2"]
    assert "=SUM(C1:C9)" in findings[0].message


def test_a_formula_that_gives_the_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    _, findings = with_formula(tmp_path, 'IF(C1="","",C1)', rb'<c r="B2" t="str">\1<v></v></c>')
    assert faults(findings) == ["S111 基本情况!A2"]


def test_a_formula_that_gives_an_error_is_an_error_value(tmp_path: Path) -> None:
    _, findings = with_formula(tmp_path, "1/0", rb'<c r="B2" t="e">\1<v>#DIV/0!</v></c>')
    assert faults(findings) == ["W009 基本情况!B2"]


# What other programs write


@pytest.mark.parametrize(
    ("number_format", "printed"),
    [(14, "2025/12/1"), (27, "2025年12月"), (31, "2025年12月1日"), (57, "2025年12月"), (58, "12月1日")],
)
def test_a_date_in_a_format_that_chinese_excel_stores_by_number_is_a_date(
    tmp_path: Path, number_format: int, printed: str
) -> None:
    rows = (("段落", Shown(45992, "0.00")),)
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=rows))

    def change(name: str, data: bytes) -> bytes:
        return data.replace(b'numFmtId="2"', f'numFmtId="{number_format}"'.encode()) if "styles" in name else data

    (block,) = read_file(patch_parts(path, change)).report.chapters[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text.plain == printed


def test_a_workbook_by_wps_reads_the_same_and_without_a_warning(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    """WPS adds a cellImages part, its own namespaces and attributes, and sheet properties of its own."""
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=(("节", "规模"), ("段落", "正文"))))
    before = read_file(path)

    def change(name: str, data: bytes) -> bytes:
        if name == "[Content_Types].xml":
            kind = b"application/vnd.wps-officedocument.cellimage+xml"
            override = b'<Override PartName="/xl/cellimages.xml" ContentType="' + kind + b'"/></Types>'
            return data.replace(b"</Types>", override)
        if name == "xl/_rels/workbook.xml.rels":
            kind = b"http://www.wps.cn/officeDocument/2020/cellImage"
            image = b'<Relationship Id="rId99" Type="' + kind + b'" Target="cellimages.xml"/>'
            return data.replace(b"</Relationships>", image + b"</Relationships>")
        if "worksheets/sheet" in name:
            wps = (
                b'<extLst><ext uri="{a}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><etc:x/></ext>'
            )
            return data.replace(b"</worksheet>", wps + b"</extLst></worksheet>")
        return data

    images = b'<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>'
    after = read_file(patch_parts(path, change, {"xl/cellimages.xml": images}))
    assert after == before
    assert not recwarn.list


def test_what_the_whole_cell_s_font_says_is_no_run_s(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets())
    book = openpyxl.load_workbook(path)
    book["基本情况"]["B2"].font = Font(bold=True, italic=True)
    book.save(path)
    (block,) = read_file(path).report.chapters[0].blocks
    assert isinstance(block, Paragraph)
    assert [(run.bold, run.italic) for run in block.text.runs] == [(False, False)]


def test_neighbouring_runs_of_one_format_are_one_run(tmp_path: Path) -> None:
    text, _ = paragraph(tmp_path, rich("2025", "年", ("增长", "b"), ("3", "b"), "倍"))
    assert text.runs == (Run("2025年"), Run("增长3", bold=True), Run("倍"))


def test_rows_and_cells_without_references_read_the_same(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets())
    before = read_file(path)
    after = read_file(patch_parts(path, lambda _, data: re.sub(rb'(<c|<row) r="\w+"', rb"\1", data)))
    assert after == before


# Text


# Those of symbol fonts are told (test_symbol_fonts.py).
# Symbol fonts' characters, and those that are none (U+FDD0 to U+FDEF), which no report holds.
_SYMBOLS = "".join(map(chr, (*range(0xF000, 0xF100), *range(0xFDD0, 0xFDF0))))
CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"), exclude_characters=f"\ufffe\uffff_=#{_SYMBOLS}"
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(CHARACTERS, min_size=1, max_size=30), min_size=1, max_size=20))
def test_any_text_that_a_cell_can_hold_comes_out_with_the_same_characters(tmp_path: Path, texts: list[str]) -> None:
    def solid(text: str) -> str:
        return re.sub(r"\s", "", unified(text))

    result = read_chapter(tmp_path, *(("段落", text) for text in texts if text.strip()))
    printed = [block.text.plain for block in result.blocks if isinstance(block, Paragraph)]
    assert [solid(text) for text in printed if solid(text)] == [solid(text) for text in texts if solid(text)]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-(10**10), 10**10), min_size=1, max_size=20))
def test_whole_numbers_come_out_as_typed_and_keep_their_values(tmp_path: Path, numbers: list[int]) -> None:
    grid: list[tuple[CellContent, ...]] = [("", number) for number in numbers]
    (block,) = read_chapter(tmp_path, ("表格", "数"), ("", "数"), *grid).blocks
    assert isinstance(block, TableBlock)
    assert [row[0].plain for row in block.table.body if row[0]] == [str(number) for number in numbers]
    assert [row[0].value for row in block.table.body if row[0]] == numbers


def test_every_finding_names_sheet_and_cell(tmp_path: Path) -> None:
    cells: tuple[CellContent, ...] = ("=1+1", "#N/A", Shown(datetime.time(3, 7), "h:mm"), Shown(2, "0*."), "\x81")
    sheets = minimal_sheets()
    sheets["甲章"] = Page(chapter(("表格", "表"), ("", *cells, "末"), ("", *"abcdef")))
    codes = faults(read(tmp_path, sheets).findings)
    assert codes == ["W008 甲章!B3", "W009 甲章!C3", "W010 甲章!D3", "W012 甲章!E3", "W011 甲章!F3"]


def test_headings_keep_their_cell(tmp_path: Path) -> None:
    (heading,) = read_chapter(tmp_path, ("节", "规模")).blocks
    assert isinstance(heading, Heading)
    assert str(heading.text.ref) == "基本情况!B2"


# openpyxl


def with_picture(path: Path) -> Path:
    """Write a workbook with a floating picture that openpyxl refuses: it says that it is a billion pixels large."""
    made = PictureBook(path, minimal_sheets(基本情况=(("图片", "开放日"), ("段落", "文"))))
    made.float("基本情况", "C2", saved(Image.new("RGB", (30, 20)), "PNG"))
    return made.save(lambda name, data: bomb(40_000) if name.startswith("xl/media/") else data)


def test_a_workbook_with_a_broken_picture_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)
    path = with_picture(tmp_path / "工作簿.xlsx")
    with pytest.raises(Image.DecompressionBombError):
        openpyxl.load_workbook(path)
    blocks = read_file(path).report.chapters[0].blocks
    assert [type(block).__name__ for block in blocks] == ["PhotoBlock", "Paragraph"]
