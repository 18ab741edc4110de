"""Saving a workbook so that the same content gives the same bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.writer.excel import ExcelWriter

_CREATED = datetime.datetime(2025, 1, 1)
_ENTRY_TIME = (2025, 1, 1, 0, 0, 0)


def save_new(book: openpyxl.Workbook, path: Path) -> None:
    """Write the workbook with fixed times; FileExistsError when there is a file already."""
    book.properties.created = book.properties.modified = _CREATED
    buffer = io.BytesIO()
    # Not book.save: it enters the present time.
    ExcelWriter(book, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED)).save()
    with path.open("xb") as file:
        file.write(_with_fixed_times(buffer))


def _with_fixed_times(package: io.BytesIO) -> bytes:
    fixed = io.BytesIO()
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ENTRY_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
