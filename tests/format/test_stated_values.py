"""Numbers and lengths of attributes, bare or with a unit; nonsense is shown, and never stops the check."""

from __future__ import annotations

import pytest

from tests.format.format_samples import damaged, departures, sample
from tests.format.test_departures import in_paragraph, in_run, in_style, in_table, replaced
from zhibao.format.own_words import in_own_words
from zhibao.word.simple_types import measure, number


@pytest.mark.parametrize("words", ["abc", "3 pt", "3.5em", "--1", "0x10", "１２", "1e3", "nan", "inf", "9" * 400])
def test_nonsense_is_quoted(words: str) -> None:
    assert in_own_words(measure, words) == words


def test_a_number_has_no_unit_and_a_length_is_no_percentage() -> None:
    assert in_own_words(number, "2pt") == "2pt"
    assert in_own_words(measure, "2%") == "2%"


PARAGRAPHS = [
    ('<w:spacing w:before="3.5pt"/>', ["正文 段前：3.5 磅×1"]),
    ('<w:spacing w:after="1mm"/>', ["正文 段后：2.83 磅×1"]),
    ('<w:ind w:left="0.5in"/>', ["正文 左缩进：36 磅×1"]),
    ('<w:ind w:right="abc"/>', ["正文 右缩进：abc×1"]),
    ('<w:spacing w:line="30pt" w:lineRule="exact"/>', ["正文 行距：固定值 30 磅×1"]),
    # The same as in the style, as other programs write it.
    ('<w:spacing w:before="0pt" w:line="28.95pt" w:lineRule="exact"/>', []),
    ('<w:spacing w:line="579.0"/>', []),
    ('<w:spacing w:before="abc"/>', ["正文 段前：abc×1"]),
    ('<w:spacing w:line="abc" w:lineRule="exact"/>', ["正文 行距：abc×1"]),
    ('<w:spacing w:beforeLines="abc"/>', ["正文 段前：abc×1"]),
    ('<w:ind w:firstLineChars="abc"/>', ["正文 首行缩进：abc×1"]),
    ('<w:outlineLvl w:val="abc"/>', ["各种文字 大纲级别：abc×1"]),
]


@pytest.mark.parametrize(("properties", "found"), PARAGRAPHS)
def test_paragraphs_with_units_are_measured_as_others(properties: str, found: list[str]) -> None:
    assert departures(damaged(sample(), "document", in_paragraph("全市有中等职业学校", properties))) == found


RUNS = [
    ('<w:sz w:val="12pt"/>', ["正文 字号：小四（12 磅）×1"]),
    ('<w:sz w:val="16pt"/>', []),
    ('<w:sz w:val="abc"/>', ["正文 字号：abc×1"]),
    ('<w:sz w:val="0"/>', ["正文 字号：0 磅×1"]),
    ('<w:spacing w:val="1pt"/>', ["正文 字间距：1 磅×1"]),
    ('<w:spacing w:val="-0.25pt"/>', []),
    ('<w:spacing w:val="abc"/>', ["正文 字间距：abc×1"]),
    ('<w:position w:val="3pt"/>', ["各种文字 字符升降：3 磅×1"]),
    ('<w:position w:val="abc"/>', ["各种文字 字符升降：abc×1"]),
    ('<w:w w:val="90%"/>', ["各种文字 字符缩放：90 %×1"]),
    ('<w:w w:val="abc"/>', ["各种文字 字符缩放：abc×1"]),
]


@pytest.mark.parametrize(("properties", "found"), RUNS)
def test_runs_with_units_are_measured_as_others(properties: str, found: list[str]) -> None:
    assert departures(damaged(sample(), "document", in_run("全市有中等职业学校", properties))) == found


@pytest.mark.parametrize("size", ["0", "abc"])
def test_a_style_without_a_size_that_can_be_read_stops_nothing(size: str) -> None:
    changed = damaged(sample(), "styles", in_style("a", '<w:sz w:val="32"/>', f'<w:sz w:val="{size}"/>'))
    assert [each for each in departures(changed) if each.startswith("正文 字号：")]


