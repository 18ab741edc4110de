"""What people do besides: titles inside tables, chapters that only the contents name, old pictures, odd characters."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.importing.handmade import (
    NEW_PAGE,
    box,
    cell,
    cover,
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
from zhibao.findings import ReportPlace
from zhibao.importing import drawn_material
from zhibao.importing.typed_marks import without_mark
from zhibao.paging import libreoffice

EMF = b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 200


def test_captions_units_and_notes_in_a_tables_own_rows(tmp_path: Path) -> None:
    rows = table(
        [cell("表1-1 办学规模", across=2)],
        [cell("单位：人", across=2)],
        ["学校", "在校生"],
        ["甲校", "300"],
        [cell("注：不含技工学校。", across=2)],
    )
    assert take(tmp_path, CHAPTER + rows).rows("1 基本情况") == [
        ("表格", "办学规模", "单位：人"),
        ("", "学校", "在校生"),
        ("", "甲校", "300"),
        ("注", "注：不含技工学校。"),
    ]


NUMBERS = ("第一章 ", "第一章　", "第一部分 ", "第一部分：", "第二篇", "1、", "1 ", "１．", "（一）", "2.1")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_headings_number_goes_however_it_was_typed(number: str) -> None:
    assert without_mark(f"{number}基本情况") == "基本情况"


@pytest.mark.parametrize("text", ["3.5平方公里", "第一节课", "11所学校", "三年规划", "1+X证书", "第一批次"])
def test_what_is_no_number_stays(text: str) -> None:
    assert without_mark(text) == text


def test_chapters_that_only_the_contents_name_stand_over_what_is_numbered(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        line("目录")
        + lines("基本情况\t1", "一、规模\t1", "二、条件\t2", "学生发展\t3", "一、素质\t3")
        + NEW_PAGE
        + line("基本情况", centre=True)
        + lines("一、规模", "有学校三所。", "二、条件", "条件好。")
        + line("学生发展", centre=True)
        + lines("一、素质", "素质高。"),
    )
    assert taken.chapters[1:] == ["1 基本情况", "2 学生发展"]
    assert taken.rows("1 基本情况") == [("节", "规模"), ("段落", "有学校三所。"), ("节", "条件"), ("段落", "条件好。")]


@pytest.mark.parametrize("chapter", ["1 {}", "第一章 {}"])
def test_chinese_numbers_below_decimal_ones_are_no_chapters(tmp_path: Path, chapter: str) -> None:
    taken = take(
        tmp_path,
        line(chapter.format("基本情况"), bold=True)
        + lines("1.1 规模", "有学校三所。", "（一）布局", "布局好。", "1.2 条件", "条件好。"),
    )
    assert taken.chapters[1:] == ["1 基本情况"]
    headings = [row for row in taken.rows("1 基本情况") if row[0] != "段落"]
    assert headings == [("节", "规模"), ("小节", "布局"), ("节", "条件")]


def test_decimal_numbers_below_chinese_ones_stay_below(tmp_path: Path) -> None:
    taken = take(
        tmp_path, CHAPTER + lines("（一）规模", "有学校三所。", "1.1 布局", "布局好。", "（二）条件", "条件好。")
    )
    headings = [row for row in taken.rows("1 基本情况") if row[0] != "段落"]
    assert headings == [("节", "规模"), ("小节", "布局"), ("节", "条件")]


def test_outline_levels_without_styles_and_levels_that_begin_at_two(tmp_path: Path) -> None:
    def at(text: str, level: int) -> str:
        return paragraph(run(text), properties=f'<w:outlineLvl w:val="{level}"/>')

    taken = take(tmp_path, at("一、基本情况", 1) + at("规模", 2) + line("一段。") + at("结构", 3) + line("又一段。"))
    assert taken.rows("1 基本情况") == [("节", "规模"), ("段落", "一段。"), ("小节", "结构"), ("段落", "又一段。")]


def test_a_long_paragraph_in_a_headings_style_is_text(tmp_path: Path) -> None:
    text = "这一段误用了标题样式，其实是正文。全市有学校三所。"
    taken = take(tmp_path, line("1 基本情况", style="1") + line(text, style="2") + line("一段。"))
    assert taken.rows("1 基本情况") == [("段落", text), ("段落", "一段。")]


def test_hidden_counters_make_no_caption_of_a_heading(tmp_path: Path) -> None:
    """As LibreOffice saves the counters that begin anew in each of our chapters."""
    counter = '<w:fldSimple w:instr=" SEQ 表 \\r 0 "><w:r><w:rPr><w:vanish/></w:rPr><w:t>0</w:t></w:r></w:fldSimple>'
    taken = take(tmp_path, paragraph(run("1 基本情况"), counter, style="1") + line("规模", style="2") + line("一段。"))
    assert taken.rows("1 基本情况") == [("节", "规模"), ("段落", "一段。")]
    assert taken.to_look_at == []


def test_headings_by_their_look_alone(tmp_path: Path) -> None:
    taken = take(
        tmp_path,
        line("前言")
        + line("本报告依据通知编写，内容真实可靠。" * 3)
        + line("目录")
        + line("办学情况\t1")
        + line("办学情况", size=22, bold=True)
        + line("招生情况", size=18, bold=True)
        + line("招生增加，规模稳定，结构优化。")
        + line("就业情况", size=18, bold=True)
        + line("就业稳定，对口率高，起薪提高。"),
    )
    assert taken.chapters[1:] == ["1 办学情况"]


def test_old_pictures_objects_art_and_formulas(tmp_path: Path) -> None:
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="p1"/></v:shape></w:pict></w:r>'
    embedded = '<w:r><w:object><v:shape><v:imagedata r:id="p2"/></v:shape><o:OLEObject r:id="x1"/></w:object></w:r>'
    art = '<w:r><w:pict><v:shape><v:textpath string="艺术字标题"/></v:shape></w:pict></w:r>'
    formula = "<m:oMath><m:r><m:t>a+b=c</m:t></m:r></m:oMath>"
    symbol = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    taken = take(
        tmp_path,
        CHAPTER
        + paragraph(old)
        + line("图1 老图片")
        + paragraph(embedded)
        + paragraph(art)
        + paragraph(run("公式"), formula, run("成立"), symbol, run("。")),
        p1=photo("red"),
        p2=photo("blue"),
    )
    assert taken.rows("1 基本情况") == [
        ("图片", "老图片", "图01.png"),
        ("图片", "艺术字标题", "图02.png"),
        ("段落", "公式a+b=c成立☑。"),
    ]
    assert taken.to_look_at == ["I812"]


@pytest.mark.parametrize("is_here", [True, False])
def test_a_metafile_is_drawn_by_libreoffice_or_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_here: bool
) -> None:
    monkeypatch.setattr(libreoffice, "_found", lambda: "soffice" if is_here else "")

    def drawn(source: Path, target: str, folder: Path) -> Path:
        made = folder / "picture.png"
        made.write_bytes(photo("red"))
        return made

    monkeypatch.setattr(drawn_material, "converted_file", drawn)
    source = word_file(tmp_path, cover() + CHAPTER + paragraph(picture("p1")) + line("图1 统计"), {"p1": EMF})
    renamed(source, "media/p1.png", "media/p1.emf")
    taken = imported(tmp_path, source)
    assert taken.errors == []
    rows = [("图片", "统计", "图01.png")] if is_here else [("段落", "统计")]
    assert taken.rows("1 基本情况") == rows
    assert taken.to_look_at == ([] if is_here else ["I810"])
    if not is_here:
        assert "LibreOffice" in taken.told("I810")[0].message


def renamed(path: Path, old: str, new: str) -> None:
    """Give a part of a document another name."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace(old, new), content.replace(old.encode(), new.encode()))


