"""S231: case studies that are mostly of one school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zhibao.checks.caption_counts import cases_of
from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.report import Part
from zhibao.model.text import Text
from zhibao.pack.review_rules import ReviewRules

# Of fewer cases, or schools, half are soon of one.
_LEAST_CASES, _LEAST_SCHOOLS = 5, 4


class CasesOfOneSchool(Check):
    code, severity, title = "S231", Severity.INFO, "案例集中在一所学校"
    message = "{total} 个案例里有 {count} 个是“{found}”的，“学校”表里有 {schools} 所学校。"
    advice = "请看看别的学校有没有可写的案例；确是这样，可以不管。"
    why = "质量报告是全市的，案例都出自一两所学校，省里会问别的学校在做什么。"

    def found(self, parts: tuple[Part[object], ...], roster: tuple[Text, ...], rules: ReviewRules) -> Iterator[Finding]:
        named = [case for case in cases_of(parts) if case.schools]
        counts = Counter(school for case in named for school in set(case.schools))
        if len(named) < _LEAST_CASES or len(roster) < _LEAST_SCHOOLS:
            return
        school, count = counts.most_common(1)[0]
        if count > rules.case_share * len(named):
            last = [case for case in named if school in case.schools][-1]
            yield self.at(last.school.ref, total=len(named), count=count, found=school, schools=len(roster))
