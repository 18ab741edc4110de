"""The clerk accepts a finding with a reason: found by its excerpt, else by its cell, and never by guess."""

from __future__ import annotations

import pytest

from zhibao.findings import Finding, Findings, Rule, Severity
from zhibao.findings.waiving import accepted
from zhibao.model.ref import CellRef
from zhibao.model.waiver import Waiver

JUMP = Rule("D901", Severity.ERROR, "题", "“{name}”是 {found}。", "请改。")
HOLE = Rule("S901", Severity.ERROR, "题", "“{found}”没有填。", "请改。")
REASON = "并入统计，见口径"


def jump(cell: str, found: str = "25115人", sheet: str = "指标") -> Finding:
    return JUMP.at(CellRef(sheet, cell), name="在校生", found=found)


def outcome(waivers: list[Waiver], *findings: Finding) -> list[str]:
    """Return what comes of findings: their cells, a tick where accepted; then the codes about waivers."""
    found = Findings()
    found.extend(findings)
    told = accepted(found, waivers, {"D901"}, {"D901", "S901"})
    return [each.code if each.code[0] == "W" else f"{each.ref.cell}{'✓' if each.accepted else ''}" for each in told]


def waiver(cell: str = "", excerpt: str = "", sheet: str = "指标", code: str = "D901", reason: str = REASON) -> Waiver:
    return Waiver(code, sheet, cell, excerpt, reason, CellRef("核对", "A2"))


@pytest.mark.parametrize(
    ("entry", "came"),
    [
        (waiver("E12", "25115人"), ["E12✓", "E13"]),
        (waiver("E2", "25115人"), ["E12✓", "E13"]),  # Rows have moved.
        (waiver("", "２５１１５ 人"), ["E12✓", "E13"]),
        (waiver("E13"), ["E12", "E13✓"]),
        (waiver("E13", "在校生说明"), ["E12", "E13", "W096"]),  # There were no numbers then.
        (waiver("E12", "25116人"), ["E12", "E13", "W096"]),  # The number is another one now.
        (waiver("E12", "25115人", sheet=""), ["E12✓", "E13"]),
        (waiver("E12", "25115人", sheet="一章"), ["E12", "E13", "W096"]),
        (waiver("E99"), ["E12", "E13", "W096"]),
        (waiver(), ["E12", "E13", "W096"]),
        (waiver("", "", ""), ["E12", "E13", "W096"]),
        (waiver("E12", reason=""), ["E12", "E13", "W095"]),
        (waiver("E12", code="S901"), ["E12", "E13", "W097"]),
        (waiver("E12", code="D9O1"), ["E12", "E13", "W098"]),
        (waiver("E12", code=""), ["E12", "E13", "W098"]),
    ],
)
def test_what_an_entry_accepts(entry: Waiver, came: list[str]) -> None:
    assert outcome([entry], jump("E12"), jump("E13", "9人")) == came


def test_of_several_alike_an_entry_with_a_cell_accepts_one_and_one_without_all() -> None:
    three = [jump(cell) for cell in ("E2", "E3", "E4")]
    assert outcome([waiver("E3", "25115人")], *three) == ["E2", "E3✓", "E4"]
    assert outcome([waiver("E9", "25115人")], *three) == ["E2✓", "E3", "E4"]
    assert outcome([waiver("E8", "25115人"), waiver("E9", "25115人")], *three) == ["E2✓", "E3✓", "E4"]
    assert outcome([waiver("", "25115人")], *three) == ["E2✓", "E3✓", "E4✓"]


@pytest.mark.parametrize("copied", ["“双师型”教师", "‘双师型’教师", '"双师型"教师'])
def test_marks_may_be_those_of_the_message_or_of_the_cell(copied: str) -> None:
    assert outcome([waiver("", copied)], jump("E12", "“双师型”教师")) == ["E12✓"]


def test_cells_that_a_finding_names_may_have_moved() -> None:
    assert outcome([waiver("", "138******78（B5）")], jump("B7", "138******78（B7）")) == ["B7✓"]


def test_what_was_accepted_has_the_reason_and_faults_stay() -> None:
    found = Findings()
    found.add_fault(jump("E12"), LookupError())
    told = accepted(found, [waiver("E12")], {"D901"}, {"D901"})
    assert ([each.accepted for each in told], len(told.faults)) == ([REASON], 1)


def test_structure_stays_an_error_though_it_has_a_reason() -> None:
    hole = HOLE.at(CellRef("指标", "E12"), found="××")
    assert outcome([waiver("E12", "××", code="S901")], hole) == ["E12", "W097"]
