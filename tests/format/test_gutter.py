"""A gutter takes room from the text: tables as wide as that are no departure, lines of fewer characters are."""

from __future__ import annotations

from pathlib import Path

from tests.builders import write_workbook
from tests.format.format_samples import damaged, departures, sample, sheets
from tests.reports import changed_templates, photo, silent
from zhibao.pipeline import build


def bound(text: str) -> str:
    return text.replace('w:gutter="0"', 'w:gutter="567"')


def test_a_report_of_a_template_with_a_gutter_has_tables_that_fit(tmp_path: Path) -> None:
    photo(tmp_path, "门.jpg")
    workbook = write_workbook(tmp_path / "工作簿.xlsx", sheets())
    outcome = build(workbook, changed_templates(tmp_path, document=bound), tmp_path / "output", silent)
    assert outcome.report
    assert departures(outcome.report.read_bytes()) == [
        "版面（纵向） 装订线：10 毫米×4",
        "版面（横向） 装订线：10 毫米×1",
        "正文 每行字数：26 字×7",
        "目录一级 制表位：右对齐到 442.2 磅，点线×3",
        "目录二级 制表位：右对齐到 442.2 磅，点线×1",
    ]


def test_tables_of_the_width_without_a_gutter_depart_where_there_is_one() -> None:
    found = departures(damaged(sample(), "document", bound))
    assert "表格 表宽：156 毫米×1" in found
    assert "表格 表宽：225 毫米×1" in found


def test_a_gutter_above_the_text_takes_lines() -> None:
    at_top = damaged(sample(), "settings", lambda text: text.replace("<w:compat>", "<w:gutterAtTop/><w:compat>"))
    found = departures(damaged(at_top, "document", bound))
    assert found == [
        "版面（纵向） 装订线：10 毫米×4",
        "版面（纵向） 每页行数：21 行×4",
        "版面（横向） 装订线：10 毫米×1",
    ]
