"""Findings of one cause on the console: one line, and all of them in JSON."""

from __future__ import annotations

import io
import json

from zhibao.cli.console import Console
from zhibao.findings import Rule, Severity
from zhibao.model.ref import CellRef
from zhibao.pipeline import Outcome, Status

RULE = Rule("T901", Severity.ERROR, "题", "“{found}”不存在。", "请改正。")
ROOT = Rule("S900", Severity.ERROR, "题", "这一章乱了。", "请恢复。")
HANGING = tuple(RULE.at(CellRef("一章", f"B{at}"), found="甲").because("没有指标“甲”") for at in range(2, 89))


def shown(*findings: object, as_json: bool = False) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    Console(out, err, as_json).outcome(Outcome(Status.DRAFT, findings))  # type: ignore[arg-type]  # findings
    return out.getvalue(), err.getvalue()


def test_what_hangs_on_one_thing_is_one_line_that_counts_it() -> None:
    (line,) = shown(*HANGING)[0].splitlines()
    assert line.startswith("[T901] 错误 没有指标“甲”，共 87 条，第一条在工作表“一章”B2：“甲”不存在。请改正。")


def test_a_cause_says_itself_and_counts_what_follows() -> None:
    root = ROOT.at(CellRef("一章", "A2")).as_cause()
    (line,) = shown(root, RULE.at(CellRef(), found=1).because(root.cause))[0].splitlines()
    assert line == "[S900] 错误 工作表“一章”A2：这一章乱了。请恢复。由此还有 1 条，改好这一处再看。"


def test_a_cause_of_one_finding_is_not_spoken_of() -> None:
    assert shown(HANGING[0])[0] == "[T901] 错误 工作表“一章”B2：“甲”不存在。请改正。\n"


def test_json_has_each_with_its_cause() -> None:
    found = json.loads(shown(*HANGING, RULE.at(CellRef(), found="乙"), as_json=True)[0])["findings"]
    assert [each["cause"] for each in found] == ["没有指标“甲”"] * 87 + [None]
