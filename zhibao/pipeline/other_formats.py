"""Workbooks in formats that are not read (WPS .et, old .xls) beside the one that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zhibao.findings import Finding, workbook_rules
from zhibao.model.ref import CellRef

OTHER_FORMATS = (".et", ".xls", ".ett", ".xlsb", ".ods")


def newer_beside(workbook: Path) -> Iterator[Finding]:
    """Yield the file of the workbook's name in another format that was saved after it: most likely what is meant."""
    for path in map(workbook.with_suffix, OTHER_FORMATS if workbook.suffix else ()):
        if path.is_file() and workbook.is_file() and path.stat().st_mtime > workbook.stat().st_mtime:
            place = CellRef(workbook=workbook.name)
            yield workbook_rules.NEWER_BESIDE.at(place, found=path.name, workbook=workbook.name)
