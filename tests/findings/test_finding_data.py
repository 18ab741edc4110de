"""Findings as data: where they are, what they hold, and that words are made only where they are shown."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from zhibao.findings import Finding, NothingMadeError, Place, ReportPlace, Rule, Severity, TemplatePlace
from zhibao.findings.finished_rules import TABLE_DIFFERS, TEXT_ADDED
from zhibao.findings.template_rules import NO_TOC, TEMPLATE_SYNTAX
from zhibao.model.ref import NOWHERE, CellRef

CELL = CellRef("基本情况", "B2", "工作簿.xlsx")
SPOT = TemplatePlace("report.docx", "页眉 1 ", "第 3 段", "{{ 甲 }}")
PARAGRAPH = ReportPlace("报告.docx", 4, "“前言”第 2 段")
BROKEN = Rule("X001", Severity.ERROR, "题", "“{found}”不对", "请改")


@pytest.mark.parametrize(
    ("place", "file", "ref"),
    [
        (CELL, "工作簿.xlsx", CELL),
        (SPOT, "report.docx", NOWHERE),
        (PARAGRAPH, "报告.docx", NOWHERE),
        (NOWHERE, "", NOWHERE),
    ],
)
def test_a_finding_knows_its_file_and_pickles_and_hashes(place: Place, file: str, ref: CellRef) -> None:
    finding = BROKEN.at(place, found="甲")
    again: Finding = pickle.loads(pickle.dumps(finding))
    assert (finding.file, finding.ref) == (file, ref)
    assert again == finding and hash(again) == hash(finding)
    assert again.message == finding.message == "“甲”不对"


def test_cells_of_two_workbooks_are_two_places() -> None:
    assert len({BROKEN.at(CellRef("甲", "A1", book), found=1) for book in ("今年.xlsx", "去年.xlsx", "今年.xlsx")}) == 2


def test_values_are_plain() -> None:
    finding = BROKEN.at(NOWHERE, found=Path("甲"), a=Decimal("1.50"), b=CELL, c=ValueError("坏"), d=2, e=0.5, f=True)
    assert dict(finding.values) == {
        "found": "甲", "a": "1.50", "b": "基本情况!B2", "c": "坏", "d": 2, "e": 0.5, "f": True,
    }  # fmt: skip


def test_nothing_is_put_into_words_before_it_is_shown() -> None:
    finding = Finding(Rule("X002", Severity.INFO, "题", "{missing}", "{found}"), NOWHERE, {"found": 1})
    error = NothingMadeError(finding)
    with pytest.raises(KeyError, match="missing"):
        str(error)
    assert finding.advice == "1"


def test_an_error_that_stops_pickles() -> None:
    error: NothingMadeError = pickle.loads(pickle.dumps(NothingMadeError(BROKEN.at(CELL, found="甲"))))
    assert (error.findings, str(error)) == ((BROKEN.at(CELL, found="甲"),), "“甲”不对")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (SPOT, "模板页眉 1 第 3 段“{{ 甲 }}”的标签写法不对（多字）。"),
        (TemplatePlace("report.docx", words="甲" * 50), f"模板“{'甲' * 40}”附近的标签写法不对（多字）。"),
        (TemplatePlace("report.docx"), "模板的标签写法不对（多字）。"),
        (NOWHERE, "模板的标签写法不对（多字）。"),
    ],
)
def test_a_place_in_a_template_is_told_in_the_sentence(place: Place, message: str) -> None:
    assert TEMPLATE_SYNTAX.at(place, reason="多字").message == message


def test_the_excerpt_is_the_words_found() -> None:
    assert TEXT_ADDED.at(PARAGRAPH, text="多出的字").excerpt == "多出的字"
    assert TABLE_DIFFERS.at(CELL, text="格", caption="题").excerpt == "格"
    assert BROKEN.at(CELL, found=3).excerpt == NO_TOC.at(SPOT).excerpt == ""


def test_a_file_is_named_where_it_is_not_known_yet() -> None:
    whole = TemplatePlace("report.docx")
    assert NO_TOC.at(NOWHERE).within(whole).place == whole
    assert NO_TOC.at(TemplatePlace(spot="第 1 段")).within(whole).place == TemplatePlace("report.docx", spot="第 1 段")
    for place in (CELL, PARAGRAPH, SPOT):
        assert NO_TOC.at(place).within(TemplatePlace("别的.docx")).place == place
