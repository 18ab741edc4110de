"""What the report says how much of: the same thing by one name, wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property

from zhibao.checks.dictionary import Indicators
from zhibao.checks.grid import Column, Grid, GridRow
from zhibao.checks.printed_number import HALF, Number, NumberKind, number_of_text
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.checks.sections import Section
from zhibao.model.ref import CellRef
from zhibao.text.keys import key_of

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年度?|学年)?(?!\d)")
_ONLY_YEARS = re.compile(r"(?:20\d\d|年份?|年度|学年|上|本|数据|[-—–]|\s)*")
_UNIT_IN_BRACKETS = re.compile(r"\((?:单位:)?[^()]{1,5}\)$")
_COUNTED = re.compile(r"(?<=..)(?:总人数|人数|人次|总数|总量|数量|数)$")
_STATES = re.compile(r"(?:总计|合计|共计|共有|累计|达到|已达|保持在|稳定在|为|是|有|共|达|计|至|在|仅|已)+$")
_SUBJECT = re.compile(r"\s*([^,、\d]{2,14}?)(?:连续|近|逐年|保持|持续|稳|由|从|,)")
_OF_YEAR = re.compile(r"20\d\d年(?:度)?(?:为|是|达到?|有)?\s*$")
_GENERIC = frozenset(
    [
        "人",
        "人数",
        "数",
        "数量",
        "占比",
        "比例",
        "合计",
        "小计",
        "总计",
        "次数",
        "金额",
        "面积",
        "人次",
        "其他",
        "全市",
        "学校",
        "各校",
        "我市",
        "总数",
        "规模",
        "数额",
        "百分比",
        "比重",
        "个数",
        "所数",
        "值",
        "总值",
        "增减",
        "变化",
    ]
)
_PRIZE = re.compile(r"(?:[一二三特]等|[金银铜]|优秀|优胜)奖$")
_PARTIAL = re.compile(r"主要|重点|部分|前[一二三四五六七八九十]|典型|示范|特色|新增|新设|(?<!不)含|另")
_CHANGE = re.compile(r"增|减|变化|幅|[较比]上?年|同比")
_AREA = re.compile(r"(占地|校舍)(?:建筑)?(?:总)?面积$")
_SECONDARY = re.compile(r"(?:中等职业|中职)(?:学校|教育)?(?=.)")
_PREFIX = re.compile(
    r"(?:全市|我市|本市|全区|全县|各校|中职(?!在校|招生|毕业|学校)|目前|截至|年底|年末|年度|年|本年度?|今年|当年|全年|一年|累计|共计"
    r"|共有|现有|拥有|建有|设有|开设|配有|实有|总共|校内|全日制|的|共|现|有|总)+(?=..)"
)


class Source(Enum):
    """Where a fact stands."""

    INDICATOR = "指标"
    TABLE = "表"
    PROSE = "正文"


@dataclass(frozen=True, slots=True)
class Fact:
    """How much there was of something in a year, in the whole report or in one case study.

    `is_made`: the program put the number there. `is_sole`: the name stands for itself only in its section.
    """

    source: Source
    name: str
    year: int
    unit: str
    number: Number
    ref: CellRef
    title: str
    scope: str = ""
    section: Section | None = None
    is_made: bool = False
    is_sole: bool = False

    @property
    def key(self) -> tuple[str, str, int, str]:
        return self.scope, self.name, self.year, self.unit

    def contradicts(self, other: Fact) -> bool:
        """Tell whether both cannot be true, each rounded to its own digits."""
        coarser = max(self.number.step, other.number.step)
        slack = coarser * HALF if self.number.step != other.number.step else Fraction(0)
        return self.number.kind is not other.number.kind or abs(self.number.value - other.number.value) > slack


class Facts:
    """All that is stated, by what it is about."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = tuple(facts)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str, int, str], Sequence[Fact]]:
        found: dict[tuple[str, str, int, str], list[Fact]] = defaultdict(list)
        for fact in self._facts:
            found[fact.key].append(fact)
        return found

    def one(self, fact: Fact, source: Source) -> Fact | None:
        """Return what a source says of the same, None where it says nothing or several things."""
        found = [each for each in self.by_key.get(fact.key, ()) if each.source is source]
        first = next(iter(found), None)
        return first if first and not any(first.contradicts(each) for each in found) else None

    @cached_property
    def _by_unit(self) -> Mapping[str, frozenset[Fraction]]:
        found: dict[str, set[Fraction]] = defaultdict(set)
        for fact in self._facts:
            found[fact.unit].add(fact.number.value)
        return {unit: frozenset(values) for unit, values in found.items()}

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Sequence[Fact]]:
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self._facts:
            found[fact.name, fact.unit].append(fact)
        return found

    def values(self, unit: str) -> frozenset[Fraction]:
        """Return every amount of a unit that is stated anywhere."""
        return self._by_unit.get(unit, frozenset())

    def called(self, name: str, unit: str) -> Sequence[Fact]:
        """Return what is stated of a name, in any year and place, the latest year first."""
        return sorted(self._by_name.get((name_of(name), unit), ()), key=lambda fact: -fact.year)

    def units(self, scope: str, name: str) -> list[str]:
        """Return the units of amounts that indicators and tables state of a name."""
        return sorted(self._units.get((scope, name_of(name)), ()))

    @cached_property
    def _units(self) -> Mapping[tuple[str, str], frozenset[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for fact in self._facts:
            if fact.source is not Source.PROSE and fact.number.kind is NumberKind.AMOUNT:
                found[fact.scope, fact.name].add(fact.unit)
        return {key: frozenset(units) for key, units in found.items()}

    def settled(self, scope: str, name: str, year: int, unit: str) -> Fact | None:
        """Return what indicators, or else tables, say of a name in a year, None where they say several things."""
        found = self.by_key.get((scope, name_of(name), year, unit), ())
        for source in (Source.INDICATOR, Source.TABLE):
            if stated := [each for each in found if each.source is source and not each.is_sole]:
                return None if any(stated[0].contradicts(each) for each in stated) else stated[0]
        return None


def name_of(words: str) -> str:
    """Return what is counted: 中职在校生 of 全市中职在校生人数共有, without quotation marks and units in brackets."""
    name = _SECONDARY.sub("中职", key_of(words).replace('"', ""))
    name = _STATES.sub("", _UNIT_IN_BRACKETS.sub("", name))
    prefix = _PREFIX.match(name)
    name = _COUNTED.sub("", name[prefix.end() :] if prefix else name)
    return _AREA.sub(r"\1", name)


def of_indicators(indicators: Indicators) -> Iterator[Fact]:
    """Yield every indicator in every year."""
    for entry in indicators:
        number = number_of_text(entry.shown)
        if number:
            name = name_of(entry.name)
            yield Fact(Source.INDICATOR, name, entry.year, unit_of(number), number, entry.ref, entry.name)


def unit_of(number: Number) -> str:
    """Return the unit in which numbers are compared: 人 for 名, the sign of the kind for shares and ratios."""
    return "人" if number.unit in ("人", "名", "位") else number.unit or number.kind.value


def of_grid(grid: Grid, year: int, scopes: Scopes) -> Iterator[Fact]:
    """Yield what a printed table states: a row's label with a year, or the name of a column in a row of totals."""
    section = grid.placed.section
    if section is None or (section.case is None and scopes.is_named(grid.placed.caption)):
        return
    of_caption = _years(grid.placed.caption)
    own = of_caption[0] if len(of_caption) == 1 else None if of_caption else year
    amounts = [column for column in grid.numeric if not (column.is_total or _years(column.words) or _is_change(column))]
    for row in grid.rows:
        for column in grid.numeric:
            yield from _of_cell(grid, row, column, own, amounts, scopes)


def _of_cell(
    grid: Grid, row: GridRow, column: Column, own: int | None, amounts: Sequence[Column], scopes: Scopes
) -> Iterator[Fact]:
    above, beside = _years(column.words), _years(row.label)
    school = "" if above or beside or len(amounts) < 2 else next(filter(None, map(scopes.full, row.labels)), "")
    if len(above) == 1 and _ONLY_YEARS.fullmatch(column.words):
        yield from _stated(grid, row, column, row.label, above[0])
    elif len(beside) == 1 and _ONLY_YEARS.fullmatch(row.label) and not above:
        yield from _stated(grid, row, column, _full_name(column), beside[0])
    elif not above and not beside and own:
        if row.is_total and not column.is_part and not _PARTIAL.search(grid.placed.caption + "".join(row.labels)):
            yield from _stated(grid, row, column, _full_name(column), own)
        elif school:
            yield from _stated(grid, row, column, _full_name(column), own, school=school)
        elif not row.is_total and len(amounts) == 1 and column in amounts:
            yield from _stated(grid, row, column, row.label, own, is_sole=True)


def _full_name(column: Column) -> str:
    """Return the column's name, with what stands above one that says nothing by itself: 专任教师 over 人数."""
    return "".join(column.path[-2:]) if _is_generic(column.name) else column.name


def _is_generic(name: str) -> bool:
    return name_of(name) in _GENERIC


def _is_change(column: Column) -> bool:
    return bool(_CHANGE.search(column.words))


def _years(words: str) -> tuple[int, ...]:
    return tuple(int(year) for year in _YEAR.findall(words))


def _stated(
    grid: Grid, row: GridRow, column: Column, label: str, year: int, is_sole: bool = False, school: str = ""
) -> Iterator[Fact]:
    number, section = row.numbers[column.at], grid.placed.section
    if number and number.kind is NumberKind.AMOUNT and not number.unit:
        number = number_of_text(number.shown + grid.unit(column, row))
    name = name_of(label.removeprefix("其中").lstrip("：:"))
    if number and section and _is_telling(name) and not row.is_group and not _is_change(column):
        made, scope = row.is_looked_up(column.at), section.case.id if section.case else school
        title, place = f"表“{grid.placed.caption}”", row.ref(column.at)
        yield Fact(Source.TABLE, name, year, unit_of(number), number, place, title, scope, section, made, is_sole)


def _is_telling(name: str) -> bool:
    """Tell whether a name says what is counted; prizes of one grade are won in many contests."""
    return len(name) > 1 and name not in _GENERIC and not _PRIZE.search(name)


def _subject(sentence: Sentence, quantity: Quantity) -> str:
    """Return what a row of years is of: 就业率 of 就业率连续三年保持高位，2023年为96.42%."""
    subject = _SUBJECT.match(sentence.text) if _OF_YEAR.search(sentence.text[: quantity.start]) else None
    return name_of(subject[1]) if subject else ""


def of_sentence(sentence: Sentence, year: int, scopes: Scopes) -> Iterator[Fact]:
    """Yield what a sentence states of the whole report, of one school, or of the school of its case study."""
    section = sentence.passage.section
    for quantity in sentence.quantities if any(each.is_level for each in sentence.quantities) else ():
        when = scopes.year(sentence, quantity, year) if quantity.is_level else None
        school = scopes.school(sentence, quantity) if when else ""
        name = name_of(scopes.without_schools(quantity.lead) if school else quantity.lead) or _subject(
            sentence, quantity
        )
        if when and _is_telling(name) and (school or scopes.is_whole(sentence, quantity)):
            scope, ref = section.case.id if section.case else school, sentence.passage.text.ref
            unit, made = quantity.unit if quantity.is_amount else quantity.number.kind.value, quantity.is_looked_up
            title = sentence.shown(quantity.start - len(quantity.lead), quantity.end)
            yield Fact(Source.PROSE, name, when, unit, quantity.number, ref, title, scope, section, made)
