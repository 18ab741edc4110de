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
    for program, mark in marks_beside(path):
        saved = datetime.datetime.fromtimestamp(path.stat().st_mtime)
        values = {"program": program, "mark": mark, "saved": f"{saved.month}月{saved.day}日 {saved:%H:%M}"}
        yield visibility_rules.WORKBOOK_IS_OPEN.at(CellRef(workbook=path.name), **values)
        return


def marks_beside(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the programs that have a file open, each with the name of its mark."""
    named = ((program, pattern.format(path.name)) for pattern, program in _MARKS)
    yield from ((program, mark) for program, mark in named if path.with_name(mark).is_file())
