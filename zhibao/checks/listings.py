"""Tables that list things row by row, and how many there are of each kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from zhibao.checks.grades import grade_of, is_grade
from zhibao.checks.grid_column import Column
from zhibao.checks.printed_number import NumberForm
from zhibao.checks.quantities import Sentence
from zhibao.checks.report_sections import ReportSection
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.tables.data_rows import items_of
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_PEOPLE = lazy_pattern(r"姓名|选手|学生|教师|队员|获奖者|获奖人|参赛者|成员|名单|同学|学员")
_TEACHERS = lazy_pattern(r"教师|老师|指导|辅导")
_SHORT_LIST = lazy_pattern(r"部分|节选|主要|代表|仅列|只列|典型|摘")
# 我市 and 岚川市卫生学校 name no level of a contest.
_LEVELS = {"国": "国|世界|金砖", "省": "省", "市": "(?<![我全本各])市(?![属直内场域教])", "校": "校级|班级"}
_EXPLICIT = lazy_pattern("(?:国家|省|市|校)级(?:.{0,4}[、和及](?:国家|省|市|校)级)?")
# What is won or listed: 文明风采活动 and 技能大赛 are two things.
_EVENT = lazy_pattern(
    r"“([^”]{2,12})”(?:系列)?(?:活动|竞赛|大赛|比赛|评选)|([\u4e00-\u9fff]{2}(?:大赛|竞赛|比赛|技能节|运动会|展演|评选))"
)
AWARDS = "获奖"
# What a caption says beside its subject.
_BESIDE_SUBJECT = lazy_pattern(
    r"^(?:20\d\d年?(?:度)?|[全我本][市县区州校])+|(?:名单|情况|结果|一览|统计|汇总|明细|登记|安排|目录|清单|公示|表)+$"
)
_LEAST_SUBJECT = 4


class ItemList(Struct, frozen=True, dict=True):
    """A table whose rows are things of a kind."""

    grid: Grid

    @property
    def caption(self) -> str:
        return squeezed(self.grid.placed.caption)

    @cached_property
    def subject(self) -> str:
        """What the caption says is listed, 州级名师培养对象 of 州级名师培养对象名单; empty where that is too short."""
        words = _BESIDE_SUBJECT.sub("", self.caption)
        return words if len(words) >= _LEAST_SUBJECT else ""

    @cached_property
    def rows(self) -> Sequence[GridRow]:
        return tuple(row for row in self.grid.rows if not row.is_total)

    @cached_property
    def words(self) -> Sequence[Column]:
        """The columns that hold words."""
        numeric = {column.at for column in self.grid.numeric}
        return tuple(column for column in self.grid.columns if column.at not in numeric and not column.is_serial)

    @property
    def is_whole(self) -> bool:
        """Tell whether it lists everything, as far as it says."""
        return not _SHORT_LIST.search(self.grid.remarks)

    def people(self, is_of_teachers: bool | None = None) -> Sequence[Column]:
        """Return the columns of names, those of teachers or of others where that is asked for."""
        found = [column for column in self.words if _PEOPLE.search(column.name) or _TEACHERS.search(column.name)]
        if is_of_teachers is None:
            return found
        return [column for column in found if bool(_TEACHERS.search(column.name)) is is_of_teachers]

    @cached_property
    def counts(self) -> Mapping[str, tuple[int, ...]]:
        """Every count that may be meant with a word of the table, that of the rows which say it first."""
        return {word: tuple(self._counts(found)) for word, found in self._kinds.items()}

    def counts_of_things(self, word: str) -> frozenset[int]:
        """Return every count of a word that is none of people: two prizes may be won by three."""
        return frozenset(self._counts_of_things(self._kinds[word]))

    @cached_property
    def _kinds(self) -> Mapping[str, Sequence[tuple[Column, GridRow]]]:
        """The cells that say a word of the table."""
        kinds: dict[str, list[tuple[Column, GridRow]]] = defaultdict(list)
        for column in self.words:
            for row in self.rows:
                word = grade_of(row.row.cells[column.at].plain, column.name)
                if word:
                    kinds[word].append((column, row))
        return kinds

    def _counts(self, found: Sequence[tuple[Column, GridRow]]) -> Iterator[int]:
        yield from self._counts_of_things(found)
        rows = [row for _, row in found]
        yield from (len(set(names)) for column in self.people() if (names := names_in(rows, column)))

    def _counts_of_things(self, found: Sequence[tuple[Column, GridRow]]) -> Iterator[int]:
        rows = [row for _, row in found]
        yield len(rows)
        yield from (sum(column.at in row.row.own for row in rows) for column in self.words)
        yield from self._sums(rows)

    def _sums(self, rows: Sequence[GridRow]) -> Iterator[int]:
        for column in self.grid.numeric:
            numbers = [number for row in rows if (number := row.numbers[column.at])]
            if numbers and all(number.kind is NumberForm.AMOUNT for number in numbers):
                yield int(sum(number.value for number in numbers))

    @cached_property
    def all_counts(self) -> frozenset[int]:
        """How many rows, cells and different words there are, what the numbers come to, and the numbers themselves."""
        listed = [names_in(self.rows, column) for column in self.words]
        cells = (sum(column.at in row.row.own for row in self.rows) for column in self.words)
        counts = (count for names in listed for count in (len(names), len(set(names))))
        return frozenset((len(self.rows), *cells, *counts, *self._sums(self.rows))) | self.printed

    @cached_property
    def printed(self) -> frozenset[int]:
        """The whole numbers in the cells, those of totals too."""
        columns = [column.at for column in self.grid.numeric]
        numbers = (number for row in self.grid.rows for at in columns if (number := row.numbers[at]))
        return frozenset(int(each.value) for each in numbers if each.value.denominator == 1)

    @cached_property
    def all_words(self) -> str:
        """The caption and every different word in the cells."""
        return self.caption + "".join(self.counts)

    @cached_property
    def words_of_level(self) -> str:
        """The caption where it names a level of contests, else all words: a school's name may have 市 in it too."""
        explicit = _EXPLICIT.search(self.caption)
        if explicit:
            return explicit[0]
        return self.caption if re.search("|".join(_LEVELS.values()), self.caption) else self.all_words

    @cached_property
    def has_grades(self) -> bool:
        return any(map(is_grade, self.counts))


