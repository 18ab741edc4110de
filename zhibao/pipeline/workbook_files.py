"""What a workbook is, by its sheets: the clerk's, or one that the program wrote."""

from __future__ import annotations

from pathlib import Path

from zhibao.workbook.cover import COVER_SHEET
from zhibao.workbook.marked_copy import LIST_SHEETS
from zhibao.workbook.spreadsheet import PartError, sheet_names


def is_marked_copy(path: Path) -> bool:
    """Tell whether a file, whatever it is called now, is a copy of a workbook that begins with the program's list."""
    try:
        return sheet_names(path)[:1] in [(name,) for name in LIST_SHEETS]
    except PartError:
        return False


def may_have_cover(path: Path) -> bool:
    """Tell whether a file has a sheet 封面; one that cannot be read may have had it, and is told when it is opened."""
    try:
        return COVER_SHEET in (name.strip() for name in sheet_names(path))
    except PartError:
        return True
