"""T248: a school that the roster lists twice."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.text.keys import key_of


class SchoolTwice(Check):
    code, severity, title = "T248", Severity.ERROR, "学校重复"
    message = "“学校”表里“{found}”列了两次，先前在 {first}。"
    advice = "请删去其中一行；学校数由这张表数出来，会多一所。"
    why = "学校数、市属学校数一类的指标都从这张表计数，重复一行，全报告的校数都会多一所。"

    def found(self, roster: tuple[Text, ...]) -> Iterator[Finding]:
        seen: dict[str, CellRef] = {}
        for school in roster:
            first = seen.setdefault(key_of(school.plain), school.ref)
            if first is not school.ref:
                yield self.at(school.ref, found=school.plain, first=first.cell)
