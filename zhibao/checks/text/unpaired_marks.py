"""T244: quotation marks and brackets without their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_PAIRS = dict(zip("“‘（(《〈「『【〔[", "”’）)》〉」』】〕]", strict=True))
# Written now in the one width, now in the other.
_ALIKE = str.maketrans("()", "（）")
_MARK = lazy_pattern(f'[{re.escape("".join((*_PAIRS, *_PAIRS.values())))}"]')
# 1）甲；2）乙.
_ITEM = lazy_pattern(r"(?:^|[，。；：、:;,\s])[0-9a-dA-Divx一二三四五六七八九十]{1,2}$")


class UnpairedMarks(Check):
    code, severity, title = "T244", Severity.WARNING, "引号、括号不成对"
    message = "这里的 {found} 没有与它成对的另一半：{excerpt}"
    advice = "请补上或删去；引号用“”，外文的撇号用 '。"
    why = "不成对的引号、括号多半是删改时留下的，引文到哪里为止就说不清了。"

    def found(self, prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        cells = (
            (cell.ref, cell.plain)
            for table in tables
            if table.block and _MARK.search(table.plain)
            for cell in table.cells()
        )
        for ref, words in (*((each.text.ref, each.text.words) for each in prose), *cells):
            for at in _unpaired(words.translate(_ALIKE)) if _MARK.search(words) else ():
                yield self.at(ref, excerpt=around(words, at, at + 1), found=words[at])


def _unpaired(text: str) -> Iterator[int]:
    """Yield where a mark stands whose other half is missing."""
    waiting: list[tuple[str, int]] = []
    for at, mark in enumerate(text):
        if mark in _PAIRS:
            waiting.append((_PAIRS[mark], at))
        elif mark in _PAIRS.values() and not _is_innocent(text, at):
            if any(closing == mark for closing, _ in waiting):
                while waiting[-1][0] != mark:
                    yield waiting.pop()[1]
                waiting.pop()
            else:
                yield at
    yield from (at for _, at in waiting)
    straight = [at for at, mark in enumerate(text) if mark == '"' and not text[at - 1 : at].isdigit()]
    yield from straight[-1:] if len(straight) % 2 else ()


def _is_innocent(text: str, at: int) -> bool:
    """Tell whether a closing mark needs no opening one: 1） that begins an item, and the apostrophe of it’s."""
    if text[at] == "’":
        return at > 0 and text[at - 1].isascii()
    return text[at] == "）" and bool(_ITEM.search(text, max(at - 3, 0), at))
