"""S227: case studies without a title."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.caption_counts import cases_of
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.report import Part


class CaseWithoutTitle(Check):
    code, severity, title = "S227", Severity.INFO, "案例没有题目"
    message = "有 {count} 个案例没有题目，第一个在这里。"
    advice = "可以在“内容”列写题目，点明做法或成效；不写也可以报送。"
    why = "有题目的案例在目录里看得见，省里选编时也按题目挑。"

    def found(self, parts: tuple[Part[object], ...]) -> Iterator[Finding]:
        untitled = [case for case in cases_of(parts) if not case.title]
        if untitled:
            yield self.at(untitled[0].ref, count=len(untitled))
