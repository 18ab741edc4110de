"""Tables and charts of typed numbers whose columns or rows are years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from zhibao.next_year.years_in_words import year_words
from zhibao.tables.year_rows import year_of
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.grid_shape import grid_columns
from zhibao.workbook.sheet import Cell, Sheet

# 上年 or 本年 with no more than what is counted after it: 上年结转 is no year.
_RELATIVE = lazy_pattern(r"(?:(上一?年度?|去年|上一?学年)|本年度?|今年|本学年)((?:数|值|人数|数量)?(?:\([^()]*\))?)")

Place = tuple[int, int]
Key = tuple[object, ...]


class TypedGrid(Struct, frozen=True):
    """The filled rows of a table, its columns, and how many of the rows are its header."""

    sheet: Sheet
    rows: Sequence[int]
    columns: Sequence[int]
    header_rows: int

    @classmethod
    def of(cls, sheet: Sheet, rows: Sequence[int], header_rows: int, first_column: int) -> TypedGrid | None:
        """Return the grid in these rows, None where they are empty."""
        filled = [row for row in rows if any(sheet.row_cells(row, first_column))]
        if not filled:
            return None
        header_rows = header_rows if header_rows < len(filled) else 1
        reach = grid_columns(sheet, filled[:header_rows] or filled, sheet.merges)
        return cls(sheet, filled, range(first_column, max(reach) + 1), header_rows)

    @property
    def header(self) -> Sequence[int]:
        return self.rows[: self.header_rows]

    @property
    def body(self) -> Sequence[int]:
        return self.rows[self.header_rows :]

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell that shows at a place: that of a merged area lies at its corner."""
        area = next((each for each in self.sheet.merges if each.holds(row, column)), None)
        return self.sheet.cell(area.top, area.left) if area else self.sheet.cell(row, column)

    def pair(self, later: Place, earlier: Place) -> Iterator[tuple[Cell, Cell]]:
        """Yield the two cells, unless they are merged into one."""
        if not any(each.holds(*later) and each.holds(*earlier) for each in self.sheet.merges):
            yield self.sheet.cell(*later), self.sheet.cell(*earlier)

    def heading(self, column: int) -> str:
        """Return the words over a column."""
        return "".join(dict.fromkeys(squeezed(self.cell(row, column).plain) for row in self.header))


class YearAxis(Struct, frozen=True):
    """The cells that name the years, all of which move on, and the pairs of cells (later, earlier) year by year.

    `last` are the cells of this year, `beside` those that say how it differs from the one before.
    """

    labels: tuple[Cell, ...]
    pairs: tuple[tuple[Cell, Cell], ...]
    last: tuple[Cell, ...]
    beside: tuple[Cell, ...]


def year_axis(grid: TypedGrid, this: int) -> YearAxis | None:
    """Return the years of a table that has this one and the one before, None for any other."""
    return _over_columns(grid, this) or _beside_rows(grid, this)


def label_year(cell: Cell, this: int) -> int | None:
    """Return the year that a cell names: 2025, 2025年, 2024—2025学年 is 2025, 本年 and 上年 are this and the last."""
    if cell.value is not None:
        return year_of(cell.plain)
    if found := _RELATIVE.fullmatch(squeezed(cell.plain)):
        return this - (found[1] is not None)
    years = [each.year for each in year_words(cell.plain) if not each.is_fixed]
    if len(years) == 2 and years[1] == years[0] + 1:
        return years[1]
    return years[0] if len(years) == 1 else None


def _masked(text: str) -> str:
    """Return a text with a sign for each year in it."""
    if found := _RELATIVE.fullmatch(squeezed(text)):
        return f"#{found[2]}"
    for each in reversed(list(year_words(text))):
        text = f"{text[: each.start]}#{text[each.end :]}"
    return "#" if year_of(text) is not None else squeezed(text)


def _over_columns(grid: TypedGrid, this: int) -> YearAxis | None:
    found: dict[int, int] = {}
    labels: dict[Place, Cell] = {}
    for column in grid.columns:
        for cell in (grid.cell(row, column) for row in grid.header):
            if (year := label_year(cell, this)) is not None:
                found[column] = year
                labels[cell.row, cell.column] = cell
    keys = {at: tuple(_masked(grid.cell(row, at).plain) for row in grid.header) for at in found}
    steps = _steps(found, keys, this)
    if steps is None:
        return None
    changes = [at for at in grid.columns if at not in found and says_change(grid.heading(at))]
    return YearAxis(
        _moving(labels.values(), found.values(), this),
        tuple(
            pair for later, earlier in steps for row in grid.body for pair in grid.pair((row, later), (row, earlier))
        ),
        tuple(grid.sheet.cell(row, at) for at, year in found.items() if year == this for row in grid.body),
        tuple(grid.sheet.cell(row, at) for at in changes for row in grid.body),
    )


def _beside_rows(grid: TypedGrid, this: int) -> YearAxis | None:
    for column in grid.columns[:3]:
        found = {row: year for row in grid.body if (year := label_year(grid.cell(row, column), this)) is not None}
        before = [at for at in grid.columns if at < column]
        keys: dict[int, Key] = {}
        for row in found:
            beside = tuple(grid.cell(row, at).plain for at in before if grid.cell(row, at).value is None)
            keys[row] = (*beside, _masked(grid.cell(row, column).plain))
        steps = _steps(found, keys, this)
        if steps is not None:
            after = [at for at in grid.columns if at > column]
            labels = {(cell.row, cell.column): cell for row in found if (cell := grid.cell(row, column))}
            return YearAxis(
                _moving(labels.values(), found.values(), this),
                tuple(pair for a, b in steps for at in after for pair in grid.pair((a, at), (b, at))),
                tuple(grid.sheet.cell(row, at) for row, year in found.items() if year == this for at in after),
                (),
            )
    return None


def _moving(labels: Iterable[Cell], years: Iterable[int], this: int) -> tuple[Cell, ...]:
    run = _run(set(years), this)
    return tuple(each for each in labels if label_year(each, this) in run)


def _run(years: set[int], this: int) -> set[int]:
    """Return this year and those before it without a gap."""
    first = this
    while first - 1 in years:
        first -= 1
    return {year for year in years if first <= year <= this}


def _steps(years: Mapping[int, int], keys: Mapping[int, Key], this: int) -> list[tuple[int, int]] | None:
    """Return which line's values move to which, year by year; None where it is not sure that all have a place."""
    run = _run(set(years.values()), this)
    if this not in run or len(run) < 2 or max(years.values()) > this:
        return None
    places: dict[int, dict[Key, int]] = defaultdict(dict)
    counts: Counter[Key] = Counter()
    for line, year in years.items():
        key = (year, *keys[line])
        counts[key] += 1
        places[year][*keys[line], counts[key]] = line
    steps = []
    for year in sorted(run)[1:]:
        if places[year].keys() != places[year - 1].keys():
            return None
        steps += [(line, places[year - 1][key]) for key, line in places[year].items()]
    return steps


def says_change(heading: str) -> bool:
    """Tell whether a column of that heading says how this year differs from the one before."""
    return any(word in heading for word in ("增减", "增幅", "增长", "变化", "比上年", "涨幅", "降幅"))
