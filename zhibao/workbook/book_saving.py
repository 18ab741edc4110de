"""Workbooks as bytes: the same for the same content."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
from openpyxl.writer.excel import ExcelWriter

_CREATED = datetime.datetime(2025, 1, 1)
_ENTRY_TIME = (2025, 1, 1, 0, 0, 0)


def book_bytes(book: openpyxl.Workbook) -> bytes:
    """Return the workbook as a file with fixed times."""
    book.properties.created = book.properties.modified = _CREATED
    buffer = io.BytesIO()
    # Not book.save: it enters the present time.
    ExcelWriter(book, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED)).save()
    return _with_fixed_times(buffer)


def _with_fixed_times(package: io.BytesIO) -> bytes:
    fixed = io.BytesIO()
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ENTRY_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
