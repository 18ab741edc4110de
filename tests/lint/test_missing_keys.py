"""Cover keys that a workbook may lack are tried one at a time: one that is there says nothing of another."""

from __future__ import annotations

from tests.lint.damage import ADDED, added, found, paragraph, put, replaced, run

WRONG = "{% if cover.甲 is defined %}{{ cover.乙 }}{% endif %}"


def test_a_key_asked_for_by_another_one_is_told_once() -> None:
    (said,) = found(document=added(WRONG))
    assert said.startswith(f"M431 模板{ADDED}“{WRONG[:40]}”用的“乙”，有的报告里没有。")


def test_it_is_told_inside_a_macro_and_in_a_footer() -> None:
    in_macro = found(document=replaced("{{ block.unit }}", "{{ block.unit }}" + WRONG))
    in_footer = found(footer1=replaced("- </w:t>", WRONG + "</w:t>"))
    assert [each.split("“")[0] for each in (*in_macro, *in_footer)] == [
        "M431 模板正文第 36 段",
        "M431 模板页脚 1 第 1 段",
    ]


# One paragraph each; a finding would name its paragraph by its words.
PASSED = (
    "{% if cover.甲 is defined %}{{ cover.甲 }}{% endif %}",
    "{% if cover.甲 is defined and cover.乙 is defined %}{{ cover.甲 }}{{ cover.乙 }}{% endif %}",
    "{% if cover.甲 is defined %}{{ cover.乙|default('') }}{% endif %}",
    "{% if cover.甲 is defined %}{{ cover.地区 }}{{ cover.报告名称 }}{% endif %}",
    "{{ cover.报告名称 }}",
)


def test_keys_that_are_asked_for_or_sure_are_passed() -> None:
    assert found(document=put("".join(paragraph(run(text)) for text in PASSED))) == []
