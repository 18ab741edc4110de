"""What Excel does not show: nothing of it is printed."""

from __future__ import annotations

from tests.every_row_type import HIDDEN_WORD
from tests.package_edits.edit import BOOK, SHEET, Change, Edit, Outcome, all_of, sub, swap, told


def merged(area: str) -> str:
    return f'</sheetData><mergeCells><mergeCell ref="{area}"/></mergeCells>'


# What the table's rows say, and nothing else.
_FIRST_ROW = ("25,115", "69.43%", "2025年12月1日")
_ROW = ("雪松校", "1,235", "25.00%", "2024年2月29日")


def hidden_rows(*numbers: int) -> Change:
    return all_of(*(swap(SHEET, f'<row r="{number}"', f'<row hidden="true" r="{number}"') for number in numbers))


def height_of_nothing(number: int) -> Change:
    return swap(SHEET, f'<row r="{number}"', f'<row ht="0" customHeight="1" r="{number}"')


def hidden_column(number: str, how: str) -> Change:
    stated = {"hidden": 'width="9" hidden="1"', "width": 'width="0" customWidth="1"'}[how]
    cols = f'<cols><col min="{number}" max="{number}" {stated}/></cols>'
    return swap(SHEET, "<sheetData>", f"{cols}<sheetData>")


def left_out(name: str, change: Change, code: str, *words: str) -> Edit:
    """Return an edit that hides words, which is told and keeps nothing from being ready."""
    return Edit(name, change, Outcome.OTHER, code, gone=words, hidden=words)


FOLDED = swap(SHEET, '<row hidden="true" r="12"', '<row outlineLevel="1" hidden="true" r="12"')
FILTERED = swap(SHEET, "</sheetData>", '</sheetData><autoFilter ref="B10:E12"/>')
HIDDEN = (
    Edit("a hidden sheet", lambda parts: parts, hidden=(HIDDEN_WORD,)),
    Edit("a very hidden sheet", swap(BOOK, 'state="hidden"', 'state="veryHidden"'), hidden=(HIDDEN_WORD,)),
    Edit(
        "a hidden chapter",
        sub(BOOK, r'(<sheet name="2 质量")', r'\1 state="hidden"'),
        Outcome.OTHER,
        gone=("连翘", "紫藤"),
        hidden=("连翘", "紫藤"),
    ),
    told("a hidden cover", sub(BOOK, r'(<sheet name="封面")', r'\1 state="hidden"'), "W004"),
    Edit(
        "cells that a merged one covers",
        swap(SHEET, "</sheetData>", merged("B11:B12")),
        Outcome.OTHER,
        gone=("雪松校",),
        hidden=("雪松校",),
    ),
    Edit(
        "how a text is pronounced is not printed",
        sub("xl/sharedStrings.xml", "<si><t>梧桐</t></si>", '<si><t>梧桐</t><rPh sb="0" eb="1"><t>读音</t></rPh></si>'),
        hidden=("读音",),
    ),
    # Rows and columns that a chapter hides.
    told("a hidden row on which a visible one hangs", hidden_rows(4), "S164"),
    told("a row of no height on which a visible one hangs", height_of_nothing(4), "S164"),
    told("a hidden header of a table", hidden_rows(10), "S166"),
    told("a case whose first row is hidden", hidden_rows(22), "S164"),
    told("a case whose end is hidden", hidden_rows(24), "S164"),
    told("a hidden column of texts", hidden_column("2", "hidden"), "S165"),
    left_out("a hidden block", hidden_rows(4, 5), "S160", "梧桐", "合欢"),
    left_out("a block of no height", all_of(height_of_nothing(4), height_of_nothing(5)), "S160", "梧桐", "合欢"),
    left_out("a hidden line of a paragraph", hidden_rows(5), "S161", "合欢"),
    left_out("a hidden heading", hidden_rows(6), "S160", "银杏"),
    left_out("a hidden table", hidden_rows(*range(9, 14)), "S160", *_FIRST_ROW, *_ROW, "冷杉局"),
    left_out("a hidden row of a table", hidden_rows(12), "S161", *_ROW),
    left_out(
        "a folded row of a table", swap(SHEET, '<row r="12"', '<row hidden="1" outlineLevel="1" r="12"'), "S161", *_ROW
    ),
    left_out("a filtered row of a table", all_of(hidden_rows(12), FILTERED), "S161", *_ROW),
    left_out("a hidden note", hidden_rows(13), "S160", "冷杉局"),
    left_out("a hidden photo", hidden_rows(21), "S160", "开放日"),
    left_out("a hidden case", hidden_rows(22, 23, 24), "S160", "桂花", "茉莉"),
    left_out("a hidden column of a table", hidden_column("4", "hidden"), "S162", "69.43%", "25.00%"),
    left_out("a column of no width", hidden_column("4", "width"), "S162", "69.43%", "25.00%"),
    Edit("hidden columns of types and options", hidden_column("1", "hidden"), code="S163"),
)
