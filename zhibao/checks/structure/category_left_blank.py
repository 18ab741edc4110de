"""S133: a blank cell in a column by which rows are counted."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class CategoryLeftBlank(Check):
    code, severity, title = "S133", Severity.WARNING, "汇总的列里有空格"
    message = "“{table}”要按这一列汇总，这一格却是空的，归在“{label}”里。"
    advice = "请补上这一格。"
    why = "空着的一行不知算在哪一类，汇总表里就多出一类“未填”。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        return (self.at(each.ref, **each.values) for each in observations.of(Observed.CATEGORY_LEFT_BLANK))
