"""The font profile that 封面 字体 chooses is the one the whole report is printed in."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.builders import COVER, TEMPLATES, minimal_sheets
from tests.format.format_samples import STOCK, STRICT, departures, sample
from tests.reports import make, silent
from zhibao.pipeline import Status, build

ROOT = Path(__file__).parents[2]
STRICT_ONLY = {"仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"}
BOOKS = [ROOT / "inputs" / "焦作市2025", ROOT / "tests" / "data" / "云州市2025"]


def fonts_in(report: Path) -> set[str]:
    """Return the fonts that the report's parts name; 仿宋 as another name of 仿宋_GB2312 in the font table is none."""
    with zipfile.ZipFile(report) as file:
        parts = [
            file.read(name).decode() for name in file.namelist() if re.match(r"word/[^/]*\.xml|word/charts/", name)
        ]
    named = r'(?:w:ascii|w:hAnsi|w:eastAsia|<w:font w:name|<a:(?:latin|ea) typeface)="([^"]*)"'
    return {font for part in parts for font in re.findall(named, part)} - {"zh-CN"}


def templates_with(folder: Path, profile: str) -> Path:
    """Return a copy of the templates whose usual profile is the given one."""
    copy = folder / "templates"
    shutil.copytree(TEMPLATES, copy)
    stated = copy / "henan" / "format.toml"
    old = stated.read_text(encoding="utf-8")
    stated.write_text(re.sub(r'(?m)^default = ".*"$', f'default = "{profile}"', old), encoding="utf-8")
    return copy


@pytest.mark.parametrize("profile", [STRICT, STOCK])
@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.name)
def test_both_workbooks_keep_to_the_format_in_both_profiles(tmp_path: Path, book: Path, profile: str) -> None:
    outcome = build(book / "工作簿.xlsx", templates_with(tmp_path, profile), tmp_path / "output", silent)
    assert [finding for finding in outcome.findings if finding.code[0] == "F"] == []
    assert outcome.status is Status.READY
    assert outcome.report and outcome.format_check
    assert "全部符合格式要求" in outcome.format_check.read_text(encoding="utf-8")
    assert bool(fonts_in(outcome.report) & STRICT_ONLY) is (profile == STRICT)


def test_the_other_profile_is_a_departure() -> None:
    assert "正文 中文字体：仿宋_GB2312×16" in departures(sample(), STOCK)
    assert "封面标题 字形：不加粗×1" in departures(sample(), STOCK)
    assert any(each.startswith("封面标题 中文字体：宋体") for each in departures(sample(STOCK), STRICT))


def test_titles_in_宋体_are_bold_and_page_numbers_are_not(tmp_path: Path) -> None:
    made = make(tmp_path, {**minimal_sheets(), "封面": [*COVER, ("字体", "Windows 自带字体")]})
    styles = made.part("word/styles.xml").decode()
    titles = re.findall(r'<w:rFonts [^>]*w:eastAsia="宋体"[^>]*/>(<w:b/>)?', styles)
    assert titles.count("<w:b/>") == 5
    assert titles.count("") == 2


def test_the_font_table_names_each_font_once(tmp_path: Path) -> None:
    made = make(tmp_path, {**minimal_sheets(), "封面": [*COVER, ("字体", STOCK)]})
    table = made.part("word/fontTable.xml").decode()
    assert re.findall('<w:font w:name="(.*?)"><w:altName w:val="(.*?)"', table) == [
        ("仿宋", "仿宋_GB2312"),
        ("楷体", "楷体_GB2312"),
        ("黑体", "SimHei"),
        ("宋体", "SimSun"),
    ]


def test_editable_charts_are_in_the_fonts_of_the_profile(tmp_path: Path) -> None:
    chart = [("统计图", "规模", "柱形图", "形式=可编辑"), ("", "校", "人数"), ("", "甲", 3), ("", "乙", 5)]
    made = make(tmp_path, {**minimal_sheets(基本情况=chart), "封面": [*COVER, ("字体", STOCK)]})
    assert made.codes == []
    assert "仿宋" in fonts_in(made.path)
    assert not fonts_in(made.path) & STRICT_ONLY


def test_an_unknown_profile_is_reported_with_the_nearest_and_the_usual_one_used(tmp_path: Path) -> None:
    made = make(tmp_path, {**minimal_sheets(), "封面": [*COVER, ("字体", "系统字")]})
    assert made.codes == ["W023 封面!B6"]
    (finding,) = [finding for finding in made.outcome.findings if finding.code == "W023"]
    assert "是不是“系统字体”" in finding.message
    assert "用的是“公文字体”" in finding.message
    assert "仿宋_GB2312" in fonts_in(made.path)


def test_a_pack_without_profiles_says_that_the_choice_has_no_effect(tmp_path: Path) -> None:
    templates = templates_with(tmp_path, STRICT)
    (templates / "henan" / "format.toml").unlink()
    made = make(tmp_path, {**minimal_sheets(), "封面": [*COVER, ("字体", STOCK)]}, templates)
    assert made.codes == ["W024 封面!B6", "F617"]
    assert made.outcome.format_check is None
