"""A column of a table, by the texts of its header."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from zhibao.model.table import Table
from zhibao.tables.data_rows import is_total_label
from zhibao.text.keys import key_of, squeezed
from zhibao.text.lazy_patterns import lazy_pattern

PART = lazy_pattern(r"[(（]?其中[)）]?|#")
UNIT = lazy_pattern(r"[(（]([^()（）]{1,8})[)）]$")
UNIT_COLUMN = "单位"
_INCLUDED = lazy_pattern(r"^(?:含|内含|内有)")
_SERIALS = frozenset(map(key_of, ("序号", "编号", "代码", "No", "NO.", "排序")))
_BOUND = lazy_pattern(r"^(?:国家|省定?|部颁|设置|办学|达标|合格|规定)*(?:标准|底线|要求|目标)(?:值|线)?$")
_YEAR = lazy_pattern(r"(20\d\d)(?:年度?)?")


class Column(Struct, frozen=True, dict=True):
    """A column by the texts of its header from top to bottom."""

    at: int
    path: tuple[str, ...]

    @cached_property
    def name(self) -> str:
        return self.path[-1] if self.path else ""

    @cached_property
    def words(self) -> str:
        """All texts of the header."""
        return "".join(self.path)

    @cached_property
    def unit(self) -> str:
        """What stands in brackets after the name: 人 of 在校生（人）."""
        found = (UNIT.search(squeezed(text)) for text in reversed(self.path))
        return next((match[1].removeprefix("单位:") for match in found if match), "")

    @cached_property
    def year(self) -> str:
        """The year that its name is: 2025 of 2025年, empty for none."""
        match = _YEAR.fullmatch(squeezed(self.name))
        return match[1] if match else ""

    @cached_property
    def is_total(self) -> bool:
        return is_total_label(self.name)

    @cached_property
    def is_part(self) -> bool:
        """Tell whether it is a part of a column before it: 其中双师型."""
        return any(PART.match(squeezed(text)) or _INCLUDED.match(squeezed(text)) for text in self.path)

    @cached_property
    def is_label(self) -> bool:
        """Tell whether it may say what a row is about: no serial number, no unit, no bound to compare with."""
        return not self.is_serial and key_of(self.name) != UNIT_COLUMN and not _BOUND.search(self.name)

    @cached_property
    def is_serial(self) -> bool:
        return key_of(self.name) in _SERIALS


def path_of(table: Table, at: int) -> tuple[str, ...]:
    """Return the texts of the header above a column, from top to bottom, each once."""
    owners = (table.owner(row, at).plain.replace("\n", "") for row in range(table.header_rows))
    return tuple(dict.fromkeys(filter(None, owners)))
