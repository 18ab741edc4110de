"""Headings are printed at their levels, and captions count in chapters and annexes that have numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.test_numbers_and_turns import TABLE, errors
from tests.builders import chapter, minimal_sheets
from tests.reports import Change, changed_templates, make
from zhibao.pipeline import Status

ROWS = (("节", "规模"), ("段落", "文。"), ("小节", "布局"), ("段落", "文。"), ("条", "分布"), ("段落", "文。"))


def swapped(one: str, other: str) -> Change:
    """Exchange the first of each."""
    return lambda xml: xml.replace(one, "@", 1).replace(other, one, 1).replace("@", other, 1)


def in_style(old: str, new: str) -> Change:
    """Give the first paragraph of that style another one."""
    return lambda xml: xml.replace(f'<w:pStyle w:val="{old}"/>', f'<w:pStyle w:val="{new}"/>', 1)


SECOND, THIRD = (
    "F647 基本情况!B2 “规模”的样式应为“heading 2”，报告里是“{}”。",
    "F647 基本情况!B4 “布局”的样式应为“heading 3”，报告里是“{}”。",
)
SLIPS = [
    (swapped("block.level == 2", "block.level == 3"), [SECOND.format("heading 3"), THIRD.format("heading 2")]),
    (in_style("2", "3"), [SECOND.format("heading 3")]),
    (in_style("3", "2"), [THIRD.format("heading 2")]),
    (in_style("2", "Body"), [SECOND.format("报告正文")]),
]


@pytest.mark.parametrize(("change", "found"), SLIPS)
def test_a_template_that_prints_a_heading_at_another_level_makes_a_draft(
    tmp_path: Path, change: Change, found: list[str]
) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=ROWS), changed_templates(tmp_path, document=change))
    assert made.outcome.status is Status.DRAFT
    assert [each for each in errors(made) if each.startswith("F647")] == found


def test_a_pack_may_print_headings_in_styles_of_its_own(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, document=in_style("4", "H4P"))
    assert "F647" not in "".join(errors(make(tmp_path, minimal_sheets(基本情况=ROWS), templates)))


def test_captions_of_annexes_without_a_number_are_found(tmp_path: Path) -> None:
    def without_number(xml: str) -> str:
        """Take the fields away that count the annexes."""
        return xml.replace(r"SEQ 附件 \* ARABIC", r"SEQ 别的 \* ARABIC").replace(r"SEQ 附表 \h \r 0", r"SEQ 又一种 \h")

    sheets = minimal_sheets() | {"附件1 甲": chapter(*TABLE), "附件2 乙": chapter(*TABLE)}
    made = make(tmp_path, sheets, changed_templates(tmp_path, document=without_number))
    assert errors(made) == [
        "F640 附件1 甲!B2 题注编号是“附表 0-1”，应为“附表 1-1”。",
        "F640 附件2 乙!B2 题注编号是“附表 0-2”，应为“附表 2-2”。",
    ]
