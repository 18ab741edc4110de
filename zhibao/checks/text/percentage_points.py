"""T241: percentage points of a number with %, and changes of shares without them."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_BOTH = lazy_pattern(r"\d[\d.]*[%％]个?百分点")


class PercentagePoints(Check):
    code, severity, title = "T241", Severity.ERROR, "百分号与百分点连用"
    message = "“{excerpt}”里“{found}”既有百分号，又写了百分点。"
    advice = "占比的变化写“提高 2.01 个百分点”，数量的增幅写“增长 2.01%”，二者取一。"
    why = "百分点是两个百分数之差，增幅是差除以上年数，是两个不同的数，混用会被当成数据错误退回。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.words
            for match in _BOTH.finditer(text):
                yield self.at(passage.text.ref, excerpt=around(text, *match.span()), found=match[0])
