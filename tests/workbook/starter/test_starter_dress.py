"""The style: it adds a look and takes nothing away."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from lxml import html
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.starter.starter_samples import chapter_book, choices_at, dressed
from zhibao.workbook.starter import style_constants
from zhibao.workbook.starter.sheet_styles import style_workbook

TABLE = (("表格", "规模", "单位：人"), ("", "年度", "在校生", "生师比"), ("", "2025年", 25115, "13.65:1"))
CASE = (
    ("案例", "题目", "学校"),
    ("段落", "正文"),
    *TABLE,
    ("说明", "提示"),
    ("案例完",),
    ("段落", "案例之后"),
)


def test_a_diagonal_border_stays() -> None:
    book, sheet = chapter_book(*TABLE)
    sheet["B3"].border = Border(diagonal=Side("thin"), diagonalDown=True)
    style_workbook(book)
    assert sheet["B3"].border.diagonalDown
    assert sheet["B3"].border.diagonal.style == "thin"


def test_number_formats_stay() -> None:
    book, sheet = chapter_book(*TABLE)
    sheet["C4"].number_format = "#,##0"
    sheet["D4"].number_format = "0.00"
    style_workbook(book)
    assert (sheet["C4"].number_format, sheet["D4"].number_format) == ("#,##0", "0.00")


def test_a_ratio_is_kept_as_text_and_other_grid_cells_are_not() -> None:
    sheet = dressed(*TABLE)
    assert (sheet["D4"].number_format, sheet["C4"].number_format) == ("@", "General")


def test_what_stands_beside_a_type_is_text() -> None:
    sheet = dressed(("图片", "", "1-2"))
    assert [sheet[cell].number_format for cell in ("A2", "C2", "D2")] == ["@", "@", "@"]


def test_emphasis_of_runs_stays_and_they_get_the_font() -> None:
    book, sheet = chapter_book(("段落", "占位"))
    bold_run, raised_run = InlineFont(b=True), InlineFont(vertAlign="superscript")
    sheet["B2"] = CellRichText("面积", TextBlock(bold_run, "30m"), TextBlock(raised_run, "2"))
    style_workbook(book)
    first, bold, raised = sheet["B2"].value
    assert (first.text, bold.text, raised.text) == ("面积", "30m", "2")
    assert (first.font.b, bold.font.b, raised.font.vertAlign) == (False, True, "superscript")
    assert {run.font.rFont for run in (first, bold, raised)} == {style_constants.FONT_NAME}
    assert {run.font.sz for run in (first, bold, raised)} == {style_constants.FONT_SIZE}


def test_bold_cells_stay_bold() -> None:
    book, sheet = chapter_book(*TABLE)
    sheet["B4"].font = openpyxl.styles.Font(bold=True, color="FFC00000")
    style_workbook(book)
    assert (sheet["B4"].font.b, sheet["B4"].font.color.rgb) == (True, "FFC00000")


def test_a_grid_keeps_its_rows_free_of_prompts() -> None:
    sheet = dressed(*TABLE)
    assert [choice.prompt for choice in choices_at(sheet, "A4")] == [None]
    assert choices_at(sheet, "C4") == choices_at(sheet, "D4") == []


def test_options_are_explained_where_they_are_typed() -> None:
    (choice,) = choices_at(dressed(*TABLE), "D2")
    assert "表头=2" in (choice.prompt or "")
    assert choice.type in (None, "none")


def test_rows_are_high_enough_and_excel_may_refit_them() -> None:
    sheet = dressed(("段落", "字" * 200), ("段落", "字"), ("段落", "字" * 3000))
    heights = [sheet.row_dimensions[number].height for number in (2, 3, 4)]
    assert heights[0] >= 6 * style_constants.LINE_HEIGHT > heights[1]
    assert heights[2] == style_constants.HEIGHT_MOST < 409.5
    assert not sheet.row_dimensions[2].customHeight


def test_a_hidden_row_stays_hidden() -> None:
    book, sheet = chapter_book(*TABLE)
    sheet.row_dimensions[4].hidden = True
    style_workbook(book)
    assert sheet.row_dimensions[4].hidden


def test_without_a_roster_there_are_no_schools_to_choose() -> None:
    (choice,) = choices_at(dressed(*CASE), "C2")
    assert choice.formula1 is None


def test_the_roster_is_found_by_its_header() -> None:
    book, sheet = chapter_book(*CASE)
    roster = book.create_sheet("学校")
    roster.append(("序号", "学校名称"))
    style_workbook(book)
    (choice,) = choices_at(sheet, "C2")
    assert (choice.formula1 or "").startswith("OFFSET('学校'!$B$2,")


def test_every_sheet_prints_on_a4_one_page_wide_with_the_header_repeated() -> None:
    book, sheet = chapter_book(*TABLE)
    book.create_sheet("数据获奖").append(("学校", "奖次"))
    style_workbook(book)
    for each in (sheet, book["数据获奖"]):
        assert (each.page_setup.paperSize, each.page_setup.fitToWidth, each.page_setup.fitToHeight) == (9, 1, 0)
        assert (each.freeze_panes, each.print_title_rows) == ("A2", "$1:$1")
    assert sheet.page_setup.orientation == "landscape"
    assert book["数据获奖"].page_setup.orientation == "portrait"


def test_colour_formulas_use_nothing_that_excel_refuses() -> None:
    rules = [rule for area in dressed(*CASE).conditional_formatting for rule in area.rules]
    assert rules
    formulas = [formula for rule in rules for formula in rule.formula]
    assert not [formula for formula in formulas if "{" in formula or "INDEX(" in formula]


@pytest.mark.layout
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rows_show_their_colours(tmp_path: Path) -> None:
    colours = _shown_colours(dressed(("节", "标题"), *CASE), tmp_path)
    case, unit = style_constants.TINTS["案例"].fill, style_constants.CASE_FILL
    assert [row[:2] for row in colours[1:]] == [
        [style_constants.TINTS["节"].fill] * 2,
        [case] * 2,
        [unit] * 2,
        [style_constants.TINTS["表格"].fill] * 2,
        [unit, style_constants.GRID_HEADER_TINT.fill],
        [unit] * 2,
        [unit] * 2,
        [case] * 2,
        [None] * 2,
    ]


def _shown_colours(sheet: Worksheet, folder: Path) -> list[list[str | None]]:
    """Return the background of every cell as LibreOffice shows it."""
    assert sheet.parent is not None
    sheet.parent.save(folder / "book.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "html", "--outdir"]
    subprocess.run([*command, folder, folder / "book.xlsx"], check=True, capture_output=True, timeout=120)
    rows = html.parse(folder / "book.html").getroot().iter("tr")
    return [[_colour(cell.get("bgcolor")) for cell in row.iter("td")] for row in rows]


def _colour(stated: str | None) -> str | None:
    return stated.lstrip("#") if stated else None
