"""What a search over a whole table passes over holds nothing that a check would find."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import minimal_sheets
from tests.checks.reviews import matter
from zhibao.checks import review
from zhibao.checks.placed_tables import PlacedTable
from zhibao.checks.printed_number import number_of_text
from zhibao.findings import Finding
from zhibao.model.text import Text

_LEXICON = """
2024年13月 2025年2月30日 二〇二五年十三月 2025-2023学年 2025年至2024年 教职〔2021〕3号 教职(2021)第003号 待补充 待核实
TODO ×× 王×× ___ （） {名称} 某某学校 此处填写 请补充 ** ?? ○○市 ## １２ Ａ班 3l人 O8 2O25年 二O二五年 二0二五年 1O人
kaishi 开始 かな 學校 實訓 （甲 甲） “甲 甲” 云州护理学校 云州护里学校 1.123456 3.5 職業 帐号 师资力量 产教溶合 年月日
合计 12 甲校 (1) 有限公司 云州科技有限公司 云州科技有限责任公司
"""
_WRONG = _LEXICON.split()
_TEXT = st.lists(st.sampled_from(_WRONG), min_size=1, max_size=3).map("".join)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.tuples(_TEXT, _TEXT, _TEXT), min_size=2, max_size=8))
def test_no_finding_is_passed_over(monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, str, str]]) -> None:
    def found() -> list[Finding]:
        return [*review(matter(Path(folder), sheets)).findings]

    def whole(table: PlacedTable, hint: object) -> Iterator[Text]:
        return iter(table.texts)

    table = [("表格", "情况"), ("", "学校", "数", "说明"), *(("", *row) for row in rows)]
    with tempfile.TemporaryDirectory() as folder:
        sheets = minimal_sheets(基本情况=[("节", "规模"), *table])
        quickly = found()
        with monkeypatch.context() as patch:
            patch.setattr(PlacedTable, "texts_with", whole)
            assert found() == quickly


@given(st.integers(0, 10**32).map(str) | st.from_regex(r"\A0\d{1,8}\Z"))
def test_digits_are_the_number_that_any_text_with_them_is(digits: str) -> None:
    assert number_of_text(digits) == number_of_text(f" {digits} ")