def test_places_say_page_and_paragraph_where_word_marked_pages(tmp_path: Path) -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    deleted = '<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    taken = take(
        tmp_path, CHAPTER + line("一段。") + paragraph(rendered, run("又一段。")) + paragraph(run("末段。"), deleted)
    )
    (told,) = taken.told("I813")
    assert isinstance(told.place, ReportPlace)
    assert told.place.page == 2 and re.fullmatch(r"第 \d+ 段“末段。”", told.place.paragraph)


def test_headers_are_listed_and_not_taken(tmp_path: Path) -> None:
    taken = take(tmp_path, CHAPTER + line("一段。"), header="<w:p><w:r><w:t>云州市教育局</w:t></w:r></w:p>")
    assert "页眉页脚" in {each.values["reason"] for each in taken.told("I816")}


def test_a_table_of_pictures_keeps_every_word(tmp_path: Path) -> None:
    grid = table(
        [cell(paragraph(picture("p1")) + line("左图")), cell(paragraph(picture("p1")) + line("右图"))], borders=False
    )
    taken = take(tmp_path, CHAPTER + grid + line("图1 两张照片", centre=True), p1=photo("red"))
    assert taken.rows("1 基本情况") == [
        ("图片", "两张照片", "图01.png", "图01.png"),
        ("注", "左图"),
        ("注", "右图"),
    ]


def test_boxes_in_a_table_of_pictures_are_opened(tmp_path: Path) -> None:
    boxed = paragraph(drawing(box(paragraph(picture("p2")), line("盒子里的图"))))
    grid = table([cell(paragraph(picture("p1")) + line("格子里的图")), cell(boxed)], borders=False)
    taken = take(tmp_path, CHAPTER + grid, p1=photo("red"), p2=photo("blue"))
    assert taken.rows("1 基本情况") == [("图片", "格子里的图", "图01.png"), ("图片", "盒子里的图", "图02.png")]


def test_a_picture_in_a_table_of_words_stands_after_it(tmp_path: Path) -> None:
    words = "这一格里的文字很长，是正经的表格内容，不是照片的题目，所以这张表照样是表格。"
    rows = table(["项目", "说明"], ["照片", cell(paragraph(picture("p1")) + line(words * 2))])
    taken = take(tmp_path, CHAPTER + rows, p1=photo("red"))
    assert [row[0] for row in taken.rows("1 基本情况")] == ["表格", "", "", "图片"]


def test_two_tables_of_the_same_columns_stay_two(tmp_path: Path) -> None:
    first, second = table(["年", "数"], ["2023", "1"]), table(["类", "人"], ["甲", "2"])
    taken = take(tmp_path, CHAPTER + first + line("") + second)
    assert [row[0] for row in taken.rows("1 基本情况")] == ["表格", "", "", "表格", "", ""]


def test_drawings_without_anything_to_show_are_no_trouble(tmp_path: Path) -> None:
    taken = take(tmp_path, CHAPTER + paragraph(drawing("<a:nothing/>"), run("一段。")))
    assert taken.rows("1 基本情况") == [("段落", "一段。")]


def test_a_photo_of_another_format_keeps_its_name(tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(made, "JPEG")
    source = word_file(tmp_path, cover() + CHAPTER + paragraph(picture("p1")), {"p1": made.getvalue()})
    renamed(source, "media/p1.png", "media/p1.jpeg")
    assert imported(tmp_path, source).photos == ["图01.jpeg"]
