"""S124: a case study of a school that the roster lacks."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.report_sections import ReportSection
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion


class SchoolNotListed(Check):
    code, severity, title = "S124", Severity.WARNING, "学校不在名单里"
    message = "学校“{found}”不在“学校”表里{suggestion}"
    may_be_waived = True
    advice = "请照“学校”表的学校名称填写，或把它加进名单。"
    why = "同一所学校两种写法，省里按学校摘编案例、汇总时会当成两所。"

    def found(self, sections: tuple[ReportSection, ...], roster: tuple[Text, ...]) -> Iterator[Finding]:
        known = {key_of(school.plain): school.plain for school in roster}
        for case in (section.case for section in sections if section.case and known):
            for school in case.schools if not any(run.todo for run in case.school.runs) else ():
                if key_of(school) not in known:
                    yield self.at(case.school.ref, found=school, suggestion=suggestion(school, known.values()))
