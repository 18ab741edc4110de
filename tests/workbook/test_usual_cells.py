"""What is done quickly to nearly every cell comes to what the general way comes to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhibao.findings import Findings
from zhibao.model.ref import CellRef
from zhibao.model.text import Run, Text
from zhibao.text import tidy
from zhibao.text.folding import INVISIBLE, unified
from zhibao.workbook import cell_lines, cell_numbers, cell_texts
from zhibao.workbook.formats import general as general_module
from zhibao.workbook.formats.general import decimal_of, general, plain, round_half_up
from zhibao.workbook.sheet import Cell
from zhibao.workbook.spreadsheet import CellFont, StoredCell, StringItem
from zhibao.workbook.spreadsheet.shared_strings import StringRun
from zhibao.workbook.spreadsheet.style_sheet import CellFormat

PLACE = CellRef("基本情况", "B2", "工作簿.xlsx")
NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17),
    st.integers(-2000, 2000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(-(10**6), 10**6, places=4).map(float),
    st.sampled_from([0, -0.0, 0.5, 1.5, 2.5, -0.004, 1e-7, 99999999999, 100000000000, 10**15, 0.285, 1.005]),
)
CODES = st.sampled_from(
    [
        "General",
        "",
        "@",
        "0",
        "#,##0",
        "0.0",
        "0.00",
        "#,##0.00",
        "0%",
        "0.0%",
        "0.00%",
        "#,##0.0%",
        "0_ ",
        "0.#",
        "#",
        "h:mm",
    ]
)
TEXTS = st.text(
    st.sampled_from("甲校12Aa　 \t\n\r\u00a0\u200b\ue000\uf052\x07⼩西“（.-％#"), max_size=8
) | st.sampled_from(["#N/A", "#REF!", "第1学校", "二等奖", " 甲", "甲 1", "A 甲", "", "甲\n乙"])
quick = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(number=NUMBERS, code=CODES)
def test_a_number_is_shown_as_by_its_tokens(monkeypatch: pytest.MonkeyPatch, number: float, code: str) -> None:
    told, others = Findings(), Findings()
    usual = cell_numbers.shown_number(PLACE, number, code, False, told)
    with monkeypatch.context() as patch:
        patch.setattr(cell_numbers, "shown_usually", lambda number, code: None)
        shown = cell_numbers.shown_number(PLACE, number, code, False, others)
    assert (usual, repr(usual.value)) == (shown, repr(shown.value))
    assert [*told] == [*others]


@quick
@given(
    number=st.integers(-(10**12), 10**12) | st.integers(-99, 99),
    code=st.sampled_from(["General", "0", "@", ""]),
    font=st.builds(CellFont, st.sampled_from(["宋体", "Wingdings 2", "Symbol"]), strike=st.booleans()),
    undefined=st.sampled_from(["", "", "格式 9"]),
)
def test_a_whole_number_is_shown_as_any_other(
    monkeypatch: pytest.MonkeyPatch, number: int, code: str, font: CellFont, undefined: str
) -> None:
    stored = StoredCell(2, 2, number, None, CellFormat(code, font, undefined=undefined), "", "")
    told, others = Findings(), Findings()
    usual = cell_texts.CellTexts(PLACE, False, told).cell(stored)
    with monkeypatch.context() as patch:
        patch.setattr(cell_texts, "_SHOWN_AS_DIGITS", range(0))
        shown = cell_texts.CellTexts(PLACE, False, others).cell(stored)
    assert (usual, repr(usual)) == (shown, repr(shown))
    assert [*told] == [*others]


@given(st.integers(-(10**15), 10**15) | st.integers(-999, 999).map(lambda number: number * 10**9))
def test_a_whole_number_is_kept_as_what_its_digits_come_to(number: int) -> None:
    by_digits = general_module._DOUBLE.create_decimal(repr(number)).normalize()
    assert decimal_of(number).as_tuple() == by_digits.as_tuple()


@given(st.integers(-(10**11) + 1, 10**11 - 1))
def test_a_whole_number_is_its_digits(number: int) -> None:
    assert general(Decimal(number)) == plain(round_half_up(Decimal(number), 0)) == str(number)


@quick
@given(
    text=TEXTS,
    code=st.sampled_from(["General", "@", "0", '@"中学"', ";;;"]),
    font=st.builds(CellFont, st.sampled_from(["宋体", "Wingdings 2", ""]), strike=st.booleans()),
    is_item=st.booleans(),
)
def test_a_text_is_shown_as_by_its_runs(
    monkeypatch: pytest.MonkeyPatch, text: str, code: str, font: CellFont, is_item: bool
) -> None:
    value = StringItem((StringRun(text),)) if is_item else text
    stored = StoredCell(2, 2, value, None, CellFormat(code, font), "", "")
    told, others = Findings(), Findings()
    usual = cell_texts.CellTexts(PLACE, False, told).cell(stored)
    with monkeypatch.context() as patch:
        patch.setattr(cell_texts, "_usual_text", lambda ref, value, stored: None)
        shown = cell_texts.CellTexts(PLACE, False, others).cell(stored)
    assert usual == shown
    assert [*told] == [*others]


@quick
@given(text=TEXTS, close_gaps=st.booleans(), is_italic=st.booleans())
def test_a_tidy_text_is_its_own_line(
    monkeypatch: pytest.MonkeyPatch, text: str, close_gaps: bool, is_italic: bool
) -> None:
    cell = Cell(PLACE, 2, 2, Text((Run(text, italic=is_italic),) if text else (), PLACE))
    usual = cell_lines.lines_of(cell, close_gaps)
    with monkeypatch.context() as patch:
        patch.setattr(cell_lines, "_is_tidy", lambda text: False)
        lines = cell_lines.lines_of(cell, close_gaps)
    assert usual == lines
    assert [line.ref for line in usual] == [line.ref for line in lines]


@quick
@given(text=TEXTS)
def test_a_text_is_scrubbed_as_step_by_step(text: str) -> None:
    steps = tidy._with_line_feeds(text)
    assert tidy.scrub(text) == tidy._CONTROL.sub("", INVISIBLE.sub("", unified(steps)))
    assert tidy.has_control(text) == bool(tidy._CONTROL.search(steps))
