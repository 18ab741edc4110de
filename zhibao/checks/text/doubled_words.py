"""T240: words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity

_UNIT = (
    "间|场|期|台|批|支|节|份|件|届|对|张|本|部|条|户|亩|套|篇"
    "|人次|人|所|个|项|名|门|种|家|册|元|万元|平方米|%|次|年|月|日"
)
# 汽修专业|专业课: a word ends in what the next one begins with.
_ENDS_AND_BEGINS = (
    "教育|专业|技术|技能|职业|学校|学生|教师|课程|教学|管理|服务|工作|发展|中国|企业|产业|社会|文化|工程|农业|工业"
    "|研究|讨论|学习|考虑|交流|商量"
    "|增长|增加|提高|上升|提升|下降|减少|降低|回落"
    "|来来|多多|常常|处处|时时|事事|步步|层层|天天|年年|月月|人人|家家|个个"
)
# 一个个、人人 and 年年 are words; after a number they are none. Three characters or more never repeat by intent.
_DOUBLED = re.compile(
    rf"(?<=\d)({_UNIT})\1(?![均力底初末终])|(?<=\d[场人批项万])([次人])\2|([\u4e00-\u9fff]{{3,}}?)\3|([，。、；：！？])\4|[，、；：]([。！？；，])|((?<!目)的的|与与|及及)"
    rf"|(?!一|{_ENDS_AND_BEGINS})([\u4e00-\u9fff]{{2}})\7|(?<=\d)([万亿])\8"
    rf"|([^，。；\n]{{8,40}})[，；]\9(?=[，。；]|$)"
)
_REFERENCE = "\0"


class DoubledWords(Check):
    code, severity, title = "T240", Severity.ERROR, "同样的字连着写了两遍"
    message = "“{excerpt}”里“{found}”连着出现了两遍。"
    advice = "请删去一遍；若是查值自己带了单位或“比上年”，文字里就不要再写。"
    why = "多半是改字时留下的，或查值（如 {{名称.带单位}}）带的单位与文字里的单位重了，读者一眼就看得出。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            # A cross-reference is a word between two marks.
            text = "".join(_REFERENCE if run.target else run.characters for run in passage.text.runs)
            for match in _DOUBLED.finditer(text):
                excerpt, words = around(text, *match.span()).replace(_REFERENCE, ""), next(filter(None, match.groups()))
                yield self.at(passage.text.ref, excerpt=excerpt, found=words)
