"""S212: a case study of which nobody knows whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.report_sections import ReportSection
from zhibao.findings import Finding, Severity


class CaseWithoutSchool(Check):
    code, severity, title = "S212", Severity.WARNING, "案例没有写学校"
    message = "{which}没有写是哪所学校的。"
    advice = "请在“属性”列写学校名称；是全市的案例，可以不管。"
    why = "省里按学校摘编案例，没有学校的摘不出去。"

    def found(self, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
        cases = [section for section in sections if section.case]
        # Where none names a school, all are of the city.
        is_usual = any(section.case.school for section in cases if section.case)
        for section in cases if is_usual else ():
            if section.case and not section.case.school:
                title = section.title.plain
                yield self.at(section.case.ref, which=f"案例“{title}”" if title else "这个案例", found=title)
