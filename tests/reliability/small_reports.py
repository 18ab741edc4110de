"""Two small reports under one name, and what a run of each leaves in its folder, byte for byte."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from zhibao.paging.estimate import Estimate
from zhibao.pipeline import Outcome, build

SENTENCES = ("全市有中等职业学校三所。", "全市有中等职业学校四所，在校生有所增加。")
_OURS = ".tmp"


def silent(step: str) -> None:
    """Show no progress."""


def run(workbook: Path, folder: Path, progress: Callable[[str], None] = silent) -> Outcome:
    """Build the report as the command does on a machine without Word and LibreOffice."""
    return build(workbook, TEMPLATES, folder, progress, (Estimate(),))


def files_in(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder: contents by name."""
    return {entry.name: Path(entry).read_bytes() for entry in os.scandir(folder) if entry.is_file()}


def is_leftover(name: str) -> bool:
    """Tell whether a file is called as those are that a run has not moved yet."""
    return name.startswith("~") and name.endswith(_OURS)


@dataclass(frozen=True, eq=False)
class SmallReport:
    """A workbook, and the files that its run leaves in an empty folder."""

    workbook: Path
    report: str
    files: Mapping[str, bytes]


def small_reports(folder: Path, sentences: tuple[str, ...] = SENTENCES) -> tuple[SmallReport, ...]:
    """Make a workbook of each sentence, all of the same report name, and its files: the same in any folder below."""
    made = []
    for number, sentence in enumerate(sentences):
        workbook = write_workbook(folder / f"{number}" / "工作簿.xlsx", minimal_sheets(基本情况=[("段落", sentence)]))
        outcome = run(workbook, folder / f"{number} alone")
        assert outcome.report
        made.append(SmallReport(workbook, outcome.report.name, files_in(outcome.report.parent)))
    return tuple(made)
