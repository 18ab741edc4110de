"""Look-ups `{{名称}}`: found by name, never executed, never losing text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import faults, henan
from zhibao.compute import compute
from zhibao.findings import Finding
from zhibao.model.blocks import Paragraph
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind, ReadReport
from zhibao.model.text import Position, Run, Text

REF = CellRef("基本情况", "B2")
WITHOUT_BRACES = st.characters(exclude_characters="{}｛｝")
COVER = {"地区": Text.of("云州市"), "报告年度": Text.of("2025"), "A 项": Text.of("甲")}


def resolved(text: Text | str, cover: dict[str, Text] = COVER) -> tuple[Text, tuple[Finding, ...]]:
    """Resolve one paragraph of a report with this cover."""
    given_text = Text.of(text, REF) if isinstance(text, str) else text
    part = Part(PartKind.CHAPTER, Text.of("章"), (Paragraph(given_text),))
    computed, findings = compute(ReadReport(cover, chapters=(part,)), henan().change)
    (block,) = computed.chapters[0].blocks
    assert isinstance(block, Paragraph)
    return block.text, findings


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{{地区}}概况", "云州市概况"),
        ("{{ 地区 }}", "云州市"),
        ("｛｛地区｝｝", "云州市"),
        ("｛｛　地区　｝｝", "云州市"),
        ("{ {地区} }", "云州市"),
        ("{{地区}}{{报告年度}}", "云州市2025"),
        ("{{Ａ　项}}", "甲"),
        ("没有引用", "没有引用"),
        ("集合{甲，乙}", "集合{甲，乙}"),
        ("", ""),
    ],
)
def test_a_name_is_replaced_by_the_cover_s_value(typed: str, printed: str) -> None:
    text, findings = resolved(typed)
    assert text.plain == printed
    assert not findings


def test_the_value_takes_the_format_of_the_look_up() -> None:
    text, _ = resolved(Text((Run("在"), Run("{{地区}}", bold=True), Run("内"))))
    assert text.runs == (Run("在"), Run("云州市", bold=True), Run("内"))


def test_a_look_up_across_runs_is_found() -> None:
    raised = Run("2", position=Position.SUPERSCRIPT)
    text, findings = resolved(Text((Run("在{{"), Run("地", bold=True), Run("区}}"), raised)))
    assert text.plain == "在云州市2"
    assert text.runs[-1] == raised
    assert not findings


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("{{地去}}", "地去"),
        ("{{7*7}}", "7*7"),
        ("{{地区.__class__}}", "地区.__class__"),
        ("{{地区|upper}}", "地区|upper"),
        ("{{''.__class__}}", "''.__class__"),
        ("{{}}", ""),
    ],
)
def test_what_is_no_name_is_never_executed_but_marked_and_reported(typed: str, name: str) -> None:
    text, findings = resolved(f"前{typed}后")
    assert text.runs == (Run("前"), Run(f"【待补：{name}】", todo=True), Run("后"))
    assert faults(findings) == ["T201 基本情况!B2"]
    assert f"“{{{{{name}}}}}”" in findings[0].message


def test_an_unknown_name_suggests_the_nearest() -> None:
    _, (finding,) = resolved("{{报告年份}}")
    assert "是不是“报告年度”" in finding.message
    assert "地区、报告年度" in finding.advice


def test_one_unknown_name_is_reported_once_for_a_text() -> None:
    text, findings = resolved("{{地去}}和{{地去}}")
    assert text.plain == "【待补：地去】和【待补：地去】"
    assert faults(findings) == ["T201 基本情况!B2"]


def test_any_number_of_look_ups_become_one_run() -> None:
    text, findings = resolved("{{地区}}" * 5_000)
    assert text.runs == (Run("云州市" * 5_000),)
    assert not findings


def test_an_empty_value_leaves_nothing() -> None:
    assert resolved("在{{地区}}内", {"地区": Text()})[0].plain == "在内"


@pytest.mark.parametrize("typed", ["{{地区", "地区}}", "{{地区}", "｛｛地区", "{{地{区}}"])
def test_braces_that_do_not_match_are_reported_and_stay(typed: str) -> None:
    text, findings = resolved(f"前{typed}后")
    assert [finding.code for finding in findings] == ["T202"]
    assert text.plain.startswith("前")
    assert text.plain.endswith("后")


def test_braces_that_do_not_match_are_quoted_as_typed() -> None:
    _, (finding,) = resolved("在{{地区}}的{{报告")
    assert "“在{{地区}}的{{报告”" in finding.message


def test_braces_of_a_cover_value_are_reported_there_only() -> None:
    cover = {"地区": Text.of("云州}}市", CellRef("封面", "B2"))}
    text, findings = resolved("在{{地区}}", cover)
    assert text.runs == (Run("在云州"), Run("【}}】", todo=True), Run("市"))
    assert faults(findings) == ["T202 封面!B2"]


def test_the_cover_is_resolved_once_and_keeps_its_order() -> None:
    cover = {"报告名称": Text.of("{{地区}}年报{{", CellRef("封面", "B4")), "地区": Text.of("云州市")}
    computed, findings = compute(ReadReport(cover), henan().change)
    values = computed.cover
    assert [(key, value.plain) for key, value in values.items()] == [
        ("报告名称", "云州市年报【{{】"),
        ("地区", "云州市"),
    ]
    assert faults(tuple(findings)) == ["T202 封面!B4"]


def test_an_unknown_name_in_the_cover_is_reported_once() -> None:
    cover = COVER | {"报告名称": Text.of("{{地去}}年报", CellRef("封面", "B4"))}
    _, (finding,) = resolved("{{报告名称}}", cover)
    assert (finding.code, str(finding.ref)) == ("T201", "封面!B4")
    assert "是不是“地区”" in finding.message


def test_cover_values_may_look_each_other_up_over_several_steps() -> None:
    cover = {
        "报告名称": Text.of("{{地区}}年报", CellRef("封面", "B2")),
        "地区": Text.of("{{省}}云州市", CellRef("封面", "B3")),
        "省": Text.of("河南省", CellRef("封面", "B4")),
    }
    text, findings = resolved("{{报告名称}}", cover)
    assert text.plain == "河南省云州市年报"
    assert not findings


def test_a_cover_value_may_look_up_another() -> None:
    cover = COVER | {"报告名称": Text.of("{{地区}}职业教育质量报告")}
    assert resolved("{{报告名称}}", cover)[0].plain == "云州市职业教育质量报告"


def test_cover_values_that_look_each_other_up_end_in_a_finding() -> None:
    cover = {"甲": Text.of("{{乙}}", CellRef("封面", "B2")), "乙": Text.of("{{甲}}", CellRef("封面", "B3"))}
    _, findings = resolved("{{甲}}", cover)
    assert faults(findings) == ["T204 封面!B2", "T204 封面!B3"]
    assert "反过来用到" in findings[0].message


def test_a_value_that_is_still_to_be_filled_in_stays_marked() -> None:
    text, findings = resolved("{{地区}}概况", {"地区": Text.todo("待补：地区")})
    assert text.runs == (Run("【待补：地区】", todo=True), Run("概况"))
    assert not findings


def test_braces_inside_a_placeholder_are_no_look_up() -> None:
    value = Text((*Text.todo("未填：{{地区").runs, Run("，{{地区}}")))
    text, findings = resolved(value)
    assert text.plain == "【未填：{{地区】，云州市"
    assert not findings


@given(st.text(alphabet="{}｛｝ 地区a\n"))
def test_any_mixture_of_braces_can_be_resolved(typed: str) -> None:
    resolved(typed)


@given(st.text(WITHOUT_BRACES))
def test_text_without_braces_comes_out_as_it_is(typed: str) -> None:
    assert resolved(typed)[0].plain == typed


@given(st.text(WITHOUT_BRACES), st.text(WITHOUT_BRACES))
def test_the_text_around_a_look_up_is_never_lost(before: str, after: str) -> None:
    assert resolved(f"{before}{{{{地区}}}}{after}")[0].plain == f"{before}云州市{after}"
