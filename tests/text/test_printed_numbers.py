"""Numbers found in texts, with their signs."""

from __future__ import annotations

import pytest

from zhibao.text.printed_numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共25115人", ["25115"]),
        ("1,234人，占69.43%，生师比14.16:1", ["1,234", "69.43%", "14.16:1"]),
        ("同比-5%", ["-5%"]),
        ("同比－5%，又+3、−0.5", ["－5%", "+3", "−0.5"]),
        ("-5", ["-5"]),
        ("（-5）", ["-5"]),
        ("2-3人", ["2", "3"]),
        ("2024-2025学年", ["2024", "2025"]),
        ("2024年-2025年", ["2024", "2025"]),
        ("2个月-3个月", ["2", "3"]),
        ("10%-20%", ["10%", "20%"]),
        ("1+X证书，A-5班", ["1", "5"]),
        ("\0\0-5", ["5"]),
        ("没有", []),
    ],
)
def test_numbers_are_found_with_signs_but_without_dashes(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in numbers_in(text)] == found
