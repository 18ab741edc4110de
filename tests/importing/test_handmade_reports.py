"""Reports of differing make, each with what arrives in the workbook; the ledger finds nothing missing in any."""

from __future__ import annotations

from pathlib import Path

from openpyxl.cell.rich_text import CellRichText, TextBlock
from PIL import Image

from tests.builders import TEMPLATES
from tests.importing.handmade import (
    LANDSCAPE,
    LAST_SECTION,
    NAMESPACES,
    NEW_PAGE,
    PORTRAIT,
    blip,
    both_ways,
    box,
    cell,
    drawing,
    line,
    lines,
    paragraph,
    photo,
    picture,
    run,
    table,
    word_file,
)
from tests.importing.taken import CHAPTER, imported, take
from tests.reports import silent
from zhibao.pipeline import Status, build


def test_typed_decimal_numbers_without_styles_and_contents_typed_with_tabs(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        line("前　言", centre=True)
        + lines("本报告依据《云州省教育厅关于做好职业教育质量报告编制工作的通知》编写，数据取自2023—2024学年。")
        + line("目  录", centre=True)
        + lines("1. 基本情况\t3", "1.1 规模和结构\t3", "1.2 设施设备……………4", "2. 学生发展\t- 5 -")
        + NEW_PAGE
        + lines("1. 基本情况", "1.1 规模和结构", "全市有中等职业学校11所。", "3.5平方公里的新校区已经启用。")
        + lines("1.2设施设备", "各校条件如下：", "1.占地达标；", "2.校舍达标。", "2. 学生发展", "学生素质提高。"),
    )
    assert taken.cover | {"地区": "云州市", "报告年度": "2024", "编制单位": "云州市教育局"} == taken.cover
    assert taken.cover["编制年月"] == "2024年12月"
    assert taken.cover["依据文件"] == "《云州省教育厅关于做好职业教育质量报告编制工作的通知》"
    assert taken.cover["数据学年"] == "2023—2024学年"
    assert taken.chapters == ["前言", "1 基本情况", "2 学生发展"]
    assert taken.rows("1 基本情况") == [
        ("节", "规模和结构"),
        ("段落", "全市有中等职业学校11所。"),
        ("段落", "3.5平方公里的新校区已经启用。"),
        ("节", "设施设备"),
        ("段落", "各校条件如下："),
        ("段落", "1.占地达标；"),
        ("段落", "2.校舍达标。"),
    ]
    assert taken.rows("2 学生发展") == [("段落", "学生素质提高。")]
    assert "目录" in {each.values["reason"] for each in taken.told("I816")}


def test_chinese_numbers_known_by_their_fonts(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        CHAPTER
        + line("（一）规模和结构", font="楷体")
        + lines("全市有学校三所。", "（1）市属两所；", "（2）县属一所。")
        + line("1.招生情况", bold=True)
        + lines("招生两千人。")
        + line("（二）设施设备", font="楷体")
        + lines("条件改善。")
        + line("二、学生发展", font="黑体")
        + lines("一是素质提高；", "二是就业改善。"),
    )
    assert taken.rows("1 基本情况") == [
        ("节", "规模和结构"),
        ("段落", "全市有学校三所。"),
        ("段落", "（1）市属两所；"),
        ("段落", "（2）县属一所。"),
        ("小节", "招生情况"),
        ("段落", "招生两千人。"),
        ("节", "设施设备"),
        ("段落", "条件改善。"),
    ]
    assert taken.rows("2 学生发展") == [("段落", "一是素质提高；"), ("段落", "二是就业改善。")]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf06c"/>'
    '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>'
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
)


FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>不含技工学校</w:t></w:r></w:p></w:footnote>'
)


def listed(text: str, number: int, level: int = 0, style: str = "") -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), style=style, properties=place)


