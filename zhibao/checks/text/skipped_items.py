"""T264: items 一是, 二是, 三是 of which one is missing or stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numerals import chinese_number

_MOST = 30
_NUMBERS = {chinese_number(number): number for number in range(1, _MOST)}
_NUMERAL = "([一二三四五六七八九十]{1,3})"
# By what they begin with; 统一是 and 第一职业学校 are none.
_KINDS = {
    "是": lazy_pattern(rf"(?:^|[。；，：;:,])\s*{_NUMERAL}是(?!一[，,])"),
    "第": lazy_pattern(rf"(?:^|[。；，：;:,])\s*第{_NUMERAL}[，,]"),
    "（）": lazy_pattern(rf"^\s*[（(]{_NUMERAL}[）)]"),
}


class SkippedItems(Check):
    code, severity, title = "T264", Severity.WARNING, "“一是、二是”的序号不连"
    message = "“{excerpt}”里的“{found}”接在“{before}”后面，序号{reason}。"
    advice = "请补上漏了的一项，或改序号。"
    why = "删去一项、挪动几项以后序号没有跟着改，读者会去找漏掉的那一项。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        told = (passage for passage in prose if passage.kind is PassageKind.PARAGRAPH)
        for _, group in groupby(told, key=lambda passage: (id(passage.section.title), id(passage.section.case))):
            passages = list(group)
            for pattern in _KINDS.values():
                yield from self._of_kind(passages, pattern)

    def _of_kind(self, passages: Sequence[Passage], pattern: re.Pattern[str]) -> Iterator[Finding]:
        open_items: list[int] = []
        before = ""
        for passage in passages:
            text = passage.text.plain
            for match in pattern.finditer(text):
                number, shown = _NUMBERS.get(match[1], 0), match[0].strip("。；，：;:, ")
                if open_items and number > 1 and not _goes_on(open_items, number):
                    reason = "重复了" if number in open_items else "跳了"
                    told = {"found": shown, "before": before, "reason": reason}
                    yield self.at(passage.text.ref, excerpt=around(text, *match.span()), **told)
                    open_items[-1:] = [number]
                elif not open_items or number == 1:
                    open_items.append(number)
                before = shown


def _goes_on(open_items: list[int], number: int) -> bool:
    """Tell whether a number follows one of the open items, those within it being closed then."""
    while open_items and open_items[-1] != number - 1:
        if number - 1 not in open_items:
            return False
        open_items.pop()
    open_items[-1] = number
    return True
