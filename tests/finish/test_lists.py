"""Lists of cases, figures and tables after the contents, as the pack says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import COVER, TEMPLATES, Rows, Sheets, chapter, minimal_sheets, patch_parts
from tests.invariants import find
from tests.reports import Made, changed_templates, make, photo
from zhibao.findings import NothingMadeError
from zhibao.model.ref import CellRef
from zhibao.pack import load_pack

TABLE: Rows = (("表格", "学校规模"), ("", "学校"), ("", "甲校"))
CHART: Rows = (("统计图", "趋势", "折线图"), ("", "年", "人"), ("", "2024", 3), ("", "2025", 4))
CASES: Rows = (
    ("案例", "订单培养", "甲校"),
    ("段落", "有题目的。"),
    ("案例", "", "乙校"),
    ("段落", "没有题目的。"),
    ("案例", "跟岗", "丙校", "接排=是"),
    ("段落", "接在后面。"),
    ("案例", "", "丁校", "接排=是"),
    ("段落", "也接在后面。"),
)
NAMED = {"图表目录标题", "table of figures"}


def with_lists(folder: Path, lists: str) -> Path:
    """Return a copy of the templates whose default pack prints these lists."""
    templates = changed_templates(folder, document=lambda xml: xml.replace("（程序填写）", "（待填）"))
    stated = templates / "henan" / "pack.toml"
    text = stated.read_text(encoding="utf-8")
    assert "lists = []" in text
    stated.write_text(text.replace("lists = []", f"lists = {lists}"), encoding="utf-8")
    return templates


def listed(made: Made) -> list[str]:
    return [text.rstrip("\t") for style, text in made.lines() if style in NAMED]


def sheets(*rows: Rows) -> Sheets:
    annexes = {f"附件{number} 表{number}": chapter(*TABLE) for number in (1, 2)}
    return minimal_sheets(基本情况=[row for some in rows for row in some]) | annexes


def test_the_default_pack_prints_none(tmp_path: Path) -> None:
    assert listed(make(tmp_path, sheets(TABLE, CHART, CASES))) == []


def test_a_pack_that_wants_them_prints_all_with_every_form_of_case(tmp_path: Path) -> None:
    made = make(tmp_path, sheets(TABLE, CHART, CASES), with_lists(tmp_path, '["表", "图", "案例"]'))
    assert made.codes == []
    assert listed(made) == [
        "案例目录",
        "案例 1-1：订单培养（甲校）",
        "案例 1-2（乙校）",
        "案例 1-3：跟岗（丙校）",
        "案例 1-4（丁校）",
        "图目录",
        "图 1-1　趋势",
        "表目录",
        "表 1-1　学校规模",
        "附表 1-1　学校规模",
        "附表 2-1　学校规模",
    ]
    assert made.texts("案例正文") == ["有题目的。", "没有题目的。", "接在后面。", "也接在后面。"]


def test_the_last_three_lines_of_the_last_list_stay_together(tmp_path: Path) -> None:
    made = make(tmp_path, sheets(TABLE, CHART, CASES), with_lists(tmp_path, '["案例", "表"]'))
    kept = [bool(find(each, "w:pPr/w:keepNext")) for each in made.paragraphs("table of figures")]
    assert kept == [False] * 4 + [True, True, False]


def test_a_list_of_what_the_report_has_not_is_left_out(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=TABLE), with_lists(tmp_path, '["案例", "图", "表"]'))
    assert listed(made) == ["表目录", "表 1-1　学校规模"]


def test_an_unknown_list_is_refused(tmp_path: Path) -> None:
    templates = with_lists(tmp_path, '["图", "照片"]')
    with pytest.raises(NothingMadeError) as refusal:
        load_pack(templates, "henan", CellRef())
    (finding,) = refusal.value.findings
    assert "[contents] lists 里没有“照片”这种目录，只有 案例、图、表" in finding.message


def gongwen_changed(folder: Path, change: Callable[[str], str]) -> Path:
    templates = changed_templates(folder, document=lambda xml: xml.replace("（程序填写）", "（待填）"))
    part = "word/document.xml"
    patch_parts(
        templates / "gongwen" / "report.docx",
        lambda name, data: change(data.decode()).encode() if name == part else data,
    )
    return templates


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("'表' in lists", "'表格' in lists", ["F685 基本情况!B2 版式包要印表目录，里面却没有“学校规模”。"]),
        ('\\c "表"', '\\c "附表"', ["F685 基本情况!B2 版式包要印表目录，里面却没有“学校规模”。"]),
        ('\\t "案例标题" \\c', '\\t "案例正文" \\c', ["F685 基本情况!B9 版式包要印案例目录，里面却没有“订单培养”。"]),
    ],
)
def test_a_list_that_lacks_what_belongs_there_is_found(tmp_path: Path, old: str, new: str, found: list[str]) -> None:
    def change(xml: str) -> str:
        assert old in xml
        return xml.replace(old, new)

    stated: Sheets = {**sheets(TABLE, CHART, CASES), "封面": [*COVER, ("模板", "gongwen")]}
    made = make(tmp_path, stated, gongwen_changed(tmp_path, change))
    told = [each for each in made.outcome.findings if each.code == "F685"]
    assert [f"{each.code} {each.ref} {each.message}" for each in told] == found


def test_unnumbered_captions_of_the_preface_are_missed_in_no_list(tmp_path: Path) -> None:
    photo(tmp_path, "横.png")
    preface = chapter(("段落", "文。"), ("图片", "开放日", "横.png"), *TABLE)
    stated = minimal_sheets() | {"前言": preface, "封面": [*COVER, ("模板", "gongwen")]}
    made = make(tmp_path, stated)
    assert made.codes == []
    assert listed(made) == []


def frames(made: Made) -> list[list[str]]:
    """Return the styles of each case from one rule to the next."""
    styles = [style for style, _ in made.lines()]
    starts = [at for at, style in enumerate(styles) if style == "案例开始"]
    return [styles[at : styles.index("案例结束", at) + 1] for at in starts]


def test_every_form_of_case_stands_between_the_same_rules(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=CASES))
    titled, run_in = ["案例开始", "案例标题", "案例正文", "案例结束"], ["案例开始", "案例正文", "案例结束"]
    assert frames(made) == [titled, titled, run_in, run_in]


def test_the_rules_are_alike_and_air_stands_before_the_closing_one() -> None:
    figures = {
        each.name: {f.key: f.value for f in each.figures}
        for each in load_pack(TEMPLATES, "henan", CellRef()).format.elements
    }
    assert figures["案例上面的线"]["border"] == figures["案例下面的线"]["border"] == "上"
    assert 6 <= float(str(figures["案例下面的线"]["before"])) <= 8
    assert "border" not in figures["案例标题"] and "border" not in figures["案例正文"]
