"""What is reviewed, in the forms in which checks ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from zhibao.checks.dictionary import Indicators
from zhibao.checks.grid import Grid
from zhibao.checks.passages import Passage, passages_of
from zhibao.checks.placed_tables import PlacedTable, placed_tables
from zhibao.checks.sections import Section, sections_of
from zhibao.model.blocks import ComputedBlock
from zhibao.model.report import ComputedReport, Part, ReadReport
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.pack.review_rules import ReviewRules

_YEAR_KEY = "报告年度"


@dataclass(frozen=True)
class Matter:
    """A computed report, the same as it was read, its pack, and what else is given.

    `previous` is last year's report; `starter` are the texts of the pack's fresh workbook.
    """

    report: ComputedReport
    read: ReadReport
    pack: Pack
    previous: ComputedReport | None = None
    starter: frozenset[str] = frozenset()

    @property
    def cover(self) -> Mapping[str, Text]:
        """The items of the cover by their keys."""
        return self.report.cover

    @property
    def year(self) -> int | None:
        """报告年度, None where it is no year."""
        text = self.cover.get(_YEAR_KEY, Text()).plain
        return int(text) if text.isdecimal() and len(text) == 4 else None

    @cached_property
    def indicators(self) -> Indicators:
        """The dictionary with its values."""
        return Indicators(self.report.indicators)

    @property
    def rules(self) -> ReviewRules:
        """The bounds and words of the pack's review.toml."""
        return self.pack.review

    @property
    def roster(self) -> tuple[Text, ...]:
        """The names of the sheet 学校; none without it."""
        return self.report.schools

    @property
    def parts(self) -> tuple[Part[ComputedBlock], ...]:
        """Preface, chapters and annexes."""
        return self.report.parts

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every heading with the blocks below it, in reading order."""
        return tuple(sections_of(self.report.parts))

    @cached_property
    def tables(self) -> tuple[PlacedTable, ...]:
        """Printed tables in reading order, then those of raw rows."""
        return tuple(placed_tables(self.sections, self.report.data_tables))

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The numbers of the tables, in their order."""
        return tuple(Grid(each) for each in self.tables)

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """Every text of a block that is no cell of a table: headings, paragraphs, captions, notes."""
        return tuple(passages_of(self.sections))


NEEDS = frozenset(name for name, value in vars(Matter).items() if isinstance(value, property | cached_property)) | {
    each.name for each in fields(Matter)
}
