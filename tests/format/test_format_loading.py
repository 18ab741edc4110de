"""format.toml: every figure with a source, nothing unknown, roles that the fonts have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import henan
from zhibao.format.paragraph_measures import PARAGRAPH_MEASURES
from zhibao.format.tallying import Tally
from zhibao.format.type_measures import TYPE_MEASURES
from zhibao.pack.faults import PackFileError
from zhibao.pack.format_loading import read_format
from zhibao.pack.format_values import ELEMENT_FIGURES, PAGE_FIGURES, TABLE_FIGURES, ValueKind
from zhibao.pack.requirements import Fonts, FormatRules

FONTS = """
[fonts]
template = "甲"
default = "乙"
[fonts.profiles."甲"]
roles = { "仿宋" = "仿宋_GB2312" }
[fonts.profiles."乙"]
synonyms = ["Windows 字体"]
roles = { "仿宋" = "仿宋" }
bold = ["仿宋"]
"""


def read(folder: Path, stated: str) -> FormatRules:
    path = folder / "format.toml"
    path.write_text(stated, encoding="utf-8")
    return read_format(path)


def fonts(folder: Path) -> Fonts:
    found = read(folder, FONTS).fonts
    assert found
    return found


def test_a_pack_without_the_file_prescribes_nothing(tmp_path: Path) -> None:
    rules = read_format(tmp_path / "format.toml")
    assert rules.is_empty
    assert rules.fonts is None


def test_the_shipped_pack_measures_every_kind_of_figure() -> None:
    rules = henan().format
    elements = {figure.key for element in (*rules.elements, rules.every_element) for figure in element.figures}
    assert elements == {*TYPE_MEASURES, *PARAGRAPH_MEASURES, "place"} == set(ELEMENT_FIGURES)
    assert {figure.key for figure in rules.table.figures} == set(TABLE_FIGURES)
    assert {figure.key for figure in rules.portrait.figures} == set(PAGE_FIGURES) - {"header"}


def test_every_style_of_the_shipped_pack_belongs_to_one_element() -> None:
    styles = [name for element in henan().format.elements for name in element.styles]
    assert len(styles) == len(set(styles))


def test_a_source_holds_for_the_table_and_gives_way_to_a_figures_own(tmp_path: Path) -> None:
    rules = read(
        tmp_path,
        '[element."正文"]\nstyles = ["正文"]\nsource = "甲"\nsize = "三号"\nbold = true\nsources = {bold = "乙"}\n',
    )
    (element,) = rules.elements
    assert [(figure.key, figure.value, figure.source) for figure in element.figures] == [
        ("size", 16.0, "甲"),
        ("bold", True, "乙"),
    ]


def test_one_of_several_values_will_do(tmp_path: Path) -> None:
    rules = read(tmp_path, '[element."正文"]\nstyles = ["正文"]\nsource = "甲"\nline = [23, 22.5]\nalign = ["居中"]\n')
    line, align = rules.elements[0].figures
    assert (line.value, line.others, align.value, align.others) == (23.0, (22.5,), "居中", ())
    tally = Tally(rules.elements[0], line, ELEMENT_FIGURES["line"], "段")
    for measured in (23, 22.5, 22, "1.5 倍"):
        tally.add(measured, "")
    result = tally.result()
    assert result.required == "固定值 23 磅 或 固定值 22.5 磅"
    assert [each.measured for each in result.departures] == ["固定值 22 磅", "1.5 倍"]


FAULTS = [
    ("[elements]\n", "多出 elements"),
    ('[element."正文"]\nsource = "甲"\nsizes = 3\n', "“正文”多出 sizes"),
    ('[element."正文"]\nsize = 3\n', "“正文”的 size 没有来源"),
    ('[element."正文"]\nsource = "甲"\nsize = "三好"\n', "“正文”的 size：没有字号“三好”"),
    ('[element."正文"]\nsource = "甲"\nalign = "居左"\n', "“正文”的 align：对齐应为“两端对齐”"),
    ('[element."正文"]\nsource = "甲"\nline = "28"\n', "“正文”的 line：应为数字，现为“28”"),
    ('[element."正文"]\nsource = "甲"\nline = [28, "29"]\n', "“正文”的 line：应为数字，现为“29”"),
    ('[element."正文"]\nsource = "甲"\nline = []\n', "“正文”的 line：应为数字，现为“[]”"),
    ('[element."正文"]\nsource = "甲"\nkeep_next = 1\n', "“正文”的 keep_next：应为true 或 false，现为“1”"),
    ('[element."正文"]\nsource = "甲"\neast_asian = "仿宋"\n', "“正文”的 east_asian：[fonts] 里没有“仿宋”"),
    ('[every_element]\nsource = "甲"\nplace = "表上"\n', "“各种文字”多出 place"),
    ("[every_element]\nitalic = false\n", "“各种文字”的 italic 没有来源"),
    ('[every_element]\nsource = "甲"\nhidden = true\n', "“各种文字”多出 hidden"),
    ('[element."正文"]\nsource = "甲"\nlayout_styles = ["乙"]\n', "“正文”多出 layout_styles"),
    ('[element."正文"]\nsources = { size = "甲" }\n', "“正文”的 sources 里 size 没有数值"),
    ('[element."正文"]\nstyles = "正文"\n', "“正文”的 styles 应为方括号里的几个名称"),
    ('[element."正文"]\nstyles = 5\n', "“正文”的 styles 应为方括号里的几个名称"),
    ("[table]\nlayout_styles = [5]\n", "“表格”的 layout_styles 应为方括号里的几个名称"),
    ('[element."正文"]\nsources = "甲"\n', "“正文”的 sources 应为花括号里的几项"),
    ('[element."正文"]\nsource = 5\nsize = 3\n', "“正文”的 size：来源应为引号里的文字"),
    (FONTS.replace('default = "乙"', 'default = "丙"'), "[fonts] default 没有“丙”这一套"),
    (FONTS.replace('{ "仿宋" = "仿宋" }', '{ "楷体" = "楷体" }').replace('bold = ["仿宋"]', ""), "roles 不一样"),
    (FONTS.replace('bold = ["仿宋"]', 'bold = ["黑体"]'), "bold 里 黑体 不是 roles 里的"),
]


@pytest.mark.parametrize(("stated", "words"), FAULTS)
def test_a_fault_names_its_table_and_key(tmp_path: Path, stated: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        read(tmp_path, stated)


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(PackFileError) as caught:
        read(tmp_path, "page = 3\n[elements]\n" + "".join(stated for stated, _ in FAULTS[1:2]) + "size = 3\nbold = 1\n")
    assert caught.value.faults == (
        "page 应为一节，现为“3”",
        "多出 elements",
        "“正文”多出 sizes",
        "“正文”的 bold：应为true 或 false，现为“1”",
    )


@pytest.mark.parametrize("stated", ["[fonts]\n", '[fonts]\ntemplate = "甲"\ndefault = "甲"\nprofiles = 3\n'])
def test_fonts_that_state_too_little_are_a_fault(tmp_path: Path, stated: str) -> None:
    with pytest.raises(PackFileError):
        read(tmp_path, stated)


@pytest.mark.parametrize("words", ["乙", "Windows字体", "windows 字体", "ＷＩＮＤＯＷＳ字体"])
def test_a_profile_is_found_by_name_and_synonym_whatever_their_width(tmp_path: Path, words: str) -> None:
    found = fonts(tmp_path).named(words)
    assert found == fonts(tmp_path).default
    assert fonts(tmp_path).named("丙") is None


@pytest.mark.parametrize("kind", [*ELEMENT_FIGURES.values(), *PAGE_FIGURES.values(), *TABLE_FIGURES.values()])
def test_what_a_file_does_not_state_is_shown_and_never_right(kind: ValueKind) -> None:
    assert kind.show(None) == "未设"
    assert not kind.same(1.0, None)


def test_numbers_may_differ_by_what_nobody_can_measure() -> None:
    assert PAGE_FIGURES["top"].same(37.0, 2098 / 1440 * 25.4)
    assert not PAGE_FIGURES["top"].same(37.0, 36.8)
    assert TABLE_FIGURES["row_height"].same(8.0, 12.0)
    assert not TABLE_FIGURES["row_height"].same(8.0, 7.5)
