"""The fresh workbook: it can be read and built as it is, and it says how to fill it in."""

from __future__ import annotations

import datetime
import re
import zipfile
from functools import partial
from pathlib import Path

import openpyxl
import pytest

import charts
from tests.workbook.starter.starter_samples import TEMPLATES, chapters, choices_at, henan
from zhibao.compute import compute
from zhibao.model.blocks import IndicatorTable
from zhibao.model.figures import ChartBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import ReadReport
from zhibao.model.walk import all_blocks
from zhibao.pack import load_pack, pack_names
from zhibao.pipeline import check
from zhibao.workbook.reader import read_workbook
from zhibao.workbook.rows import row_types
from zhibao.workbook.starter.governed_rows import LAST_ROW
from zhibao.workbook.starter.writing import write_starter

# What a fresh workbook lacks: figures, texts instead of the examples, paragraphs that nobody has begun, and mentions of
# the tables that its examples do not mention.
BLANK = "S111"
LACKING = {"D714", "T203", BLANK, "S219", "S229"}
MOST_EXAMPLES = 12


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("starter") / "工作簿.xlsx"
    write_starter(henan(), "云州市", 2026, made)
    return made


@pytest.fixture(scope="module")
def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path, rich_text=True)


@pytest.fixture(scope="module")
def report(path: Path) -> ReadReport:
    read, _, findings = read_workbook(path, partial(load_pack, TEMPLATES))
    assert {finding.code for finding in findings} == {BLANK}
    return read


def test_it_reads_without_findings_and_has_the_framework_of_the_year(report: ReadReport) -> None:
    titles = [chapter.title.plain for chapter in report.chapters]
    assert titles == ["基本情况", "学生发展", "教育教学质量", "社会贡献", "发展保障", "面临挑战"]
    assert [annex.title.plain for annex in report.annexes] == ["主要指标表"]
    assert report.preface is not None


def test_nothing_but_blank_figures_keeps_its_texts_from_being_filled(report: ReadReport) -> None:
    _, findings = compute(report, henan().change)
    assert {finding.code for finding in findings} == {"D714"}
    places = [finding.ref for finding in findings]
    assert {ref.sheet for ref in places} == {"指标"}
    assert len(places) == len(set(places))


def test_its_draft_is_short_of_figures_and_of_nothing_else(path: Path) -> None:
    findings = check(path, TEMPLATES, lambda step: None).findings
    assert {finding.code for finding in findings} <= LACKING


def test_region_and_year_stand_on_the_cover(report: ReadReport) -> None:
    cover = {key: value.plain for key, value in report.cover.items()}
    assert (cover["地区"], cover["报告年度"], cover["数据学年"]) == ("云州市", "2026", "2025—2026学年")
    assert cover["模板"] == "henan"


def test_its_chart_is_of_a_table_that_it_has(report: ReadReport) -> None:
    blocks = list(all_blocks(report.parts))
    tables = {block.name for block in blocks if isinstance(block, IndicatorTable)}
    sources = [block.source.table for block in blocks if isinstance(block, ChartBlock)]
    assert sources
    assert set(sources) <= tables


def test_no_placeholder_is_left(book: openpyxl.Workbook) -> None:
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [text for text in texts if re.search(r"(?<!\{)\{\w+\}(?!\})", text)]


def test_column_a_offers_exactly_the_row_types(book: openpyxl.Workbook) -> None:
    for sheet in chapters(book):
        for number in range(2, LAST_ROW + 1):
            choices = choices_at(sheet, f"A{number}")
            assert [choice.formula1 for choice in choices] == [f'"{",".join(row_types())}"']


def test_no_cell_has_two_validations(book: openpyxl.Workbook) -> None:
    for sheet in book:
        cells = [
            (area.min_col, row)
            for choice in sheet.data_validations.dataValidation
            for area in choice.sqref.ranges
            for row in range(area.min_row, area.max_row + 1)
        ]
        assert len(cells) == len(set(cells))


def test_prompts_and_lists_keep_to_what_excel_reads(book: openpyxl.Workbook) -> None:
    choices = [choice for sheet in book for choice in sheet.data_validations.dataValidation]
    assert any(choice.prompt for choice in choices)
    for choice in choices:
        assert len(choice.prompt or "") <= 255
        assert len(choice.promptTitle or "") <= 32
        assert len(choice.formula1 or "") <= 255


def test_cases_offer_the_schools_and_charts_their_kinds(book: openpyxl.Workbook) -> None:
    offered: dict[str, set[str]] = {"案例": set(), "统计图": set()}
    for sheet in chapters(book):
        for number, (kind,) in enumerate(sheet.iter_rows(max_col=1, values_only=True), 1):
            if kind in offered:
                (choice,) = choices_at(sheet, f"C{number}")
                assert not choice.showErrorMessage
                offered[str(kind)].add(choice.formula1 or "")
    assert offered["统计图"] == {f'"{",".join(charts.KINDS)}"'}
    assert [formula.partition(",")[0] for formula in offered["案例"]] == ["OFFSET('学校'!$A$2"]


def test_a_new_row_offers_schools_or_chart_kinds_by_its_type(book: openpyxl.Workbook) -> None:
    sheet = next(chapters(book))
    (choice,) = choices_at(sheet, f"C{LAST_ROW}")
    first = sheet.max_row + 1
    assert f'IF($A{first}="案例",OFFSET(' in (choice.formula1 or "")
    assert f"IF($A{first}=\"统计图\",'选单'!$A$1:$A${len(charts.KINDS)}" in (choice.formula1 or "")
    kinds = [cell.value for cell in book["选单"]["A"]]
    assert (book["选单"].sheet_state, kinds) == ("hidden", list(charts.KINDS))


