"""数据卡 through the whole program: cells of three lines in styles of their own, with where they come from."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from tests.builders import Rows, minimal_sheets, read_chapter
from tests.format.format_samples import damaged, measured
from tests.reports import Made, make
from zhibao.model.blocks import IndicatorTable

INDICATORS: Rows = (
    ("名称", "单位", "2024", "2025", "公式"),
    ("在校生", "人", 28802, 25115, ""),
    ("招生数", "人", 900, 900, ""),
    ("专任教师", "人", 1823, 1850, ""),
    ("双师型教师", "人", "—", 950, ""),
    ("双师占比", "%", "", "", "双师型教师/专任教师"),
)
NAMES = ("在校生", "招生数", "专任教师", "双师型教师")


def card(folder: Path, *names: str, pack: str = "henan") -> Made:
    rows = [("段落", "正文。"), ("数据卡",), *(("", name) for name in names), ("段落", "后文。")]
    sheets = minimal_sheets(基本情况=rows) | {"指标": INDICATORS}
    return make(folder, sheets | {"封面": (*sheets["封面"], ("模板", pack))})  # type: ignore[misc]


@pytest.mark.parametrize("pack", ["henan", "gongwen"])
def test_a_card_has_names_figures_and_changes(tmp_path: Path, pack: str) -> None:
    made = card(tmp_path, *NAMES, pack=pack)
    assert made.codes == []
    (table,) = (each for each in docx.Document(str(made.path)).tables if each.style and each.style.name == "数据卡")
    lines = [[paragraph.text for paragraph in cell.paragraphs] for cell in table.rows[0].cells]
    assert lines == [
        ["在校生（人）", "25115", "比上年减少3687人"],
        ["招生数（人）", "900", "与上年持平"],
        ["专任教师（人）", "1850", "比上年增加27人"],
        ["双师型教师（人）", "950", "—"],
    ]
    styles = [paragraph.style.name for paragraph in table.rows[0].cells[0].paragraphs if paragraph.style]
    assert styles == ["数据卡名称", "数据卡数字", "数据卡增减"]


@pytest.mark.parametrize(("count", "rows"), [(3, [3]), (4, [4]), (5, [3, 2])])
def test_cells_share_the_width_of_their_row(tmp_path: Path, count: int, rows: list[int]) -> None:
    made = card(tmp_path, *(*NAMES, "双师占比")[:count])
    (table,) = (each for each in docx.Document(str(made.path)).tables if each.style and each.style.name == "数据卡")
    assert [len(row._tr.tc_lst) for row in table.rows] == rows


def test_its_numbers_have_their_provenance(tmp_path: Path) -> None:
    made = card(tmp_path, *NAMES)
    book = openpyxl.load_workbook(made.path.with_name(f"{made.path.stem}_数字出处.xlsx"))
    rows = [[str(cell) for cell in row] for row in book["数字出处"].iter_rows(values_only=True)]
    found = [row for row in rows if any("数据卡 在校生（人）" in cell for cell in row)]
    assert {cell for row in found for cell in row} >= {"25115", "3687"} or len(found) == 2


DAMAGES = {
    "数据卡的数字": ('w:styleId="CardF"', '<w:sz w:val="36"/>', '<w:sz w:val="28"/>'),
    "数据卡": ('w:styleId="CardT"', '<w:insideV w:val="single" w:sz="4"', '<w:insideV w:val="single" w:sz="12"'),
}


@pytest.mark.parametrize("subject", DAMAGES)
def test_a_card_that_looks_otherwise_is_a_departure(tmp_path: Path, subject: str) -> None:
    start, old, new = DAMAGES[subject]

    def change(xml: str) -> str:
        before, found, style = xml.partition(start)
        return before + found + style.replace(old, new, 1)

    content = damaged(card(tmp_path, *NAMES).path.read_bytes(), "styles", change)
    assert {each.subject.name for each in measured(content).departing} == {subject}


def test_few_names_are_warned_of_and_none_is_an_error(tmp_path: Path) -> None:
    few = read_chapter(tmp_path / "few", ("数据卡",), ("", "在校生"))
    assert few.faults == ["S206 基本情况!A2"]
    assert isinstance(few.blocks[0], IndicatorTable)
    assert read_chapter(tmp_path / "none", ("数据卡",), ("段落", "后")).faults == ["S130 基本情况!A2"]


def test_groups_have_no_place_in_a_card(tmp_path: Path) -> None:
    names = [("", name) for name in NAMES]
    assert read_chapter(tmp_path, ("数据卡",), ("", "分组：学生"), *names).faults == ["S113 基本情况!B3"]
