"""D752: an indicator that is a part of another one and more than it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations

from zhibao.checks.check import Check
from zhibao.checks.fact_names import name_of
from zhibao.checks.indicator_entries import YearEntries
from zhibao.checks.lines import TableLine, columns_of, rows_of
from zhibao.checks.table_grid import Grid
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules


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
        inside = {(name_of(pair.part), name_of(pair.whole)) for pair in rules.inside}
        for grid in grids:
            yield from self._of_lines(grid, rows_of(grid), inside) if grid.placed.section else ()
            yield from self._of_lines(grid, columns_of(grid), inside) if grid.placed.section else ()

    def _of_lines(
        self, grid: Grid, lines: Sequence[TableLine], inside: Collection[tuple[str, str]]
    ) -> Iterator[Finding]:
        """Yield the parts that are more than a whole in the same table, place by place."""
        for part, whole in permutations(lines, 2):
            if (name_of(part.name), name_of(whole.name)) in inside and not _is_other(part, whole):
                for at, (less, more) in enumerate(zip(part.numbers, whole.numbers, strict=True)):
                    # Of what the program put there it is told at the indicators.
                    if part.is_looked_up(at) and whole.is_looked_up(at):
                        continue
                    if less and more and less.kind is more.kind and less.value > more.value and not less.is_signed:
                        told = f"表“{grid.placed.caption}”里{part.across[at]}的"
                        found = {"found": less.shown, "whole": whole.name, "whole_found": more.shown}
                        yield self.at(part.place(at), told=told, name=part.name, **found)


def _is_other(part: TableLine, whole: TableLine) -> bool:
    """Tell whether the lines stand under different headings: 2024年 and 2025年."""
    return part.words.removesuffix(part.name) != whole.words.removesuffix(whole.name)
