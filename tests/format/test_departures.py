"""A departure is found wherever it is made: in one run, one paragraph, a style, a section, a table, a footer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import henan, minimal_sheets, rich
from tests.format.format_samples import STOCK, damaged, departures, measured, sample
from tests.reports import make
from zhibao.format import departure_findings


def replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, count)


def in_run(words: str, properties: str) -> Callable[[str], str]:
    """Give the run with these words direct formatting."""
    own = '<w:rFonts w:hint="eastAsia"/>'
    added = properties.replace("<w:rFonts ", own[:-2] + " ") if "<w:rFonts " in properties else own + properties
    return lambda text: re.sub(
        rf"<w:r><w:rPr>{own}</w:rPr>(?=<w:t[^>]*>[^<]*{words})", f"<w:r><w:rPr>{added}</w:rPr>", text, count=1
    )


def test_a_run_whose_marks_word_would_set_in_the_latin_font_is_found() -> None:
    def without(text: str) -> str:
        return re.sub(
            r'<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>(?=<w:t[^>]*>[^<]*全市有中等职业学校)', "", text, count=1
        )

    assert departures(damaged(sample(), "document", without)) == ["各种文字 引号、破折号等：没有随中文字体×1"]


def in_paragraph(words: str, properties: str) -> Callable[[str], str]:
    """Give the paragraph with these words direct formatting."""

    def change(text: str) -> str:
        start = text.rindex("<w:p>", 0, text.index(words))
        at = text.index("</w:pPr>", start)
        return text[:at] + properties + text[at:]

    return change


def in_front(words: str, content: str) -> Callable[[str], str]:
    """Put content before the first run of the paragraph with these words."""

    def change(text: str) -> str:
        at = text.index("</w:pPr>", text.rindex("<w:p>", 0, text.index(words))) + len("</w:pPr>")
        return text[:at] + content + text[at:]

    return change


def in_table(old: str, new: str) -> Callable[[str], str]:
    """Change the first table that is no layout of the cover or of pictures."""

    def change(text: str) -> str:
        at = text.index('<w:tblStyle w:val="RT"/>')
        return text[:at] + text[at:].replace(old, new, 1)

    return change


def in_style(style_id: str, old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        start = text.index(f'w:styleId="{style_id}"')
        end = text.index("</w:style>", start)
        return text[:start] + text[start:end].replace(old, new) + text[end:]

    return change


def test_the_sample_keeps_to_the_format_in_both_profiles() -> None:
    assert departures(sample()) == []
    assert departures(sample(STOCK), STOCK) == []


RUNS = [
    ('<w:sz w:val="24"/>', "正文 字号：小四（12 磅）×1"),
    ('<w:rFonts w:eastAsia="宋体"/>', "正文 中文字体：宋体×1"),
    ('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "正文 西文字体：Arial×1"),
    ('<w:rFonts w:ascii="Arial"/>', "正文 西文字体：Arial、Times New Roman×1"),
    ('<w:rFonts w:eastAsiaTheme="minorEastAsia"/>', "正文 中文字体：主题字体 minorEastAsia×1"),
    ('<w:color w:val="FF0000"/>', "正文 颜色：FF0000×1"),
    ('<w:spacing w:val="20"/>', "正文 字间距：1 磅×1"),
]


@pytest.mark.parametrize(("properties", "found"), RUNS)
def test_one_run_formatted_by_hand_is_found(properties: str, found: str) -> None:
    shown = departures(damaged(sample(), "document", in_run("全市有中等职业学校", properties)))
    assert found in shown
    assert len(shown) == (2 if "Theme" in properties else 1)


PARAGRAPHS = [
    ('<w:jc w:val="left"/>', ["正文 对齐：左对齐×1"]),
    ('<w:spacing w:line="360" w:lineRule="auto"/>', ["正文 行距：1.5 倍×1"]),
    ('<w:spacing w:line="480" w:lineRule="atLeast"/>', ["正文 行距：最小值 24 磅×1"]),
    ('<w:spacing w:before="120"/>', ["正文 段前：6 磅×1"]),
    ('<w:spacing w:afterLines="50" w:after="289"/>', ["正文 段后：0.5 行×1"]),
    ('<w:spacing w:beforeAutospacing="1"/>', ["正文 段前：自动×1"]),
    ('<w:ind w:firstLineChars="0" w:firstLine="0"/>', ["正文 首行缩进：0 字符×1"]),
    ('<w:ind w:hangingChars="200" w:hanging="640"/>', ["正文 首行缩进：-2 字符×1"]),
    ('<w:ind w:left="640"/>', ["正文 左缩进：32 磅×1"]),
    ('<w:ind w:leftChars="100"/>', ["正文 左缩进：16 磅×1"]),
    ('<w:widowControl w:val="0"/>', ["正文 孤行控制：没有×1"]),
    ('<w:snapToGrid w:val="0"/>', ["正文 对齐网格：不对齐网格×1"]),
    ('<w:kinsoku w:val="0"/>', ["各种文字 行首行尾禁则：没有×1"]),
    ('<w:wordWrap w:val="0"/>', ["各种文字 西文单词：可在中间换行×1"]),
    ('<w:overflowPunct w:val="0"/>', ["各种文字 行末标点：不挂在版心外×1"]),
    # Characters go before lengths, so that this changes nothing.
    ('<w:ind w:firstLine="0"/>', []),
]


@pytest.mark.parametrize(("properties", "found"), PARAGRAPHS)
def test_one_paragraph_formatted_by_hand_is_found(properties: str, found: list[str]) -> None:
    assert departures(damaged(sample(), "document", in_paragraph("全市有中等职业学校", properties))) == found


STYLES = [
    ("Body", 'w:line="579"', 'w:line="560"', "正文 行距：固定值 28 磅"),
    ("1", "<w:keepNext/>", "", "一级标题 与下段同页：否"),
    ("1", 'w:val="0"/></w:pPr>', 'w:val="1"/></w:pPr>', "一级标题 大纲级别：2 级"),
    ("2", "楷体_GB2312", "黑体", "二级标题 中文字体：黑体"),
    ("3", '<w:b w:val="1"/>', "", "三级标题 字形：不加粗"),
    ("TCap", 'w:val="center"', 'w:val="left"', "表题 对齐：左对齐"),
    ("TText", 'w:val="21"', 'w:val="18"', "表格文字 字号：小五（9 磅）"),
    ("TOC1", 'w:line="460"', 'w:line="480"', "目录一级 行距：固定值 24 磅"),
    ("TOC1", 'w:val="28"', 'w:val="24"', "目录一级 字号：小四（12 磅）"),
    ("CaseL", "黑体", "宋体", "案例标题里的编号 中文字体：宋体"),
    ("Footer", 'w:val="28"', 'w:val="21"', "页码文字 字号：五号（10.5 磅）"),
    ("a", 'w:widowControl w:val="1"', 'w:widowControl w:val="0"', "正文 孤行控制：没有"),
    ("RT", 'w:sz="8"', 'w:sz="12"', "表格 外框线：1.5 磅"),
    ("RT", "F2F2F2", "DDDDDD", "表格 表头底纹：DDDDDD"),
    ("RT", '<w:vAlign w:val="center"/>', "", "表格 格内上下：靠上"),
]


@pytest.mark.parametrize(("style", "old", "new", "found"), STYLES)
def test_a_changed_style_is_found_wherever_it_is_used(style: str, old: str, new: str, found: str) -> None:
    shown = departures(damaged(sample(), "styles", in_style(style, old, new)))
    assert [each for each in shown if each.startswith(f"{found}×")], shown


PLACES = [
    ('w:top="2098"', 'w:top="1440"', "版面（纵向） 上边距：25.4 毫米×1"),
    ('w:linePitch="579"', 'w:linePitch="312"', "版面（纵向） 网格行距：15.6 磅×1"),
    ('<w:docGrid w:type="lines"', '<w:docGrid w:type="linesAndChars"', "版面（纵向） 文档网格：行和字符网格×1"),
    (
        '"landscape"/><w:pgMar w:top="1588"',
        '"landscape"/><w:pgMar w:top="1440"',
        "版面（横向） 上边距：25.4 毫米×1",
    ),
    ('w:gutter="0"', 'w:gutter="284"', "版面（纵向） 装订线：5.01 毫米×1"),
    ("<w:docGrid", '<w:cols w:num="2"/><w:docGrid', "版面（纵向） 分栏：2 栏×1"),
    ("<w:docGrid", '<w:cols w:equalWidth="0"><w:col/><w:col/><w:col/></w:cols><w:docGrid', "版面（纵向） 分栏：3 栏×1"),
]


@pytest.mark.parametrize(("old", "new", "found"), PLACES)
def test_one_changed_section_is_found(old: str, new: str, found: str) -> None:
    assert found in departures(damaged(sample(), "document", replaced(old, new)))


TABLES = [
    ("<w:cantSplit/>", "", "表格 行不跨页：跨页×1"),
    ("<w:tblHeader/>", "", "表格 表头每页重复：否×1"),
    ('<w:trHeight w:val="454"', '<w:trHeight w:val="340"', "表格 最低行高：6 毫米×1"),
    ('<w:tblW w:w="8844"', '<w:tblW w:w="7000"', "表格 表宽：123 毫米×1"),
    ('<w:jc w:val="center"/>', '<w:jc w:val="left"/>', "表格 表格对齐：左对齐×1"),
    ("</w:tcPr>", '<w:shd w:val="clear" w:fill="DDDDDD"/></w:tcPr>', "表格 表头底纹：DDDDDD、F2F2F2×1"),
    (
        "</w:tcPr>",
        '<w:tcBorders><w:left w:val="single" w:sz="24"/></w:tcBorders></w:tcPr>',
        "表格 外框线：1 磅、3 磅×1",
    ),
    ("</w:tcPr>", '<w:vAlign w:val="top"/></w:tcPr>', "表格 格内上下：居中、靠上×1"),
]


@pytest.mark.parametrize(("old", "new", "found"), TABLES)
def test_one_changed_table_is_found(old: str, new: str, found: str) -> None:
    assert departures(damaged(sample(), "document", in_table(old, new))) == [found]


def test_a_row_higher_than_a_third_of_a_page_may_be_split() -> None:
    change = in_table("<w:cantSplit/>", "")
    longer = damaged(sample(), "document", lambda text: change(text).replace("学校</w:t>", f"{'学校' * 250}</w:t>"))
    assert departures(longer) == []


def test_captions_on_the_wrong_side_are_found() -> None:
    def swap(text: str) -> str:
        at = text.index('<w:p><w:pPr><w:pStyle w:val="TCap"/>')
        end = text.index("</w:tbl>", at) + len("</w:tbl>")
        caption_end = text.index("</w:p>", at) + len("</w:p>")
        return text[:at] + text[caption_end:end] + text[at:caption_end] + text[end:]

    assert "表题 位置：下面没有表格×1" in departures(damaged(sample(), "document", swap))


def test_a_caption_above_its_picture_is_found() -> None:
    caption = r'<w:p><w:pPr><w:pStyle w:val="FCap"/>.*?</w:p>'

    def swap(text: str) -> str:
        found = re.search(caption, text)
        assert found
        before = text.rindex("<w:p>", 0, found.start())
        return text[:before] + found[0] + text[before : found.start()] + text[found.end() :]

    assert departures(damaged(sample(), "document", swap)) == ["图题 位置：上面没有图×1"]


FOOTERS = [
    (">- </w:t>", ">— </w:t>", "页码 写法：— 1 -×4"),
    ('<w:pStyle w:val="Footer"/>', '<w:pStyle w:val="Footer"/><w:jc w:val="right"/>', "页码 位置：右对齐×4"),
    ("PAGE", "NUMPAGES", "页码 写法：没有页码×4"),
]


@pytest.mark.parametrize(("old", "new", "found"), FOOTERS)
def test_a_changed_footer_is_found_in_each_section_that_prints_it(old: str, new: str, found: str) -> None:
    assert found in departures(damaged(sample(), "footer1", replaced(old, new)))


def test_two_sided_footers_need_both() -> None:
    two_sided = damaged(sample(), "settings", replaced("<w:compat>", "<w:evenAndOddHeaders/><w:compat>"))
    assert "页码 写法：单页 - 1 -，双页 没有页码×4" in departures(two_sided)


def test_a_first_page_without_a_number_is_found() -> None:
    apart = damaged(sample(), "document", lambda text: "<w:titlePg/><w:docGrid".join(text.rsplit("<w:docGrid", 1)))
    assert "页码 写法：各页 - 1 -，首页 没有页码×1" in departures(apart)


def test_a_page_number_on_the_cover_is_found() -> None:
    (reference,) = set(re.findall(r'<w:footerReference w:type="default" r:id="\w+"/>', _document()))
    changed = damaged(sample(), "document", replaced("<w:sectPr><w:pgSz", f"<w:sectPr>{reference}<w:pgSz"))
    assert departures(changed) == ["页码 封面：印页码×1"]


def _document() -> str:
    kept: list[str] = []
    damaged(sample(), "document", lambda text: kept.append(text) or f"{text} ")  # type: ignore[func-returns-value]
    return kept[0]


NO_STARTS = "文件 不放在行首的字符"
NO_ENDS = ("文件 不放在行尾的字符", "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
SETTINGS = [
    ("settings", 'w:val="15"', 'w:val="12"', "文件 兼容模式：Word 12 版×1"),
    ("settings", "<w:compat>", "<w:updateFields/><w:compat>", "文件 打开时更新域：更新×1"),
    ("styles", 'w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"', "文件 校对语言：ja-JP×1"),
    ("settings", 'noLineBreaksBefore w:lang="zh-CN"', 'noLineBreaksBefore w:lang="ja-JP"', f"{NO_STARTS}：未设×1"),
    ("settings", f'{NO_ENDS[1]}"', f'{NO_ENDS[1]}—"', f"{NO_ENDS[0]}：{NO_ENDS[1]}—×1"),
    ("settings", '"compressPunctuation"', '"doNotCompress"', "文件 标点宽度：不压缩×1"),
]


@pytest.mark.parametrize(("part", "old", "new", "found"), SETTINGS)
def test_changed_settings_are_found(part: str, old: str, new: str, found: str) -> None:
    assert departures(damaged(sample(), part, replaced(old, new))) == [found]


def test_the_label_of_a_heading_is_measured_too() -> None:
    mark = '<w:lvlJc w:val="left"/>'
    fonts = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>'
    check = measured(damaged(sample(), "numbering", replaced(mark, f"{mark}{fonts}")))
    (figure,) = check.departing
    assert (figure.subject.name, figure.departures[0].measured) == ("一级标题", "Arial")
    assert figure.departures[0].places[0].endswith("中的“编号”")


def test_a_style_without_rules_is_found() -> None:
    changed = damaged(sample(), "styles", replaced('w:val="报告正文"', 'w:val="别的正文"'))
    assert [each for each in departures(changed) if each.startswith("样式 别的正文×")]


def test_a_few_bold_words_are_emphasis_and_a_heading_bold_in_excel_is_printed_as_others(tmp_path: Path) -> None:
    heading, bold = rich("规模", ("结构", "b")), rich(("结构", "b"))
    made = make(tmp_path, minimal_sheets(基本情况=[("节", heading), ("条", rich("甲", ("乙", "b"))), ("段落", bold)]))
    assert made.codes == []
    made = make(tmp_path / "又", minimal_sheets(基本情况=[("节", "规模"), ("节", bold)]))
    assert made.codes == []


def test_a_heading_that_an_editor_made_bold_departs() -> None:
    changed = damaged(sample(), "document", in_run("(?<=>)规模<", "<w:b/>"))
    assert departures(changed) == ["二级标题 字形：加粗×1"]


def test_field_codes_are_not_measured() -> None:
    code = '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:instrText> SEQ 表 </w:instrText></w:r>'
    assert departures(damaged(sample(), "document", in_front("全市有中等职业学校", code))) == []


def test_hidden_words_are_found_and_how_they_look_does_not_matter() -> None:
    changed = damaged(sample(), "document", in_run("全市有中等职业学校", '<w:vanish/><w:sz w:val="24"/>'))
    assert departures(changed) == ["各种文字 隐藏文字：有×1"]


def test_a_finding_names_rule_measure_and_place_and_counts_the_rest() -> None:
    check = measured(damaged(sample(), "styles", in_style("Body", 'w:line="579"', 'w:line="560"')))
    findings = departure_findings(check, henan().format)
    (finding,) = list(findings)
    assert finding.code == "F610"
    for words in (
        "正文的行距",
        "固定值 28.95 磅",
        "GB/T 9704—2012",
        "固定值 28 磅",
        "“基本情况／规模”第 1 段“全市有",
        "另有",
    ):
        assert words in finding.message


def test_a_cell_is_named_by_its_table() -> None:
    check = measured(damaged(sample(), "document", in_paragraph("甲校", '<w:jc w:val="right"/>')))
    (figure,) = check.departing
    assert figure.departures[0].places == ("“基本情况／规模／布局／分布”表 1-1　学校规模第 2 行第 1 格",)


def test_so_many_departures_that_nobody_reads_them_are_bounded() -> None:
    check = measured(
        damaged(sample(), "styles", lambda text: text.replace("_GB2312", "_GBK").replace('"both"', '"left"'))
    )
    findings = departure_findings(check, henan().format)
    codes = [finding.code for finding in findings]
    assert len(codes) == 13
    assert codes[-1] == "F616"
