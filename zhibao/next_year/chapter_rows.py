"""The rows of a chapter by what becomes of them: those left out, and those that stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from zhibao.next_year.work import Kept
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.typed_numbers import without_caption_number
from zhibao.workbook.options import stated_options
from zhibao.workbook.row import ATTRIBUTE, Row, split_rows
from zhibao.workbook.sheet import Cell, Sheet

CASE, CASE_END, PHOTO, REMARK, PROSE, NOTE = "案例", "案例完", "图片", "说明", "段落", "注"
HEADINGS = ("章", "节", "小节", "条")
TABLES, CHART, CARD, TYPED = ("表格", "指标表", "明细表", "汇总表"), "统计图", "数据卡", "表格"
# By the words with which references begin.
KINDS = {**dict.fromkeys(TABLES, "表"), CHART: "图", PHOTO: "图", CASE: "案例"}
_ENDS_CASE = ("节", "小节", "条", CASE)
_NAMED = lazy_pattern(r"\s*名称\s*[=＝]")


class Region(Struct, frozen=True):
    """Rows that are left out together: a case study, or photos."""

    rows: tuple[Row, ...]

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def is_case(self) -> bool:
        return self.first.kind == CASE

    @property
    def numbers(self) -> range:
        last = self.rows[-1]
        return range(self.first.number, (last.below[-1] if last.below else last.number) + 1)


def left_out(sheet: Sheet, kept: Kept) -> list[Region]:
    """Return what is left out of a chapter, in the order of its rows."""
    found: list[Region] = []
    case: list[Row] = []
    for row in split_rows(sheet)[1]:
        if case and row.kind in _ENDS_CASE:
            found.append(Region(tuple(case)))
            case = []
        if case or (row.kind == CASE and not kept.cases):
            case.append(row)
        elif row.kind == PHOTO and not kept.photos:
            found.append(Region((row,)))
        if case and row.kind == CASE_END:
            found.append(Region(tuple(case)))
            case = []
    return [*found, *([Region(tuple(case))] if case else [])]


def staying(sheet: Sheet, gone: Iterable[Region]) -> Iterator[Row]:
    """Yield the rows of a chapter that are not left out."""
    numbers = {row.number for region in gone for row in region.rows}
    return (row for row in split_rows(sheet)[1] if row.number not in numbers)


def options_of(row: Row) -> Cell:
    """Return the cell in which a row states its options; of photos any cell from C on that states a name."""
    named = (cell for cell in row.cells_from(ATTRIBUTE) if _NAMED.match(cell.plain))
    return next(named, row.options) if row.kind == PHOTO else row.options


def option(row: Row, name: str) -> str:
    """Return what a row states under an option, empty where it does not."""
    stated = stated_options(options_of(row).plain)
    return next((value for key, equals, value in stated if squeezed(key) == name and equals), "")


def caption_of(row: Row) -> str:
    """Return a row's caption as references call it."""
    return without_caption_number(row.content.plain.strip(), KINDS.get(row.kind, ""))
