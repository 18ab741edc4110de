"""Any text with any look-ups survives, and no look-up is ever executed."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import TEMPLATES, chapter, henan, minimal_sheets, write_workbook
from tests.reports import Made, make, silent
from zhibao.compute import compute
from zhibao.findings import Finding
from zhibao.model.blocks import Paragraph
from zhibao.model.indicator import Indicator, YearCell
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind, ReadReport
from zhibao.model.text import Text
from zhibao.pipeline import build

COVER = {"地区": Text.of("云州市"), "报告年度": Text.of("2025")}
YEARS = {2024: YearCell("28802", Decimal(28802)), 2025: YearCell("25115", Decimal(25115))}
INDICATORS = (Indicator("在校生", "人", YEARS), Indicator("一半", "人", {}, "在校生/2"))
PRINTED = {
    "{{地区}}": "云州市",
    "{{在校生}}": "25115",
    "｛｛在校生.上年｝｝": "28802",
    "{{在校生.增减}}": "减少3687人",
    "{{在校生.增幅}}": "下降12.8%",
    "{{ 一半.带单位 }}": "12558人",
    "{{无此名称}}": "【待补：无此名称】",
    "{{在校生.2020}}": "【待补：在校生.2020】",
}
SOME = ("{{地区}}", "{{在校生}}", "{{无此名称}}")
WITHOUT_BRACES = st.text(st.characters(exclude_characters="{}｛｝"), max_size=8)
# What Excel keeps and a paragraph shows as it is; spaces are tidied on reading.
WRITABLE = st.text("在校生，。“”<>&\"'%_$#\\0１ab=;；《》①𠮷é", min_size=1, max_size=8)
PIECES = st.lists(st.tuples(WITHOUT_BRACES, st.sampled_from(sorted(PRINTED))), max_size=6)
ATTACKS = (
    "{{ ''.__class__ }}",
    "{{''.__class__.__mro__[1].__subclasses__()}}",
    "{{7*7}}",
    "{{地区.__class__}}",
    "{{在校生.__init__}}",
    "{{在校生.增减.__globals__}}",
    "{{config}}",
    "{{self}}",
    "{{cycler.__init__.__globals__.os}}",
    "{{地区|upper}}",
    "{{在校生|int + 1}}",
    "{{地区[0]}}",
    "{{地区()}}",
    "{{地区!r}}",
    "{{在校生:>20}}",
    "{{__import__('os')}}",
    "{{在校生+1}}",
    "{{在校生 if 地区 else 1}}",
)
LITERAL = (
    "{% if 1 %}甲{% endif %}",
    "{%p if 0 %}",
    "{# 注 #}",
    "{0}{地区}",
    "%(地区)s",
    "${在校生}",
    "{{% raw %}",
    "<w:t>&lt;",
)


def resolved(typed: str) -> tuple[str, tuple[Finding, ...]]:
    """Return what one paragraph prints, and the findings."""
    part = Part(PartKind.CHAPTER, Text.of("章"), (Paragraph(Text.of(typed, CellRef("基本情况", "B2"))),))
    report = ReadReport(COVER, chapters=(part,), indicators=INDICATORS)
    computed, findings = compute(report, henan().change)
    (block,) = computed.chapters[0].blocks
    assert isinstance(block, Paragraph)
    return block.text.plain, findings


@given(PIECES, WITHOUT_BRACES)
@settings(max_examples=300)
def test_the_text_between_look_ups_is_kept_to_the_character(pieces: list[tuple[str, str]], end: str) -> None:
    typed = "".join(before + look_up for before, look_up in pieces) + end
    assert resolved(typed)[0] == "".join(before + PRINTED[look_up] for before, look_up in pieces) + end


@given(st.text("{}｛｝ 在校生.增减地区:表图_%#'\"()[]|*7\n", max_size=40))
@settings(max_examples=300)
def test_any_mixture_of_braces_and_names_is_printed_or_reported(typed: str) -> None:
    printed, findings = resolved(typed)
    assert printed == typed or findings or "{" in typed or "｛" in typed


@pytest.mark.parametrize("typed", ATTACKS)
def test_an_expression_is_reported_and_printed_as_a_placeholder(typed: str) -> None:
    printed, findings = resolved(f"前{typed}后")
    assert printed == f"前【待补：{typed.strip('{}').strip()}】后"
    assert [finding.code for finding in findings] in (["T201"], ["T205"])


@pytest.mark.parametrize("typed", LITERAL)
def test_what_other_languages_execute_is_printed_as_it_is(typed: str) -> None:
    printed, _ = resolved(f"前{typed}后")
    assert printed.replace("【{{】", "{{") == f"前{typed}后"


@given(st.lists(st.sampled_from((*ATTACKS, *LITERAL)), max_size=5))
def test_no_mixture_of_expressions_comes_to_a_value(pieces: list[str]) -> None:
    printed, _ = resolved("，".join(pieces))
    assert "49" not in printed
    assert "云州市" not in printed
    assert "25115" not in printed
    assert "<class" not in printed


@given(st.lists(st.tuples(WRITABLE, st.sampled_from(SOME)), min_size=1, max_size=30))
@settings(max_examples=8)
def test_text_and_numbers_reach_the_document(pieces: list[tuple[str, str]]) -> None:
    lines = [f"甲{before}{look_up}。" for before, look_up in pieces]
    sheets = {
        **minimal_sheets(),
        "指标": (("名称", "单位", "2025"), ("在校生", "人", 25115)),
        "基本情况": chapter(*(("段落", line) for line in lines)),
    }
    with tempfile.TemporaryDirectory() as folder:
        printed = [text for _, text in make(Path(folder), sheets).lines()]
    expected = [f"甲{before}{PRINTED[look_up]}。" for before, look_up in pieces]
    assert [line for line in expected if line not in printed] == []


@pytest.mark.unsound("texts with braces, which look like tags that were left")
def test_expressions_reach_the_document_unexecuted(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("段落", typed) for typed in (*ATTACKS, *LITERAL)])
    outcome = build(write_workbook(tmp_path / "工作簿.xlsx", sheets), TEMPLATES, tmp_path / "output", silent)
    assert outcome.report is not None
    # Reading closes gaps between Chinese and Latin letters.
    printed = [text.replace(" ", "") for _, text in Made(outcome, outcome.report).lines()]
    placeholders = [f"【待补：{typed.strip('{}')}】".replace(" ", "") for typed in ATTACKS]
    assert [text for text in placeholders if text not in printed] == []
    assert [text for text in LITERAL if text.replace("{{", "【{{】").replace(" ", "") not in printed] == []
