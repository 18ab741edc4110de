"""Cell texts as lines: what is tidied, and what stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.model.ref import CellRef
from zhibao.model.text import Position, Run, Text
from zhibao.workbook.cell_lines import _UNTIDY, _WHITE, line_of, lines_of, without_prefix
from zhibao.workbook.sheet import Cell

REF = CellRef("基本情况", "B2")


def cell(*runs: str | Run) -> Cell:
    return Cell(REF, 2, 2, Text(tuple(Run(run) if isinstance(run, str) else run for run in runs), REF))


def lines(text: str, close_gaps: bool = True) -> list[str]:
    return [line.plain for line in lines_of(cell(text), close_gaps)]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("甲\n乙", ["甲", "乙"]),
        ("甲\n\n乙\n", ["甲", "乙"]),
        ("　　甲\n　　乙", ["甲", "乙"]),
        ("  甲  \n\t乙\t", ["甲", "乙"]),
        ("甲\t乙", ["甲 乙"]),
        ("\u00a0甲\u00a0", ["甲"]),
        ("　 \n ", []),
        ("", []),
        ("他说：“好。”", ["他说：“好。”"]),
        ("成绩<60 & >50", ["成绩<60 & >50"]),
    ],
)
def test_each_alt_enter_line_is_a_paragraph_without_its_indent(typed: str, printed: list[str]) -> None:
    assert lines(typed) == printed


@pytest.mark.parametrize(
    ("typed", "closed"),
    [
        ("2025 年", "2025年"),
        ("全市 11 所学校", "全市11所学校"),
        ("达到 69.43% 以上", "达到69.43%以上"),
        ("获 A 类奖", "获A类奖"),
        ("共　3　所", "共3所"),
        ("2025  年", "2025年"),
        ("见“1+X” 证书", "见“1+X” 证书"),
        ("open day", "open day"),
        ("the 2025 report", "the 2025 report"),
        ("职教 教育", "职教 教育"),
        ("3 - 5", "3 - 5"),
    ],
)
def test_gaps_between_chinese_and_digits_are_closed_and_others_stay(typed: str, closed: str) -> None:
    assert lines(typed) == [closed]


def test_gaps_stay_when_the_pack_does_not_close_them() -> None:
    assert lines("　2025 年　", close_gaps=False) == ["2025 年"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("产教融合\n协同育人", "产教融合协同育人"),
        ("open\nday", "open day"),
        ("产教融合\n2025", "产教融合2025"),
        ("  \n题\n", "题"),
        ("甲 \n 乙", "甲乙"),
    ],
)
def test_a_heading_or_caption_is_one_line(typed: str, printed: str) -> None:
    assert line_of(cell(typed), True).plain == printed


@pytest.mark.parametrize(("typed", "printed"), [("2025\n年", "2025年"), ("年\n2025", "年2025"), ("a\n2025", "a 2025")])
def test_a_joint_next_to_chinese_gets_no_space(typed: str, printed: str) -> None:
    assert line_of(cell(typed), close_gaps=False).plain == printed


def test_formats_survive_line_breaks_and_tidying() -> None:
    bold, raised = Run("重点\n　　工作 ", bold=True), Run("2", position=Position.SUPERSCRIPT)
    first, second = lines_of(cell("　　开展", bold, raised), True)
    assert first.runs == (Run("开展"), Run("重点", bold=True))
    assert second.runs == (Run("工作", bold=True), raised)


def test_lines_with_many_gaps_are_one_run() -> None:
    size = 6_000
    assert [line.runs for line in lines_of(cell("中文 1 " * size), True)] == [(Run("中文1" * size),)]
    assert line_of(cell("中\n" * size), True).runs == (Run("中" * size),)


def test_lines_of_many_rich_runs_are_one_run_each() -> None:
    size = 3_000
    runs = [Run("中 1 \n", bold=bool(at % 2)) for at in range(size)]
    assert [line.runs for line in lines_of(cell(*runs), True)] == [
        (Run("中1", bold=bool(at % 2)),) for at in range(size)
    ]


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t", "\n"])
def test_a_long_blank_is_done_with_in_one_go(blank: str) -> None:
    assert line_of(cell(f"中{blank * 30_000}文"), True).plain.replace(blank, "").replace(" ", "") == "中文"


def test_every_line_keeps_its_cell() -> None:
    assert {line.ref for line in lines_of(cell("　甲\n乙 2"), True)} == {REF}
    assert line_of(cell("　甲\n乙 2"), True).ref == REF


def test_a_prefix_is_taken_off_across_runs() -> None:
    text = Text((Run("1."), Run("1 规", bold=True), Run("模")))
    assert without_prefix(text, lambda plain: plain[4:]).runs == (Run("规", bold=True), Run("模"))


@given(st.text(), st.booleans())
def test_only_white_space_is_ever_lost(text: str, close_gaps: bool) -> None:
    def solid(value: str) -> str:
        return re.sub(r"\s", "", value)

    assert solid("".join(lines(text, close_gaps))) == solid(text)
    assert solid(line_of(cell(text), close_gaps).plain) == solid(text)


@given(st.text())
def test_tidying_a_tidy_text_changes_nothing(text: str) -> None:
    once = line_of(cell(text), True)
    assert line_of(cell(once.plain), True).plain == once.plain


@given(st.text(alphabet="甲1a\t\n \u3000\u00a0，%", max_size=8))
def test_only_what_has_white_space_may_be_untidy(text: str) -> None:
    assert _WHITE.search(text) or not _UNTIDY.search(text)
