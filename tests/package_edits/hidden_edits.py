"""What Excel does not show: nothing of it is printed."""

from __future__ import annotations

from tests.every_row_type import HIDDEN_WORD
from tests.package_edits.edit import BOOK, SHEET, Edit, Outcome, sub, swap, told


def merged(area: str) -> str:
    return f'</sheetData><mergeCells><mergeCell ref="{area}"/></mergeCells>'


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
)
# Rows and columns that a chapter hides.
HIDDEN_LATER = (
    Edit(
        "a hidden row that starts a block",
        swap(SHEET, '<row r="4"', '<row hidden="1" r="4"'),
        Outcome.OTHER,
        gone=("梧桐", "合欢"),
        hidden=("梧桐", "合欢"),
    ),
    Edit(
        "a row of no height",
        swap(SHEET, '<row r="4"', '<row ht="0" customHeight="1" r="4"'),
        Outcome.OTHER,
        gone=("梧桐", "合欢"),
        hidden=("梧桐", "合欢"),
    ),
    Edit(
        "a hidden row of a table",
        swap(SHEET, '<row r="12"', '<row hidden="true" r="12"'),
        Outcome.OTHER,
        gone=("雪松校", "1,235"),
        hidden=("雪松校", "1,235"),
    ),
    Edit(
        "a hidden column of a table",
        swap(SHEET, "<sheetData>", '<cols><col min="4" max="4" width="9" hidden="1"/></cols><sheetData>'),
        Outcome.OTHER,
        gone=("69.43%", "25.00%"),
        hidden=("69.43%", "25.00%"),
    ),
    Edit(
        "a column of no width",
        swap(SHEET, "<sheetData>", '<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>'),
        Outcome.OTHER,
        gone=("69.43%", "25.00%"),
        hidden=("69.43%", "25.00%"),
    ),
)
