"""What is named in last year's workbook, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from zhibao.next_year.chapter_rows import CHART, KINDS, TABLES, TYPED, Region, caption_of, option, staying
from zhibao.next_year.registry import NamedYears, Registry
from zhibao.next_year.source_book import SourceBook
from zhibao.next_year.year_axis import TypedGrid, YearAxis, year_axis
from zhibao.next_year.years_in_words import in_title
from zhibao.tables.year_rows import is_year_column
from zhibao.text.folding import fold
from zhibao.text.keys import key_of
from zhibao.workbook.patching import WordChange
from zhibao.workbook.row import CONTENT, Row
from zhibao.workbook.sheet import Sheet

_MADE_OF_INDICATORS = "指标表"


def names_of(source: SourceBook, gone: Mapping[str, Sequence[Region]]) -> Registry:
    """Return the names of tables, figures and cases; `gone` is what is left out of each sheet."""
    registry = Registry()
    for data in source.report.data_tables:
        registry.tables[key_of(data.name)] = NamedYears(False, any(map(is_year_column, data.table.column_names)))
    rows = [row for sheet in source.parts for row in staying(sheet, gone[sheet.name])]
    for sheet in source.raw:
        has_years = any(is_year_column(cell.plain) for cell in sheet.row_cells(1))
        registry.tables[key_of(sheet.name)] = NamedYears(raw_axis(sheet, source.year) is not None, has_years)
    for row in rows:
        _note(row, source.year, registry)
    for row in rows:
        _note_of_source(row, registry)
    here = {(KINDS[row.kind], name) for row in rows if row.kind in KINDS for name in _names(row)}
    registry.gone |= set(_left_out(gone.values())) - here
    return registry


def row_axis(row: Row, this: int) -> YearAxis | None:
    """Return the years of a typed table or chart."""
    grid = row_grid(row)
    return year_axis(grid, this) if grid else None


def row_grid(row: Row) -> TypedGrid | None:
    """Return what is typed below a table's or chart's row."""
    stated = fold(option(row, "表头"))
    header = int(stated) if stated.isdecimal() and row.kind == TYPED else 1
    return TypedGrid.of(row.sheet, row.filled_rows, header, CONTENT) if row.kind in (TYPED, CHART) else None


def raw_axis(sheet: Sheet, this: int) -> YearAxis | None:
    """Return the years in the heads of a sheet of raw rows."""
    grid = TypedGrid.of(sheet, sheet.rows_from(1), 1, 1)
    has_years = any(is_year_column(cell.plain) for cell in sheet.row_cells(1))
    return year_axis(grid, this) if grid and not has_years else None


def applied(text: str, changes: Sequence[WordChange]) -> str:
    """Return a text with changes made to it."""
    for each in reversed(changes):
        text = text[: each.start] + each.by + text[each.end :]
    return text


def _note(row: Row, this: int, registry: Registry) -> None:
    if row.kind not in KINDS:
        return
    caption = caption_of(row)
    moved = applied(caption, in_title(caption, this).changes)
    if moved != caption and key_of(caption) not in map(key_of, filter(None, [option(row, "名称")])):
        registry.renamed[key_of(caption)] = moved
    if row.kind in TABLES:
        moves = row.kind == _MADE_OF_INDICATORS or row_axis(row, this) is not None
        for name in _names(row):
            registry.tables[name] = NamedYears(moves)


def _note_of_source(row: Row, registry: Registry) -> None:
    """Note that a table made of another one has the years of that."""
    source = registry.tables.get(key_of(option(row, "来源")))
    if row.kind in TABLES and source is not None:
        for name in _names(row):
            registry.tables[name] = source


def _names(row: Row) -> Iterator[str]:
    """Yield the keys of what a row may be called."""
    yield from filter(None, map(key_of, (option(row, "名称"), caption_of(row))))


def _left_out(regions: Iterable[Sequence[Region]]) -> Iterator[tuple[str, str]]:
    for region in (region for several in regions for region in several):
        for row in region.rows:
            if row.kind in KINDS:
                yield from ((KINDS[row.kind], name) for name in _names(row))
