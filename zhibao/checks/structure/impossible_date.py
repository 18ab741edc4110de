"""S215: a month or a day that no calendar has."""

from __future__ import annotations

import datetime
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

_DATE = lazy_pattern(r"(?:(?<!\d)(\d{4})\s*年\s*)?(?<![\d.第个])(\d{1,2})\s*月\s*(?:(\d{1,3})\s*日)?")
_CHINESE = lazy_pattern(
    r"[〇零一二三四五六七八九]{4}年(?:十[三四五六七八九]|[二三四五六七八九]十[一二三四五六七八九]?)月"
)
_HINT = lazy_pattern("月")
_LEAP = 2024


class ImpossibleDate(Check):
    code, severity, title = "S215", Severity.ERROR, "没有这个日期"
    message = "“{excerpt}”里的“{found}”不是日历上有的日期。"
    advice = "请核对月份和日期。"
    why = "13 月、31 日一类的错，读者一眼就看得出。"

    def found(
        self, cover: Mapping[str, Text], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        for text in printed_texts(cover, prose, tables, _HINT):
            words = text.words if "月" in text.plain else ""
            for match in _impossible(fold(words)):
                yield self.at(text.ref, excerpt=around(words, *match.span()), found=words[slice(*match.span())])


def _impossible(text: str) -> Iterator[re.Match[str]]:
    for match in _DATE.finditer(text):
        year, month, day = match.groups()
        # 13月薪 is a word for pay.
        is_date = year or day
        if is_date and not _exists(int(year or _LEAP), int(month), int(day or 1)):
            yield match
    yield from _CHINESE.finditer(text)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
