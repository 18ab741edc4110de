"""T240: words and marks that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.all_texts import REFERENCE, with_references
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity

_UNIT = "人|所|个|项|名|门|种|家|册|元|次|年|月|日"
_LONG_UNIT = "人次|万元|平方米|平方公里|个百分点|百分点|[%％]"
# 5个个人项目, 3名名师 and 11所所属学校 are right: only where no word begins with it is the second one too much.
_NO_WORD = r"(?=[^\u4e00-\u9fff]|$|的|比|较|以|左|其)"
# Three characters or more never repeat by intent, but for 一个人一个人.
_DOUBLED = re.compile(
    rf"(?<=\d)({_UNIT})\1{_NO_WORD}|(?<=\d)({_LONG_UNIT})\2|((?!一)[\u4e00-\u9fff]{{3,}}?)\3|([，。、；：！？])\4"
    r"|([，、；：][。，、；：]|。[，、；：])|((?<!目)的的(?!确|士)|与与(?!会)|及及(?!时|格|早|物))"
)


class DoubledWords(Check):
    code, severity, title = "T240", Severity.ERROR, "同样的字连着写了两遍"
    message = "“{excerpt}”里“{found}”连着出现了两遍。"
    advice = "请删去一遍；若是查值自己带了单位或“比上年”，文字里就不要再写。"
    why = "多半是改字时留下的，或查值（如 {{名称.带单位}}）带的单位与文字里的单位重了，读者一眼就看得出。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = with_references(passage.text)
            for match in _DOUBLED.finditer(text):
                excerpt, words = around(text, *match.span()), next(filter(None, match.groups()))
                yield self.at(passage.text.ref, excerpt=excerpt.replace(REFERENCE, "…"), found=words)
