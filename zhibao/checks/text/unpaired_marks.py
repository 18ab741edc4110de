"""T244: quotation marks and brackets without their other half."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity

_PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "「": "」", "【": "】", "〔": "〕", "[": "]"}
# Written now in the one width, now in the other.
_ALIKE = str.maketrans("()", "（）")
_LISTED = "0123456789abcdABCDivx一二三四五六七八九十"


class UnpairedMarks(Check):
    code, severity, title = "T244", Severity.WARNING, "引号、括号不成对"
    message = "这里的 {found} 没有与它成对的另一半：{excerpt}"
    advice = "请补上或删去；引号用“”，外文的撇号用 '。"
    why = "不成对的引号、括号多半是删改时留下的，引文到哪里为止就说不清了。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.words.translate(_ALIKE)
            for at in _unpaired(text):
                found = passage.text.words[at]
                yield self.at(passage.text.ref, excerpt=around(passage.text.words, at, at + 1), found=found)


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


def _is_innocent(text: str, at: int) -> bool:
    """Tell whether a closing mark needs no opening one: 1）, a）, 一） at the beginning, and the apostrophe of it’s."""
    if text[at] == "’":
        return at > 0 and text[at - 1].isascii()
    start = text[max(at - 2, 0) : at].strip()
    return text[at] == "）" and at <= 2 and bool(start) and all(mark in _LISTED for mark in start)
