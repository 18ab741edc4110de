"""The years that sentences and titles speak of, school years too."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

_SCHOOL_YEAR_KEY = "数据学年"
_SCHOOL_YEAR = lazy_pattern(r"(?<!\d)(20\d\d)年?\s*[-—–~～至]+\s*(20\d\d)年?\s*学年")
# In autumn the school year begins which ends in the report's year.
_AUTUMN = r"(?!\s*(?:9|10|11|12)\s*月)"
YEAR = lazy_pattern(rf"(?<![\d—–~～-])(20\d\d)\s*年(?!级|届|代){_AUTUMN}")


def school_year_of(cover: Mapping[str, Text], year: int) -> int:
    """Return the year in which the school year of the report's numbers ends; the report's own where it says none."""
    match = _SCHOOL_YEAR.search(cover.get(_SCHOOL_YEAR_KEY, Text()).plain)
    return int(match[2]) if match else year


def school_years_in(text: str) -> frozenset[int]:
    """Return the years in which the school years end that a text names."""
    return frozenset(int(match[2]) for match in _SCHOOL_YEAR.finditer(text))
