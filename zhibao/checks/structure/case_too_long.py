"""S228: a case study that is longer than the province wants it."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.caption_counts import cases_of
from zhibao.checks.case_lengths import length_of
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.report import Part
from zhibao.pack.review_rules import ReviewRules


class CaseTooLong(Check):
    code, severity, title = "S228", Severity.WARNING, "案例太长"
    message = "案例“{found}”有 {count} 字，版式包约定不超过 {most} 字。"
    advice = "请删去一般做法，留下背景、做法、成效里最要紧的；通知没有限字数的，改版式包 review.toml 的 case_most。"
    why = "通知多要求案例短小，超过字数的会被退回来删。"

    def found(self, parts: tuple[Part[object], ...], rules: ReviewRules) -> Iterator[Finding]:
        for case in cases_of(parts):
            count = length_of(case)
            if count > rules.case_most:
                name = case.title.plain or case.school.plain
                yield self.at(case.ref, found=name, count=count, most=rules.case_most)
