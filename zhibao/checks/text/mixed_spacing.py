"""T259: numbers now with, now without a space before what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_UNIT = r"(?:个|人|名|所|项|年|万|元|次|家|门|种|册|月|日)"
_SPACED = lazy_pattern(rf"\d +{_UNIT}")
_CLOSE = lazy_pattern(rf"\d{_UNIT}")
# A few of one kind among many of the other are a matter of typing.
_LEAST = 3


class MixedSpacing(Check):
    code, severity, title = "T259", Severity.INFO, "数字后面有的空格有的不空"
    message = "正文里有 {spaced} 处写成“{example}”，{close} 处不空格；第一处少见的写法在这里。"
    advice = "请全文统一；版式包 pack.toml 的 close_gaps 写 true，程序就一律不空。"
    why = "同一份报告里空格有无不一，看起来像几个人拼起来的。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        told = [each.text for each in prose if each.kind in (PassageKind.PARAGRAPH, PassageKind.NOTE)]
        spaced = [(text, match[0]) for text in told for match in _SPACED.finditer(text.plain)]
        close = [(text, match[0]) for text in told for match in _CLOSE.finditer(text.plain)]
        if min(len(spaced), len(close)) >= _LEAST:
            rare = min(spaced, close, key=len)
            yield self.at(rare[0][0].ref, spaced=len(spaced), example=spaced[0][1], close=len(close))