def test_styles_lists_fields_and_footnotes(tmp_path: Path) -> None:
    toc = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
    sequence = '<w:fldSimple w:instr=" SEQ 表 \\* ARABIC "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    taken = take(
        tmp_path,
        paragraph(toc, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("第一章 基本情况\t3"))
        + paragraph(run("第二章 学生发展\t5"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + listed("基本情况", 1, style="1")
        + listed("规模和结构", 1, 1, style="2")
        + paragraph(run("在校生"), note, run("二万人。"))
        + paragraph(
            run("占地100m"),
            run("2", '<w:vertAlign w:val="superscript"/>'),
            run("，"),
            run("重点", "<w:b/>"),
            run("建设。"),
        )
        + listed("第一项；", 2)
        + listed("第二项。", 2)
        + listed("要点。", 3)
        + paragraph(run("表 "), sequence, run("　规模情况"), style="Cap")
        + table(["学校", "人数"], ["甲校", "1,200"])
        + listed("学生发展", 1, style="1")
        + line("无"),
        numbering=NUMBERING,
        footnotes=FOOTNOTES,
    )
    assert taken.chapters[1:] == ["1 基本情况", "2 学生发展"]
    assert taken.rows("1 基本情况") == [
        ("节", "规模和结构"),
        ("段落", "在校生（注：不含技工学校）二万人。"),
        ("段落", "占地100m2，重点建设。"),
        ("段落", "①第一项；"),
        ("段落", "②第二项。"),
        ("段落", "●要点。"),
        ("表格", "规模情况"),
        ("", "学校", "人数"),
        ("", "甲校", "1200"),
    ]
    rich = taken.cell("1 基本情况", "B4")
    assert isinstance(rich, CellRichText)
    formats = [(str(each), each.font.vertAlign, bool(each.font.b)) for each in rich if isinstance(each, TextBlock)]
    assert formats[1:4] == [("2", "superscript", False), ("，", None, False), ("重点", None, True)]


def test_pictures_side_by_side_in_boxes_groups_and_tables(tmp_path: Path) -> None:
    two_in_a_group = f"<wpg:wgp>{blip('p4', left=5000)}{blip('p3')}{box(line('图3 操场和教室'))}</wpg:wgp>"
    words = "<w:p><w:r><w:t>图2 开幕</w:t></w:r></w:p>"
    old = f"<v:shape><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape>"
    grid = table([cell(paragraph(picture("p5"))), cell(paragraph(picture("p6")))], ["图书馆", "实训楼"], borders=False)
    taken = take(
        tmp_path,
        CHAPTER
        + line("活动丰富。")
        + paragraph(picture("p1"), picture("p2"))
        + line("图1 师生活动", centre=True)
        + paragraph(picture("p3"), both_ways(box(line("图2 开幕")), old))
        + paragraph(drawing(two_in_a_group, "anchor"))
        + grid
        + paragraph(run("学校食堂明亮整洁。"), picture("p1", "anchor"))
        + line("食堂一角", centre=True)
        + line("又是一段正文。"),
        **{f"p{at}": photo(colour) for at, colour in enumerate(("red", "blue", "teal", "gold", "navy", "pink"), 1)},
    )
    assert taken.rows("1 基本情况") == [
        ("段落", "活动丰富。"),
        ("图片", "师生活动", "图01.png", "图02.png"),
        ("图片", "开幕", "图03.png"),
        ("图片", "操场和教室", "图03.png", "图04.png"),
        ("图片", "图书馆", "图05.png"),
        ("图片", "实训楼", "图06.png"),
        ("段落", "学校食堂明亮整洁。"),
        ("图片", "食堂一角", "图01.png"),
        ("段落", "又是一段正文。"),
    ]
    assert taken.photos == [f"图0{at}.png" for at in range(1, 7)]
    assert (taken.made.photos / "图02.png").read_bytes() == photo("blue")


def test_a_cropped_picture_comes_cropped_and_a_missing_one_is_told(tmp_path: Path) -> None:
    half = '<a:srcRect r="50000"/>'
    missing = paragraph(run("见下图。"), picture("p9"))
    taken = take(tmp_path, CHAPTER + paragraph(picture("p1", more=half)) + line("图1 一半") + missing, p1=photo("red"))
    assert taken.rows("1 基本情况") == [("图片", "一半", "图01.png"), ("段落", "见下图。")]
    assert taken.to_look_at == ["I810"]
    with Image.open(taken.made.photos / "图01.png") as image:
        assert image.size == (320, 480)


def test_tables_merged_split_with_units_and_captions_below(tmp_path: Path) -> None:
    head = [cell("学校", down="restart"), cell("2023年", across=2), cell("2024年", across=2)]
    second = [cell("", down="continue"), "招生", "在校", "招生", "在校"]
    merged = table(head, second, ["甲校", "100", "300", "120", "310"], ["乙校", "80", "240", "90", "250"], columns=5)
    first = table(["序号", "名称", "数量"], ["1", "基地", "3"])
    rest = table(["序号", "名称", "数量"], ["2", "平台", "4"])
    taken = take(
        tmp_path,
        CHAPTER
        + merged
        + line("表1-1 招生和在校生（单位：人）", centre=True)
        + line("注：不含技工学校。")
        + line("平台建设如下。")
        + first
        + line("续表")
        + rest
        + line("表1-2：平台情况", centre=True)
        + line("资料来源：市教育局。"),
    )
    assert taken.rows("1 基本情况") == [
        ("表格", "招生和在校生", "单位：人", "表头=2"),
        ("", "学校", "2023年", "", "2024年"),
        ("", "", "招生", "在校", "招生", "在校"),
        ("", "甲校", "100", "300", "120", "310"),
        ("", "乙校", "80", "240", "90", "250"),
        ("注", "注：不含技工学校。"),
        ("段落", "平台建设如下。"),
        ("表格", "平台情况"),
        ("", "序号", "名称", "数量"),
        ("", "1", "基地", "3"),
        ("", "2", "平台", "4"),
        ("注", "资料来源：市教育局。"),
    ]
    assert taken.merges("1 基本情况") == ["B3:B4", "C3:D3", "E3:F3"]
    assert taken.cell("1 基本情况", "D5") == 300
    assert [each.values["reason"] for each in taken.told("I816") if "续表" in str(each.values["reason"])]
    assert len(taken.told("I822")) == 1


def test_units_above_and_a_caption_that_is_only_centred(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        CHAPTER
        + line("全市办学条件", centre=True)
        + paragraph(run("（单位：万元）"), properties='<w:jc w:val="right"/>')
        + table(["项目", "2023", "2024"], ["设备值", "18,000.50", "19,500.00"], ["占比", "5.20%", "007"])
        + line("两张表之间。")
        + table(["类别", "内容"], ["=1+1", "12:1"]),
    )
    rows = taken.rows("1 基本情况")
    assert rows[0] == ("表格", "全市办学条件", "单位：万元")
    assert rows[-3:] == [("表格",), ("", "类别", "内容"), ("", "=1+1", "12:1")]
    assert taken.cell("1 基本情况", "C4") == 18000.5
    assert taken.cell("1 基本情况", "C5") == 0.052
    assert taken.cell("1 基本情况", "D5") == "007"


def test_tracked_changes_comments_and_hidden_words(tmp_path: Path) -> None:
    moved = '<w:moveFrom w:id="3"><w:r><w:t>后移的话。</w:t></w:r></w:moveFrom>'
    joined = '<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t>上半句，</w:t></w:r></w:p>'
    taken = take(
        tmp_path,
        CHAPTER
        + paragraph(
            run("全市有学校"),
            '<w:del w:id="1"><w:r><w:delText>十</w:delText></w:r></w:del>',
            '<w:ins w:id="2"><w:r><w:t>十一</w:t></w:r></w:ins>',
            '<w:commentRangeStart w:id="0"/>',
            run("所。"),
            '<w:r><w:commentReference w:id="0"/></w:r>',
            run("内部掌握", "<w:vanish/>"),
            moved,
        )
        + joined
        + line("下半句。")
        + '<w:p><w:moveTo w:id="5"><w:r><w:t>后移的话。</w:t></w:r></w:moveTo></w:p>',
        comments='<w:comment w:id="0"><w:p><w:r><w:t>请核对校数</w:t></w:r></w:p></w:comment>',
    )
    assert taken.rows("1 基本情况") == [
        ("段落", "全市有学校十一所。"),
        ("段落", "上半句，下半句。"),
        ("段落", "后移的话。"),
    ]
    told = {(each.code, each.values["text"]) for each in taken.made.findings if each.code in ("I813", "I814", "I815")}
    assert told == {("I813", "十"), ("I813", "后移的话。"), ("I814", "请核对校数"), ("I815", "内部掌握")}


def chart(
    plot: str, *series: tuple[str, dict[str, str]], title: str = "", code: str = "General", more: str = ""
) -> str:
    """Return a chart part with a plot of series, each its name and its numbers by category."""

    def of(name: str, values: dict[str, str]) -> str:
        names = "".join(f'<c:pt idx="{at}"><c:v>{each}</c:v></c:pt>' for at, each in enumerate(values))
        points = "".join(
            f'<c:pt idx="{at}"><c:v>{each}</c:v></c:pt>' for at, each in enumerate(values.values()) if each
        )
        return (
            f"<c:ser><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
            f"<c:cat><c:strRef><c:strCache>{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>"
            f"<c:formatCode>{code}</c:formatCode>{points}</c:numCache></c:numRef></c:val></c:ser>"
        )

    plots = f"<c:{plot}>{more}{''.join(of(*each) for each in series)}</c:{plot}>"
    named = (
        f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title>" if title else ""
    )
    return f"<c:chartSpace {NAMESPACES}><c:chart>{named}<c:plotArea>{plots}</c:plotArea></c:chart></c:chartSpace>"


def shown_chart(key: str) -> str:
    return paragraph(drawing(f'<c:chart r:id="{key}"/>'))


def test_editable_charts_come_with_their_data(tmp_path: Path) -> None:
    years = {"2023年": "0.5719", "2024年": "0.6943"}
    diagram = f"<dgm:dataModel {NAMESPACES}><a:t>三级管理</a:t></dgm:dataModel>"
    taken = take(
        tmp_path,
        CHAPTER
        + shown_chart("c1")
        + line("图1-1 双师型教师占比", centre=True)
        + shown_chart("c2")
        + shown_chart("c3")
        + line("图1-2 毕业去向")
        + paragraph(drawing('<dgm:relIds r:dm="d1"/>')),
        c1=chart("barChart", ("占比", years), code="0.00%", more='<c:barDir val="col"/>', title="双师型教师占比"),
        c2=chart("radarChart", ("得分", {"教学": "90", "就业": ""}), title="满意度"),
        c3=chart("pieChart", ("人数", {"升学": "4563", "就业": "2164"})),
        d1=diagram,
    )
    assert taken.rows("1 基本情况") == [
        ("统计图", "双师型教师占比", "柱形图"),
        ("", "", "占比"),
        ("", "2023年", "0.5719"),
        ("", "2024年", "0.6943"),
        ("表格", "满意度"),
        ("", "", "得分"),
        ("", "教学", "90"),
        ("", "就业"),
        ("统计图", "毕业去向", "饼图"),
        ("", "", "人数"),
        ("", "升学", "4563"),
        ("", "就业", "2164"),
    ]
    assert taken.to_look_at == ["I811", "I812"]


def test_case_studies_run_in_titled_and_in_frames(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        CHAPTER
        + line("各校形成一批案例。")
        + line("案例 1：榜样的力量（云州第一职业学校）", font="黑体")
        + line("学校开展评选。", style="Box")
        + line("效果良好。", style="Box")
        + line("案例以外的正文。")
        + line("案例2：某校坚持三个导向：一是需求导向，面向产业设专业。二是能力导向，面向岗位定课程。")
        + line("又是正文。")
        + table([cell(line("案例3：校企共建") + line("校企共建基地。") + line("成效明显。"))])
        + line("框外的正文。")
        + line("【案例】社区里的课堂", font="黑体")
        + line("送课进社区。"),
    )
    assert taken.rows("1 基本情况") == [
        ("段落", "各校形成一批案例。"),
        ("案例", "榜样的力量", "云州第一职业学校"),
        ("段落", "学校开展评选。"),
        ("段落", "效果良好。"),
        ("案例完",),
        ("段落", "案例以外的正文。"),
        ("案例", "某校坚持三个导向", "", "接排=是"),
        ("段落", "一是需求导向，面向产业设专业。二是能力导向，面向岗位定课程。"),
        ("案例完",),
        ("段落", "又是正文。"),
        ("案例", "校企共建"),
        ("段落", "校企共建基地。"),
        ("段落", "成效明显。"),
        ("案例完",),
        ("段落", "框外的正文。"),
        ("案例", "社区里的课堂"),
        ("段落", "送课进社区。"),
        ("案例完",),
    ]
    assert taken.to_look_at == ["I820"]


def test_annexes_landscape_parts_and_new_pages(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        CHAPTER
        + line("第一段。")
        + NEW_PAGE
        + line("第二段。")
        + PORTRAIT
        + table(["甲", "乙"], ["1", "2"])
        + LANDSCAPE
        + line("竖页的一段。")
        + PORTRAIT
        + line("附件1：主要指标表")
        + table(["指标", "数"], ["学校数", "11"])
        + LANDSCAPE
        + line("附件2", centre=True)
        + line("学校一览表", centre=True)
        + table(["学校"], ["甲校"], ["乙校"])
        + LAST_SECTION,
    )
    assert taken.chapters == ["前言", "1 基本情况", "附件1 主要指标表", "附件2 学校一览表"]
    assert taken.rows("1 基本情况") == [
        ("段落", "第一段。"),
        ("分页",),
        ("段落", "第二段。"),
        ("横向",),
        ("表格",),
        ("", "甲", "乙"),
        ("", "1", "2"),
        ("纵向",),
        ("段落", "竖页的一段。"),
    ]
    assert taken.rows("附件1 主要指标表")[:2] == [("横向",), ("表格",)]
    assert taken.rows("附件2 学校一览表")[0] == ("表格",)


def test_a_table_inside_a_table_becomes_words_and_is_told(tmp_path: Path) -> None:
    inner = table(["内甲", "内乙"])
    taken = take(tmp_path, CHAPTER + table(["项目", "说明"], ["结构", cell(line("如下：") + inner + line(""))]))
    assert taken.rows("1 基本情况")[2] == ("", "结构", "如下：\n内甲\n内乙")
    assert taken.to_look_at == ["I818"]


def test_a_report_without_any_headings_is_one_chapter(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        lines(
            "全市有学校三所，都已达标，办学条件逐年改善，本年度又新增了两个实训基地，投入资金一千万元以上，学生满意。"
        ),
    )
    assert taken.told("I821")
    assert taken.chapters == ["前言", "1 正文"]


def test_what_the_document_does_not_say_the_name_does_and_a_report_is_made_all_the_same(tmp_path: Path) -> None:
    taken = imported(tmp_path, word_file(tmp_path, "<w:p/>"))
    assert taken.errors == []
    assert (taken.cover["地区"], taken.cover["报告年度"]) == ("云州市", "2024")
    outcome = build(taken.made.workbook, TEMPLATES, tmp_path / "output", silent)
    assert outcome.report and outcome.status is Status.DRAFT
