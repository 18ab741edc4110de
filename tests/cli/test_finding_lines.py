"""What the person at the console reads: few lines as they are, many grouped, cut and summed up."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from zhibao.checks import all_checks
from zhibao.cli.console import Console
from zhibao.cli.finding_lines import closing_lines, finding_lines
from zhibao.findings import Finding, Rule, Severity
from zhibao.findings.catalogue import all_rules
from zhibao.model.ref import CellRef
from zhibao.pipeline import Outcome, Status, Surroundings
from zhibao.pipeline.completion import Completion

ERROR = Rule("D901", Severity.ERROR, "题", "“{found}”不对。", "请改。")
WARNING = Rule("T901", Severity.WARNING, "题", "“{found}”可疑。", "请看。")
SKIPPED = Rule("D990", Severity.ERROR, "上年数变了", "{found}", "请改。")
ABOUT = Surroundings(Path("工作簿.xlsx"), ("封面", "指标", "一章"), Completion(41, 95, 12), (SKIPPED,))


def at(rule: Rule, sheet: str, cell: str, found: str = "甲") -> Finding:
    return rule.at(CellRef(sheet, cell), found=found)


def many(rule: Rule, sheet: str, count: int) -> list[Finding]:
    return [at(rule, sheet, f"B{row}", str(row)) for row in range(1, count + 1)]


def test_few_are_one_line_each_without_headings() -> None:
    lines = list(finding_lines([at(WARNING, "一章", "B2"), at(ERROR, "封面", "B3")], ABOUT))
    assert lines == ["[D901] 错误 工作表“封面”B3：“甲”不对。请改。", "[T901] 提醒 工作表“一章”B2：“甲”可疑。请看。"]


def test_many_stand_under_their_sheets_after_what_to_mend_first() -> None:
    lines = list(finding_lines([*many(ERROR, "一章", 4), *many(WARNING, "指标", 2)], ABOUT))
    assert lines[:2] == ["先改这一处：", "  1. 工作表“一章”B1：“1”不对。"]
    assert [line for line in lines if line.startswith("——")] == ["—— 指标 ——", "—— 一章 ——"]
    assert len(lines) == 2 + 2 + 6


def test_the_same_at_several_cells_is_one_line_that_counts_and_places_them() -> None:
    (line,) = finding_lines([at(ERROR, "指标", f"B{row}") for row in (2, 5, 9)], ABOUT)
    assert line == "[D901] 错误 工作表“指标”B2：“甲”不对。请改。同样的还有 2 处：B5、B9。"


@pytest.mark.parametrize(("rule", "shown"), [(ERROR, 10), (WARNING, 3)])
def test_of_very_many_of_one_code_the_rest_are_counted_and_placed(rule: Rule, shown: int) -> None:
    lines = [line for line in finding_lines(many(rule, "一章", 20), ABOUT, True) if line.startswith("[")]
    rest = "、".join(f"B{row}" for row in range(shown + 1, 21))
    assert len(lines) == shown + 1
    assert lines[-1].endswith(f"同类的还有 {20 - shown} 条，在 {rest}，见检查报告。")


def test_nothing_is_left_out_where_no_report_has_it() -> None:
    assert len([line for line in finding_lines(many(WARNING, "一章", 20)) if line.startswith("[")]) == 20


def test_what_is_accepted_says_why() -> None:
    (line,) = finding_lines([replace(at(ERROR, "指标", "B2"), accepted="见口径")], ABOUT)
    assert line == "[D901] 已接受 工作表“指标”B2：“甲”不对。接受的理由：见口径"


def test_the_end_says_how_far_she_is_and_what_was_not_looked_for() -> None:
    found = [*many(ERROR, "一章", 3), *many(WARNING, "一章", 20)]
    skipped, total = closing_lines(found, ABOUT, is_check=True)
    assert skipped.endswith("没有查：D990 上年数变了。")
    assert total == "合计：错误 3，提醒 20；指标已填 41/95，示例还剩 12 处。"
    assert list(closing_lines([], ABOUT, is_check=False)) == []


def test_a_check_is_told_on_standard_output_and_a_build_is_not() -> None:
    outcome = Outcome(Status.DRAFT, tuple(many(ERROR, "一章", 1)), about=ABOUT)
    for made, is_on_out in ((outcome, True), (replace(outcome, report=Path("报告.docx")), False)):
        out, err = io.StringIO(), io.StringIO()
        Console(out, err, as_json=False).outcome(made)
        assert ("[D901]" in out.getvalue(), "[D901]" in err.getvalue()) == (is_on_out, not is_on_out)
        told = out if is_on_out else err
        assert told.getvalue().splitlines()[-1].startswith("合计：错误 1")


def test_json_has_all_of_those_that_are_cut_here() -> None:
    out = io.StringIO()
    outcome = Outcome(Status.DRAFT, tuple(many(WARNING, "一章", 20)), about=ABOUT, check_report=Path("检查报告.html"))
    Console(out, io.StringIO(), as_json=False).outcome(outcome)
    assert out.getvalue().count("[T901]") == 4
    out = io.StringIO()
    Console(out, io.StringIO(), as_json=True).outcome(outcome)
    assert [each["cell"] for each in json.loads(out.getvalue())["findings"]] == [f"B{row}" for row in range(1, 21)]


@pytest.mark.parametrize(
    "rule", [*all_rules().values(), *(check.rule for check in all_checks())], ids=lambda rule: rule.code
)
def test_a_console_in_gbk_can_show_every_word_of_a_rule(rule: Rule) -> None:
    words = f"{rule.title}{rule.message}{rule.advice}"
    assert words.encode("gbk").decode("gbk") == words


def test_a_console_in_gbk_can_show_every_word_of_the_program() -> None:
    found = [*many(ERROR, "一章", 20), *many(WARNING, "指标", 20), *(at(ERROR, "封面", f"B{row}") for row in (1, 2))]
    lines = [*finding_lines(found, ABOUT, True), *closing_lines(found, ABOUT, is_check=True)]
    assert "\n".join(lines).encode("gbk").decode("gbk") == "\n".join(lines)