def test_spacing_that_takes_all_the_room_stops_nothing() -> None:
    changed = damaged(sample(), "styles", in_style("Body", '<w:spacing w:val="-5"/>', '<w:spacing w:val="-320"/>'))
    assert "正文 每行字数：未设×7" in departures(changed)


TABLES = [
    ('<w:tblW w:w="8844" w:type="dxa"', '<w:tblW w:w="100%" w:type="pct"', []),
    ('<w:tblW w:w="8844" w:type="dxa"', '<w:tblW w:w="5000" w:type="pct"', []),
    ('<w:tblW w:w="8844" w:type="dxa"', '<w:tblW w:w="156mm" w:type="dxa"', []),
    ('<w:tblW w:w="8844" w:type="dxa"', '<w:tblW w:w="50%" w:type="dxa"', ["表格 表宽：版心的 50%×1"]),
    ('<w:tblW w:w="8844" w:type="dxa"', '<w:tblW w:w="2500" w:type="pct"', ["表格 表宽：版心的 50%×1"]),
    ('<w:tblW w:w="8844" w:type="dxa"', '<w:tblW w:w="10cm" w:type="dxa"', ["表格 表宽：100 毫米×1"]),
    ('<w:tblW w:w="8844"', '<w:tblW w:w="abc"', ["表格 表宽：abc×1"]),
    ('<w:trHeight w:val="454"', '<w:trHeight w:val="6mm"', ["表格 最低行高：6 毫米×1"]),
    ('<w:trHeight w:val="454"', '<w:trHeight w:val="8mm"', []),
    ('<w:trHeight w:val="454"', '<w:trHeight w:val="abc"', ["表格 最低行高：abc×1"]),
    ("<w:tcW w:w=", "<w:tcW w:w='abc' w:old=", []),
    (
        "</w:tcPr>",
        '<w:tcBorders><w:left w:val="single" w:sz="abc"/></w:tcBorders></w:tcPr>',
        ["表格 外框线：abc×1"],
    ),
]


@pytest.mark.parametrize(("old", "new", "found"), TABLES)
def test_tables_with_units_are_measured_as_others(old: str, new: str, found: list[str]) -> None:
    assert departures(damaged(sample(), "document", in_table(old, new))) == found


PAGES = [
    ('w:top="2098"', 'w:top="37mm"', []),
    ('w:top="2098"', 'w:top="1in"', ["版面（纵向） 上边距：25.4 毫米×1", "版面（纵向） 每页行数：23 行×1"]),
    ('w:header="851"', 'w:header="abc"', []),
    ('w:footer="1400"', 'w:footer="abc"', ["版面（纵向） 页脚距纸边：abc×1"]),
    ('w:linePitch="579"', 'w:linePitch="abc"', ["版面（纵向） 网格行距：abc×1", "版面（纵向） 每页行数：abc×1"]),
    ("<w:docGrid", '<w:cols w:num="abc"/><w:docGrid', ["版面（纵向） 分栏：abc×1"]),
    ('<w:pgNumType w:start="1"', '<w:pgNumType w:start="abc"', ["页码 前置部分起始页码：abc×1"]),
]


@pytest.mark.parametrize(("old", "new", "found"), PAGES)
def test_sections_with_units_are_measured_as_others(old: str, new: str, found: list[str]) -> None:
    assert departures(damaged(sample(), "document", replaced(old, new))) == found


def test_a_mode_that_is_no_number_is_quoted() -> None:
    assert departures(damaged(sample(), "settings", replaced('w:val="15"', 'w:val="abc"'))) == ["文件 兼容模式：abc×1"]


def test_a_paper_of_no_size_stops_nothing() -> None:
    changed = damaged(sample(), "document", lambda text: text.replace('<w:pgSz w:w="11906"', '<w:pgSz w:w="abc"'))
    assert "版面（纵向） 纸宽：abc×4" in departures(changed)
