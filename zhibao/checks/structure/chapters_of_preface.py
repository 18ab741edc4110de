"""S220: a list of chapters in the preface that is not that of the chapters."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import Paragraph
from zhibao.model.report import ComputedReport
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numerals import chinese_number

_NUMBER = r"[一二三四五六七八九十两\d]{1,3}"
_COUNTED = lazy_pattern(
    rf"(?:分为|包括|共分?|(?<!各章)由|分)[^。；各]*?(?P<number>{_NUMBER})(?:个部分|大部分|个方面|章)"
)


class ChaptersOfPreface(Check):
    code, severity, title = "S220", Severity.WARNING, "前言说的部分数与各章不符"
    message = "前言说报告有 {found} 个部分，实际有 {count} 章：{chapters}。"
    advice = "请照现在的各章改前言；多了或少了一章的，核对工作表。"
    why = "前言照去年的抄，今年的章增减了，开头就对不上。"

    def found(self, report: ComputedReport, pack: Pack) -> Iterator[Finding]:
        # The program's own chapter of cases may be left out.
        gathered = sum(each.title.plain == pack.case.chapter for each in report.chapters)
        count = len(report.chapters) - gathered
        for block in report.preface.blocks if report.preface else ():
            text = block.text if isinstance(block, Paragraph) else Text()
            for found in _counts(text):
                lawful = {count, count + gathered}
                if found not in {*map(str, lawful), *map(chinese_number, lawful), "两" if 2 in lawful else ""}:
                    chapters = "、".join(each.title.plain for each in report.chapters)
                    yield self.at(text.ref, found=found, count=count, chapters=chapters)


def _counts(text: Text) -> list[str]:
    """Return how many parts a paragraph says the report has."""
    is_about = any(word in text.plain for word in ("报告", "正文", "全文"))
    return [match["number"] for match in _COUNTED.finditer(squeezed(text.plain))] if is_about else []
