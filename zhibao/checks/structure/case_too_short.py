"""S229: case studies that say next to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.caption_counts import cases_of
from zhibao.checks.case_lengths import length_of
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import TableBlock
from zhibao.model.report import Part
from zhibao.pack.review_rules import ReviewRules

_NO_TITLE = "没有题目的案例"


class CaseTooShort(Check):
    code, severity, title = "S229", Severity.INFO, "案例太短"
    message = "有 {count} 个案例的正文不到 {least} 字，第一个“{found}”只有 {length} 字。"
    advice = "请补写背景、做法和成效；以表格、照片为主的案例可以不管。"
    why = "只有一两句话的案例看不出做法，省里选编时会略过。"

    def found(self, parts: tuple[Part[object], ...], rules: ReviewRules) -> Iterator[Finding]:
        # Without any text it is an error, and a table may say it all.
        short = [
            (case, length)
            for case in cases_of(parts)
            if 0 < (length := length_of(case)) < rules.case_least
            and not any(isinstance(block, TableBlock) for block in case.blocks)
        ]
        if short:
            case, length = short[0]
            name = case.title.plain or case.school.plain or _NO_TITLE
            yield self.at(case.ref, count=len(short), least=rules.case_least, found=name, length=length)
