"""Findings are listed sheet by sheet, errors first, equal ones together, and the most urgent named first."""

from __future__ import annotations

from msgspec.structs import replace

from zhibao.findings import Finding, Rule, Severity, TemplatePlace
from zhibao.findings.listing import listed, mended_first, totals
from zhibao.model.ref import CellRef

ERROR = Rule("D901", Severity.ERROR, "题", "“{found}”不对。", "请改。")
OTHER = Rule("W901", Severity.ERROR, "题", "“{found}”乱了。", "请改。")
WARNING = Rule("T901", Severity.WARNING, "题", "“{found}”可疑。", "请看。")
SHEETS = ("封面", "指标", "一章")


def at(rule: Rule, sheet: str, cell: str, found: str = "甲") -> Finding:
    return rule.at(CellRef(sheet, cell), found=found)


def shown(*findings: Finding) -> list[tuple[str, list[str]]]:
    return [
        (each.sheet, ["、".join(f"{one.code} {one.ref.cell}" for one in group.findings) for group in each.groups])
        for each in listed(findings, SHEETS)
    ]


def test_sheets_come_in_the_order_of_the_workbook_after_what_is_in_none() -> None:
    places = [at(ERROR, sheet, "A1", sheet) for sheet in ("一章", "附件1 没列出", "封面")]
    nowhere = ERROR.at(TemplatePlace("report.docx"), found="模板")
    assert [sheet for sheet, _ in shown(*places, nowhere)] == ["", "封面", "一章", "附件1 没列出"]


def test_errors_come_before_warnings_and_what_is_accepted_comes_last() -> None:
    accepted = replace(at(ERROR, "指标", "A1"), accepted="确实")
    found = shown(accepted, at(WARNING, "指标", "A2"), at(ERROR, "指标", "A3", "乙"))
    assert found == [("指标", ["D901 A3", "T901 A2", "D901 A1"])]


def test_the_same_at_several_cells_of_a_sheet_is_one() -> None:
    found = shown(
        *(at(ERROR, "指标", f"B{row}") for row in (2, 5, 9)), at(ERROR, "一章", "B2"), at(ERROR, "指标", "B3", "乙")
    )
    assert found == [("指标", ["D901 B2、D901 B5、D901 B9", "D901 B3"]), ("一章", ["D901 B2"])]


def test_what_has_one_cause_is_one_across_sheets() -> None:
    found = shown(at(ERROR, "指标", "B2").because("没有甲"), at(WARNING, "一章", "B3").because("没有甲"))
    assert found == [("指标", ["D901 B2、T901 B3"])]


def test_the_three_to_mend_first_are_of_three_codes_and_those_with_most_behind_them() -> None:
    many = [at(ERROR, "一章", f"B{row}", str(row)).because("没有甲") for row in range(2, 9)]
    more = [at(ERROR, "一章", "C9", "乙"), at(OTHER, "指标", "C9"), at(WARNING, "封面", "B1")]
    accepted = replace(at(Rule("P901", Severity.ERROR, "题", "{found}", "改。"), "封面", "B2"), accepted="确实")
    first = mended_first(listed([*more, accepted, *many], SHEETS))
    assert [(group.first.code, len(group.findings)) for group in first] == [("D901", 7), ("W901", 1)]


def test_nothing_but_errors_is_to_be_mended_first() -> None:
    assert mended_first(listed([at(WARNING, "封面", "B1")], SHEETS)) == ()


def test_totals_leave_out_what_there_is_none_of_but_errors_and_warnings() -> None:
    info = Rule("S901", Severity.INFO, "题", "{found}", "不用改。")
    assert totals([]) == "错误 0，提醒 0"
    found = [at(ERROR, "一章", "B1"), replace(at(ERROR, "一章", "B2"), accepted="确实"), at(info, "一章", "B3")]
    assert totals(found) == "错误 1，提醒 0，说明 1，已接受 1"
