"""The prose of a fresh workbook, to know what nobody has written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhibao.pack import Pack
from zhibao.workbook.row import HEADER
from zhibao.workbook.starter.content import read_starter, starter_values

# Remarks too: what they say to write is no text, whoever makes a paragraph of one.
_PROSE = ("段落", "注", "案例", "说明")


def starter_prose(pack: Pack, region: str, year: int) -> frozenset[str]:
    """Return the paragraphs, notes, titles of cases and remarks of a pack's fresh workbook for a region and year."""
    values = starter_values(pack.folder.name, region, year)
    starter, *bases = pack.starters
    sheets = read_starter(starter, values, (), bases)
    rows = ([str(cell.value) for cell in row] for sheet in sheets for row in sheet.rows[1:] if _is_part(sheet.rows[0]))
    return frozenset(_prose(rows))


def _is_part(header: Iterable[object]) -> bool:
    return tuple(str(getattr(cell, "value", cell)) for cell in header)[: len(HEADER)] == HEADER


def _prose(rows: Iterable[list[str]]) -> Iterator[str]:
    type_ = ""
    for first, content, *_ in (row for row in rows if len(row) > 1):
        type_ = first or type_
        if type_ in _PROSE and content:
            yield from content.split("\n")
