"""S239: periods that end before they begin, and school years of other than two years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zhibao.checks.all_texts import printed_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

_TO = r"\s*(?:[-—–~]+|至|到)\s*"
_HINT = lazy_pattern("年")
_SCHOOL_YEAR = lazy_pattern(rf"(?<!\d)((?:19|20)\d\d)年?{_TO}((?:19|20)\d\d)年?\s*学年")
_YEARS = lazy_pattern(rf"(?<!\d)((?:19|20)\d\d)年?{_TO}((?:19|20)\d\d)年(?!\s*\d)")
_MONTHS = lazy_pattern(rf"(?<!\d)(20\d\d)年(\d{{1,2}})月{_TO}(20\d\d)年(\d{{1,2}})月")


class ImpossiblePeriod(Check):
    code, severity, title = "S239", Severity.ERROR, "起止的年月不对"
    message = "“{excerpt}”里的“{found}”{reason}。"
    advice = "请核对起止的年月。"
    why = "学年跨两个相连的年份，起止前后颠倒的多半是填错了一位数。"

    def found(
        self, cover: Mapping[str, Text], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        for text in printed_texts(cover, prose, tables, _HINT):
            words = fold(text.plain) if "年" in text.plain else ""
            for match, reason in _wrong(words):
                found = text.plain[slice(*match.span())]
                yield self.at(text.ref, excerpt=around(text.plain, *match.span()), found=found, reason=reason)


def _wrong(words: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _SCHOOL_YEAR.finditer(words):
        # 2023—2025学年 are two of them.
        if int(match[2]) <= int(match[1]):
            yield match, "不是相连的两年"
    for match in _YEARS.finditer(words):
        if int(match[2]) < int(match[1]):
            yield match, "起止颠倒了"
    for match in _MONTHS.finditer(words):
        if (int(match[3]), int(match[4])) < (int(match[1]), int(match[2])):
            yield match, "起止颠倒了"