def names_in(rows: Iterable[GridRow], column: Column) -> list[str]:
    """Return what the cells of a column list, those that are merged once."""
    at = column.at
    return [item for row in rows if at in row.row.own for item in items_of(row.row.cells[at])]


class Beside(Struct, frozen=True):
    """The listings and the sentences of one section or one case study."""

    section: ReportSection
    listings: Sequence[ItemList]
    sentences: Sequence[Sentence]

    def meant(self, sentence: Sentence, at: int) -> Sequence[ItemList]:
        """Return the listings that what stands at a place may be about: those of the level that is named before it."""
        named = [level for level, words in _LEVELS.items() if re.search(words, sentence.text[:at])]
        last = max(named, key=lambda level: _last(_LEVELS[level], sentence.text[:at]), default=None)
        of_level = [each for each in self.listings if last and re.search(_LEVELS[last], each.words_of_level)]
        return self.listings if (of_level or not last) and self._is_of_event(sentence.text[:at]) else ()

    def _is_of_event(self, said: str) -> bool:
        """Tell whether a listing may be of the contest that is named last, where one is named."""
        events = ["".join(filter(None, match.groups())) for match in _EVENT.finditer(said)]
        listed = [
            event for each in self.listings for match in _EVENT.finditer(each.caption) for event in match.groups()
        ]
        return not (events and any(listed)) or any(
            event[-2:] in each.caption for each in self.listings for event in events[-1:]
        )


def _last(words: str, text: str) -> int:
    return max((match.start() for match in re.finditer(words, text)), default=-1)


def listings_beside(grids: Iterable[Grid], sentences: Iterable[Sentence]) -> Iterator[Beside]:
    """Yield what stands in one section or case study, where there are listings that list everything."""
    tables: dict[int, list[ItemList]] = defaultdict(list)
    said: dict[int, list[Sentence]] = defaultdict(list)
    sections: dict[int, ReportSection] = {}
    for grid in grids:
        section = grid.placed.section
        if section:
            sections.setdefault(_key(section), section)
            tables[_key(section)].append(ItemList(grid))
    for sentence in sentences:
        said[_key(sentence.passage.section)].append(sentence)
    for key, listings in tables.items():
        if all(each.is_whole for each in listings):
            yield Beside(sections[key], listings, said[key])


def _key(section: ReportSection) -> int:
    """Return what the sections have alike that a case study parts."""
    return id(section.case or section.title)
