"""S222: a heading that is left from last year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.checks.years_said import YEAR, school_year_of, school_years_in
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

_SINCE = lazy_pattern(r"年.*(?:以来|至|起|—|-|－|～|~)")


class LastYearsTitles(Check):
    code, severity, title = "S222", Severity.WARNING, "标题、题注里是上一年"
    message = "“{found}”写的是 {stated}，而报告年度是 {year}。"
    may_be_waived = True
    advice = "请核对：写的确是那一年的事，可以在“核对”表写明理由。"
    why = "标题和题注里的年份最容易照去年的抄下来。"

    def found(self, prose: tuple[Passage, ...], cover: Mapping[str, Text], year: int | None) -> Iterator[Finding]:
        for passage in prose:
            if passage.kind in (PassageKind.TITLE, PassageKind.CAPTION) and year is not None:
                text = passage.text.plain
                if stated := _stated(text, year, school_year_of(cover, year)):
                    yield self.at(passage.text.ref, found=text, stated=stated, year=year)


def _stated(text: str, year: int, school_year: int) -> str:
    """Return the year before that a title is about, empty for none: 2024年、2025年 compares two."""
    ends = school_years_in(text)
    if ends:
        return f"{school_year - 2}—{school_year - 1} 学年" if max(ends) == school_year - 1 else ""
    years = set() if _SINCE.search(text) else {int(found) for found in YEAR.findall(text)}
    return f"{year - 1} 年" if years and max(years) == year - 1 else ""
