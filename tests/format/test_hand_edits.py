"""What a typesetter changes by hand in Word: lines, shades, indents, floating tables, fewer levels in the contents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.format.format_samples import GONGWEN, HENAN, damaged, departures, sample
from tests.format.test_departures import in_paragraph, in_style, in_table, replaced

BODY = "全市有中等职业学校"
LINE = '<w:pBdr><w:top w:val="nil"/><w:bottom w:val="single" w:sz="8"/></w:pBdr>'
SHADE = '<w:shd w:val="clear" w:fill="FFFF00"/>'


def in_last(style: str, tag: str, properties: str) -> Callable[[str], str]:
    """Put properties at the end of a style's w:pPr or w:rPr."""
    return in_style(style, f"</w:{tag}>", f"{properties}</w:{tag}>")


IN_THE_DOCUMENT = [
    (in_paragraph(BODY, LINE), "各种文字 段落边框：下×1"),
    (in_paragraph(BODY, SHADE), "各种文字 段落底纹：FFFF00×1"),
    (in_paragraph(BODY, "<w:pageBreakBefore/>"), "正文 段前分页：是×1"),
    (in_paragraph("甲校", '<w:ind w:left="600"/>'), "表格文字 左缩进：30 磅×1"),
    (in_table("<w:tblW ", '<w:tblpPr w:vertAnchor="text" w:tblpY="1"/><w:tblW '), "表格 文字环绕：有×1"),
    (replaced('\\o "1-2"', '\\o "1-1"'), "文件 目录收录：标题 1-1、附件标题×1"),
    (replaced(' \\t "附件标题,1"', ""), "文件 目录收录：标题 1-2×1"),
]


@pytest.mark.parametrize(("change", "found"), IN_THE_DOCUMENT)
def test_one_place_changed_by_hand_is_found_once(change: Callable[[str], str], found: str) -> None:
    assert departures(damaged(sample(), "document", change)) == [found]


IN_STYLES = [
    (in_last("Body", "pPr", LINE), "各种文字 段落边框：下"),
    (in_style("CaseE", 'w:top w:val="single"', 'w:top w:val="nil"'), "案例下面的线 段落边框：无"),
    (in_style("CaseE", 'w:before="140"', 'w:before="0"'), "案例下面的线 段前：0 磅"),
    (in_style("TOC2", 'w:right="400"', 'w:right="0"'), "目录二级 右缩进：0 磅"),
    (in_last("Body", "rPr", "<w:b/>"), "正文 样式的字形：加粗"),
    (in_last("TText", "rPr", "<w:b/>"), "表格文字 样式的字形：加粗"),
    (in_last("TCap", "rPr", "<w:b/>"), "表题 字形：加粗"),
    (in_last("FCap", "rPr", '<w:color w:val="FF0000"/>'), "各种文字 颜色：FF0000"),
    (in_last("TCap", "rPr", '<w:spacing w:val="40"/>'), "表题 字间距：2 磅"),
    (in_last("TCap", "pPr", '<w:ind w:left="2000"/>'), "表题 左缩进：100 磅"),
    (in_last("TCap", "pPr", '<w:numPr><w:numId w:val="1"/></w:numPr>'), "表题 编号写法：1（空格）"),
    (in_style("TOC2", 'w:leader="dot" ', ""), "目录二级 制表位：右对齐到版心右边，没有前导符"),
    (in_style("TOC2", 'w:pos="8844"', 'w:pos="6000"'), "目录二级 制表位：右对齐到 300 磅，点线"),
    (in_style("TOC2", '<w:tab w:val="right"', '<w:tab w:val="clear"'), "目录二级 制表位：没有制表位"),
    (in_style("RT", "<w:vAlign", f"{SHADE}<w:vAlign"), "表格 表身底纹：FFFF00"),
]


@pytest.mark.parametrize(("change", "found"), IN_STYLES)
def test_a_style_changed_by_hand_is_found(change: Callable[[str], str], found: str) -> None:
    shown = departures(damaged(sample(), "styles", change))
    assert [each for each in shown if each.startswith(f"{found}×")], shown


def test_the_other_pack_collects_its_cases_in_the_contents_or_in_a_list_after_them() -> None:
    listed = sample(pack=GONGWEN)
    assert departures(listed, name=GONGWEN) == []
    neither = damaged(listed, "document", lambda xml: xml.replace('\\t "案例标题" \\c', '\\c "案例"'))
    assert departures(neither, name=GONGWEN) == ["文件 目录收录：标题 1-2、附件标题×1"]
    in_contents = damaged(neither, "document", lambda xml: xml.replace('"附件标题,1"', '"附件标题,1,案例标题,2"'))
    assert departures(in_contents, name=GONGWEN) == []
    assert departures(sample(pack=HENAN)) == []
