"""T260: two entries of the roster that may be one school."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhibao.checks.check import Check
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

_ROSTER, _SHORT, _REGION = "学校", "简称", "地区"
# 护理学校 without its city may be of any.
_LEAST = 6
# What makes no other school of a name.
_IDLE = lazy_pattern(r"[省市县区]|\([^()]*\)|\"|全日制")


class SchoolsAlike(Check):
    code, severity, title = "T260", Severity.WARNING, "名单里像是同一所学校"
    message = "“学校”表里的“{found}”与 {first} 的“{other}”{reason}。"
    advice = "是同一所学校就删去一行；确是两所，请把简称改得不同，或在“核对”表写明理由。"
    why = "同一所学校列了两行，校数会多一所；简称相同，正文和表里就分不清说的是哪一所。"

    def found(
        self, cover: Mapping[str, Text], roster: tuple[Text, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        first: dict[str, Text] = {}
        region = _IDLE.sub("", cover.get(_REGION, Text()).plain)
        for school in roster:
            key = key_of(school.plain)
            bare = _IDLE.sub("", key)
            rest = bare.removeprefix(region)
            other = first.setdefault(rest if len(rest) >= _LEAST else bare, school)
            # What is the same to the letter is told by T248.
            if other is not school and key_of(other.plain) != key:
                told = {"found": school.plain, "other": other.plain, "reason": "只差地名、“市”“县”一类的字或括号里的话"}
                yield self.at(school.ref, first=other.ref.cell, **told)
        yield from self._short_names(tables)

    def _short_names(self, tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        seen: dict[str, tuple[str, Text]] = {}
        for name, short in (pair for table in tables for pair in _pairs(table)):
            other_name, other = seen.setdefault(key_of(short.plain), (name, short))
            if other_name != name:
                told = {"found": short.plain, "other": other.plain, "reason": "是同一个简称"}
                yield self.at(short.ref, first=other.ref.cell, **told)


def _pairs(table: PlacedTable) -> Iterator[tuple[str, Text]]:
    """Yield the schools of the roster that have a short name, each with it."""
    names = table.table.column_names
    if table.section is None and table.name == _ROSTER and _SHORT in names:
        at = names.index(_SHORT)
        for row in table.data.rows:
            yield from ((key_of(row.cells[0].plain), line) for line in row.cells[at].lines[:1] if line)
