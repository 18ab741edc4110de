"""Rows, cells, merges and texts: what a sheet may state and no program should believe."""

from __future__ import annotations

from typing import NamedTuple

from tests.badinputs.bad_input import CHAPTER, BadInput, edited
from tests.badinputs.containers import SHEET
from tests.package_edits.edit import STRINGS, STYLES, Change, sub, swap

_END = "</sheetData>"
_WIDE = '<col min="1" max="16384" width="9"/>'


class Came(NamedTuple):
    code: str
    at: str = ""
    status: int = 1


def merges(*areas: str) -> Change:
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return swap(SHEET, _END, f"{_END}<mergeCells>{cells}</mergeCells>")


def number(stated: str, kind: str = "n") -> Change:
    """Another value in the table's only number, C6."""
    return sub(SHEET, r'<c r="C6"[^>]*>.*?</c>', f'<c r="C6" t="{kind}"><v>{stated}</v></c>')


def rows(said: str) -> Change:
    return swap(SHEET, _END, said + _END)


def text(said: str) -> Change:
    return sub(STRINGS, "<si><t>甲校</t></si>", f"<si>{said}</si>")


def style(change: Change) -> Change:
    """C6 in the format that `change` makes of a style sheet with one cell format more."""

    def changed(parts: dict[str, bytes]) -> dict[str, bytes]:
        return dict(change(sub(SHEET, r'<c r="C6"', '<c s="1" r="C6"')(parts)))

    return changed  # type: ignore[return-value]


