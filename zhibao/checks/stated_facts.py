"""Where facts stand: in the dictionary, in printed tables, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhibao.checks.fact_names import is_generic, is_telling, name_of
from zhibao.checks.facts import Fact, FactSource, unit_of
from zhibao.checks.grid_column import Column
from zhibao.checks.indicator_entries import YearEntry
from zhibao.checks.printed_number import NumberForm, number_of_text
from zhibao.checks.quantities import Quantity, Sentence
from zhibao.checks.scopes import Scopes
from zhibao.checks.table_grid import Grid, GridRow
from zhibao.text.lazy_patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?<!\d)(20\d\d)(?:年度?|学年|届)?(?!\d)")
_ONLY_YEARS = lazy_pattern(r"(?:20\d\d|年份?|年度|学年|届|上|本|数据|[-—–]|\s)*")
_SUBJECT = lazy_pattern(r"\s*([^,、\d]{2,14}?)(?:连续|近|逐年|保持|持续|稳|由|从|,)")
_OF_YEAR = lazy_pattern(r"20\d\d年(?:度)?(?:为|是|达到?|有)?\s*$")
# A short name, such as 培训, is that of many things, unless it is said of what.
_SHORT = 2
_SHARE_OF, _PER_HEAD = "占", "生均"
_WHOLE = lazy_pattern("[全我][市县区州]|各校|全年|年|全[校院]")
_PARTIAL = lazy_pattern(r"主要|重点|部分|前[一二三四五六七八九十]|典型|示范|特色|新增|新设|(?<!不)含|另")
_CHANGE = lazy_pattern(r"增|减|变化|幅|[较比]上?年|同比")


def of_indicators(indicators: Iterable[YearEntry]) -> Iterator[Fact]:
    """Yield every indicator in every year."""
    for entry in indicators:
        number = number_of_text(entry.shown)
        if number:
            name = name_of(entry.name)
            yield Fact(FactSource.INDICATOR, name, entry.year, unit_of(number), number, entry.ref, entry.name)


def of_grid(grid: Grid, year: int, scopes: Scopes) -> Iterator[Fact]:
    """Yield what a printed table states: a row's label with a year, or the name of a column in a row of totals."""
    section = grid.placed.section
    if section is None or (section.case is None and scopes.is_named(grid.placed.caption)):
        return
    of_caption = _years(grid.placed.caption)
    own = of_caption[0] if len(of_caption) == 1 else None if of_caption else year
    amounts = [column for column in grid.numeric if not (column.is_total or _years(column.words) or _is_change(column))]
    headed = [(column, _years(column.words)) for column in grid.numeric if column.is_label]
    dated = [(column, above) for column, above in headed if above]
    for row in grid.rows:
        beside = _years(row.label)
        school = "" if beside or len(amounts) < 2 else next(filter(None, map(scopes.full, row.labels)), "")
        # Of such a row only the columns of years state something, as do most rows of a long table.
        is_plain = not (beside or school or row.is_total) and len(amounts) != 1
        for column, above in dated if is_plain else headed:
            yield from _of_cell(grid, row, column, own, amounts, above, beside, school)


def _of_cell(
    grid: Grid,
    row: GridRow,
    column: Column,
    own: int | None,
    amounts: Sequence[Column],
    above: Sequence[int],
    beside: Sequence[int],
    school: str,
) -> Iterator[Fact]:
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
    return "".join(column.path[-2:]) if is_generic(column.name) else column.name


def _is_change(column: Column) -> bool:
    return bool(_CHANGE.search(column.words))


def _years(words: str) -> tuple[int, ...]:
    return tuple(int(year) for year in _YEAR.findall(words)) if "20" in words else ()


def _stated(
    grid: Grid, row: GridRow, column: Column, label: str, year: int, is_sole: bool = False, school: str = ""
) -> Iterator[Fact]:
    number, section = row.numbers[column.at], grid.placed.section
    if number and number.kind is NumberForm.AMOUNT and not number.unit:
        number = number_of_text(number.shown + grid.unit(column, row))
    name = name_of(label.removeprefix("其中").lstrip("：:"))
    if number and section and is_telling(name) and not row.is_group and not _is_change(column):
        made, scope = row.is_looked_up(column.at), section.case.id if section.case else school
        title, place = f"表“{grid.placed.caption}”", row.ref(column.at)
        yield Fact(FactSource.TABLE, name, year, unit_of(number), number, place, title, scope, section, made, is_sole)


def _subject(sentence: Sentence, quantity: Quantity) -> str:
    """Return what a row of years is of: 就业率 of 就业率连续三年保持高位，2023年为96.42%."""
    subject = _SUBJECT.match(sentence.text) if _OF_YEAR.search(sentence.text[: quantity.start]) else None
    return name_of(subject[1]) if subject else ""


def _name(sentence: Sentence, quantity: Quantity, lead: str) -> str:
    """Return what a quantity is of: 生均占地 of 占地面积101.6万平方米，生均46.61平方米; nothing for a share."""
    if quantity.number.kind is NumberForm.SHARE and lead.startswith(_SHARE_OF):
        return ""
    if lead == _PER_HEAD:
        at = sentence.quantities.index(quantity)
        total = sentence.quantities[at - 1] if at else None
        return f"{_PER_HEAD}{name_of(total.lead)}" if total and total.unit == quantity.unit else ""
    return name_of(lead) or _subject(sentence, quantity)


def of_sentence(sentence: Sentence, year: int, scopes: Scopes) -> Iterator[Fact]:
    """Yield what a sentence states of the whole report, of one school, or of the school of its case study."""
    section = sentence.passage.section
    for quantity in sentence.quantities if any(each.is_level for each in sentence.quantities) else ():
        when = scopes.year(sentence, quantity, year) if quantity.is_level else None
        school = scopes.school(sentence, quantity) if when else ""
        name = _name(sentence, quantity, scopes.without_schools(quantity.lead) if school else quantity.lead)
        if when and is_telling(name) and (school or scopes.is_whole(sentence, quantity)):
            scope, ref = section.case.id if section.case else school, sentence.passage.text.ref
            unit, made = quantity.unit if quantity.is_amount else quantity.number.kind.value, quantity.is_looked_up
            title = sentence.shown(quantity.start - len(quantity.lead), quantity.end)
            is_sole = len(name) <= _SHORT and not _WHOLE.match(quantity.lead)
            yield Fact(FactSource.PROSE, name, when, unit, quantity.number, ref, title, scope, section, made, is_sole)
