"""What is proposed and offered: indicators of two years, look-ups and references that print what stood there."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.builders import TEMPLATES
from tests.importing.handmade import cover, line, paragraph, photo, picture, table, word_file
from tests.importing.taken import Taken, imported
from tests.reports import Made, silent
from zhibao.pipeline import build
from zhibao.workbook.starter.import_list import LOOK_UPS

PROSE = "全市中职在校生25115人，比上年的28802人减少3687人（见表1-1、图1-1）；高级职称教师占27.30%。另有1200人。"
BODY = (
    cover()
    + line("一、基本情况", font="黑体")
    + line(PROSE)
    + line("表1-1　规模变化", centre=True)
    + table(
        ["项目", "2023年", "2024年"],
        ["中职在校生（人）", "28802", "25115"],
        ["职普比", "2.8:7.2", "2.4:7.6"],
        ["生师比", "14.16:1", "13.65:1"],
        ["高级职称教师占比", "25.29%", "27.30%"],
    )
    + paragraph(picture("p1"))
    + line("图1-1 学生人数（单位：人）", centre=True)
    + line("案例1-1：校企共建", font="黑体")
    + line("学校有学生600人。", style="Box")
    + line("年末又统计一次，中职在校生25120人，做法见案例1-1。")
)


def offers(taken: Taken) -> list[tuple[str, str, str, str]]:
    """Return cell, words, offer and reason of each offer."""
    sheet = openpyxl.load_workbook(taken.made.list)[LOOK_UPS]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    return [(str(row[1]), str(row[2]), str(row[3]), str(row[4])) for row in rows]


def indicators(taken: Taken) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(taken.made.workbook)["指标"]
    return [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]]


def test_indicators_have_their_years_units_and_doubts(tmp_path: Path) -> None:
    taken = imported(tmp_path, word_file(tmp_path, BODY, {"p1": photo("red")}))
    rows = {row[0]: row for row in indicators(taken)}
    assert rows["中职在校生"][1:4] == ("人", 28802, 25115)
    assert rows["职普比"][1:4] == ("成比", "2.8:7.2", "2.4:7.6")
    assert rows["生师比"][1:4] == (":1", "14.16:1", "13.65:1")
    assert rows["高级职称教师占比"][1:4] == ("%", 0.2529, 0.273)
    assert rows["中职在校生"][8] == "原报告里 2024 年有几个数：25115、25120"
    assert "校企共建" not in str(rows)


def test_offers_say_why_and_print_what_stood_there(tmp_path: Path) -> None:
    taken = imported(tmp_path, word_file(tmp_path, BODY, {"p1": photo("red")}))
    found = offers(taken)
    assert ("B2", "25115", "{{中职在校生}}", "名称也对上") in found
    assert ("B2", "28802", "{{中职在校生.上年}}", "只是数相同") in found
    assert ("B2", "图1-1", "{{图:学生人数（单位：人）}}", "编号") in found
    assert {each[1] for each in found if each[3] == "编号"} == {"表1-1", "图1-1", "案例1-1"}
    first = build(taken.made.workbook, TEMPLATES, tmp_path / "first", silent)
    book = openpyxl.load_workbook(taken.made.workbook)
    for place, words, look_up, _ in found:
        cell = book["1 基本情况"][place]
        cell.value = str(cell.value).replace(words, look_up, 1)
    changed = taken.made.workbook.with_name("换成取数.xlsx")
    book.save(changed)
    second = build(changed, TEMPLATES, tmp_path / "second", silent)
    assert first.report and second.report
    texts = [Made(each, each.report).texts("报告正文") for each in (first, second) if each.report]
    assert [each.replace(" ", "") for each in texts[1]] == texts[0]
