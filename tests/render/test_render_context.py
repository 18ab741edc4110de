"""What the template is given: title lines, case studies, directions, formatted texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, chapter, henan, minimal_sheets, rich
from tests.invariants import find, values
from tests.render.table_samples import metrics
from tests.reports import Made, make, shown
from zhibao.model.blocks import PageBreak
from zhibao.model.figures import PhotoBlock
from zhibao.model.report import Part, PartKind, PrintedReport
from zhibao.model.text import Text
from zhibao.render.context import make_context
from zhibao.render.picture_xml import PictureWriter


def cover_lines(folder: Path, **cover: str) -> list[str]:
    rows = [*((key, cover.pop(key, value)) for key, value in COVER), *cover.items()]
    return make(folder, minimal_sheets() | {"封面": rows}).texts("封面标题")[1:]


def test_a_short_title_stands_on_one_line(tmp_path: Path) -> None:
    assert cover_lines(tmp_path) == ["云州市职业教育质量报告"]


def test_a_long_title_is_broken_after_the_region(tmp_path: Path) -> None:
    assert cover_lines(tmp_path, 地区="济源产城融合示范区") == ["济源产城融合示范区", "职业教育质量报告"]


def test_a_long_title_that_does_not_begin_with_the_region_is_broken_before_a_bracket(tmp_path: Path) -> None:
    lines = cover_lines(tmp_path, 报告名称="职业教育质量年度报告书（云州市）")
    assert lines == ["职业教育质量年度报告书", "（云州市）"]


def test_a_title_with_a_long_group_of_words_is_in_smaller_type(tmp_path: Path) -> None:
    title = "云州市现代职业教育高质量发展改革示范区中等职业教育质量年度报告"
    made = make(tmp_path, minimal_sheets() | {"封面": (*COVER, ("报告名称", title))})
    assert made.texts("封面标题") == [""]
    lines = ["云州市", "现代职业教育高质量发展改革示范区", "中等职业教育质量年度报告"]
    assert made.texts("封面长标题") == lines


def test_a_long_preparer_is_broken_before_a_bracket(tmp_path: Path) -> None:
    preparer = "云州市教育体育局职业教育与成人教育科（云州市职业教育研究中心）"
    cover = tuple(row for row in COVER if row[0] != "编制单位")
    made = make(tmp_path, minimal_sheets() | {"封面": (*cover, ("编制单位", preparer))})
    lines = ["云州市教育体育局职业教育与成人教育科", "（云州市职业教育研究中心）编制", "2025年12月"]
    assert made.texts("封面落款") == lines


def test_a_paragraph_with_a_long_address_is_set_left(tmp_path: Path) -> None:
    """A justified line before it would be stretched."""
    address = "https://jyj.example.gov.cn/zwgk/zhijiao/2025/index.html"
    rows = (("段落", f"网址{address}，电话0391-1234567。"), ("段落", "邮箱a@example.cn。"))
    cover = (*COVER, ("公开网址", address))
    made = make(tmp_path, minimal_sheets(基本情况=rows) | {"封面": cover})
    assert made.texts("网址") == [f"公开网址：{address}", f"网址{address}，电话0391-1234567。"]
    assert "邮箱a@example.cn。" in made.texts("报告正文")


def test_the_cover_names_year_preparer_and_month(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets())
    assert made.texts("封面年度") == ["（2025年度）"]
    assert made.texts("封面落款") == ["云州市教育局编制", "2025年12月"]


def test_special_characters_survive_on_the_cover(tmp_path: Path) -> None:
    assert cover_lines(tmp_path, 报告名称="A&B <甲> \"乙\" '丙'") == ["A&B <甲> \"乙\" '丙'"]


def test_public_form_and_address_are_printed_where_stated(tmp_path: Path) -> None:
    stated = ("公开形式", "网站公开"), ("公开网址", "https://a.cn/?b=1&c=2")
    made = make(tmp_path, minimal_sheets() | {"封面": [*COVER, *stated]})
    lines = [text for _, text in made.lines()]
    assert "公开形式：网站公开" in lines
    assert "公开网址：https://a.cn/?b=1&c=2" in lines


def case_title(folder: Path, title: str, school: str, *options: str) -> str:
    made = make(folder, minimal_sheets(基本情况=[("案例", title, school, *options), ("段落", "正文")]))
    return (made.texts("案例标题") or made.texts("案例正文"))[0]


@pytest.mark.parametrize(
    ("title", "school", "shown_title"),
    [
        ("校企共建", "甲校", "案例 1-1：校企共建（甲校）"),
        ("校企共建", "", "案例 1-1：校企共建"),
        ("", "甲校", "案例 1-1（甲校）"),
        ("", "", "案例 1-1"),
        ("甲校的校企共建", "甲校", "案例 1-1：甲校的校企共建"),
        ('A&B <甲> "乙"', "", '案例 1-1：A&B <甲> "乙"'),
    ],
)
def test_a_case_study_names_its_school_unless_the_title_does(
    tmp_path: Path, title: str, school: str, shown_title: str
) -> None:
    assert case_title(tmp_path, title, school) == shown_title


@pytest.mark.parametrize(
    ("title", "school", "line"),
    [
        ("校企共建", "甲校", "案例 1-1：校企共建（甲校）：正文"),
        ("", "甲校", "案例 1-1（甲校）：正文"),
        ("", "", "案例 1-1：正文"),
    ],
)
def test_a_run_in_case_study_has_its_first_paragraph_on_the_line(
    tmp_path: Path, title: str, school: str, line: str
) -> None:
    assert case_title(tmp_path, title, school, "接排=是") == line


def test_a_case_study_ends_with_a_rule_and_what_follows_is_body_text(tmp_path: Path) -> None:
    rows = [("案例", "题"), ("段落", "内"), ("案例完",), ("段落", "外"), ("案例", "二"), ("段落", "内二"), ("节", "后")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    styles = [style for style, _ in made.lines()]
    after = styles[styles.index("heading 1") + 1 :]
    case = ["案例开始", "案例标题", "案例正文", "案例结束"]
    assert after == [*case, "报告正文", *case, "heading 2"]


def test_tables_and_charts_inside_a_case_study_are_printed_there(tmp_path: Path) -> None:
    inner = [
        ("段落", "内"),
        ("表格", "表"),
        ("", "甲"),
        ("", "1"),
        ("统计图", "图", "饼图"),
        ("", "年", "人"),
        ("", "甲", 3),
    ]
    made = make(tmp_path, minimal_sheets(基本情况=[("案例", "题"), *inner, ("案例完",)]))
    styles = [style for style, _ in made.lines()]
    assert styles[styles.index("案例标题") :] == ["案例标题", "案例正文", "表题", "表后", "图片", "图题", "案例结束"]


def test_notes_stand_under_their_table_and_figure(tmp_path: Path) -> None:
    rows = [("表格", "表"), ("", "甲"), ("", "1"), ("注", "注一\n注二"), ("段落", "文"), ("注", "另注")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert [line for line in made.lines() if line[0] in ("注", "表后", "报告正文")][-5:] == [
        ("注", "注一"),
        ("注", "注二"),
        ("表后", ""),
        ("报告正文", "文"),
        ("注", "另注"),
    ]


def test_a_table_without_caption_and_unit_has_neither(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("表格", ""), ("", "甲"), ("", "1")]))
    assert (made.texts("表题"), made.texts("表单位")) == ([], [])


def test_tables_in_a_landscape_stretch_are_as_wide_as_its_text(tmp_path: Path) -> None:
    table = [("表格", "表"), ("", "甲", "乙"), ("", "1", "2")]
    case = [("案例", "题"), *table, ("案例完",)]
    rows = [*table, ("横向",), *table, *case, ("纵向",), *table]
    made = make(tmp_path, minimal_sheets(基本情况=rows) | {"附件": chapter(("横向",), *table)})
    widths = [int(values(each, "w:tblPr/w:tblW/@w:w")[0]) for each in made.tables()]
    assert widths == [8844, 12756, 12756, 8844, 12756]


def formatted(made: Made, style: str) -> list[tuple[str, str]]:
    """Return text and format of the runs of the first paragraph of a style."""
    (first, *_) = made.paragraphs(style)
    runs = [each for each in find(first, "w:r") if shown(each)]
    path = "w:rPr/w:b | w:rPr/w:i | w:rPr/w:vertAlign | w:rPr/w:rStyle"
    return [(shown(run), " ".join(each.tag.rpartition("}")[2] for each in find(run, path))) for run in runs]


@pytest.mark.parametrize(
    ("kind", "style"),
    [("段落", "报告正文"), ("节", "heading 2"), ("小节", "heading 3"), ("条", "heading 4"), ("注", "注")],
)
def test_bold_italic_and_raised_characters_stay_so(tmp_path: Path, kind: str, style: str) -> None:
    text = rich("面积10m", ("2", "^"), ("重点", "b"), ("斜", "i"), "末")
    sheets = minimal_sheets(基本情况=[(kind, text)])
    del sheets["前言"]
    made = make(tmp_path, sheets)
    assert formatted(made, style)[:5] == [
        ("面积10m", ""),
        ("2", "vertAlign"),
        ("重点", "b"),
        ("斜", "i"),
        ("末", ""),
    ]


def test_formats_stay_in_captions_and_case_titles(tmp_path: Path) -> None:
    text = rich("面积m", ("2", "^"))
    made = make(
        tmp_path, minimal_sheets(基本情况=[("表格", text), ("", "甲"), ("", "1"), ("案例", text), ("段落", "文")])
    )
    assert ("2", "vertAlign") in formatted(made, "表题")
    assert ("2", "vertAlign") in formatted(made, "案例标题")


def test_a_report_may_have_no_preface(tmp_path: Path) -> None:
    sheets = minimal_sheets()
    del sheets["前言"]
    made = make(tmp_path, sheets)
    assert "前　言" not in made.texts("前置标题")
    assert made.codes == ["W003 前言"]


def test_photos_that_were_not_drawn_are_a_programming_error() -> None:
    block = PhotoBlock(Text(), ())
    part = Part(PartKind.CHAPTER, Text.of("章"), (PageBreak(), block))
    cover = {"报告名称": Text.of("报告"), "地区": Text.of("云州市")}
    writer = PictureWriter(None, metrics().styles, henan().picture)  # type: ignore[arg-type]  # no picture is written
    with pytest.raises(AssertionError, match="PhotoBlock"):
        report = PrintedReport(cover, chapters=(part,))  # type: ignore[arg-type]  # what mypy refuses
        make_context(report, henan(), metrics(), writer)
