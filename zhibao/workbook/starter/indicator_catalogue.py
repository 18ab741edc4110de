"""The indicators that a fresh workbook lists: indicators.toml as rows of the 指标 sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from zhibao.indicators.units import Measure, Unit
from zhibao.pack import read_toml
from zhibao.workbook.indicators import BASIS, DECIMALS, FORMULA, NAME, QUOTED, SOURCE, UNIT
from zhibao.workbook.starter.content import Rows, StarterCell, Value

TEXT_FORMAT = "@"
# A column of the clerk's own, which the program does not read: a 口径 would excuse reported values that differ.
NOTE = "说明"
# A percentage is typed as 69.43%; as numbers, 13.65:1 and 2.4:7.6 would become times.
_YEAR_FORMATS = {Measure.SHARE: "0.00%", Measure.RATIO: TEXT_FORMAT, Measure.PARTS: TEXT_FORMAT}


class CatalogueEntry(Struct, frozen=True):
    """An indicator as the pack proposes it."""

    name: str
    unit: str
    formula: str = ""
    decimals: int | None = None
    basis: str = ""
    source: str = ""
    note: str = ""


class CatalogueGroup(Struct, frozen=True):
    """A group's title and its indicators."""

    name: str
    entries: tuple[CatalogueEntry, ...]


def read_catalogue(path: Path) -> tuple[CatalogueGroup, ...]:
    """Return the groups that the file states; TypeError for a key that no indicator has."""
    stated = read_toml(path)
    return tuple(
        CatalogueGroup(group["name"], tuple(CatalogueEntry(**each) for each in group["indicators"]))
        for group in stated["group"]
    )


def catalogue_rows(groups: Iterable[CatalogueGroup], year: int) -> Rows:
    """Return the rows of the 指标 sheet with empty cells for the year before and the year."""
    header: tuple[Value, ...] = (NAME, UNIT, year - 1, year, FORMULA, DECIMALS, BASIS, SOURCE, NOTE, QUOTED)
    return (tuple(StarterCell(value) for value in header), *_body(groups))


def _body(groups: Iterable[CatalogueGroup]) -> Iterator[tuple[StarterCell, ...]]:
    for group in groups:
        yield (StarterCell(group.name),)
        yield from map(_row, group.entries)


def _row(entry: CatalogueEntry) -> tuple[StarterCell, ...]:
    empty = StarterCell("", _YEAR_FORMATS.get(Unit.of(entry.unit).measure, "General"))
    return (
        StarterCell(entry.name),
        StarterCell(entry.unit, TEXT_FORMAT),
        empty,
        empty,
        StarterCell(entry.formula, TEXT_FORMAT),
        StarterCell("" if entry.decimals is None else entry.decimals),
        StarterCell(entry.basis),
        StarterCell(entry.source),
        StarterCell(entry.note),
        StarterCell(f"{{{{{entry.name}}}}}"),
    )
