"""What is reviewed, in the forms in which checks ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from zhibao.checks.album import Album
from zhibao.checks.caption_counts import CaptionCounts
from zhibao.checks.changes import Change, changes_of
from zhibao.checks.facts import Facts
from zhibao.checks.formulas import Formulas
from zhibao.checks.indicator_entries import YearEntries
from zhibao.checks.listings import Beside, listings_beside
from zhibao.checks.observed import Observations
from zhibao.checks.passages import Passage, passages_of
from zhibao.checks.placed_tables import PlacedTable, placed_tables
from zhibao.checks.quantities import Sentence, paragraphs_of, sentences_of
from zhibao.checks.report_sections import ReportSection, sections_of
from zhibao.checks.scopes import Scopes
from zhibao.checks.stated_facts import of_grid, of_indicators, of_sentence
from zhibao.checks.table_grid import Grid
from zhibao.checks.typed_labels import Mention, mentions_in
from zhibao.model.blocks import ComputedBlock
from zhibao.model.report import ComputedReport, Part, ReadReport
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

_YEAR_KEY = "报告年度"
_ONE_SCHOOL = lazy_pattern("(?:学院|学校|大学|中学|中心|中专)$")
_ROSTER, _NAME, _SHORT = "学校", "学校名称", "简称"


class Matter(Struct, frozen=True, dict=True):
    """A computed report, the same as it was read, its pack, and what else is given.

    `previous` is last year's report; `starter` are the texts of the pack's fresh workbook; `album` has the photos.
    """

    report: ComputedReport
    read: ReadReport
    pack: Pack
    previous: ComputedReport | None = None
    starter: frozenset[str] = frozenset()
    album: Album = Album()

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
    def indicators(self) -> YearEntries:
        """The dictionary with its values."""
        return YearEntries(self.report.indicators, self.pack.numbers)

    @cached_property
    def formulas(self) -> Formulas:
        """The formulas of the dictionary."""
        return Formulas(self.report.indicators, {key_of(key) for key in self.cover}, self.pack.numbers)

    @cached_property
    def observations(self) -> Observations:
        """What was met while the report was read and computed."""
        return Observations(self.report.observations)

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
    def caption_counts(self) -> CaptionCounts:
        """What has a number in print."""
        return CaptionCounts(self.report.parts)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The numbers of tables, figures, cases and annexes that were typed by hand."""
        return tuple(mentions_in(self.prose))

    @cached_property
    def sections(self) -> tuple[ReportSection, ...]:
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

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of paragraphs and notes with their quantities."""
        return tuple(sentences_of(self.prose))

    @cached_property
    def paragraphs(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences paragraph by paragraph."""
        return tuple(paragraphs_of(self.sentences))

    @cached_property
    def scopes(self) -> Scopes:
        """What tells a number of the whole from one of a school or of another year."""
        names = {each.plain: each.plain for each in self.roster} | dict(self._short_names())
        # In the report of one school 高职 and 学院 name no part of it.
        is_of_one = len(self.roster) == 1 or _ONE_SCHOOL.search(self.cover.get("编制单位", Text()).plain)
        kinds = () if is_of_one else self.rules.scopes
        region = self.cover.get("地区", Text()).plain
        return Scopes(names, len(self.roster), (*kinds, *self.rules.groups), region, bool(is_of_one))

    def _short_names(self) -> Iterator[tuple[str, str]]:
        """Yield the short names of the roster, which stand in its column 简称, each with the long one."""
        for placed in self.tables:
            if placed.section is None and placed.name == _ROSTER and _SHORT in placed.table.column_names:
                at = placed.table.column_names.index(_SHORT)
                first = placed.table.column_names.index(_NAME) if _NAME in placed.table.column_names else 0
                yield from ((row.cells[at].plain, row.cells[first].plain) for row in placed.data.rows)

    @cached_property
    def facts(self) -> Facts:
        """What indicators, printed tables and sentences state, one after another."""
        year = self.year
        if year is None:
            return Facts(())
        tables = (fact for grid in self.grids for fact in of_grid(grid, year, self.scopes))
        prose = (fact for sentence in self.sentences for fact in of_sentence(sentence, year, self.scopes))
        return Facts((*of_indicators(self.indicators), *tables, *prose))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What sentences say of this year and the one before."""
        year = self.year
        sentences = self.sentences if year else ()
        return tuple(each for s in sentences for each in changes_of(s, self.facts, self.scopes, year or 0))

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """Listings with the sentences that stand in their section or case study."""
        return tuple(listings_beside(self.grids, self.sentences))


NEEDS = frozenset(name for name, value in vars(Matter).items() if isinstance(value, property | cached_property)) | {
    *Matter.__struct_fields__
}
