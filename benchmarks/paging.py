"""What page numbers cost: python benchmarks/paging.py

Builds the sample without page numbers and with LibreOffice's, converts the report that comes out to PDF once, and
prints how many conversions the page numbers cost, of medians of one run. Wanted: at most 1.25.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from zhibao.paging import Engine  # noqa: E402 (the project is found from its own folder)
from zhibao.paging.libreoffice import LibreOffice  # noqa: E402
from zhibao.pipeline import Outcome, build  # noqa: E402

WORKBOOK = ROOT / "inputs" / "焦作市2025" / "工作簿.xlsx"
RUNS = 5
WANTED = 1.25


def built(folder: Path, engines: Sequence[Engine]) -> Outcome:
    """Return the outcome of building the sample."""
    return build(WORKBOOK, ROOT / "templates", folder, lambda step: None, engines)


def convert(document: Path, folder: Path) -> None:
    """Convert a document to PDF as anybody would, with a fresh profile."""
    with tempfile.TemporaryDirectory(dir=folder) as profile:
        switches = ["--headless", "--norestore", f"-env:UserInstallation={Path(profile).as_uri()}"]
        command = ["soffice", *switches, "--convert-to", "pdf", "--outdir", str(folder), str(document)]
        subprocess.run(command, check=True, capture_output=True)


def timed(step: Callable[[], object]) -> float:
    """Return the seconds that a step takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def main() -> None:
    """Print the ratio."""
    engine = LibreOffice()
    if not engine.is_here():
        sys.exit("LibreOffice is missing")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        outcome = built(folder, (engine,))
        assert outcome.report and outcome.pages
        document = outcome.report
        steps: tuple[Callable[[], object], ...] = (
            lambda: built(folder, ()),
            lambda: built(folder, (engine,)),
            lambda: convert(document, folder),
        )
        # In turn, so that whatever else the machine does falls on all of them.
        rounds = [[timed(step) for step in steps] for _ in range(RUNS)]
    without, numbered, conversion = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = (numbered - without) / conversion
    print(f"build without page numbers:   {without:6.2f} s")
    print(f"build with page numbers:      {numbered:6.2f} s   ({outcome.pages.count} pages)")
    print(f"one conversion:               {conversion:6.2f} s")
    print(f"page numbers / conversion:    {ratio:6.2f}     (wanted: at most {WANTED})")


if __name__ == "__main__":
    main()