def test_the_cover_offers_the_packs(book: openpyxl.Workbook) -> None:
    cover = book["封面"]
    number = next(row[0].row for row in cover.iter_rows() if row[0].value == "模板")
    (choice,) = choices_at(cover, f"B{number}")
    assert choice.formula1 == f'"{",".join(pack_names(TEMPLATES))}"'


def test_the_cover_offers_the_forms_of_charts(book: openpyxl.Workbook) -> None:
    cover = book["封面"]
    number = next(row[0].row for row in cover.iter_rows() if row[0].value == "图表形式")
    (choice,) = choices_at(cover, f"B{number}")
    assert (cover.cell(number, 2).value, choice.formula1) == ("图片", '"图片,可编辑"')


def test_the_cover_offers_the_fonts_of_the_pack(book: openpyxl.Workbook) -> None:
    cover = book["封面"]
    number = next(row[0].row for row in cover.iter_rows() if row[0].value == "字体")
    (choice,) = choices_at(cover, f"B{number}")
    assert (cover.cell(number, 2).value, choice.formula1) == ("公文字体", '"公文字体,系统字体"')


def test_the_guide_shows_each_row_type_with_its_options(book: openpyxl.Workbook) -> None:
    rows = {row[0]: row for row in reversed(list(book["填写说明"].iter_rows(max_col=4, values_only=True)))}
    for name, row_type in row_types().items():
        _, content, attribute, options = rows[name]
        assert row_type.content in str(content)
        assert (attribute or "") == row_type.attribute
        assert all(option.example in str(options) for option in row_type.options)


def test_no_cell_is_a_time_and_ratios_are_text(book: openpyxl.Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if isinstance(cell.value, datetime.time | datetime.datetime)]
    ratios = [cell for cell in cells if re.fullmatch(r"[\d.]+:[\d.]+", str(cell.value))]
    assert ratios
    assert {cell.number_format for cell in ratios} == {"@"}


def test_the_same_name_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "工作簿.xlsx"
    write_starter(henan(), "云州市", 2026, again)
    assert again.read_bytes() == path.read_bytes()
    with zipfile.ZipFile(path) as package:
        assert len({entry.date_time for entry in package.infolist()}) == 1
        assert b"2025-01-01T00:00:00Z</dcterms:modified>" in package.read("docProps/core.xml")


def test_a_workbook_that_exists_is_left_alone(tmp_path: Path) -> None:
    existing = tmp_path / "工作簿.xlsx"
    existing.write_bytes(b"work of weeks")
    with pytest.raises(FileExistsError):
        write_starter(henan(), "云州市", 2026, existing)
    assert existing.read_bytes() == b"work of weeks"


SEVEN = ["人才培养", "服务贡献", "文化传承", "国际合作", "产教融合", "发展保障", "面临挑战"]


def test_the_pack_of_2023_has_the_seven_parts_and_a_chapter_of_cases(tmp_path: Path) -> None:
    path = tmp_path / "工作簿.xlsx"
    write_starter(load_pack(TEMPLATES, "gongwen", CellRef()), "云州市", 2026, path)
    report, chosen, findings = read_workbook(path, partial(load_pack, TEMPLATES))
    assert {finding.code for finding in findings} == {BLANK}
    assert [chapter.title.plain for chapter in report.chapters] == [*SEVEN, chosen.case.chapter]
    assert len(report.annexes) == 6
    assert len(report.indicators) > 100
    assert chosen.folder.name == "gongwen"


def test_its_draft_too_is_short_of_figures_and_of_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "工作簿.xlsx"
    write_starter(load_pack(TEMPLATES, "gongwen", CellRef()), "云州市", 2026, path)
    findings = check(path, TEMPLATES, lambda step: None).findings
    assert {finding.code for finding in findings} <= LACKING


@pytest.mark.parametrize("pack", pack_names(TEMPLATES))
def test_it_has_few_examples_to_replace_and_each_blank_paragraph_says_what_to_write(tmp_path: Path, pack: str) -> None:
    path = tmp_path / "工作簿.xlsx"
    write_starter(load_pack(TEMPLATES, pack, CellRef()), "云州市", 2026, path)
    about = check(path, TEMPLATES, lambda step: None).about
    assert about and 0 < about.completion.examples <= MOST_EXAMPLES
    for sheet in chapters(openpyxl.load_workbook(path)):
        rows = [row[:2] for row in sheet.iter_rows(min_row=2, max_col=2, values_only=True)]
        above = [before for before, row in zip([("", ""), *rows], rows, strict=False) if row == ("段落", None)]
        assert {kind for kind, _ in above} <= {"说明"}


def test_what_the_guide_shows_of_prose_could_be_printed(path: Path, book: openpyxl.Workbook) -> None:
    """Every look-up of its examples is of an indicator that the workbook lists."""
    rows = list(book["填写说明"].iter_rows(max_col=2, values_only=True))
    begin = next(at for at, row in enumerate(rows) if str(row[0]).startswith("四、"))
    shown = [str(text) for kind, text in rows[begin:] if kind == "段落"]
    names = {row[0] for row in book["指标"].iter_rows(max_col=1, values_only=True)}
    looked_up = {each.partition(".")[0] for text in shown for each in re.findall(r"\{\{(.*?)\}\}", text)}
    assert len(shown) == 5 and looked_up and looked_up <= names
