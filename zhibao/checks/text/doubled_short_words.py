"""T254: words of two characters that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity

_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2})\1")
# What may be said twice: 一步一步, 学习学习, 许多许多; and what is parted elsewhere: 落实职业教育|教育部.
_MAY = re.compile(
    r"[一每很许好几多天人年月日时处个次点条层代家哈嘻谢慢渐常]|研究|讨论|商量|学习|锻炼|了解|考虑|交流|体验|参观|琢磨|比划|切磋|试试|看看"
)
_PARTED = re.compile("[师员者部厅局性学]")


class DoubledShortWords(Check):
    code, severity, title = "T254", Severity.WARNING, "像是同一个词写了两遍"
    message = "“{excerpt}”里“{found}”连着出现了两遍。"
    advice = "请删去一遍；本来就要重复的，可以不管。"
    why = "改字时留下的重复词，拼写检查查不出，读者一眼就看得出。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.words
            for match in _DOUBLED.finditer(text):
                if not (_MAY.match(match[1]) or _is_parted(text, match)):
                    yield self.at(passage.text.ref, excerpt=around(text, *match.span()), found=match[1])


def _is_parted(text: str, match: re.Match[str]) -> bool:
    """Tell whether the second begins another word: 职业教育|教育部, 培训|培训师."""
    is_same = match[1][0] == match[1][1]
    return is_same or bool(_PARTED.match(text, match.end()))
