"""Two small reports under one name, and what a run of each leaves in its folder, byte for byte."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from tests.paging_fakes import FakePrinter, blank_pdf, one_a_page
from zhibao.cli import commands
from zhibao.paging import Pages

SENTENCES = ("全市有中等职业学校三所。", "全市有中等职业学校四所，在校生有所增加。")
_PDF = blank_pdf((595, 842))
_DATED = re.compile(r"_\d{8}-\d{4}(?:（\d+）)?(?=[_.])")


@dataclass(frozen=True)
class Ran:
    """What a run of the command ended with, and all that it printed."""

    status: int
    said: str


def run(workbook: Path, folder: Path, laid_out: Callable[[bytes], Pages] = one_a_page, command: str = "") -> Ran:
    """Run the command for a report with all the files beside it; `laid_out` is called just before it is saved."""
    printed = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    engine = FakePrinter(laid_out, content=_PDF)
    words = ["check", str(workbook)] if command == "check" else [str(workbook), "--pdf", "--preview"]
    with (
        patch("zhibao.paging.all_engines", lambda: (engine,)),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        status = commands.run(TEMPLATES.parent, [*words, "-o", str(folder)])
    printed.seek(0)
    return Ran(status, printed.read())


def files_in(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder: contents by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def is_leftover(name: str) -> bool:
    """Tell whether a file is called as those are that a run has not moved yet."""
    return name.startswith("~") and name.endswith(".tmp")


def undated(name: str) -> str:
    """Return a file's name as it is where nobody has edited what stood there."""
    return _DATED.sub("", name)


@dataclass(frozen=True, eq=False)
class SmallReport:
    """A workbook, and the files that its run leaves in an empty folder."""

    workbook: Path
    report: str
    files: Mapping[str, bytes]

    @property
    def content(self) -> bytes:
        """The report itself."""
        return self.files[self.report]


def small_reports(folder: Path, sentences: tuple[str, ...] = SENTENCES) -> tuple[SmallReport, ...]:
    """Make a workbook of each sentence, all of the same report name, and its files: the same in any folder beside."""
    made = []
    for number, sentence in enumerate(sentences):
        workbook = write_workbook(folder / f"{number}" / "工作簿.xlsx", minimal_sheets(基本情况=[("段落", sentence)]))
        alone = folder / f"{number} alone"
        assert run(workbook, alone).status == 0
        files = files_in(alone)
        (report,) = [name for name in files if name.endswith(".docx")]
        made.append(SmallReport(workbook, report, files))
    return tuple(made)
