"""A value that Word would refuse is found wherever it stands, and however often it was asked about before."""

from __future__ import annotations

import pytest

from tests.word.wml import element
from zhibao.word.stated_values import value_fault


@pytest.mark.parametrize(
    ("xml", "fault"),
    [
        ('<w:jc w:val="left"/>', ""),
        ('<w:jc w:val="links"/>', "里 jc 的 val 写着“links”"),
        ('<w:b w:val="left"/>', "里 b 的 val 写着“left”"),
        ('<w:spacing w:before="120"/>', ""),
        ('<w:spacing w:before="x"/>', "里 spacing 的 before 写着“x”"),
        ('<w:x w:val="links"/>', ""),
    ],
)
def test_the_first_value_that_cannot_be_is_named(xml: str, fault: str) -> None:
    for _ in range(2):
        assert value_fault(element(f"<w:pPr>{xml}</w:pPr>")) == fault
