"""The mark that a program leaves beside a workbook while it has it open."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from zhibao.findings import Finding, visibility_rules
from zhibao.model.ref import CellRef

_MARKS = (("~${}", " Excel 或 WPS "), (".~{}", " WPS "), (".~lock.{}#", " LibreOffice "))


def open_marks(path: Path) -> Iterator[Finding]:
    """Yield a finding when somebody has the workbook open: what is not saved yet is not in the report."""
    for pattern, program in _MARKS:
        mark = pattern.format(path.name)
        if path.with_name(mark).is_file():
            saved = datetime.datetime.fromtimestamp(path.stat().st_mtime)
            values = {"program": program, "mark": mark, "saved": f"{saved.month}月{saved.day}日 {saved:%H:%M}"}
            yield visibility_rules.WORKBOOK_IS_OPEN.at(CellRef(workbook=path.name), **values)
            return
