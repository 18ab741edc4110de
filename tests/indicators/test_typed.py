"""What a year's cell says, and the advice where it says no number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from zhibao.findings import Finding
from zhibao.indicators.typed import Entry, is_none_mark, read_typed
from zhibao.indicators.units import Unit
from zhibao.model.indicator import YearCell


def advice(text: str, unit: str, value: Decimal | None = None) -> str:
    found = read_typed(YearCell(text, value), Unit.of(unit))
    assert isinstance(found, Finding)
    return found.message


@pytest.mark.parametrize(
    ("text", "value", "unit", "number", "decimals"),
    [
        ("25,115", None, "人", "25115", 0),
        ("１２．５０", None, "亩", "12.5", 2),
        ("−3", None, "万元", "-3", 0),
        ("25,115.5", "25115.5", "元", "25115.5", 1),
        ("12.3", "12.345", "亩", "12.345", 1),
        ("12.35", "12.345", "亩", "12.345", 2),
        ("(35)", "-35", "万元", "-35", 0),
        ("1.2万", "12345", "人", "12345", 0),
        ("69.43%", "0.694321", "%", "0.694321", 2),
        ("69%", None, "%", "0.69", 0),
        ("0", "0", "%", "0", 0),
        ("13.65:1", None, ":1", "13.65", 2),
        ("13.65", "13.65", ":1", "13.65", 2),
        ("2.4:7.6", None, "成比", "2.4", 1),
        ("10:0", None, "成比", "10", 0),
        ("2.4", "2.4", "成比", "2.4", 1),
        ("2.4", "2.4485239636548", "成比", "2.4485239636548", 1),
    ],
)
def test_a_number_is_read_with_the_decimals_shown(
    text: str, value: str | None, unit: str, number: str, decimals: int
) -> None:
    cell = YearCell(text, None if value is None else Decimal(value))
    assert read_typed(cell, Unit.of(unit)) == Entry(Fraction(number), decimals, "," in text)


@pytest.mark.parametrize("text", ["", " ", "　"])
def test_an_empty_cell_is_nothing(text: str) -> None:
    assert read_typed(YearCell(text), Unit.of("人")) is None


@pytest.mark.parametrize("text", ["-", "—", "——", "／", "无", "…", " － "])
def test_a_dash_says_that_there_is_none(text: str) -> None:
    assert is_none_mark(YearCell(text))


def test_a_dash_that_excel_shows_for_nought_is_a_nought() -> None:
    cell = YearCell("-", Decimal(0))
    assert not is_none_mark(cell)
    assert read_typed(cell, Unit.of("人")) == Entry(Fraction(0))


@pytest.mark.parametrize(
    ("text", "unit", "wanted"),
    [
        ("约12", "人", "确切的数"),
        ("3000余人", "人", "确切的数"),
        ("12 万", "人", "请填 120000，或把“单位”改为“万人”后填 12。"),
        ("1.25亿元", "", "请填 125000000，或把“单位”改为“亿元”后填 1.25。"),
        ("12万元", "万元", "这里只填 12。"),
        ("5千元", "万元", "请填 0.5，或把“单位”改为“千元”后填 5。"),
        ("12人", "人", "这里只填 12。"),
        ("2.1%", "人", "把“单位”改为 %"),
        ("1:20", ":1", "只填 13.65"),
        ("3:6", "成比", "两项之和是 10"),
        ("11", "成比", "两项之和是 10"),
        ("七成", "%", "69.43%"),
    ],
)
def test_what_is_no_number_is_refused_with_advice(text: str, unit: str, wanted: str) -> None:
    assert wanted in advice(text, unit)


@pytest.mark.parametrize(
    ("value", "readings", "likely"),
    [
        ("0.6943", "0.6943% 还是 69.43%", "69.43%"),
        ("69.43", "69.43% 还是 6943%", "69.43%"),
        ("1", "1% 还是 100%", "100%"),
    ],
)
def test_a_bare_percentage_is_shown_in_both_readings(value: str, readings: str, likely: str) -> None:
    found = read_typed(YearCell(value, Decimal(value)), Unit.of("%"))
    assert isinstance(found, Finding)
    assert found.code == "D708"
    assert f"看不出是 {readings}" in found.message
    assert f"如 {likely}（" in found.advice


@pytest.mark.parametrize("value", ["1e300", "-1e41", "1e-300"])
def test_a_number_beyond_all_measure_is_none(value: str) -> None:
    found = read_typed(YearCell("1", Decimal(value)), Unit.of("人"))
    assert isinstance(found, Finding)
    assert found.code == "D707"


@pytest.mark.parametrize(("text", "unit"), [("12.3万", "万元"), ("0.1亿", "万元"), ("12.3万元", "万元")])
def test_a_number_that_its_format_shows_in_another_unit_is_refused(text: str, unit: str) -> None:
    assert isinstance(read_typed(YearCell(text, Decimal(123456)), Unit.of(unit)), Finding)
