"""The column 年度 of a table, which says to which year a row belongs."""

from __future__ import annotations

from zhibao.model.table import TableCell
from zhibao.text.keys import key_of, squeezed
from zhibao.text.lazy_patterns import lazy_pattern

YEAR_COLUMN = "年度"
_YEAR = lazy_pattern(r"(\d{4})(?:年|年度)?")


def year_of(text: str) -> int | None:
    """Return the year that 2025, 2025年 or 2025年度 means, None for what is no year."""
    found = _YEAR.fullmatch(squeezed(text))
    return int(found[1]) if found else None


def year_in(cell: TableCell) -> int | None:
    """Return the year that the cell states."""
    return year_of(cell.plain)


def is_year_column(name: str) -> bool:
    """Tell whether a column of that name says to which year a row belongs."""
    return key_of(name) == YEAR_COLUMN
