"""Identity cards, mobile telephones and bank cards in running text; all numbers are invented."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.personal_numbers import personal_numbers

GAPS = st.sampled_from(["", " ", "-", "　", "－", "\n"])


def found(text: str) -> list[tuple[str, str]]:
    return [(number.kind.value, number.shown) for number in personal_numbers(text)]


def identity(birthday: datetime.date, area: str, serial: int) -> str:
    """Return a number as GB 11643 makes it, reckoned by its formula: the weights are powers of two modulo 11."""
    digits = f"{area}{birthday:%Y%m%d}{serial:03d}"
    total = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(digits))
    return digits + "10X98765432"[total % 11]


def luhn(digits: str) -> str:
    """Return the digits with their check digit."""
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(reversed(digits)))
    return digits + str(-total % 10)


BIRTHDAYS = st.dates(datetime.date(1930, 1, 1), datetime.date(2024, 12, 31))
IDENTITIES = st.builds(identity, BIRTHDAYS, st.sampled_from(["410811", "110105", "650102"]), st.integers(0, 999))


@given(IDENTITIES, st.lists(GAPS, min_size=18, max_size=18), st.booleans())
def test_an_identity_card_is_found_in_any_width_and_with_gaps(number: str, gaps: list[str], wide: bool) -> None:
    shown = f"{number[:3]}{'*' * 13}{number[-2:]}"
    typed = "".join(map("".join, zip(number, [*gaps[:-1], ""], strict=True)))
    typed = typed.translate({code: code + 0xFEE0 for code in range(0x30, 0x7B)}) if wide else typed
    assert found(f"证件{typed.lower()}。") == [("身份证号", shown)]


@given(IDENTITIES, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_no_identity_card(number: str, at: int, more: int) -> None:
    wrong = number[:at] + str((int(number[at]) + more) % 10) + number[at + 1 :]
    assert ("身份证号", f"{wrong[:3]}{'*' * 13}{wrong[-2:]}") not in found(wrong)


@given(st.sampled_from(["62", "4", "51", "35"]), st.integers(16, 19), st.data())
def test_a_bank_card_is_found_by_its_check_digit(bank: str, length: int, data: st.DataObject) -> None:
    rest = data.draw(st.text("0123456789", min_size=length - 1 - len(bank), max_size=length - 1 - len(bank)))
    card = luhn(bank + rest)
    assert card in {card} and [kind for kind, _ in found(f"卡号 {card}")] in (["银行卡号"], ["身份证号"])
    other = card[:-1] + str((int(card[-1]) + 1) % 10)
    assert "银行卡号" not in [kind for kind, _ in found(other)]


@pytest.mark.parametrize(
    "typed",
    [
        "电话13812345678。", "138-1234-5678", "138 1234 5678", "１３８１２３４５６７８", "138 12345678", "1381234 5678",
        "1381 234 5678", "138.1234.5678", "+86 13812345678", "8613812345678", "0086-138 1234 5678", "Tel13812345678",
        "TEL13812345678", "138\n1234\n5678", "19912345678", "16612345678",
    ],
)  # fmt: skip
def test_a_mobile_number_is_found(typed: str) -> None:
    assert [kind for kind, _ in found(typed)] == ["手机号"]


def test_several_in_one_text_are_found_each_once() -> None:
    shown = found("张13812345678,李13912345679；身份证11010519491231002X，旧证130503670401001")
    assert shown == [
        ("手机号", "138******78"),
        ("手机号", "139******79"),
        ("身份证号", "110*************2X"),
        ("身份证号", "130**********01"),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "0391-3812345", "010-12345678", "(0391)3812345", "0391-3812345-8001", "400-138-1234", "豫教〔2021〕4号",
        "ISBN 978-7-04-013812-3", "9787040138123", "91410800MA40G1234X", "12410800417501234X", "13,812,345,678元",
        "13812345678.50", "0.13812345678", "2021 2022 2023 2024", "156 23 12 34 56 7", "15000-180000", "ZS13812345678",
        "20250101123000", "12345678901", "25115人", "110105194912310021", "130503671301001",
    ],
)  # fmt: skip
def test_other_numbers_are_no_persons(typed: str) -> None:
    assert found(typed) == []


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[number.start : number.end] for number in personal_numbers(text))
