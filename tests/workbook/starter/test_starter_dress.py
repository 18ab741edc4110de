"""The look of a fresh workbook: that of the pack's starter.xlsx."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.starter.starter_samples import choices_at, dressed, dressed_book
from zhibao.workbook.row import HEADER
from zhibao.workbook.row_heights import HEIGHT_MOST, LINE_HEIGHT
from zhibao.workbook.rows import Below, row_types
from zhibao.workbook.starter.content import StarterCell

TABLE = (("表格", "规模", "单位：人"), ("", "年度", "在校生", "生师比"), ("", "2025年", 25115, "13.65:1"))
CASE = (
    ("案例", "题目", "学校"),
    ("段落", "正文"),
    *TABLE,
    ("说明", "提示"),
    ("案例完",),
    ("段落", "案例之后"),
)


def test_a_stated_number_format_is_that_of_its_cell() -> None:
    sheet = dressed(*TABLE[:2], ("", "2025年", StarterCell(25115, "#,##0"), "7"), ("图片", "", StarterCell("1-2", "0")))
    assert [sheet[cell].number_format for cell in ("C4", "D4", "C5", "D5")] == ["#,##0", "General", "0", "@"]


def test_what_stands_beside_a_type_is_text() -> None:
    sheet = dressed(("图片", "", "1-2"))
    assert [sheet[cell].number_format for cell in ("A2", "C2", "D2")] == ["@", "@", "@"]


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
    assert heights[0] >= 6 * LINE_HEIGHT > heights[1]
    assert heights[2] == HEIGHT_MOST < 409.5
    assert not sheet.row_dimensions[2].customHeight


def test_without_a_roster_there_are_no_schools_to_choose() -> None:
    (choice,) = choices_at(dressed(*CASE), "C2")
    assert choice.formula1 is None


def test_the_roster_is_found_by_its_header() -> None:
    book = dressed_book(基本情况=(HEADER, *CASE), 学校=(("序号", "学校名称"),))
    (choice,) = choices_at(book["基本情况"], "C2")
    assert (choice.formula1 or "").startswith("OFFSET('学校'!$B$2,")


def test_every_sheet_prints_on_a4_one_page_wide_with_the_header_repeated() -> None:
    book = dressed_book(基本情况=(HEADER, *TABLE), 数据获奖=(("学校", "奖次"),))
    for each in book.worksheets[:2]:
        assert (each.page_setup.paperSize, each.page_setup.fitToWidth, each.page_setup.fitToHeight) == (9, 1, 0)
        assert (each.freeze_panes, each.print_title_rows) == ("A2", "$1:$1")
    assert [each.page_setup.orientation for each in book.worksheets[:2]] == ["landscape", "portrait"]


def test_columns_beyond_those_of_the_base_are_as_wide_as_its_last() -> None:
    sheet = dressed(("表格", "规模"), ("", *"12345678"))
    last = sheet.column_dimensions["E"]
    assert (last.min, last.max) == (5, 9)


def test_the_colours_know_the_types_of_rows() -> None:
    rules = [rule for area in dressed(*TABLE).conditional_formatting for rule in area.rules]
    formulas = [formula for rule in rules for formula in rule.formula]
    coloured = {found for formula in formulas for found in re.findall(r'\$A2="(\w+)"', formula)}
    assert coloured <= set(row_types())
    grids = {found for formula in formulas for found in re.findall(r'\$A2\)&"\|","\|([^"]+)\|"', formula)}
    below_grids = "|".join(name for name, kind in row_types().items() if kind.below is Below.GRID)
    assert below_grids in grids


def test_the_sheets_that_show_the_look_are_gone() -> None:
    assert dressed_book(基本情况=(HEADER,)).sheetnames == ["基本情况", "选单"]


def test_colour_formulas_use_nothing_that_excel_refuses() -> None:
    rules = [rule for area in dressed(*CASE).conditional_formatting for rule in area.rules]
    assert rules
    formulas = [formula for rule in rules for formula in rule.formula]
    assert not [formula for formula in formulas if "{" in formula or "INDEX(" in formula]


@pytest.mark.layout
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rows_show_their_colours(tmp_path: Path) -> None:
    colours = _shown_colours(dressed(("节", "标题"), *CASE), tmp_path)
    case, unit = "FCEBC8", "FFFAEE"
    assert [row[:2] for row in colours[1:]] == [
        ["DCE9F3"] * 2,
        [case] * 2,
        [unit] * 2,
        ["E6F0E2"] * 2,
        [unit, "EDEDED"],
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
