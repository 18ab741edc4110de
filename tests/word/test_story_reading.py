"""Stories read for taking over: runs, objects, notes, asides, labels, pages."""

from __future__ import annotations

import pytest

from tests.importing.handmade import blip, both_ways, box, cell, drawing, line, paragraph, run, table, word_bytes
from tests.word.wml import element
from zhibao.word.charted_data import charted_data
from zhibao.word.list_counting import ListCounting
from zhibao.word.numbering import Numbering
from zhibao.word.package import open_parts, parse, related_files
from zhibao.word.story import (
    Aside,
    ObjectKind,
    Stories,
    StoryAside,
    StoryParagraph,
    StoryTable,
    StoryTurn,
    paragraphs_in,
)
from zhibao.word.story_reading import read_stories

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PHONETIC, BASE = "<w:r><w:t>yún</w:t></w:r>", "<w:r><w:t>云</w:t></w:r>"


def stories(body: str, **parts: str) -> Stories:
    return read_stories(open_parts(word_bytes(body, parts)))


def only(body: str, **parts: str) -> StoryParagraph:
    """Return the one paragraph of a body."""
    (block,) = stories(body, **parts).body
    assert isinstance(block, StoryParagraph)
    return block


def test_runs_of_one_format_are_one_and_formats_part_them() -> None:
    read = only(paragraph(run("面积"), run("m"), run("2", '<w:vertAlign w:val="superscript"/>'), run("大", "<w:b/>")))
    assert [(each.text, each.vert_align, each.bold) for each in read.runs] == [
        ("面积m", "", False),
        ("2", "superscript", False),
        ("大", "", True),
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:r><w:noBreakHyphen/><w:t>a</w:t><w:softHyphen/><w:tab/><w:t>b</w:t></w:r>", "-a\tb"),
        ('<w:hyperlink r:id="x"><w:r><w:t>网址</w:t></w:r></w:hyperlink>', "网址"),
        ("<w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "控件"),
        (f"{BEGIN}<w:r><w:instrText>PAGE</w:instrText></w:r>{END}", ""),
        ('<w:fldSimple w:instr="SEQ 表"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3"),
        (f"<w:r><w:ruby><w:rt>{PHONETIC}</w:rt><w:rubyBase>{BASE}</w:rubyBase></w:ruby></w:r>", "云"),
    ],
)
def test_what_a_line_shows(content: str, text: str) -> None:
    assert only(paragraph(content)).text == text


def test_fields_go_on_from_one_paragraph_to_the_next() -> None:
    begin = f"{BEGIN}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{SEPARATE}"
    read = stories(paragraph(begin, run("一")) + line("二") + paragraph(run("三"), END) + line("四")).body
    assert [(each.text, each.is_contents) for each in paragraphs_in(read)] == [
        ("一", True),
        ("二", True),
        ("三", True),
        ("四", False),
    ]


def test_deleted_and_hidden_words_are_asides() -> None:
    read = only(
        paragraph(
            run("留", ""), '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>', run("藏", "<w:vanish/>")
        )
    )
    asides = [(each.why, each.text) for each in read.pieces if isinstance(each, StoryAside)]
    assert read.text == "留" and asides == [(Aside.DELETED, "删"), (Aside.HIDDEN, "藏")]


def test_of_alternatives_one_is_read() -> None:
    words = "<w:p><w:r><w:t>旧</w:t></w:r></w:p>"
    old = f"<v:shape><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape>"
    (drawn,) = only(paragraph(both_ways(box(line("新")), old))).objects
    assert [each.text for each in paragraphs_in(drawn.blocks)] == ["新"]
    newest = paragraph(both_ways(box(line("新")), old).replace('Requires="wps"', 'Requires="cx1"'))
    (drawn,) = only(newest).objects
    assert [each.text for each in paragraphs_in(drawn.blocks)] == ["旧"]


def test_a_groups_pictures_go_from_left_to_right_and_say_how_they_are_cropped() -> None:
    cut = '<a:srcRect l="25000"/>'
    group = f"<wpg:wgp>{blip('b', left=900)}{blip('a', more=cut)}</wpg:wgp>"
    read = only(paragraph(drawing(group, "anchor")))
    assert [(each.relation, each.cropping.left) for each in read.objects] == [("a", 0.25), ("b", 0.0)]
    assert {each.kind for each in read.objects} == {ObjectKind.PICTURE}


def test_tables_say_spans_merges_diagonals_and_headers() -> None:
    diagonal = '<w:tcBorders><w:tl2br w:val="single"/></w:tcBorders>'
    xml = table(
        [cell("甲", down="restart", more=diagonal), cell("乙", across=2)], [cell("", down="continue"), "丙", "丁"]
    )
    (read,) = stories(xml.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)).body
    assert isinstance(read, StoryTable)
    assert [[(each.span, each.merge, each.has_diagonal) for each in row] for row in read.rows] == [
        [(1, "restart", True), (2, "", False)],
        [(1, "continue", False), (1, "", False), (1, "", False)],
    ]
    assert (read.header_rows, read.has_borders, len(read.widths)) == (1, True, 3)


