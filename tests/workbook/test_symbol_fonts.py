"""Cells and runs in symbol fonts."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.builders import ReadResult, faults, minimal_sheets, read_file, write_workbook
from zhibao.model.blocks import Paragraph
from zhibao.model.text import Run


def read_b2(tmp_path: Path, value: str | int | CellRichText, font: str = "宋体", code: str = "General") -> ReadResult:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets())
    book = openpyxl.load_workbook(path)
    cell = book["基本情况"]["B2"]
    cell.value, cell.font, cell.number_format = value, Font(name=font), code
    book.save(path)
    return read_file(path)


def runs(result: ReadResult) -> tuple[Run, ...]:
    (block,) = result.report.chapters[0].blocks
    assert isinstance(block, Paragraph)
    return block.text.runs


def test_a_ticked_box_in_a_cell_s_font_is_one(tmp_path: Path) -> None:
    result = read_b2(tmp_path, "R", "Wingdings 2")
    assert (runs(result), result.findings) == ((Run("☑"),), ())


def test_a_ticked_box_in_a_run_s_font_is_one(tmp_path: Path) -> None:
    text = CellRichText(TextBlock(InlineFont(rFont="Wingdings 2"), "R"), TextBlock(InlineFont(rFont="宋体"), "是R"))
    result = read_b2(tmp_path, text)
    assert (runs(result), result.findings) == ((Run("☑是R"),), ())


@pytest.mark.parametrize(("value", "font"), [("!", "Wingdings"), ("\uf052", "宋体"), (5, "Wingdings")])
def test_a_sign_that_is_not_known_is_an_error_and_marked(tmp_path: Path, value: str | int, font: str) -> None:
    result = read_b2(tmp_path, value, font)
    assert runs(result) == (Run("【待核：符号】", todo=True),)
    assert faults(result.findings) == ["W074 基本情况!B2"]


def test_a_tick_that_a_number_format_draws_is_one(tmp_path: Path) -> None:
    assert runs(read_b2(tmp_path, 1, "Wingdings", '[=1]"ü";"û"')) == (Run("✓"),)
