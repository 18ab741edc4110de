"""Years that a time axis must not skip."""

from __future__ import annotations

import re
from itertools import pairwise
from math import gcd

from msgspec.structs import replace

from charts.chart_data_points import ChartData

SOME = (2, 5, 10)
_YEAR = re.compile(r"((?:19|20)\d\d)(\D*)")


def with_missing_years(data: ChartData) -> tuple[ChartData, tuple[str, ...]]:
    """Return the data with the years that the categories skip, and these; their values are missing.

    Years at even distances skip none (2015, 2020, 2025), and so many gaps that more than half would be empty are
    left alone.
    """
    years = _years(data.categories)
    steps = [later - earlier for earlier, later in pairwise(years)]
    if len(steps) < 2 or min(steps) < 1:
        return data, ()
    every = range(years[0], years[-1] + 1, gcd(*steps))
    if not len(years) < len(every) <= 2 * len(years):
        return data, ()
    return _spread(data, years, every)


def every_few(categories: tuple[str, ...], most: int) -> int:
    """Return how many years there may be for one that is named when at most that many are; 0 when none are skipped.

    Categories that are no rising years at even distances are never skipped.
    """
    years = _years(categories)
    steps = {later - earlier for earlier, later in pairwise(years)}
    if len(steps) != 1 or min(steps) < 1:
        return 0
    return next((every for every in SOME if len(years) <= every * most), 0)


def _years(categories: tuple[str, ...]) -> list[int]:
    """Return the years that the categories are, nothing when one is none or they are not written alike."""
    found = [_YEAR.fullmatch(name) for name in categories]
    years = [int(each[1]) for each in found if each]
    alike = len({each[2] for each in found if each}) == 1
    return years if alike and len(years) == len(categories) else []


def _spread(data: ChartData, years: list[int], every: range) -> tuple[ChartData, tuple[str, ...]]:
    at = {year: place for place, year in enumerate(years)}
    written = data.categories[0][4:]
    series = tuple(
        replace(
            one,
            values=tuple(one.values[at[year]] if year in at else None for year in every),
            formats=tuple(one.format(at[year]) if year in at else "" for year in every),
            labels=tuple(one.labels[at[year]] if year in at else "" for year in every),
        )
        for one in data.series
    )
    missing = tuple(f"{year}{written}" for year in every if year not in at)
    return replace(data, categories=tuple(f"{year}{written}" for year in every), series=series), missing
