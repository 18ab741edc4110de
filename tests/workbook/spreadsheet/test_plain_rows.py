"""Rows that are found by a pattern hold what the parser finds in them, and what it refuses is refused."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhibao.workbook.spreadsheet import PartError, Worksheet
from zhibao.workbook.spreadsheet import worksheet as worksheet_module
from zhibao.workbook.spreadsheet.plain_rows import OddError, plain_rows, set_apart
from zhibao.workbook.spreadsheet.safe_xml import MAIN
from zhibao.workbook.spreadsheet.shared_strings import StringItem, StringRun
from zhibao.workbook.spreadsheet.style_sheet import StyleSheet
from zhibao.workbook.spreadsheet.worksheet import worksheet

STRINGS = {"0": StringItem((StringRun("甲校"),)), "1": StringItem((), fault="文字里套着 r")}
BEGIN = f'<worksheet xmlns="{MAIN[0]}" xmlns:x14ac="http://x">'
# Mostly what programs write, and beside it what is odd or wrong.
ATTRIBUTES = st.sampled_from(
    ["", ' s="0"', ' t="s"', ' s="0" t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="n" vm="1"', ' t="d"']
) | st.sampled_from([' s="0" s="0"', ' r="B1"', 's="0"', ' a:b="1"', ' x14ac:a="1"', ' t="&#115;"', ' xmlns="a"', " t"])
VALUES = st.sampled_from(["0", "1", "7", "12.5", "-3", "1E5", "甲", "TRUE", " 1 ", "9" * 16, "2026-01-01"])
ODD_VALUES = st.sampled_from(["", "&amp;", "<!-- 1 -->2", "<![CDATA[3]]>", "\r\n", "\x07", "\ufffe", "<b>1</b>", "]]>"])
CONTENTS = st.one_of(
    st.just(""),
    VALUES.map("<v>{}</v>".format),
    VALUES.map("<v>{}</v>".format),
    (VALUES | ODD_VALUES).map("<v>{}</v>".format),
    VALUES.map("<f>A1+{0}</f><v>{0}</v>".format),
    st.sampled_from(["<f/><v>1</v>", "<v>1</v><f>A1</f>", '<f t="shared" si="0">A1</f><v>1</v>', "<is><t>乙</t></is>"]),
)
PLACES = st.sampled_from(["{letter}{row}"] * 9 + ["", "A1", "XFE{row}", "a{row}", "{letter}0"])
ROW_ATTRIBUTES = st.sampled_from(
    [
        "",
        ' spans="1:3"',
        ' ht="15" customHeight="1"',
        ' hidden="1"',
        ' ht="0"',
        ' x14ac:dyDescent="0.2"',
        ' r="3"',
        ' b:c="1"',
    ]
)


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Return a row whose cells stand mostly in order."""
    number = draw(st.sampled_from(["1", "2", "3", "4", "4", "0", "1048577", "x"]) | st.integers(1, 9).map(str))
    cells = []
    for letter in draw(st.lists(st.sampled_from("ABCDEF"), max_size=4)):
        place = draw(PLACES).format(letter=letter, row=number)
        cells.append(f'<c r="{place}"{draw(ATTRIBUTES)}>{draw(CONTENTS)}</c>')
    made = "".join(cells).replace("></c>", "/>")
    return f'<row r="{number}"{draw(ROW_ATTRIBUTES)}>{made}</row>{draw(st.sampled_from(["", "", "", " ", "<x/>"]))}'


def read(part: bytes) -> Worksheet | str:
    try:
        return worksheet(part, STRINGS, StyleSheet())
    except PartError as error:
        return str(error)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(rows(), max_size=4),
    st.sampled_from(['<?xml version="1.0" encoding="UTF-8"?>\n', "", "\ufeff", "<?xml version='1.1'?>", "<!-- a -->"]),
    st.sampled_from(["", '<sheetFormatPr defaultRowHeight="0"/>', "<cols><col min='1' max='2' hidden='1'/></cols>"]),
)
def test_they_hold_what_the_parser_finds(
    monkeypatch: pytest.MonkeyPatch, rows: list[str], declared: str, before: str
) -> None:
    part = f"{declared}{BEGIN}{before}<sheetData>{''.join(rows)}</sheetData></worksheet>".encode()
    found = read(part)
    with monkeypatch.context() as patch:
        patch.setattr(worksheet_module, "set_apart", odd)
        assert found == read(part)


def odd(part: bytes) -> tuple[bytes, str]:
    raise OddError


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_parts_in_other_encodings_are_read(encoding: str) -> None:
    row = '<row r="1"><c r="A1" t="str"><v>甲</v></c></row>'
    text = f'<?xml version="1.0" encoding="{encoding}"?>{BEGIN}<sheetData>{row}</sheetData></worksheet>'
    found = read(text.encode(encoding))
    assert isinstance(found, Worksheet)
    assert [cell.value for cell in found.cells] == ["甲"]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>A1*2</f><v>7</v></c><c r="C1" s="2"/></row>',
        '<row r="3" ht="14.25" customHeight="1" x14ac:dyDescent="0.2"><c r="AB3"><v>1</v></c></row><row r="7"/>',
    ],
)
def test_what_programs_write_is_found_by_the_pattern(row: str) -> None:
    part = f"{BEGIN}<sheetData>{row}</sheetData></worksheet>".encode()
    without, text = set_apart(part)
    assert without == f"{BEGIN}<sheetData></sheetData></worksheet>".encode()
    assert sum(len(each.cells) for each in plain_rows(text)) == row.count("<c ")


def test_a_row_that_the_pattern_loses_is_found_by_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    monkeypatch.setattr(worksheet_module, "plain_rows", lambda text: [*plain_rows(text)][1:])
    found = read(f"{BEGIN}<sheetData>{rows}</sheetData></worksheet>".encode())
    assert isinstance(found, Worksheet)
    assert [cell.value for cell in found.cells] == [1, 2]
