"""The pack's indicators: they make sense by themselves, and as the 指标 sheet of a fresh workbook."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.starter.starter_samples import TEMPLATES, choices_at, henan
from zhibao.checks import all_checks
from zhibao.findings import Finding, Findings
from zhibao.indicators.dictionary import define
from zhibao.indicators.formula import Aggregate, Name
from zhibao.model.indicator import Indicator
from zhibao.pack import pack_names
from zhibao.pipeline import check, make_workbook
from zhibao.workbook.starter.indicator_catalogue import CatalogueEntry, CatalogueGroup, catalogue_rows, read_catalogue

GROUPS = read_catalogue(henan().indicators)
ENTRIES = [entry for group in GROUPS for entry in group.entries]
HEADER = ["名称", "单位", 2025, 2026, "公式", "小数位", "口径", "来源", "说明", "引用"]
PREVIOUS, CURRENT, FORMULA = 2, 3, 4


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    return fresh(tmp_path)["指标"]


def fresh(folder: Path) -> openpyxl.Workbook:
    make_workbook(TEMPLATES, "云州市2026", folder / "工作簿.xlsx")
    return openpyxl.load_workbook(folder / "工作簿.xlsx")


def entry(unit: str = "人", formula: str = "", decimals: int | None = None) -> CatalogueEntry:
    return CatalogueEntry("甲", unit, formula, decimals)


# --- the catalogue itself ---------------------------------------------------------------------------------------


def test_it_is_a_full_list() -> None:
    assert 90 <= len(ENTRIES) <= 150
    assert len(GROUPS) >= 10


def test_no_name_stands_twice() -> None:
    names = [each.name for each in ENTRIES]
    assert sorted(set(names)) == sorted(names)


def test_every_formula_parses_against_the_catalogues_names() -> None:
    findings = Findings()
    stated = [Indicator(each.name, each.unit, {}, each.formula, each.decimals) for each in ENTRIES]
    defined = define(stated, henan().required.cover, findings)
    assert [finding.message for finding in findings] == []
    leaves = [leaf for each in defined.values() if each.formula for leaf in each.formula.leaves]
    assert any(isinstance(leaf, Name) for leaf in leaves)
    assert {leaf.table for leaf in leaves if isinstance(leaf, Aggregate)} == {"学校"}


@pytest.mark.parametrize("each", ENTRIES, ids=lambda each: each.name)
def test_a_ratio_says_how_it_is_reckoned(each: CatalogueEntry) -> None:
    if each.unit in ("%", ":1", "成比") or "/" in each.formula:
        assert each.basis or each.note


@pytest.mark.parametrize("each", ENTRIES, ids=lambda each: each.name)
def test_no_basis_of_the_pack_excuses_a_reported_value(each: CatalogueEntry) -> None:
    assert not (each.formula and each.basis)


@pytest.mark.parametrize("each", ENTRIES, ids=lambda each: each.name)
def test_what_is_not_computed_says_where_it_comes_from(each: CatalogueEntry) -> None:
    assert each.formula or each.source
    assert each.unit


@pytest.mark.parametrize("each", ENTRIES, ids=lambda each: each.name)
def test_shares_and_quotients_are_told_apart_by_their_unit(each: CatalogueEntry) -> None:
    if re.search("占比$|率$", each.name):
        assert each.unit == "%"
    if each.unit in ("%", ":1", "成比") and each.formula:
        assert "/" in each.formula


def test_a_word_that_no_indicator_has_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "indicators.toml"
    file.write_text(
        '[[group]]\nname = "组"\nindicators = [{ name = "甲", unit = "人", formel = "1" }]', encoding="utf-8"
    )
    with pytest.raises(TypeError, match="formel"):
        read_catalogue(file)


# --- the sheet --------------------------------------------------------------------------------------------------


def test_the_year_cells_are_formatted_for_what_is_typed() -> None:
    units = ("人", "%", ":1", "成比")
    rows = catalogue_rows([CatalogueGroup("组", tuple(map(entry, units)))], 2026)
    formats = {str(row[1].value): {cell.number_format for cell in row[2:4]} for row in rows[2:]}
    assert formats == {"人": {"General"}, "%": {"0.00%"}, ":1": {"@"}, "成比": {"@"}}


def test_zero_decimals_are_stated() -> None:
    rows = catalogue_rows([CatalogueGroup("组", (entry(decimals=0), entry(decimals=None)))], 2026)
    assert [row[5].value for row in rows[2:]] == [0, ""]


def test_the_sheet_lists_the_catalogue_with_empty_years(sheet: Worksheet) -> None:
    header, *rows = sheet.iter_rows(values_only=True)
    assert list(header) == HEADER
    wanted: list[tuple[str, ...]] = []
    for group in GROUPS:
        wanted.append((group.name,))
        wanted += [(each.name, each.unit, each.formula, f"{{{{{each.name}}}}}") for each in group.entries]
    columns = (0, 1, FORMULA, 9)
    found = [tuple(row[at] or "" for at in columns) if row[1] else (row[0],) for row in rows]
    assert found == wanted
    assert not [row for row in rows if row[PREVIOUS] is not None or row[CURRENT] is not None]


def test_its_header_stays_in_sight_and_it_prints_across(sheet: Worksheet) -> None:
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("B2", "$1:$1", "landscape")


def test_computed_rows_say_that_they_compute_and_others_ask_for_a_number(sheet: Worksheet) -> None:
    for number, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), 2):
        for column in "CD":
            (choice,) = choices_at(sheet, f"{column}{number}")
            assert str(choice.prompt).startswith("有公式，一般留空" if row[FORMULA] else "填数。")


def test_groups_computed_rows_and_cells_to_fill_in_have_colours_of_their_own(sheet: Worksheet) -> None:
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    fills = [rule.dxf.fill.bgColor.rgb for rule in rules if rule.dxf.fill]
    assert len(fills) == len(set(fills)) == 3
    assert all("{" not in formula for rule in rules for formula in rule.formula)


def test_the_catalogue_filled_in_gives_no_finding_about_data(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    fill_in(book["指标"])
    book.save(tmp_path / "工作簿.xlsx")
    assert {finding.code for finding in found(tmp_path / "工作簿.xlsx")} == {"S111"}


@pytest.mark.parametrize("pack", pack_names(TEMPLATES))
def test_filled_in_and_written_it_is_ready_but_for_what_the_review_doubts(tmp_path: Path, pack: str) -> None:
    path = tmp_path / "工作簿.xlsx"
    make_workbook(TEMPLATES, "云州市2026", path, pack)
    book = openpyxl.load_workbook(path)
    fill_in(book["指标"])
    for sheet in book:
        for row in sheet.iter_rows(min_row=2) if sheet.title != "填写说明" else ():
            write_in(row)
    book.save(path)
    assert [f"{each.code} {each.ref} {each.message}" for each in found(path)] == []


def write_in(row: tuple[Any, ...]) -> None:
    """Replace what is marked as an example, and fill a paragraph that is blank."""
    for cell in row:
        if isinstance(cell.value, str):
            cell.value = cell.value.replace("（示例）", "")
    if row[0].value == "段落" and not row[1].value:
        row[1].value = "学校开展了工作。"


def test_a_wrong_reported_value_in_a_fresh_workbook_is_an_error(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    sheet = book["指标"]
    fill_in(sheet)
    (row,) = (row for row in sheet.iter_rows(min_row=2) if row[0].value == "生师比")
    row[CURRENT].value = "99.99:1"
    book.save(tmp_path / "工作簿.xlsx")
    findings = check(tmp_path / "工作簿.xlsx", TEMPLATES, lambda step: None).findings
    assert [each.values["name"] for each in findings if each.code == "D715"] == ["生师比"]


def found(workbook: Path) -> list[Finding]:
    """Return the findings but those of the review, which doubts numbers that are made up."""
    doubted = {each.code for each in all_checks()}
    return [each for each in check(workbook, TEMPLATES, lambda step: None).findings if each.code not in doubted]


def fill_in(sheet: Worksheet) -> None:
    """Type a number for everything that is no plain quotient, totals above their parts."""
    for number, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), 2):
        is_tally = str(row[FORMULA]).startswith("计数")
        for column, made_up in ((PREVIOUS + 1, 1000 + number), (CURRENT + 1, 1100 + number)):
            cell = sheet.cell(number, column)
            if row[1] and not row[FORMULA]:
                cell.value = 0.875 if row[1] == "%" else made_up
            elif is_tally and column == PREVIOUS + 1:
                cell.value = 4
