"""Number formats under which Excel and Word print a value as its label."""

from decimal import Decimal

import pytest

from charts.excel_formats import code_for, common_format, format_of


@pytest.mark.parametrize(
    ("label", "value", "code"),
    [
        ("3", "3", "0"),
        ("-356", "-356", "0"),
        ("28,802", "28802", "#,##0"),
        ("3.50", "3.5", "0.00"),
        ("69.43%", "0.6943", "0.00%"),
        ("63.4%", "0.634", "0.0%"),
        ("1,204.5", "1204.46", "#,##0.0"),
        ("12人", "12", "0\\人"),
        ("约12", "12", "\\约0"),
    ],
)
def test_the_code_prints_the_label(label: str, value: str, code: str) -> None:
    found = format_of(label)
    assert found is not None
    assert found.text(Decimal(value)) == label
    assert code_for(label, Decimal(value)) == code


@pytest.mark.parametrize(("label", "value"), [("1.2万", "12345"), ("2025年", "45000"), ("一", "1")])
def test_a_label_that_no_format_prints_is_printed_as_text(label: str, value: str) -> None:
    assert code_for(label, Decimal(value)) == "".join(f"\\{character}" for character in label)


def test_a_label_that_is_too_much_for_excel_gives_no_long_format() -> None:
    assert code_for("一" * 200, Decimal(1)) == "General"
    assert code_for("0." + "1" * 40, Decimal("0." + "1" * 40)) == "".join(f"\\{each}" for each in "0." + "1" * 40)


def test_commas_are_kept_for_small_values_of_a_grouped_series() -> None:
    assert code_for("356", Decimal(356), grouped=True) == "#,##0"
    assert code_for("1204", Decimal(1204), grouped=True) == "0"


def test_halves_are_rounded_up_as_excel_does() -> None:
    assert code_for("0.13", Decimal("0.125")) == "0.00"


@pytest.mark.parametrize(
    ("labels", "value", "text"),
    [
        (["3", "21"], "4", "4"),
        (["1,204", "356"], "1560", "1,560"),
        (["1.5", "2.25"], "3.75", "3.75"),
        (["63.4%", "6.65%"], "0.0665", "6.65%"),
        (["3个", "4个"], "7", "7个"),
    ],
)
def test_a_sum_is_printed_as_its_parts_are(labels: list[str], value: str, text: str) -> None:
    assert common_format(labels).text(Decimal(value)) == text


@pytest.mark.parametrize(
    ("label", "value", "source", "code"),
    [
        ("(1,234)", "-1234", "#,##0_);(#,##0)", "#,##0_);(#,##0)"),
        ("12.3千", "12345", '0.0,"千"', '0.0,"千"'),
        ("1.23E+04", "12345", "0.00E+00", "0.00E+00"),
        ("-5", "-5", '0;[Red]-0;"—"', "0"),
        ("—", "0", '0;-0;"—"', '0;-0;"—"'),
        ("盈", "5", '"盈";"亏"', "\\盈"),
        ("12,345", "12345", "", "#,##0"),
    ],
)
def test_a_label_that_only_its_own_format_prints_keeps_that(label: str, value: str, source: str, code: str) -> None:
    assert code_for(label, Decimal(value), source=source) == code
