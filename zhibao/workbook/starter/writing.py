"""Writing a fresh workbook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zhibao.pack import Pack, pack_names
from zhibao.workbook.book_saving import book_bytes
from zhibao.workbook.starter.base_look import BaseLook
from zhibao.workbook.starter.choices import offer_choices
from zhibao.workbook.starter.content import StarterSheet, read_starter, starter_values
from zhibao.workbook.starter.indicator_catalogue import catalogue_rows, read_catalogue


def write_starter(pack: Pack, region: str, year: int, path: Path) -> None:
    """Write the pack's fresh workbook for a region and year; FileExistsError when there is a file already."""
    values = starter_values(pack.folder.name, region, year)
    catalogue = catalogue_rows(read_catalogue(pack.indicators), year)
    starter, *bases = pack.starters
    write_sheets(pack, read_starter(starter, values, catalogue, bases), path)


def write_sheets(pack: Pack, sheets: Iterable[StarterSheet], path: Path, with_choices: bool = True) -> None:
    """Write a workbook of these sheets with the pack's look; FileExistsError when there is a file.

    What only the program reads needs no drop-downs, the choices of a clerk.
    """
    look = BaseLook(pack.starter_look)
    for sheet in sheets:
        look.add(sheet)
    look.drop_bases()
    fonts = [profile.name for profile in pack.format.fonts.profiles] if pack.format.fonts else []
    if with_choices:
        offer_choices(look.book, pack_names(pack.folder.parent), fonts)
    with path.open("xb") as file:
        file.write(book_bytes(look.book))
