"""Columns of numbers of one unit, which align by their points, as a block in the column's middle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zhibao.model.table import Table
from zhibao.render.column_needs import cells_of, is_serial
from zhibao.render.like_cells import kinds_of
from zhibao.text.column_numbers import ColumnNumber, column_number, is_blank
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.measuring import alike

_UNITS = (
    "人次|人天|人|所|个|名|位|项|种|门|家|台套|台|套|册|片|间|件|篇|份|次|场|批|班|届|年|月|天|日|学时|课时|小时"
    "|平方米|平方公里|公里|米|亩|公顷|吨|千瓦|分|元|册/生|GB|Mbps|㎡|m2|m²|%|％|‰|:1|比"
)
_UNIT_OF_ROW = lazy_pattern(rf"[（(](?P<unit>[十百千万亿]*(?:{_UNITS})(?:/\w{{1,3}})?)[）)]")

Numbers = Mapping[str, ColumnNumber]
# By column and text, its digits alike.
Insets = Mapping[int, Mapping[str, int]]


def number_insets(table: Table, likes: Table, rooms: Sequence[float], em: int) -> Insets:
    """Return by column how many twips a number stands off its cell's right edge, of columns that align.

    `likes` is the table with like cells, `rooms` are what the columns have for text, in twips. A column whose numbers
    are all alike wide needs nothing.
    """
    if len(set(_units_of_rows(table))) > 1:
        return {}
    insets: dict[int, dict[str, int]] = {}
    for column, room in enumerate(rooms):
        numbers = _numbers(likes, column)
        left = max((each.left for each in numbers.values()), default=0.0)
        right = max((each.right for each in numbers.values()), default=0.0)
        beside = room / em - left - right
        if beside >= 0 and len({(each.left, each.right) for each in numbers.values()}) > 1:
            insets[column] = {text: round((beside / 2 + right - each.right) * em) for text, each in numbers.items()}
    return insets


def _numbers(table: Table, column: int) -> Numbers:
    """Return the numbers of a column by their texts; none when something else stands there, or of several units."""
    if any(is_serial(row[column]) for row in table.header):
        return {}
    texts = {alike(cell.plain) for cell in kinds_of(cells_of(table.body, column)).values()}
    numbers = {text: column_number(text) for text in texts if not is_blank(text)}
    known = {text: number for text, number in numbers.items() if number}
    if len(known) < len(numbers) or len({number.unit for number in known.values()}) != 1:
        return {}
    return known


def _units_of_rows(table: Table) -> Iterator[str]:
    """Yield the unit that each row says its numbers have: in a column 单位, or in brackets after what it is about."""
    stated = next((at for at, name in enumerate(table.column_names) if name in ("单位", "计量单位")), None)
    is_bracketed = "（" in table.plain or "(" in table.plain
    for index, row in enumerate(table.body, table.header_rows):
        if stated is not None:
            yield table.owner(index, stated).plain
        elif is_bracketed:
            words = next((cell.plain for cell in row if cell and cell.value is None and cell.plain), "")
            found = _UNIT_OF_ROW.search(words) if "（" in words or "(" in words else None
            yield found["unit"] if found else ""
