"""T257: columns of schools with names that the roster writes otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.placed_tables import PlacedTable
from zhibao.checks.scopes import Scopes
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.tables.data_rows import items_of
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import nearest
from zhibao.text.one_edit import is_one_edit

_SCHOOLS = lazy_pattern(r"(?:参赛|获奖|所属|所在|选送|报送|牵头|实施|申报|培养|中职)?(?:学校|院校|校)(?:名称|全称)?$")
_ROSTER = "学校"
# Names of which most are unknown are those of other schools: universities, say.
_KNOWN = 0.6
_LIKE = 0.75
_LONG = 6
_NUMERALS = lazy_pattern(r"[一二三四五六七八九十\d东南西北]")
_BRACKETS = lazy_pattern(r"[(（][^()（）]*[)）]$")


class SchoolColumn(Check):
    code, severity, title = "T257", Severity.WARNING, "表里的学校与名单写法不同"
    message = "“{column}”列的“{found}”不在“学校”表里，像是“{right}”，这样写的有 {count} 处。"
    advice = "请改成“{right}”或它的简称；是另一所学校，请加进“学校”表，或在“核对”表写明理由。"
    why = "汇总、计数按文字认学校：写法不同就算成另一所，这一所的数会少。"

    def found(self, tables: tuple[PlacedTable, ...], roster: tuple[Text, ...], scopes: Scopes) -> Iterator[Finding]:
        names = list(dict.fromkeys(each.plain for each in roster))
        for table in tables if names else ():
            for at, column in enumerate(table.data.columns.names):
                if _SCHOOLS.fullmatch(key_of(column)) and (table.section or table.name != _ROSTER):
                    for found, right, places in _unlike(_items(table, at), names, scopes):
                        told = {"column": column, "found": found, "right": right, "count": len(places)}
                        yield self.at(places[0], **told)


def _items(table: PlacedTable, at: int) -> list[tuple[str, CellRef]]:
    rows = (row for row in table.data.rows if at in row.own)
    return [(item, row.cells[at].ref) for row in rows for item in items_of(row.cells[at])]


def _unlike(
    items: Sequence[tuple[str, CellRef]], names: Sequence[str], scopes: Scopes
) -> Iterator[tuple[str, str, list[CellRef]]]:
    """Yield names that the roster has not, each with the one that is meant and its places."""
    places: dict[str, list[CellRef]] = {}
    for item, ref in items:
        places.setdefault(_BRACKETS.sub("", item.strip()), []).append(ref)
    unknown = [item for item in places if not scopes.full(item)]
    if len(unknown) > (1 - _KNOWN) * len(places):
        return
    for item in unknown:
        if right := _meant(item, names):
            yield item, right, places[item]


def _meant(item: str, names: Sequence[str]) -> str:
    """Return the name that is meant: the only one that has all its characters in their order, or one much like it."""
    shortened = [name for name in names if _is_within(item, name)]
    if len(shortened) == 1 and len(item) > 2:
        return shortened[0]
    # One wrong character of a long name is told by T247.
    if len(item) >= _LONG and any(item == name or is_one_edit(item, name) for name in names):
        return ""
    like = nearest(item, names, _LIKE) if len(item) > 4 else None
    return like if like and _NUMERALS.findall(like) == _NUMERALS.findall(item) else ""


def _is_within(short: str, long: str) -> bool:
    marks = iter(long)
    return all(mark in marks for mark in short)
