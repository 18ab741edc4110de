"""T268: a number of points that is not that of the items after it: 三个方面：一是, 二是."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numerals import chinese_number

_MOST = 20
_NUMBERS = {chinese_number(number): number for number in range(1, _MOST)} | {"两": 2}
_STATED = lazy_pattern(
    r"(?P<found>(?P<number>[一二三四五六七八九十两]{1,2}|\d{1,2})\s*(?:个|大|项|点|条|方面)(?:方面|问题|工作|任务|举措|措施|特点|原因|困难|不足|做法|重点|短板|挑战|经验)?)"
    r"[^。；：:\d]{0,10}[：:。]\s*(?=一是|第一，|首先)"
)
_ITEM = lazy_pattern(r"(?:^|[。；，：;:,])\s*(?:([一二三四五六七八九十]{1,2})是|第([一二三四五六七八九十]{1,2})，)")


class CountOfItems(Check):
    code, severity, title = "T268", Severity.WARNING, "说的项数与列的不符"
    message = "“{found}”后面列了 {count} 项。"
    advice = "请数一数后面的“一是、二是”，改正项数，或补上漏了的。"
    why = "增删了一项，前面的数没有跟着改，读者会以为漏了一项。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        told = [passage for passage in prose if passage.kind is PassageKind.PARAGRAPH]
        for at, passage in enumerate(told):
            text = passage.text.plain
            for match in _STATED.finditer(text):
                stated, items = _number(match["number"]), _items(text[match.end() - 1 :])
                is_whole = items == list(range(1, len(items) + 1)) and len(items) > 1
                if (
                    is_whole
                    and stated != len(items)
                    and not (stated > len(items) and _goes_on(passage, told[at + 1 :][:1]))
                ):
                    yield self.at(passage.text.ref, found=match["found"], count=len(items))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS.get(text, 0)


def _items(text: str) -> list[int]:
    return [_NUMBERS.get(match[1] or match[2], 0) for match in _ITEM.finditer(text)]


def _goes_on(passage: Passage, following: Sequence[Passage]) -> bool:
    """Tell whether the next paragraph under the same heading begins with an item."""
    same = (each for each in following if each.section.title is passage.section.title)
    return any(_ITEM.match(each.text.plain) for each in same)
