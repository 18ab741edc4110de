"""A workbook's file opened, or the run refused with the cause."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from zhibao.findings import NothingMadeError, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.text.os_errors import os_reason
from zhibao.workbook.spreadsheet import PartError, SheetPartError, SpreadsheetFile

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
T = TypeVar("T")


def loaded(path: Path) -> SpreadsheetFile:
    """Return the workbook at `path`, every sheet that it lists found in it; NothingMadeError when it is none."""
    whole = CellRef(workbook=path.name)
    if not path.is_file():
        raise NothingMadeError(workbook_rules.NOT_FOUND.at(whole, path=path))
    reason = _refusal(path)
    if reason:
        raise NothingMadeError(workbook_rules.UNREADABLE.at(whole, reason=reason))
    return or_refused(path, lambda: SpreadsheetFile(path))


def or_refused(path: Path, read: Callable[[], T]) -> T:
    """Return what was read; NothingMadeError, which names the sheet where it is one, for a part that cannot be."""
    try:
        return read()
    except SheetPartError as error:
        ref = CellRef(error.sheet, workbook=path.name)
        raise NothingMadeError(workbook_rules.SHEET_LOST.at(ref, sheet=error.sheet, reason=error)) from error
    except PartError as error:
        raise NothingMadeError(workbook_rules.UNREADABLE.at(CellRef(workbook=path.name), reason=error)) from error


def _refusal(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        return f"读不了这个文件（{os_reason(error)}）"
    if start == _OLD_EXCEL:
        return "它是旧格式（.xls）或加了打开密码"
    return None if zipfile.is_zipfile(path) else "它不是 Excel 工作簿（.xlsx）"
