"""T242: a growth that is negative."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_GROWTH = r"增长|增加|提高|上升|增幅为|增幅|提升"
_FALL = r"下降|减少|降低|降幅为|降幅|回落"
_NEGATIVE = lazy_pattern(rf"({_GROWTH}|{_FALL})了?(?:[-−－]\d[\d.,]*[%％]?)")
_TWICE = lazy_pattern(rf"({_GROWTH}|{_FALL})了?(?:{_GROWTH}|{_FALL})(?=[\d])")


class GrowthThatFell(Check):
    code, severity, title = "T242", Severity.ERROR, "增减的话与数的正负不合"
    message = "“{excerpt}”：{reason}。"
    advice = "请写成“增长 3.2%”或“下降 3.2%”，数不带负号；查值 .增减、.增幅 自己会写“增加”“下降”，前面不再写。"
    why = "“增长-12.8%”“下降下降12.8%”多半是去年的话没有跟着今年的数改，意思正好相反。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.words
            for match in _NEGATIVE.finditer(text):
                told = f"“{match[1]}”后面的数却带着负号"
                yield self.at(passage.text.ref, excerpt=around(text, *match.span()), reason=told)
            for match in _TWICE.finditer(text):
                told = f"“{match[1]}”后面又是一个说增减的词"
                yield self.at(passage.text.ref, excerpt=around(text, *match.span()), reason=told)
