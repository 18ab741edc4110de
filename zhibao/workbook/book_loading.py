"""A workbook's file loaded by openpyxl, at the seam where nothing of openpyxl is changed for anybody else."""

from __future__ import annotations

import threading
import warnings
import zipfile
from pathlib import Path
from typing import cast

import openpyxl
from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.functions import fromstring, tostring

from zhibao.findings import NothingMadeError, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.text.os_errors import os_reason

_WARNINGS = threading.Lock()  # What is done with warnings holds for all threads.
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def loaded(path: Path, values_only: bool) -> openpyxl.Workbook:
    """Return the workbook at `path`, the values of formulas or the formulas; NothingMadeError when it is none."""
    whole = CellRef(workbook=path.name)
    if not path.is_file():
        raise NothingMadeError(workbook_rules.NOT_FOUND.at(whole, path=path))
    reason = _refusal(path)
    if reason:
        raise NothingMadeError(workbook_rules.UNREADABLE.at(whole, reason=reason))
    try:
        with _WARNINGS, warnings.catch_warnings():
            # openpyxl warns, in English, of what it would not save again; nothing is saved.
            warnings.simplefilter("ignore")
            reader = _Reader(path, values_only)
            reader.read()
            return reader.wb
    except Exception as error:
        # openpyxl raises whatever its parsers raise (KeyError, ValueError, zip and XML errors) for damaged files.
        raise NothingMadeError(workbook_rules.UNREADABLE.at(whole, reason="文件已损坏")) from error


class _Reader(ExcelReader):
    """Reads a workbook without its drawings: openpyxl holds every picture in memory, and ends at a bad one."""

    def __init__(self, path: Path, values_only: bool) -> None:
        super().__init__(path, data_only=values_only, rich_text=True)
        self.archive.close()
        self.archive = _WithoutDrawings(path)


class _WithoutDrawings(zipfile.ZipFile):
    """A workbook's package whose sheets refer to no drawing."""

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        content = super().read(name, pwd)
        if not str(name).endswith(".rels"):
            return content
        relations = fromstring(content)
        for drawing in [each for each in relations if each.get("Type", "").endswith("/drawing")]:
            relations.remove(drawing)
        return cast(bytes, tostring(relations))


def _refusal(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        return f"读不了这个文件（{os_reason(error)}）"
    if start == _OLD_EXCEL:
        return "它是旧格式（.xls）或加了打开密码"
    return None if zipfile.is_zipfile(path) else "它不是 Excel 工作簿（.xlsx）"