def test_pages_turn_where_sections_lie_otherwise() -> None:
    def ends(width: int, height: int) -> str:
        return f'<w:p><w:pPr><w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr></w:pPr></w:p>'

    read = stories(line("竖") + ends(11906, 16838) + line("横") + ends(16838, 11906) + line("又竖")).body
    turns = [each.is_landscape if isinstance(each, StoryTurn) else "" for each in read]
    assert turns == ["", "", True, "", "", False, ""]


LEVELS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_lists_count_on_begin_anew_and_have_bullets() -> None:
    lists = ListCounting(Numbering(element(f"<w:numbering>{LEVELS}</w:numbering>")))

    def label(number: int, level: int = 0) -> str:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return lists.label((element(f"<w:pPr>{place}</w:pPr>"),))

    labels = [
        label(1),
        label(1, 1),
        label(1, 1),
        label(1),
        label(1, 1),
        label(2),
        label(2),
        label(1, 2),
        label(0),
        label(9),
    ]
    assert labels == ["2.", "（一）", "（二）", "3.", "（一）", "5.", "6.", "x", "", ""]


def test_a_charts_data_has_gaps_levels_and_formats() -> None:
    chart = (
        f'<c:chartSpace xmlns:c="{CHART}"><c:chart><c:plotArea><c:barChart>'
        '<c:barDir val="bar"/><c:grouping val="stacked"/><c:ser><c:tx><c:v>系列</c:v></c:tx><c:cat><c:multiLvlStrRef>'
        '<c:multiLvlStrCache><c:lvl><c:pt idx="0"><c:v>招生</c:v></c:pt><c:pt idx="1"><c:v>在校</c:v></c:pt></c:lvl>'
        '<c:lvl><c:pt idx="0"><c:v>2024年</c:v></c:pt></c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat>'
        "<c:val><c:numRef><c:numCache><c:formatCode>0.0</c:formatCode>"
        '<c:pt idx="1" formatCode="0%"><c:v>0.5</c:v></c:pt>'
        "</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
    )
    data = charted_data(parse(chart.encode()))
    assert (data.plots, data.direction, data.grouping) == (("barChart",), "bar", "stacked")
    assert data.categories == ("2024年 招生", "2024年 在校")
    (series,) = data.series
    assert series.name == "系列"
    assert {at: (point.words, point.number_format) for at, point in series.points.items()} == {1: ("0.5", "0%")}


def test_related_files_come_with_their_bytes_and_links_without() -> None:
    content = word_bytes(line("一"), {"p1": b"picture"})
    files = related_files(content)
    assert (files["p1"].kind, files["p1"].name, files["p1"].content) == ("image", "word/media/p1.png", b"picture")
    assert "nothing" not in files
