"""S234: two case studies of one title."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.caption_counts import cases_of
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.model.report import Part
from zhibao.text.keys import key_of

# 案例 and 校企合作 are titles of many.
_LEAST = 6


class CaseTwice(Check):
    code, severity, title = "S234", Severity.WARNING, "两个案例同一个题目"
    message = "案例“{found}”与 {first} 的案例题目一样。"
    advice = "收了两次的删去一个；确是两件事，请改一个题目。"
    why = "同一案例收进两章是汇总时常有的事，目录里一看就是两个。"

    def found(self, parts: tuple[Part[object], ...]) -> Iterator[Finding]:
        seen: dict[str, CellRef] = {}
        for case in cases_of(parts):
            key = key_of(case.title.plain)
            first = seen.setdefault(key, case.ref) if len(key) >= _LEAST else case.ref
            if first is not case.ref:
                yield self.at(case.title.ref, found=case.title.plain, first=first)
