"""Forms written, filled in by script, put into 学校填报 and built: what the report says is what the schools entered."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import henan, minimal_sheets
from tests.forms.school_samples import SCHOOLS, Case, Forms
from tests.reports import Made, grid_of, photo
from zhibao.pack.form_rules import form_rules
from zhibao.pipeline import Status
from zhibao.tables.aggregate import TOTAL, aggregated
from zhibao.tables.data_rows import DataRows
from zhibao.workbook.provenance_book import NUMBERS_SHEET

INDICATORS = (
    ("名称", "单位", "2024", "2025", "公式"),
    ("全市在校生", "人", 900, "", '求和("数据各校","在校生")'),
    ("省级一等奖", "项", 1, "", '计数("数据获奖",级别="省级",等次="一等奖")'),
    ("生均设备", "元", "", "", '求和("数据各校","仪器设备值")*10000/全市在校生'),
)
CHAPTER = (
    ("节", "学生素质"),
    ("段落", "在校生{{全市在校生}}人，{{全市在校生.比上年增减}}，省级一等奖{{省级一等奖}}项。"),
    ("明细表", "各校规模", "单位：人", "来源=数据各校；列=学校名称,在校生；合计=行"),
    ("汇总表", "获奖", "单位：项", "来源=数据获奖；行=学校名称；列=等次；合计=是"),
    ("统计图", "各校在校生", "柱形图", "来源=数据各校；类别=学校名称；系列=在校生"),
    ("收案例",),
)
PRIZES = {
    SCHOOLS[0]: (
        ("省级", "技能大赛", "焊接", "张三丰、李四光", "王老师", "一等奖"),
        ("省级", "技能大赛", "护理", "赵小敏", "", "二等奖"),
    ),
    SCHOOLS[1]: (
        ("省级", "技能大赛", "烹饪", "钱多福", "", "一等奖"),
        ("市级", "技能月", "烹饪", "钱多福", "", "一等奖"),
    ),
}


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    sheets = minimal_sheets(学生发展=CHAPTER) | {"指标": INDICATORS}
    forms = Forms(tmp_path_factory.mktemp("云州 市"), sheets)
    for number, school in enumerate(SCHOOLS):
        case = Case(f"第{number}个案例", photos=[("开幕式", "开幕.png")], text=("钱多福勤学苦练。",))
        figures = {"在校生": 500 + number, "仪器设备值": 12.5}
        forms.sent(school, figures, cases=[case], 获奖=PRIZES.get(school, ()))
        photo(forms.folder, f"../学校填报/{school}/开幕.png")
    return forms


def entered(form: Path, name: str) -> Decimal:
    """Read a figure of a form independently of the program."""
    rows = openpyxl.load_workbook(form)["学校数据"].iter_rows(min_row=4, values_only=True)
    return next(Decimal(str(row[2])) for row in rows if row[0] == name)


@pytest.fixture(scope="module")
def made(forms: Forms) -> Made:
    return forms.made()


def test_a_build_says_what_the_forms_say(forms: Forms, made: Made) -> None:
    total = sum(entered(path, "在校生") for path in sorted(forms.returned.glob("*.xlsx")))
    prizes = [row for rows in PRIZES.values() for row in rows]
    first = sum(row[0] == "省级" and row[5] == "一等奖" for row in prizes)
    assert f"在校生{total}人，比上年增加{total - 900}人，省级一等奖{first}项。" in made.texts("报告正文")
    sizes, tally = map(grid_of, made.tables())
    assert sizes[1:] == [*([name, str(500 + at)] for at, name in enumerate(SCHOOLS)), ["合计", str(total)]]
    assert tally[-1] == ["合计", "3", "1", "4"]


def test_the_case_studies_stand_where_they_are_wanted_with_their_photos(made: Made) -> None:
    titles = [f"案例 1-{at + 1}：第{at}个案例（{name}）" for at, name in enumerate(SCHOOLS)]
    assert made.texts("案例标题") == titles
    assert len([text for text in made.texts("图题") if "开幕式" in text]) == len(SCHOOLS)
    assert made.outcome.status is Status.READY and made.codes == ["T221 学校填报/云州市乙职业学校.xlsx 获奖!D4"]


def test_pupils_who_are_listed_in_forms_are_masked_in_the_case_studies_too(made: Made) -> None:
    text = "".join(line for _, line in made.lines())
    assert "钱多福" not in text and "钱某某勤学苦练" in text


def test_every_number_goes_back_to_the_cell_of_a_form(forms: Forms, made: Made) -> None:
    numbers = made.outcome.provenance
    assert numbers
    rows = openpyxl.load_workbook(numbers)[NUMBERS_SHEET].iter_rows(min_row=2)
    (total,) = [row for row in rows if "在校生【1503】" in str(row[3].value)]
    behind = [cell for cell in total if str(cell.value).startswith("学校填报/")]
    assert [cell.value for cell in behind] == [f"学校填报/{name}.xlsx 学校数据!C5" for name in SCHOOLS]
    for cell, school in zip(behind, SCHOOLS, strict=True):
        assert cell.hyperlink and cell.hyperlink.target
        target = numbers.parent / cell.hyperlink.target.replace("%20", " ").replace("\\", "/")
        assert target.resolve() == (forms.returned / f"{school}.xlsx").resolve()
        assert openpyxl.load_workbook(target)["学校数据"]["C5"].value == int(entered(target, "在校生"))


def test_no_finding_and_no_sheet_of_a_form_is_taken_for_one_of_the_workbook(forms: Forms, made: Made) -> None:
    """The marked copy of the workbook has a sheet 学校, and so could a form."""
    copy = made.outcome.marked_copy
    assert copy
    rows = openpyxl.load_workbook(copy).worksheets[0].iter_rows(min_row=3)
    (masked,) = [row for row in rows if row[1].value == "T221"]
    assert masked[2].value == "学校填报/云州市乙职业学校.xlsx 获奖" and masked[2].hyperlink is None


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Forms:
    return Forms(tmp_path_factory.mktemp("和"))


NUMBERS = st.integers(0, 10**6) | st.decimals(0, 10**5, places=2)


@given(st.randoms(use_true_random=False), st.lists(NUMBERS, min_size=6, max_size=12))
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_sums_are_the_sums_over_the_forms(blank: Forms, random: Random, some: list[int | Decimal]) -> None:
    """Whatever the schools enter, as numbers or as text, with thousands or without."""
    rules = form_rules(henan())
    assert rules
    names = [figure.name for figure in rules.all_figures]
    whole = {figure.name for figure in rules.all_figures if not figure.decimals}
    entries = {school: {name: random.choice(some) for name in names} for school in SCHOOLS}
    ways = (lambda number: float(number), str, lambda number: f"{number:,}")
    for school, numbers in entries.items():
        blank.sent(school, {name: random.choice(ways)(number) for name, number in numbers.items()})
    read = blank.read()
    table = DataRows(next(each.table for each in read.report.data_tables if each.name == rules.figures.table))
    for name in names:
        is_fit = name not in whole or not any(entries[school][name] % 1 for school in SCHOOLS)
        if is_fit:
            result = aggregated(TOTAL, table, table.rows, table.columns.column(name))
            assert result.number == sum(Fraction(entries[school][name]) for school in SCHOOLS)
            assert [ref.workbook for ref in result.cells] == [f"学校填报/{school}.xlsx" for school in SCHOOLS]
        else:
            assert f"“{name}”填的是" in "".join(each.message for each in read.findings)
