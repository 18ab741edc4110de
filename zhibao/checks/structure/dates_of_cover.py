"""S221: years of the cover that do not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

# Which years each item may state, counted from the report's.
_MAY = {"编制年月": (0, 1), "数据学年": (-1, 0, 1), "报告名称": (0,), "依据文件": (0, 1)}
_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?=\D|$)")


class DatesOfCover(Check):
    code, severity, title = "S221", Severity.ERROR, "封面的年份对不上"
    message = "“{key}”写的是 {found} 年，而报告年度是 {year}。"
    advice = "请核对：多半是照去年的封面改时漏了这一项。"
    why = "封面的年度、学年、编制年月和依据文件印在最前面，省里先看它们。"

    def found(self, cover: Mapping[str, Text], year: int | None) -> Iterator[Finding]:
        for key, offsets in _MAY.items() if year else ():
            text = cover.get(key, Text())
            years = [int(found) for found in _YEAR.findall(text.plain)]
            # A document may cite the year in which it was issued beside the one that it is about.
            if years and year and not any(found - year in offsets for found in years):
                yield self.at(text.ref, key=key, found=years[0], year=year)
