"""What one check finds in a small workbook.

assert found(tmp_path, TotalsOfTables, 基本情况=[("表格", "规模"), ...]) == ["D750 基本情况!C5"]
"""

from __future__ import annotations

from pathlib import Path

from tests.builders import TEMPLATES, Rows, Sheets, minimal_sheets, read
from zhibao.checks import Album, Check, Matter, review
from zhibao.compute import compute
from zhibao.findings import Finding
from zhibao.model.ref import CellRef
from zhibao.pack import DEFAULT_PACK, load_pack
from zhibao.workbook.starter.prose import starter_prose


def matter(folder: Path, sheets: Sheets, previous: Sheets | None = None, album: Album | None = None) -> Matter:
    """Return what is reviewed of the workbook of these sheets; `album` stands for the photos, which are not drawn."""
    pack = load_pack(TEMPLATES, DEFAULT_PACK, CellRef())
    stated = read(folder, sheets).report
    report, _ = compute(stated, pack.change)
    last = matter(folder, previous).report if previous else None
    return Matter(report, stated, pack, last, starter_prose(pack, "云州市", 2025), album or Album())


def findings(
    folder: Path, check: type[Check], sheets: Sheets, previous: Sheets | None = None, album: Album | None = None
) -> list[Finding]:
    """Return what the check finds; a fault of the program is raised."""
    reviewed = review(matter(folder, sheets, previous, album), [check])
    for fault in reviewed.findings.faults:
        raise fault
    return list(reviewed.findings)


def found(folder: Path, check: type[Check], **chapters: Rows) -> list[str]:
    """Return code and place of what the check finds in the chapters, given without their header rows."""
    return [f"{each.code} {each.ref}" for each in findings(folder, check, minimal_sheets(**chapters))]
