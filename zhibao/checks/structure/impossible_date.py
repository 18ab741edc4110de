"""S215: a month or a day that no calendar has."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity

_DATE = re.compile(r"(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(?:(\d{1,2})日)?")
_LEAP = 2024


class ImpossibleDate(Check):
    code, severity, title = "S215", Severity.ERROR, "没有这个日期"
    message = "“{excerpt}”里的“{found}”不是日历上有的日期。"
    advice = "请核对月份和日期。"
    why = "13 月、31 日一类的错，读者一眼就看得出。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.words
            for match in _DATE.finditer(text):
                year, month, day = match.groups()
                # 13月薪 is a word for pay.
                is_date = year or day
                if is_date and not _exists(int(year or _LEAP), int(month), int(day or 1)):
                    yield self.at(passage.text.ref, excerpt=around(text, *match.span()), found=match[0])


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
