"""S222: a heading that is left from last year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity

_YEAR = re.compile(r"(?<![\d-])((?:19|20)\d\d)\s*年(?!.*(?:以来|至|起|—|-|－|～|~))")


class LastYearsTitles(Check):
    code, severity, title = "S222", Severity.WARNING, "标题、题注里是上一年"
    message = "“{found}”写的是 {stated} 年，而报告年度是 {year}。"
    may_be_waived = True
    advice = "请核对：写的确是那一年的事，可以在“核对”表写明理由。"
    why = "标题和题注里的年份最容易照去年的抄下来。"

    def found(self, prose: tuple[Passage, ...], year: int | None) -> Iterator[Finding]:
        for passage in prose:
            if passage.kind not in (PassageKind.TITLE, PassageKind.CAPTION) or year is None:
                continue
            years = {int(found) for found in _YEAR.findall(passage.text.plain)}
            # Two years are compared: 2024年、2025年.
            if years and max(years) == year - 1:
                yield self.at(passage.text.ref, found=passage.text.plain, stated=year - 1, year=year)
