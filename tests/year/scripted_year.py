"""A year of the clerk's, step by step: last year's Word report, this year's workbook, the schools, next year.

Each step is a command as it is typed, or what somebody does by hand in LibreOffice.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import TEMPLATES
from tests.year.hand_made_report import BOOKS, CITY, YEAR, write_report
from tests.year.office import Entry, Job, fill
from zhibao.cli import main
from zhibao.pipeline import Outcome, build

SCHOOLS = (*(f"{CITY}第{number}职业学校" for number in "一二三四五六七八九十"), f"{CITY}工业学校")
WORKBOOK, FORMS = "工作簿.xlsx", "学校填报"
SECTION, CHAPTER = "学生发展／就业", "2 学生发展"
# What each school enters; whatever else is asked gets a small number.
FIGURES = {"在校生": 800, "招生数": 300, "教职工": 90, "专任教师": 70, "专业课教师": 40, "占地面积": 60_000}
FIGURES |= {"校舍建筑面积": 20_000, "教学训练用房面积": 9_000, "仪器设备值": 580, "纸质图书": 30_000, "数字图书": 9_000}
FIGURES |= {"毕业生数": 260, "升学人数": 140, "直接就业人数": 100, "其他去向人数": 20, "对口就业人数": 80}
_OTHERWISE = 8
TITLES = ("技能日里学本领", "一人一张成长单")
STORIES = (
    "学校把每周五下午定为技能日，学生自己选项目，教师和企业师傅一起指导。",
    "班主任为每名新生建立成长清单，每月更新一次，家长在开放日能够看到。",
)
# What the import offered: numbers of the text that are indicators'.
CHAPTER_OF_BOOKS = "1 基本情况"
BOOKS_LOOKED_UP = "图书馆藏书{{图书馆藏书}}万册，仪器设备值{{仪器设备值}}万元，办学条件继续改善。"
NEW_WORDS = "各校上报的在校生合计{{各校在校生}}人，一所学校平均{{校均在校生}}人。"


@dataclass
class ScriptedYear:
    """The clerk's project folder, and what the builds of the year came to."""

    root: Path
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def run(self, *words: str) -> int:
        """Type a command."""
        return main(self.root, words)

    def workbook(self, year: int) -> Path:
        return self.root / "inputs" / f"{CITY}{year}" / WORKBOOK

    def built(self, year: int, name: str) -> Outcome:
        """Build a year's report and keep a copy of it under a name."""
        outcome = build(self.workbook(year), self.root / "templates", self.root / "output", lambda step: None)
        assert outcome.report is not None
        shutil.copy(outcome.report, self.report(name))
        self.outcomes[name] = outcome
        return outcome

    def report(self, name: str) -> Path:
        return self.root / f"{name}.docx"


def whole_year(folder: Path) -> ScriptedYear:
    """Go through the year and return what came of it."""
    year = ScriptedYear(folder)
    (folder / "templates").symlink_to(TEMPLATES)
    write_report(year.report("手工的"))
    year.run("import", str(year.report("手工的")), f"{CITY}{YEAR}")
    year.built(YEAR, "导入的")
    year.run("new", f"{CITY}{YEAR + 1}", "--from", f"{CITY}{YEAR}")
    _fill_workbook(year, YEAR + 1)
    year.built(YEAR + 1, "填好的")
    year.run("forms", str(year.workbook(YEAR + 1)))
    _return_forms(year, with_faults=True)
    year.built(YEAR + 1, "收到的")
    _return_forms(year, with_faults=False)
    year.built(YEAR + 1, "改好的")
    year.run("new", f"{CITY}{YEAR + 2}", "--from", f"{CITY}{YEAR + 1}")
    year.built(YEAR + 2, "明年的")
    return year


def _fill_workbook(year: ScriptedYear, now: int) -> None:
    """Fill in what the list says, a little more than the year before, and ask the schools."""
    path = year.workbook(now)
    book = openpyxl.load_workbook(path)
    cells: list[Entry] = [("学校", "A1", "学校名称")]
    cells += [("学校", f"A{row}", school) for row, school in enumerate(SCHOOLS, 2)]
    for name, area in _to_fill(path):
        for (cell,) in book[name][f"{area}:{area}" if ":" not in area else area]:
            before = book[name].cell(cell.row, cell.column - 1).value
            if before not in (None, ""):
                cells.append((name, cell.coordinate, _more(before)))
    row = book["指标"].max_row + 1
    formulas = {"各校在校生": '求和("数据各校","在校生")', "校均在校生": '各校在校生/计数("学校")'}
    for at, (name, formula) in enumerate(formulas.items(), row):
        cells += [("指标", f"A{at}", name), ("指标", f"B{at}", "人"), ("指标", f"E{at}", formula)]
    last = book[CHAPTER].max_row + 1
    cells += [(CHAPTER, f"A{last}", "段落"), (CHAPTER, f"B{last}", NEW_WORDS), (CHAPTER, f"A{last + 1}", "收案例")]
    cells += [(CHAPTER_OF_BOOKS, cell.coordinate, BOOKS_LOOKED_UP) for cell in _holding(book[CHAPTER_OF_BOOKS], BOOKS)]
    fill(year.root, Job(path, path, cells))


def _holding(sheet: Worksheet, words: str) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and words in str(cell.value)]


def _to_fill(path: Path) -> list[tuple[str, str]]:
    rows = openpyxl.load_workbook(path)["换年清单"].iter_rows(min_row=3, values_only=True)
    return [(str(row[1]), str(row[2])) for row in rows if row[0] == "今年的数要填"]


def _more(before: object) -> str | float:
    """Return a number a little larger than last year's; words with a ratio get another one."""
    if isinstance(before, str):
        return before.replace("12.00", "11.85")
    return round(float(str(before)) * 1.02, 4 if float(str(before)) < 1 else 1 if float(str(before)) < 100 else 0)


def _return_forms(year: ScriptedYear, with_faults: bool) -> None:
    """Let the schools fill in their forms in LibreOffice and put them into the folder; three of them err."""
    sent = sorted((year.root / "output").rglob("*填报表（*.xlsx")) or sorted((year.root / "output").rglob("*.xlsx"))
    forms = {school: next(path for path in sent if path.name.startswith(school)) for school in SCHOOLS}
    folder = year.workbook(YEAR + 1).parent / FORMS
    jobs = [
        Job(path, folder / f"{school}.xlsx", _entries(path, number, with_faults))
        for number, (school, path) in enumerate(forms.items())
    ]
    fill(year.root, *jobs)
    if with_faults:
        damaged = folder / f"{SCHOOLS[2]}.xlsx"
        damaged.write_bytes(damaged.read_bytes()[:3000])


def _entries(form: Path, number: int, with_faults: bool) -> list[Entry]:
    sheet = openpyxl.load_workbook(form)["学校数据"]
    column = next(cell.coordinate[0] for cell in sheet[3] if str(cell.value).startswith(str(YEAR + 1)))
    asked = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=4) if row[1].value}
    cells: list[Entry] = [
        ("学校数据", f"{column}{row}", FIGURES.get(name, _OTHERWISE) + number * (name == "在校生"))
        for name, row in asked.items()
    ]
    if with_faults and number == 0:
        cells.append(("学校数据", f"{column}{asked['在校生']}", "约800"))
    if number < 2:
        section = "" if with_faults and number == 1 else SECTION
        cells += [("案例1", "B3", TITLES[number]), ("案例1", "B4", section), ("案例1", "B5", STORIES[number])]
    return cells
