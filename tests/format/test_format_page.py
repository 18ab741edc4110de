"""格式核对: a page of its own, departures first, every figure with its source, whatever the report is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from tests.format.format_samples import damaged, measured, sample
from tests.reports import changed_templates, make, silent
from zhibao.format import FormatCheck, format_page
from zhibao.output import report_saving
from zhibao.pipeline import Status, build

TITLE = "云州市职业教育质量报告（2025年度）"


def rows(page: str, number: int) -> list[list[str]]:
    """Return the cells of a table of the page, counted from 0."""
    table = html.fromstring(page).findall(".//table")[number]
    return [["".join(map(str, cell.itertext())).strip() for cell in row] for row in table.iter("tr")]


def page_of(content: bytes) -> str:
    return format_page(measured(content), TITLE, "henan")


def test_a_report_that_keeps_to_the_format_says_so_with_counts_and_sources() -> None:
    page = page_of(sample())
    assert "全部符合格式要求" in page
    assert "不符合要求的" not in page
    assert rows(page, 0)[1] == ["纸宽", "210 毫米", "4 节，全部符合", "GB/T 9704—2012 5.1"]
    body = rows(page, 3)
    assert body[1] == ["中文字体", "仿宋_GB2312", "16 处，全部符合", "GB/T 9704—2012 7.3.3"]
    assert ["行距", "固定值 28.95 磅", "7 段，全部符合", "GB/T 9704—2012 5.2.3"] in body


def test_departures_come_first_and_are_marked() -> None:
    page = page_of(damaged(sample(), "document", lambda text: text.replace('w:right="1474"', 'w:right="1440"', 1)))
    assert "有 1 项不符合格式要求" in page
    head, found = rows(page, 0)
    assert head == ["项目", "要求", "量得", "在哪里"]
    assert found[0] == "✕ 版面（纵向）：右边距"
    assert found[1].startswith("26 毫米")
    assert found[2].startswith("25.4 毫米")
    assert found[3] == "第 1 节（封面起）"
    assert page.index("不符合要求的") < page.index("逐项核对")


def test_what_the_report_has_none_of_is_listed_apart() -> None:
    page = page_of(sample())
    listed = page[page.index("没有用到的") :]
    assert listed[listed.index("<p>") : listed.index("</p>")].startswith("<p>有网址的段落、无编号二级标题、")
    assert "正文、" not in listed


def test_the_page_needs_no_other_file_and_the_same_report_gives_the_same_page() -> None:
    page = page_of(sample())
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert page == page_of(sample())


@given(st.text(max_size=40))
def test_no_title_breaks_the_page(title: str) -> None:
    page = format_page(FormatCheck(), title, "henan")
    assert page.count("<h1>") == 1
    assert "<title>格式核对：" in page
    for mark in ("<", ">"):
        assert page.count(mark) == format_page(FormatCheck(), "", "henan").count(mark)


def test_it_is_written_beside_the_report_and_written_again(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets())
    page = made.outcome.format_check
    assert page == made.path.with_name(f"{made.path.stem}_格式核对.html")
    first = page.read_bytes()
    again = make(tmp_path, minimal_sheets())
    assert (again.outcome.format_check, page.read_bytes()) == (page, first)
    assert again.codes == []


def test_one_that_somebody_has_changed_is_left_alone(tmp_path: Path) -> None:
    page = make(tmp_path, minimal_sheets()).outcome.format_check
    assert page
    page.write_bytes(page.read_bytes().replace("全部符合".encode(), "基本符合".encode(), 1))
    made = make(tmp_path, minimal_sheets())
    assert made.codes == ["E502"]
    assert made.outcome.format_check != page
    assert "基本符合" in page.read_text(encoding="utf-8")


def test_a_template_that_departs_makes_a_draft_and_a_page(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, styles=lambda text: text.replace('w:line="579"', 'w:line="560"'))
    outcome = build(write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets()), templates, tmp_path / "output", silent)
    assert outcome.status is Status.DRAFT
    assert {finding.code for finding in outcome.findings} == {"E504", "F610"}
    assert outcome.format_check
    assert outcome.format_check.name.endswith("_草稿_格式核对.html")


def test_a_fault_of_the_measuring_leaves_the_report_standing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("w:styles")

    monkeypatch.setattr("zhibao.pipeline.side_files.check_parts", fail)
    outcome = build(write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets()), TEMPLATES, tmp_path / "output", silent)
    assert outcome.report and outcome.report.exists()
    assert outcome.format_check is None
    assert [finding.code for finding in outcome.findings if finding.code != "E504"] == ["F618"]


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move = report_saving._move

    def refuse(written: Path, target: Path) -> report_saving.Placed:
        if target.suffix == ".html":
            raise PermissionError(13, "Permission denied")
        return move(written, target)

    monkeypatch.setattr(report_saving, "_move", refuse)
    made = make(tmp_path, minimal_sheets())
    # The page of the review cannot be written either.
    assert made.codes == ["E510", "E510"]
    assert [finding.message for finding in made.outcome.findings if "格式核对没有写成" in finding.message]
