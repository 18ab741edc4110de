"""T266: numbers that are hedged twice: 约30人左右."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.quantities import Sentence
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_NUMBER = r"\s*\d[\d,.]*\s*[万亿]?\s*%?"
_UNIT = r"[^\d,、。;:()和与及的]{0,4}?"
_TWICE = lazy_pattern(
    rf"(?:大?约|接?近|将近)(?:有|为|达)?{_NUMBER}(?:[余多]{_UNIT}|{_UNIT}(?:左右|上下))"
    rf"|(?:超过|超|逾|高于|不少于|不低于|至少|突破)(?:有|为|达)?{_NUMBER}{_UNIT}以上"
    rf"|(?:不超过|不高于|低于|少于|最多|不足)(?:有|为|达)?{_NUMBER}{_UNIT}(?:以下|以内)"
)


class HedgedTwice(Check):
    code, severity, title = "T266", Severity.WARNING, "“约”“左右”一类的词重复"
    message = "“{found}”前后各用了一个说大概的词。"
    advice = "请留一个：“约 30 人”或“30 人左右”，“超过 50%”或“50% 以上”；有准数的，写准数。"
    why = "“超过 50% 以上”一类的话意思重复，报告里的数还应当是准数。"

    def found(self, sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
        for sentence in sentences:
            for match in _TWICE.finditer(sentence.text):
                yield self.at(sentence.passage.text.ref, found=sentence.shown(*match.span()))
