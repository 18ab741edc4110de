"""T240: words and marks that stand twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.all_texts import REFERENCE, with_references
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_UNIT = "[人所个项名门种家册元次年月日间场期台批支节份件届对张本部条户亩套篇万亿]"
_LONG_UNIT = "人次|万元|平方米|平方公里|个百分点|百分点|[%％]"
# 5个个人项目, 3名名师 and 11所所属学校 are right: only where no word begins with it is the second one too much.
_NO_WORD = r"(?=[^\u4e00-\u9fff]|$|的|比|较|以|左|其)"
# 一步一步, 学习学习; 汽修专业|专业课 and 职业教育|教育部: a word ends in what the next one begins with.
_MAY = (
    "[一每很许好几多天人年月日时处个次点条层代家哈嘻谢慢渐常来步事]"
    "|研究|讨论|商量|学习|锻炼|了解|考虑|交流|体验|参观|琢磨|比划|切磋|试试|看看"
    "|教育|专业|技术|技能|职业|学生|教师|课程|教学|管理|服务|工作|发展|中国|企业|产业|社会|文化|工程|农业|工业"
    "|增长|增加|提高|上升|提升|下降|减少|降低|回落"
)
_ENDS_OTHERWISE = "(?![师员者部厅局性学])"
# Three characters or more never repeat by intent, but for 一个人一个人.
_DOUBLED = lazy_pattern(
    rf"(?<=\d)(万|亿)\1|(?<=\d)({_UNIT})\2{_NO_WORD}|(?<=\d)({_LONG_UNIT})\3|(?<=\d[场人批项万])([次人])\4{_NO_WORD}"
    r"|((?!一)[\u4e00-\u9fff]{3,}?)\5|([，。、；：！？])\6|([，、；：][。，、；：！？]|。[，、；：])"
    rf"|((?<!目)的的(?!确|士)|与与(?!会)|及及(?!时|格|早|物))|(?!{_MAY})([\u4e00-\u9fff]{{2}})\9{_ENDS_OTHERWISE}"
    r"|([^，。；\n]{8,40})[，；]\10(?=[，。；]|$)"
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
