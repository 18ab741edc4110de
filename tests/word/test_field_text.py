"""Text around fields, the formats that fields ask for, and the styles that contents collect."""

from __future__ import annotations

import pytest

from tests.word.wml import element
from zhibao.word.field_codes import parsed, toc_styles
from zhibao.word.fields import text_around_fields

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("第") + BEGIN + CODE + SEPARATE + run("1") + END + run("页"), "第{n}页"),
        (BEGIN + CODE + END + run("页"), "{n}页"),
        (f'<w:fldSimple w:instr=" page ">{run("1")}</w:fldSimple>', "{n}"),
        (BEGIN + CODE + SEPARATE + BEGIN + CODE + SEPARATE + run("1") + END + run("2") + END, "{n}"),
        (BEGIN + CODE + END + run("/") + BEGIN + CODE + END, "{n}/{n}"),
        (END + run("页"), "页"),
    ],
)
def test_words_stand_in_place_of_each_field(content: str, text: str) -> None:
    assert text_around_fields(element(f"<w:p>{content}</w:p>"), "{n}") == text


@pytest.mark.parametrize(
    ("code", "number_format"),
    [
        ("PAGE", ""),
        (r"PAGE \* MERGEFORMAT", ""),
        (r"PAGE \* MERGEFORMAT \* Roman", "upperRoman"),
        (r"page \* roman \* MERGEFORMAT", "lowerRoman"),
        (r'PAGE \*"ChineseNum3"', "chineseCountingThousand"),
        (r"PAGE \* CardText", "CardText"),
    ],
)
def test_a_field_asks_for_a_number_format(code: str, number_format: str) -> None:
    assert parsed(code).number_format == number_format


@pytest.mark.parametrize("code", [r'TOC \o "1-2" \t "附件标题,1,案例标题,2"', 'toc \\t "附件标题，1;案例标题，2" \\h'])
def test_contents_collect_styles_at_levels(code: str) -> None:
    assert toc_styles(parsed(code)) == {"附件标题": 1, "案例标题": 2}
    assert toc_styles(parsed(r"TOC \o 1-2")) == {}
