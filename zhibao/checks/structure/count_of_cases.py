"""S232: a number of case studies that is not that of the case studies printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.caption_counts import CASE, CaptionCounts
from zhibao.checks.check import Check
from zhibao.checks.quantities import Sentence
from zhibao.findings import Finding, Severity
from zhibao.model.report import Part, PartKind
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numerals import chinese_number

_MOST = 99
_CHINESE = {chinese_number(number): number for number in range(1, _MOST + 1)} | {"两": 2}
_NUMBER = r"(\d{1,3}|[一二三四五六七八九十两]{1,3})\s*(?:个|篇|则|例)"
_GAP = r"[^,。;:\d一二三四五六七八九十两个篇则例]"
# 入选省级典型案例3个 and 征集案例45个 count others.
_TAKEN = lazy_pattern(rf"(?<!被)(?:收录|选录|选编|选取|选用|遴选|精选|选登|刊载|编入|收入){_GAP}{{0,12}}{_NUMBER}")
_HAS = lazy_pattern(rf"(?:报告|正文|全文|全书|本章|本部分){_GAP}{{0,10}}案例(?:共|计|有)*\s*{_NUMBER}")
_IN_REPORT = lazy_pattern("报告|正文|全文|全书|本章|本部分|各章")
_EACH = lazy_pattern("每章|每部分|每校|每所|各选|各收|以上|以内|左右|余")


class CountOfCases(Check):
    code, severity, title = "S232", Severity.WARNING, "说的案例数与收的案例不符"
    message = "“{found}”，{where}里的案例却是 {count} 个。"
    advice = "请数一数案例，改正这个数；案例后来增减了的，前言也要改。"
    why = "前言说了收多少案例，读者翻目录就能数。"

    def found(
        self, sentences: tuple[Sentence, ...], caption_counts: CaptionCounts, parts: tuple[Part[object], ...]
    ) -> Iterator[Finding]:
        chapters = [part for part in parts if part.kind is PartKind.CHAPTER]
        for sentence in sentences:
            part = sentence.passage.section.part
            for match in _counts(sentence, part):
                own = chapters.index(part) + 1 if part in chapters and "全" not in match[0] else 0
                total = len(caption_counts.of_kind(CASE))
                wanted = {total, caption_counts.in_part(CASE, own)} if own else {total}
                if _number(match[1]) not in wanted:
                    where = "这一章" if own and "本" in sentence.text[: match.end()] else "报告"
                    count = caption_counts.in_part(CASE, own) if where == "这一章" else total
                    found = sentence.shown(match.start(), match.end())
                    yield self.at(sentence.passage.text.ref, found=found, where=where, count=count)


def _counts(sentence: Sentence, part: Part[object]) -> list[re.Match[str]]:
    """Return where a sentence says how many case studies the report or a chapter has."""
    text = sentence.text
    is_about = "案例" in text and (part.kind is PartKind.PREFACE or _IN_REPORT.search(text))
    if not is_about or sentence.passage.section.case or _EACH.search(text):
        return []
    return [*_HAS.finditer(text), *(match for match in _TAKEN.finditer(text) if "案例" in text[: match.end() + 8])]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _CHINESE.get(text, 0)
