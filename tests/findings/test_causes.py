"""What lies behind findings comes first, and once."""

from __future__ import annotations

from zhibao.findings import Finding, Rule, Severity
from zhibao.findings.causes import by_cause, causes_first
from zhibao.model.ref import CellRef

CAUSE = Rule("S900", Severity.ERROR, "题", "{area} 乱了", "请改。")
OTHER = Rule("S901", Severity.ERROR, "题", "“{found}”不对", "请改。")
WARNING = Rule("T902", Severity.WARNING, "题", "“{found}”可疑", "请看。")


def at(rule: Rule, cell: str, sheet: str = "一章") -> Finding:
    return rule.at(CellRef(sheet, cell), found=cell, area="A3:C5")


def test_what_has_a_cause_in_common_comes_first_and_nothing_is_lost() -> None:
    one, two = (at(OTHER, cell).because("没有甲") for cell in ("B8", "B9"))
    alone = at(OTHER, "B7").because("没有乙")
    found = causes_first([at(WARNING, "B2"), alone, one, two])
    assert [each.ref.cell for each in found] == ["B8", "B9", "B2", "B7"]


def test_what_follows_in_the_area_of_a_cause_has_it() -> None:
    cause = at(CAUSE, "A3").as_cause()
    inside, outside, elsewhere = at(OTHER, "C5"), at(OTHER, "C6"), at(OTHER, "C5", "二章")
    found = causes_first([outside, at(WARNING, "B4"), elsewhere, inside, cause])
    assert {each.ref: each.cause for each in found if each.code == "S901"} == {
        inside.ref: "A3:C5 乱了", outside.ref: "", elsewhere.ref: "",
    }  # fmt: skip
    assert [each.cause for each in found if each.code == "T902"] == [""]


def test_a_cause_stands_before_others_even_alone() -> None:
    assert causes_first([at(OTHER, "B2"), at(CAUSE, "A3").as_cause()])[0].code == "S900"


def test_findings_of_one_cause_fold_where_the_first_stands() -> None:
    one, two = (at(OTHER, cell).because("没有甲") for cell in ("B8", "B9"))
    groups = by_cause([at(OTHER, "B1"), one, at(OTHER, "B2"), two])
    assert [[each.ref.cell for each in group] for group in groups] == [["B1"], ["B8", "B9"], ["B2"]]


def test_a_finding_keeps_its_first_cause() -> None:
    assert at(OTHER, "B1").because("甲").because("乙").cause == "甲"
