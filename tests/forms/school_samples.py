"""Forms written by the program, filled in by script and put where the clerk puts them.

forms = Forms(tmp_path, chapters)
forms.sent("甲校", {"在校生": 1200}, 获奖=[("省级", "技能大赛", "焊接", "张三丰", "", "一等奖")])
made = forms.made()
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import TEMPLATES, ReadResult, Rows, Sheets, minimal_sheets, write_workbook
from tests.reports import Made, silent
from zhibao.findings import Finding, Severity
from zhibao.forms.receiving import receive
from zhibao.pack import load_pack
from zhibao.pipeline import build
from zhibao.pipeline.school_forms import FormsStatus, forms_status, write_forms
from zhibao.workbook.reader import read_workbook


@cache
def small_templates() -> Path:
    """Return a copy of the templates whose forms have lists of five rows: most of the time goes into empty cells."""
    copy = Path(_KEPT.name) / "templates"
    shutil.copytree(TEMPLATES, copy)
    file = copy / "henan" / "forms.toml"
    file.write_text(re.sub(r"^rows = \d+", "rows = 5", file.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    return copy


_KEPT = TemporaryDirectory()
SCHOOLS = ("云州市甲职业学校", "云州市乙职业学校", "云州市丙职业学校")
ROSTER: Rows = (("学校名称", "简称", "隶属"), *((name, name[3] + "校", "市属") for name in SCHOOLS))
RECEIVED_IN: Rows = (
    ("节", "学生素质"),
    ("段落", "全市有学校三所。"),
    ("收案例",),
    ("节", "就业质量"),
    ("段落", "毕业生去向见下表。"),
)


@dataclass(frozen=True)
class Case:
    """A case study as a school writes it; photos are (caption, file name)."""

    title: str = "匠心筑梦"
    place: str = "学生发展／学生素质"
    text: Sequence[str] = ("学校开展了技能月。", "学生受益匪浅。")
    photos: Sequence[tuple[str, str]] = ()


@dataclass
class Forms:
    """A workbook, the forms of its schools, and the folder of those that came back."""

    folder: Path
    sheets: Mapping[str, Any] = field(default_factory=lambda: minimal_sheets(学生发展=RECEIVED_IN))
    roster: Rows = ROSTER

    @cached_property
    def workbook(self) -> Path:
        sheets: Sheets = {**self.sheets, "学校": self.roster}
        return write_workbook(self.folder / "工作簿.xlsx", sheets)

    @property
    def returned(self) -> Path:
        return self.folder / "学校填报"

    @cached_property
    def written(self) -> dict[str, Path]:
        """The forms as they are sent to the schools, by the schools' names."""
        paths = write_forms(self.workbook, small_templates(), self.folder / "发出", silent).paths
        return {re.sub(r"填报表（.*", "", path.stem): path for path in paths}

    def sent(
        self,
        school: str,
        figures: Mapping[str, object] | None = None,
        cases: Sequence[Case] = (),
        file: str = "",
        **lists: Rows,
    ) -> Path:
        """Fill a school's form, figures that are not stated with what fits, and put it into 学校填报."""
        book = openpyxl.load_workbook(self.written[school])
        fill_figures(book["学校数据"], {**USUAL, **(figures or {})})
        for name, rows in lists.items():
            for at, row in enumerate(rows, 4):
                for column, value in enumerate(row, 1):
                    put(book[name], at, column, value)
        for number, case in enumerate(cases, 1):
            fill_case(book[f"案例{number}"], case)
        path = self.returned / (file or f"{school}.xlsx")
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        return path

    def all_sent(self, **figures: object) -> None:
        """Fill the forms of all schools with the same figures."""
        for school in SCHOOLS:
            self.sent(school, figures)

    def read(self) -> ReadResult:
        """Read the workbook with what came back."""
        report, _, findings = read_workbook(self.workbook, partial(load_pack, small_templates()), receive)
        return ReadResult(report, findings)

    def codes(self) -> list[str]:
        """Return code and place of what reading finds."""
        return [f"{each.code} {each.ref}" for each in self.findings()]

    def findings(self) -> list[Finding]:
        """Return what reading finds, the notes of the program left out."""
        return [each for each in self.read().findings if each.severity is not Severity.INFO]

    def copied(self, folder: Path) -> Forms:
        """Return the same in a folder of its own; the forms that were sent out are not written again."""
        shutil.copytree(self.folder, folder)
        copy = Forms(folder, self.sheets, self.roster)
        copy.__dict__["written"] = self.written
        return copy

    def made(self) -> Made:
        """Make the report."""
        outcome = build(self.workbook, small_templates(), self.folder / "output", silent)
        assert outcome.report is not None
        return Made(outcome, outcome.report)

    def status(self) -> FormsStatus:
        """Ask how it stands."""
        return forms_status(self.workbook, small_templates(), self.folder / "output", silent)

    def table(self, name: str) -> list[list[str]]:
        """Return the texts of a table of raw rows as a build has it."""
        data = next(each for each in self.read().report.data_tables if each.name == name)
        return [[cell.plain if cell else "" for cell in row] for row in data.table.rows]


# Figures that fit each other.
USUAL: Mapping[str, object] = {
    **dict.fromkeys(("在校生", "教职工", "专任教师", "占地面积", "校舍建筑面积", "毕业生数", "选用教材"), 100),
    **dict.fromkeys(("专业课教师", "教学训练用房面积", "直接就业人数"), 60),
    "升学人数": 40,
    "其他去向人数": 0,
}


def put(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """Put a value into a cell as somebody types it; nothing for an empty one."""
    sheet.cell(row, column).value = None if value == "" else value


def fill_figures(sheet: Worksheet, figures: Mapping[str, object]) -> None:
    """Fill the figures in; those not stated get 1, optional ones nothing."""
    now = next(at for at, cell in enumerate(sheet[3], 1) if cell.value == "2025年")
    for number, row in enumerate(sheet.iter_rows(min_row=4), 4):
        name, unit, *_, note = (cell.value for cell in row)
        if unit:
            is_optional = "可不填" in str(note or "")
            put(sheet, number, now, figures.get(str(name), None if is_optional else 1))


def label_rows(sheet: Worksheet) -> dict[str, int]:
    """Return the rows of the labels in column A."""
    return {str(row[0].value): at for at, row in enumerate(sheet.iter_rows(max_col=1), 1) if row[0].value}


def fill_case(sheet: Worksheet, case: Case) -> None:
    """Fill a sheet for a case study in."""
    rows = label_rows(sheet)
    put(sheet, rows["题目"], 2, case.title)
    put(sheet, rows["放在哪一节"], 2, case.place)
    for at, line in enumerate(case.text, rows["正文"]):
        put(sheet, at, 2, line)
    for at, (caption, name) in enumerate(case.photos, rows["照片"] + 1):
        put(sheet, at, 2, caption)
        put(sheet, at, 3, name)
