"""Worksheets as the file stores them: what is hidden, how formats are found, what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from tests.builders import Page, minimal_sheets, patch_parts, refusal, write_workbook
from tests.every_row_type import write_every_row_type
from tests.workbook.spreadsheet.test_plain_rows import odd
from zhibao.findings import Findings
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.sheet import ListedSheet, Sheet, SheetKind, SheetState
from zhibao.workbook.spreadsheet import PartError, SpreadsheetFile, Worksheet, safe_xml, shared_strings
from zhibao.workbook.spreadsheet import worksheet as worksheet_module
from zhibao.workbook.spreadsheet.safe_xml import MAIN
from zhibao.workbook.spreadsheet.style_sheet import StyleSheet, style_sheet
from zhibao.workbook.spreadsheet.tag_counts import counted
from zhibao.workbook.spreadsheet.worksheet import worksheet


def stored(xml: str, styles: StyleSheet | None = None) -> Worksheet:
    """Return the worksheet that this XML stands for."""
    return worksheet(f'<worksheet xmlns="{MAIN[0]}">{xml}</worksheet>'.encode(), {}, styles or StyleSheet())


def styled(xml: str) -> StyleSheet:
    return style_sheet(f'<styleSheet xmlns="{MAIN[0]}">{xml}</styleSheet>'.encode())


# What is hidden


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        ('<row r="3"/>', False),
        ('<row r="3" hidden="0"/>', False),
        ('<row r="3" hidden="1"/>', True),
        ('<row r="3" hidden="true"/>', True),
        ('<row r="3" ht="0" customHeight="1"/>', True),
        ('<row r="3" ht="0.0"/>', True),
        ('<row r="3" ht="15"/>', False),
        ('<row r="2"/><row hidden="1"/>', True),
    ],
)
def test_a_row_is_hidden_by_hand_by_a_filter_or_by_no_height(row: str, hidden: bool) -> None:
    assert stored(f"<sheetData>{row}</sheetData>").rows.hidden == ({3} if hidden else set())


def test_rows_are_hidden_where_all_have_no_height() -> None:
    rows = '<sheetFormatPr defaultRowHeight="0"/><sheetData><row r="1"/><row r="2" ht="15"/></sheetData>'
    assert stored(rows).rows.hidden == {1}


@pytest.mark.parametrize(
    ("column", "hidden"),
    [
        ('<col min="2" max="3" hidden="1"/>', {2, 3}),
        ('<col min="2" max="2" width="0" customWidth="1"/>', {2}),
        ('<col min="2" max="2" width="9"/>', set()),
        ('<col min="2" max="2" width="9" hidden="0"/>', set()),
        ('<col min="16384" max="20000" hidden="1"/>', {16384}),
    ],
)
def test_a_column_is_hidden_by_hand_or_by_no_width(column: str, hidden: set[int]) -> None:
    assert stored(f"<cols>{column}</cols><sheetData/>").columns.hidden == hidden


def test_a_sheet_says_what_is_hidden_and_centred_and_in_which_font(tmp_path: Path) -> None:
    rows = '<row r="1" hidden="1"><c r="A1" s="1" t="str"><v>甲</v></c><c r="B1" s="1"/></row>'
    styles = (
        '<fonts><font><name val="宋体"/></font><font><name val="Wingdings 2"/></font></fonts><cellXfs><xf/>'
        '<xf fontId="1"><alignment horizontal="centerContinuous"/></xf></cellXfs>'
    )
    changes = {
        "xl/worksheets/sheet3.xml": f'<cols><col min="2" max="2" hidden="1"/></cols><sheetData>{rows}</sheetData>',
        "xl/styles.xml": styles,
    }

    def change(name: str, data: bytes) -> bytes:
        root = "styleSheet" if "styles" in name else "worksheet"
        return f'<{root} xmlns="{MAIN[0]}">{changes[name]}</{root}>'.encode() if name in changes else data

    path = patch_parts(write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets()), change)
    sheet: Sheet = OpenWorkbook(path, Findings()).sheet("基本情况")
    assert sheet.hidden_rows == {1} and sheet.hidden_columns == {2}
    assert (sheet.cell(1, 1).is_centered_across, sheet.cell(1, 1).font) == (True, "Wingdings 2")
    assert sheet.cell(1, 2).is_centered_across and not sheet.cell(1, 3).is_centered_across


def test_the_book_knows_every_sheet_and_which_of_them_have_cells(tmp_path: Path) -> None:
    sheets = {**minimal_sheets(), "藏": Page((), state="hidden"), "深藏": Page((), state="veryHidden")}
    path = write_workbook(tmp_path / "工作簿.xlsx", sheets)
    kinds = {"sheet4.xml": "chartsheet", "sheet5.xml": "dialogsheet"}

    def change(name: str, data: bytes) -> bytes:
        for part, kind in kinds.items() if name == "xl/_rels/workbook.xml.rels" else ():
            before, after = data.split(f"/xl/worksheets/{part}".encode())
            data = kind.encode().join(before.rsplit(b"worksheet", 1)) + f"/xl/worksheets/{part}".encode() + after
        return data

    def listed() -> tuple[ListedSheet, ...]:
        return OpenWorkbook(path, Findings()).sheets[3:]

    assert listed() == (
        ListedSheet("藏", state=SheetState.HIDDEN),
        ListedSheet("深藏", state=SheetState.VERY_HIDDEN),
    )
    patch_parts(path, change)
    assert listed() == (
        ListedSheet("藏", SheetKind.CHART, SheetState.HIDDEN),
        ListedSheet("深藏", SheetKind.DIALOG, SheetState.VERY_HIDDEN),
    )


# Formats and dates


def test_a_format_of_the_file_goes_before_a_built_in_one() -> None:
    formats = styled('<numFmts><numFmt numFmtId="9" formatCode="0.0"/></numFmts><cellXfs><xf numFmtId="9"/></cellXfs>')
    assert formats.format("0").number_format == "0.0"


@pytest.mark.parametrize(
    ("index", "undefined"), [("0", ""), ("1", "数字格式 199"), ("2", "单元格格式 2"), ("甲", "单元格格式 甲")]
)
def test_what_a_cell_s_format_lacks_is_named(index: str, undefined: str) -> None:
    assert styled('<cellXfs><xf/><xf numFmtId="199"/></cellXfs>').format(index).undefined == undefined


# Counts


def test_tags_are_counted_in_the_bytes() -> None:
    xml = (
        b'<x:worksheet><row/><x:sheetData><x:row r="1"><x:c/><x:c ><v/></x:c></x:row><!-- <row/> --><row\n/>'
        b"<![CDATA[<c>]]><cell/></x:sheetData><controls><xdr:row>3</xdr:row></controls></x:worksheet>"
    )
    assert counted(xml, "sheetData", "row", "c") == Counter(row=2, c=2)
    assert counted(b"<sheetData/><row/>", "sheetData", "row") == Counter()


def loses_a_row(patch: pytest.MonkeyPatch) -> None:
    follow = worksheet_module._Reading.follow
    patch.setattr(worksheet_module, "set_apart", odd)
    patch.setattr(worksheet_module._Reading, "follow", lambda self, row: row.get("r") == "12" or follow(self, row))


def loses_a_string(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(shared_strings, "elements", lambda *stated: islice(safe_xml.elements(*stated), 1, None))


def loses_a_sheet(patch: pytest.MonkeyPatch) -> None:
    listed = SpreadsheetFile._listed
    patch.setattr(SpreadsheetFile, "_listed", lambda self, root: islice(listed(self, root), 1, None))


@pytest.mark.parametrize("lose", [loses_a_row, loses_a_string, loses_a_sheet])
def test_a_reader_that_loses_something_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lose: Callable[[pytest.MonkeyPatch], None]
) -> None:
    lose(monkeypatch)
    assert "只读出" in refusal(write_every_row_type(tmp_path)).message


def test_cells_out_of_order_are_told_and_put_in_order() -> None:
    xml = '<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row></sheetData>'
    sheet = stored(xml)
    assert [(cell.row, cell.column) for cell in sheet.cells] == [(1, 2), (2, 1)]
    assert sheet.out_of_order == "第 1 行"


def test_a_part_without_its_root_is_refused() -> None:
    with pytest.raises(PartError, match="应是 worksheet"):
        worksheet(b'<html xmlns="http://www.w3.org/1999/xhtml"/>', {}, StyleSheet())