_C6, _WHOLE = f"{CHAPTER}!C6", CHAPTER
_LOST = Came("W040", CHAPTER, 2)
_EDITS: dict[str, tuple[Change, Came]] = {
    "a merge of whole columns": (merges("F1:H1048576"), Came("", "", 0)),
    "a merge of whole rows": (merges("A20:XFD30"), Came("", "", 0)),
    "a merge of the whole sheet": (merges("A1:XFD1048576"), Came("W005", f"{CHAPTER}!A1")),
    "a merge of the table's columns": (merges("B4:C1048576"), Came("S107", f"{CHAPTER}!A4")),
    "merges that overlap": (merges("B5:C6", "B5:C6", "C5:C6"), Came("S108", f"{CHAPTER}!A4")),
    "a merge upside down": (merges("C6:B5"), Came("W041", _WHOLE)),
    "a merge beyond the last row": (merges("A1:A1048577"), Came("W041", _WHOLE)),
    "a merge of nothing": (merges(""), Came("W041", _WHOLE)),
    "a merge of 10,000 letters": (merges("A" * 10_000), Came("W041", _WHOLE)),
    "60,000 merges beside one another": (merges(*[f"F{at}:G{at}" for at in range(1, 60_001)]), _LOST),
    "20,000 merges of the whole sheet": (merges(*["A1:XFD1048576"] * 20_000), Came("W005", f"{CHAPTER}!A1")),
    "a number of 10,000 digits": (number("9" * 10_000), Came("W041", _C6)),
    "a number of 400 digits": (number("9" * 400), Came("W041", _C6)),
    "a power beyond all numbers": (number("1e999999999"), Came("W041", _C6)),
    "a power below all numbers": (number("1e-999999999"), Came("", "", 0)),
    "a number with 10,000 decimals": (number("0." + "1" * 10_000), Came("", "", 0)),
    "NaN": (number("NaN"), Came("W041", _C6)),
    "digits of another script": (number("²"), Came("W041", _C6)),
    "a string beyond the last": (number("99999999", "s"), Came("W041", _C6)),
    "a string of 10,000 digits": (number("9" * 10_000, "s"), Came("W041", _C6)),
    "a date of the year 99999": (number("99999-01-01", "d"), Came("W041", _C6)),
    "a date that is none": (number("2025-02-30", "d"), Came("W041", _C6)),
    "a truth value that is none": (number("2", "b"), Came("W041", _C6)),
    "a type of 10,000 letters": (number("1", "x" * 10_000), Came("W041", _C6)),
    "an error that nobody knows": (number("#BOOM!", "e"), Came("W009", _C6)),
    "a formula that was not calculated": (
        sub(SHEET, r'<c r="C6"[^>]*>.*?</c>', '<c r="C6"><f>1+1</f></c>'), Came("W008", _C6)),
    "a formula of 100,000 characters": (
        sub(SHEET, r'<c r="C6"[^>]*>.*?</c>', f'<c r="C6"><f>{"1+" * 50_000}1</f></c>'), Came("W008", _C6)),
    "a formula that calls a program": (
        sub(SHEET, r'<c r="C6"[^>]*>.*?</c>', '<c r="C6"><f>cmd|\'/c calc\'!A0</f><v>1</v></c>'), Came("", "", 0)),
    "a row of 10,000 digits": (rows(f'<row r="{"9" * 10_000}"><c t="n"><v>1</v></c></row>'), Came("W041", _WHOLE)),
    "a negative row": (rows('<row r="-5"><c t="n"><v>1</v></c></row>'), Came("W041", _WHOLE)),
    "a row of another script": (rows('<row r="²"><c t="n"><v>1</v></c></row>'), Came("W041", _WHOLE)),
    "a cell in the last row": (
        rows('<row r="1048576"><c r="B1048576"><v>1</v></c></row>'), Came("S113", f"{CHAPTER}!B1048576")),
    "a cell in the last column": (rows('<row r="9"><c r="XFD9"><v>1</v></c></row>'), Came("S113", f"{CHAPTER}!XFD9")),
    "a cell in column ZZZZ": (rows('<row r="9"><c r="ZZZZ9"><v>1</v></c></row>'), Came("W041", _WHOLE)),
    "a cell of 10,000 letters": (rows(f'<row r="9"><c r="{"A" * 10_000}9"><v>1</v></c></row>'), Came("W041", _WHOLE)),
    "16,385 cells without places": (rows(f'<row r="9">{"<c><v>1</v></c>" * 16_385}</row>'), _LOST),
    "a row height of 10,000 digits": (
        swap(SHEET, '<row r="3"', f'<row ht="{"9" * 10_000}" r="3"'), Came("", "", 0)),
    "a column of 10,000 digits": (
        swap(SHEET, "<sheetData>", f'<cols><col min="{"1" * 10_000}" max="2" width="9"/></cols><sheetData>'),
        Came("W041", _WHOLE)),
    "a column of another script": (
        swap(SHEET, "<sheetData>", '<cols><col min="²" max="2" width="9"/></cols><sheetData>'), Came("W041", _WHOLE)),
    "100,000 spans of columns": (
        swap(SHEET, "<sheetData>", f"<cols>{_WIDE * 100_000}</cols><sheetData>"),
        _LOST),
    "a number format of 10,000 digits": (
        sub(STYLES, r"<xf numFmtId=\"0\"", f'<xf numFmtId="{"9" * 10_000}"'), Came("W042", _C6)),
    "a number format of another script": (sub(STYLES, r"<xf numFmtId=\"0\"", '<xf numFmtId="²"'), Came("W042", _C6)),
    "a cell format that is not there": (sub(SHEET, r'<c r="C6"', '<c s="77" r="C6"'), Came("W042", _C6)),
    "a cell format of 10,000 digits": (sub(SHEET, r'<c r="C6"', f'<c s="{"9" * 10_000}" r="C6"'), Came("W042", _C6)),
    "a text of 32,767 characters": (text(f"<t>{'甲' * 32_767}</t>"), Came("", "", 0)),
    "a text of control characters": (text("<t>_x0001__x0007__xFFFF_甲</t>"), Came("W011", f"{CHAPTER}!B6", 0)),
    "a text of half characters": (text("<t>_xD800_甲_xDC00_</t>"), Came("", "", 0)),
    "a text that turns the line round": (text("<t>甲\u202e乙\u202d</t>"), Came("", "", 0)),
    "a text of 20,000 runs": (text("<r><t>甲</t></r>" * 20_000), Came("", "", 0)),
    "a text of 2,000 lines": (text("<t>" + "甲\n" * 2_000 + "</t>"), Came("", "", 0)),
    "a text of braces": (text(f"<t>{'{{' * 5_000}</t>"), Came("", "", 1)),
    "a text of tags": (text("<t>{{ 7*7 }}{% for x in y %}</t>"), Came("", "", 1)),
    "a text that is a path": (text("<t>../../../etc/passwd</t>"), Came("", "", 0)),
}  # fmt: skip
CELLS = tuple(BadInput(name, edited(change), *came) for name, (change, came) in _EDITS.items())
