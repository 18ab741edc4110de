"""D752: an indicator that is a part of another one and more than it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product

from zhibao.checks.check import Check
from zhibao.checks.fact_names import may_be_among, name_of
from zhibao.checks.indicator_entries import YearEntries
from zhibao.checks.lines import TableLine
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import Inside, ReviewRules


class PartOverWhole(Check):
    code, severity, title = "D752", Severity.ERROR, "部分多于整体"
    message = "{told}“{name}”是 {found}，多于“{whole}”的 {whole_found}，而前者是后者的一部分。"
    advice = "请核对两个数：多半有一个多打或少打了一位，或两个数的口径不同。"
    why = "“双师型”教师是专业课教师的一部分，升学人数是毕业生数的一部分；部分多于整体，占比就会超过 100%。"

    def found(self, indicators: YearEntries, grids: tuple[Grid, ...], rules: ReviewRules) -> Iterator[Finding]:
        for pair in rules.inside:
            for part in indicators.years_of(pair.part):
                whole = indicators.get(pair.whole, part.year)
                if whole and part.number > whole.number:
                    found = {"found": part.shown, "whole": whole.name, "whole_found": whole.shown}
                    yield self.at(part.ref, told=f"{part.year} 年", name=part.name, year=part.year, **found)
        for grid in grids:
            for lines in (grid.row_lines, grid.column_lines) if grid.placed.section else ():
                for line, of_all in _pairs(lines, rules.inside):
                    yield from self._compared(grid, line, of_all)

    def _compared(self, grid: Grid, part: TableLine, whole: TableLine) -> Iterator[Finding]:
        """Yield where a part is more than the whole in the same table."""
        for at, (less, more) in enumerate(zip(part.numbers, whole.numbers, strict=True)):
            # Of what the program put there it is told at the indicators.
            is_typed = not (part.is_looked_up(at) and whole.is_looked_up(at))
            is_like = less and more and less.kind is more.kind and not less.is_signed and is_typed
            if less and more and is_like and less.value > more.value:
                told = f"表“{grid.placed.caption}”里{part.across[at]}的"
                found = {"found": less.shown, "whole": whole.name, "whole_found": more.shown}
                yield self.at(part.place(at), told=told, name=part.name, **found)


def _pairs(lines: Sequence[TableLine], inside: Iterable[Inside]) -> Iterator[tuple[TableLine, TableLine]]:
    """Yield the lines of parts, each with one of its whole under the same heading."""
    pairs = [(name_of(pair.part), name_of(pair.whole)) for pair in inside]
    met = may_be_among(chain.from_iterable(pairs), [line.name for line in lines])
    pairs = [pair for pair in pairs if met.issuperset(pair)]
    named: dict[str, list[TableLine]] = defaultdict(list)
    for line in lines if pairs else ():
        named[name_of(line.name)].append(line)
    for of_part, of_whole in pairs:
        for part, whole in product(named.get(of_part, ()), named.get(of_whole, ())):
            if not _is_other(part, whole):
                yield part, whole


def _is_other(part: TableLine, whole: TableLine) -> bool:
    """Tell whether the lines stand under different headings: 2024年 and 2025年."""
    return part.words.removesuffix(part.name) != whole.words.removesuffix(whole.name)
