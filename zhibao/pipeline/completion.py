"""How far the clerk is with the workbook."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from zhibao.checks.text.starter_left import StarterLeft
from zhibao.findings import Finding
from zhibao.model.report import ReadReport
from zhibao.model.text import Text
from zhibao.prose.examples import example_places

# So long as less than this part of the indicators is filled in, one over it.
_BEGINNING = 4


class Completion(Struct, frozen=True):
    """How many of the indicators that are typed have this year's figure, and how many texts are the starter's still."""

    filled: int
    indicators: int
    examples: int

    @property
    def is_beginning(self) -> bool:
        """Tell whether the workbook is hardly begun: what is missing then is no fault, but most of the work."""
        return bool(self.examples) and self.filled * _BEGINNING < self.indicators

    def __str__(self) -> str:
        filled = f"指标已填 {self.filled}/{self.indicators}" if self.indicators else ""
        return "，".join(filter(None, (filled, f"示例还剩 {self.examples} 处" if self.examples else "")))


def completion_of(report: ReadReport, findings: Iterable[Finding]) -> Completion:
    """Return how far a workbook is filled in, by what it holds and what was found; formulas need no figure."""
    stated = report.cover.get("报告年度", Text()).plain
    year = int(stated) if stated.isdecimal() else 0
    typed = [each for each in report.indicators if not each.formula and not each.is_title]
    filled = sum(year in each.years and bool(each.years[year].text) for each in typed)
    unmarked = {each.ref for each in findings if each.code == StarterLeft.code}
    return Completion(filled, len(typed), len(unmarked.union(example_places(report))))
