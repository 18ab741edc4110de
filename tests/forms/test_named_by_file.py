"""Places in another file than the clerk's workbook: they say so wherever they are shown."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.builders import minimal_sheets, write_workbook
from tests.forms.school_samples import ROSTER, SCHOOLS
from zhibao.cli.finding_lines import finding_lines
from zhibao.findings import Findings, school_form_rules
from zhibao.findings.listing import family_of, listed
from zhibao.findings.waiving import accepted
from zhibao.forms.sent_tables import sent_table
from zhibao.model.received import RosterSchool
from zhibao.model.ref import CellRef
from zhibao.model.table import TableCell
from zhibao.model.text import Text
from zhibao.model.waiver import Waiver
from zhibao.packing import sealed_parts
from zhibao.review_page import review_page
from zhibao.workbook.marked_copy import marked_copy

FILE = "学校填报/甲校.xlsx"
THERE, HERE = CellRef("学校", "A2", FILE), CellRef("学校", "A2", "工作簿.xlsx")
IN_FORM = school_form_rules.NOT_FILLED.at(THERE, school="甲校", name="在校生")
IN_WORKBOOK = school_form_rules.NOT_SENT.at(HERE, school="乙校")


def test_a_place_in_a_form_names_its_file() -> None:
    assert (str(THERE), THERE.sheet_shown, THERE.other_file) == (f"{FILE} 学校!A2", f"{FILE} 学校", FILE)
    assert (str(HERE), HERE.sheet_shown, HERE.other_file) == ("学校!A2", "学校", "")


def test_findings_are_listed_by_file_after_the_sheets_of_the_workbook() -> None:
    assert [each.sheet for each in listed([IN_FORM, IN_WORKBOOK], ["封面", "学校"])] == ["学校", FILE]
    assert family_of(IN_FORM.code) == "F8" and family_of("F601") == "F"
    lines = list(finding_lines([IN_FORM, IN_WORKBOOK]))
    assert any(f"“{FILE}”工作表“学校”A2：" in line for line in lines)
    page = review_page("报告", [IN_FORM, IN_WORKBOOK], ["学校"], "", ())
    assert f'data-sheet="{FILE}" data-family="F8"' in page and f"<td>{FILE} 学校</td>" in page


def test_a_form_s_finding_marks_no_cell_of_the_workbook(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets() | {"学校": ROSTER})
    (tmp_path / "检查.xlsx").write_bytes(sealed_parts(marked_copy(path, [IN_FORM], "一条")))
    book = openpyxl.load_workbook(tmp_path / "检查.xlsx")
    assert book["学校"]["A2"].comment is None and book["学校"]["A2"].fill.fgColor.rgb != "FFFFC7CE"
    row = next(row for row in book.worksheets[0].iter_rows(min_row=3) if row[1].value == IN_FORM.code)
    assert row[2].value == f"{FILE} 学校" and not any(cell.hyperlink for cell in row)


def test_a_waiver_means_the_finding_of_the_file_that_it_names() -> None:
    found = Findings()
    found.extend([IN_FORM, school_form_rules.NOT_FILLED.at(HERE, school="甲校", name="在校生")])
    waiver = Waiver(IN_FORM.code, f"{FILE} 学校", "A2", "", "看过")
    told = accepted(found, [waiver], {IN_FORM.code}, {IN_FORM.code})
    assert [(each.file, each.accepted) for each in told] == [(FILE, "看过"), ("工作簿.xlsx", None)]


def test_the_school_and_the_year_of_a_row_go_back_to_its_first_cell() -> None:
    """A count of rows goes over their first column."""
    cells = (None, TableCell((Text.of("省级"),), ref=CellRef("获奖", "B4", FILE)))
    table = sent_table("数据获奖", ["赛事", "级别"], [(RosterSchool(Text.of(SCHOOLS[0])), (cells,))], 2025).table
    assert {str(cell.ref) for cell in table.header[0] if cell} == {"数据获奖"}
    school, year, *_ = table.body[0]
    assert school and year and (school.plain, year.plain) == (SCHOOLS[0], "2025")
    assert str(school.ref) == str(year.ref) == f"{FILE} 获奖!B4"
