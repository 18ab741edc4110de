"""Numbers as the sheet shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.workbook.display import UnknownFormatError, decimal_of, display, general, plain, round_half_up

SHOWN = [
    # General: up to 11 characters, then an exponent
    ("General", 0, "0"),
    ("General", 30, "30"),
    ("General", -12, "-12"),
    ("General", 100.0, "100"),
    ("General", 13.65, "13.65"),
    ("General", 12.50, "12.5"),
    ("General", 0.1 + 0.2, "0.3"),
    ("General", -0.0, "0"),
    ("General", 1 / 3, "0.333333333"),
    ("General", -2 / 3, "-0.666666667"),
    ("General", 12345.6789012, "12345.6789"),
    ("General", 0.0001, "0.0001"),
    ("General", 0.00001, "0.00001"),
    ("General", 0.0000123456789, "1.23457E-05"),
    ("General", 1e-10, "1E-10"),
    ("General", 12345678901, "12345678901"),
    ("General", 123456789012, "1.23457E+11"),
    ("General", -123456789012, "-1.23457E+11"),
    ("General", 1e20, "1E+20"),
    ("", 5, "5"),
    ("G/通用格式", 5, "5"),
    ('General"人"', 3.5, "3.5人"),
    ('"约"General', 3.5, "约3.5"),
    # digits and decimals, rounded half up as Excel does
    ("0", 0.5, "1"),
    ("0", 1.5, "2"),
    ("0", 2.5, "3"),
    ("0", -2.5, "-3"),
    ("0", 2.4999, "2"),
    ("0.0", 0.25, "0.3"),
    ("0.00", 1.005, "1.01"),
    ("0.00", 1.115, "1.12"),
    ("0.00", 2.675, "2.68"),
    ("0.00", 13, "13.00"),
    ("0.00", -0.004, "0.00"),
    ("0.#", 0.5, "0.5"),
    ("0.#", 5, "5."),
    ("0.0#", 5, "5.0"),
    ("#.00", 0.5, ".50"),
    ("#", 0, ""),
    ("000", 7, "007"),
    ("0", 13800138000, "13800138000"),
    ("0_ ", 1234, "1234"),
    # thousands
    ("#,##0", 999, "999"),
    ("#,##0", 1000, "1,000"),
    ("#,##0", 999.5, "1,000"),
    ("#,##0", 1234567, "1,234,567"),
    ("#,##0", 0, "0"),
    ("#,##0.00", -1234.5, "-1,234.50"),
    ("#,##0.0", -1234567.891, "-1,234,567.9"),
    ("0,", 1234567, "1235"),
    ("0.0,,", 1234567, "1.2"),
    # percent
    ("0%", 0.128, "13%"),
    ("0%", 0.285, "29%"),
    ("0.0%", 0.125, "12.5%"),
    ("0.00%", 0.6943, "69.43%"),
    ("0.00%", 0.69425, "69.43%"),
    ("0.00%", -0.001, "-0.10%"),
    ("0.00%", 1, "100.00%"),
    # negative, zero and text sections
    ("0;(0)", -5, "(5)"),
    ("0;-0", -5, "-5"),
    ("#,##0_);(#,##0)", 1234, "1,234"),
    ("#,##0_);[Red]\\(#,##0\\)", -1234, "(1,234)"),
    ("0.0%;[Red]-0.0%", -0.285, "-28.5%"),
    ("+0;-0;0", 3, "+3"),
    ("+0;-0;0", -3, "-3"),
    ('0;-0;"—"', 0, "—"),
    ("0;-0;;@", 0, ""),
    ("0;-0;;@", 5, "5"),
    ('"增加"0"人";"减少"0"人"', -3687, "减少3687人"),
    ('"增加"0"人";"减少"0"人"', 820, "增加820人"),
    ('"甲;乙"0;"丙"0', -1, "丙1"),
    # accounting
    ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 1234.5, "1,234.50"),
    ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', -1234.5, "-1,234.50"),
    ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 0, "-"),
    ('"¥"#,##0;[Red]"¥"-#,##0', -5, "¥-5"),
    ("¥#,##0.00", 1234.5, "¥1,234.50"),
    ("[$¥-804]#,##0.00", 1234.5, "¥1,234.50"),
    ("[$-804]0", 5, "5"),
    # conditions and colours
    ('[>=100]"多";[<100]"少"', 50, "少"),
    ('[>=100]"多";[<100]"少"', 100, "多"),
    ('[>=100]0"个";0', 150, "150个"),
    ('[>=100]0"个";0', 5, "5"),
    ('[=0]"无";0', 0, "无"),
    ('[<>0]0"个";"无"', 3, "3个"),
    ('[=0]"无";0', 5, "5"),
    ('[>=100]0"个";0', -5, "-5"),
    ('[>=100]"多";"欠"0;0', -5, "欠5"),
    ('[>=100]"多";"欠"0;0', 5, "5"),
    ('[<>0]0"个";"无"', 0, "无"),
    ("[>3]0", 2, "2"),
    ('[>3]"多";[<=2.5]"少";"中"', 3, "中"),
    ('[>3]"多";[<=2.5]"少";"中"', 2.5, "少"),
    ("[Red]0", 2, "2"),
    ("[红色]0", 2, "2"),
    ("[Color10]0", 2, "2"),
    # Chinese literals
    ('0"人"', 30, "30人"),
    ("0人", 30, "30人"),
    ('#,##0"人"', 1234, "1,234人"),
    ('"共"0"所"', 3, "共3所"),
    ("0年", 2025, "2025年"),
    ("0.0\\倍", 1.5, "1.5倍"),
    ('0.00":1"', 13.65, "13.65:1"),
    ("0.00:1", 13.65, "13.65:1"),
    ('0"年"', 2025, "2025年"),
    ('0"day"', 12, "12day"),
    # exponents
    ("0.00E+00", 12345, "1.23E+04"),
    ("0.00E+00", 0.000123, "1.23E-04"),
    ("0.0E+00", 99999, "1.0E+05"),
    ("0.0E+00", 0, "0.0E+00"),
    # text format and truth values
    ("@", 12, "12"),
    ("@", "03", "03"),
    ("0.00", "十二", "十二"),
    ("General", True, "TRUE"),
    ("0", False, "FALSE"),
]


@pytest.mark.parametrize(("code", "value", "shown"), SHOWN)
def test_a_value_prints_as_excel_shows_it(code: str, value: float | str, shown: str) -> None:
    assert display(value, code) == shown


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("#,##0!.0,", 123456789),  # Excel puts the thousands amiss: 12,345.7 as 123,45.7
        ("**0", 5),  # filled up to the column's width
        ("0*.", 5),
        ("0%%abc", 5),  # letters that Excel would have put in quotes
        ("0％", 0.5),
        ('0"人', 5),
        ("0;0;0;@;0", 5),
        ("[NatNum1]0", 5),
        ("[蓝精灵]0", 5),
        ("[>5]0;[<0]0", 3),  # Excel shows #####
        ("[<=-5]0;0", -3),  # Excel drops the sign
        ("[>5][<9]0", 7),
        ("0;0;[>5]0", 0),
        ("General0", 5),
        ("[DBNum1]# ?/?", 1.5),
        ("[DBNum1]General", 1e12),
        ("# ?/?/?", 1.5),
        ("E+0", 5),
        (".0E+0", 5),
        ("0,.0,0", 5),
        (",0", 5),
        ("yyyy0", 5),
        ("yyyy", -1),
        ("yyyy", 2958466),
        ("[h]:mm", -0.5),
        ("ggge", 45000),
        ("bbbb", 45000),
        ("[$-1070000]d/m/yyyy", 45000),
        ("[$-411]mmmm", 45000),
        ("[$-804]mmm", 45000),
        ("0@", "文字"),
        ("@yyyy", "文字"),
    ],
)
def test_a_format_that_cannot_be_followed_is_said_so(code: str, value: float | str) -> None:
    with pytest.raises(UnknownFormatError):
        display(value, code)


@given(st.integers(-(10**11) + 1, 10**11 - 1), st.sampled_from(["General", "0", "#,##0", "@", '0"人"']))
def test_a_whole_number_comes_out_with_the_same_digits(number: int, code: str) -> None:
    assert int(display(number, code).replace(",", "").replace("人", "")) == number


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_of_any_length_keeps_its_digits_under_a_digit_pattern(number: int) -> None:
    assert display(number, "0") == str(number)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_two_decimals_come_out_the_same(number: Decimal) -> None:
    assert Decimal(display(float(number), "0.00")) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_general_is_near_the_number_and_short(number: float) -> None:
    shown = general(decimal_of(number))
    assert len(shown) <= 14
    assert float(shown) == pytest.approx(number, rel=1e-4)


@pytest.mark.parametrize(
    ("value", "exact"),
    [(0.1 + 0.2, "0.3"), (1.1 * 3, "3.3"), (69.43, "69.43"), (12345678901234567890, "12345678901234600000")],
)
def test_a_double_has_fifteen_digits(value: float, exact: str) -> None:
    assert decimal_of(value) == Decimal(exact)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1E+3", "1000"), ("1.50", "1.5"), ("-0", "0"), ("-0.0", "0"), ("-0.5", "-0.5"), ("100", "100")],
)
def test_plain_digits_have_no_exponent_and_no_trailing_zeros(number: str, shown: str) -> None:
    assert plain(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "decimals", "rounded"),
    [("0.5", 0, "1"), ("-0.5", 0, "-1"), ("2.345", 2, "2.35"), ("2.3449", 2, "2.34"), ("1", 2, "1.00")],
)
def test_half_is_rounded_away_from_zero(number: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(number), decimals)) == rounded


@pytest.mark.parametrize("code", ["0", "0.00", "#,##0", "0%", "General", "0.00E+00"])
@pytest.mark.parametrize("value", [1.7e308, -1.7e308, 1e30, 5e-324])
def test_the_largest_and_the_smallest_numbers_can_be_shown(value: float, code: str) -> None:
    assert display(value, code)
