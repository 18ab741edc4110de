"""Of a workbook that is hardly begun: where to begin, in a few lines; what is missing all over it is not listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zhibao.checks.text.example_left import ExampleLeft
from zhibao.checks.text.starter_left import StarterLeft
from zhibao.cli.finding_lines import finding_lines, place_of
from zhibao.findings import Finding, data_rules, structure_rules
from zhibao.findings.listing import listed, mended_first
from zhibao.model.ref import CellRef
from zhibao.workbook.cover import COVER_SHEET
from zhibao.workbook.indicators import INDICATOR_SHEET
from zhibao.workbook.roster import ROSTER_SHEET

if TYPE_CHECKING:
    from zhibao.pipeline import Outcome, Surroundings

_EXAMPLES = (ExampleLeft.code, StarterLeft.code)
_BLANK, _NUMBER = structure_rules.EMPTY_CONTENT.code, data_rules.MISSING_VALUE.code
_UNFILLED = (*_EXAMPLES, _BLANK, _NUMBER)
_SHEETS_SHOWN = 12


def lines_of(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of an outcome's findings; where hardly anything is filled in, where to begin.

    Only where a file lists them all.
    """
    about, has_list = outcome.about, outcome.check_report is not None
    if about and has_list and about.completion.is_beginning:
        return first_steps(outcome.findings, about)
    return finding_lines(outcome.findings, about, has_list)


def first_steps(findings: Iterable[Finding], about: Surroundings) -> Iterator[str]:
    """Yield how far the clerk is and what to fill in, in order; of what is not merely unfilled, the worst."""
    by_sheet: dict[str, list[Finding]] = defaultdict(list)
    others = [each for each in findings if each.code not in _UNFILLED]
    for each in findings:
        if each.code in _UNFILLED:
            by_sheet[each.ref.sheet].append(each)
    yield f"刚开始填：{about.completion}。照这个次序填，随时可以再检查："
    for number, step in enumerate(_steps(by_sheet, about), 1):
        yield f"  {number}. {step}"
    worst = mended_first(listed(others, about.sheets))
    if worst:
        yield "填错的，先改这几处："
        yield from (f"  [{each.first.code}] {place_of(each.first)}{each.first.message}" for each in worst)


def _steps(by_sheet: Mapping[str, Sequence[Finding]], about: Surroundings) -> Iterator[str]:
    yield f"“{COVER_SHEET}”：核对地区、年度、编制单位、编制年月和依据文件的名称。"
    if by_sheet.get(ROSTER_SHEET):
        yield f"“{ROSTER_SHEET}”：把示例换成全部学校，一行一所。"
    if numbers := by_sheet.get(INDICATOR_SHEET):
        first = min((each.ref for each in numbers), key=_row)
        yield f"“{INDICATOR_SHEET}”：填淡黄的格。报告已经用到的还缺 {len(numbers)} 个，从 {first.cell} 起。"
    chapters = [name for name in about.sheets if by_sheet.get(name) and name not in (ROSTER_SHEET, INDICATOR_SHEET)]
    if chapters:
        shown = "；".join(_chapter(name, by_sheet[name]) for name in chapters[:_SHEETS_SHOWN])
        more = f"等 {len(chapters)} 张表" if len(chapters) > _SHEETS_SHOWN else ""
        yield f"各章，写多少算多少：{shown}{more}。"


def _chapter(name: str, found: Sequence[Finding]) -> str:
    """Return how much of a chapter is to be written."""
    examples = sum(int(each.values.get("count", 1)) for each in found if each.code in _EXAMPLES)
    blank = sum(1 for each in found if each.code == _BLANK)
    counts = (f"示例 {examples} 处" if examples else "", f"空着 {blank} 段" if blank else "")
    return f"“{name}”{'、'.join(filter(None, counts))}"


def _row(ref: CellRef) -> tuple[int, str]:
    digits = "".join(filter(str.isdecimal, ref.cell))
    return int(digits or 0), ref.cell
