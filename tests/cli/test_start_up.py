"""Nobody waits for what a command does not need: what each loads, asked of a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, minimal_sheets, write_workbook

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"PIL", "distributed", "docx", "docxtpl", "jinja2", "lxml", "matplotlib", "numpy", "openpyxl"}
HEAVY |= {"opencc", "pi_heif", "pypdfium2", "rapidfuzz", "xlsxwriter"}
# Of the standard library, what takes as long as the rest of the help together.
HEAVY |= {"asyncio", "email", "importlib.metadata", "subprocess", "unittest"}
ROOMS = ("zhibao.pipeline", "zhibao.checks", "zhibao.render", "zhibao.pack.rules", "zhibao.installing.environment")
# What explaining knows of the steps: what a run comes to, where faults are recorded.
KNOWN = {
    "zhibao.pipeline",
    "zhibao.pipeline.fault_records",
    "zhibao.pipeline.outcome",
    "zhibao.pipeline.workbook_folder",
}
# What is for other reports and commands: charts as pictures, PDF files, faulty templates, what schools sent.
NOT_FOR_A_REPORT = {"matplotlib", "numpy", "openpyxl", "pi_heif", "PIL.ImageCms", "pypdfium2", "rapidfuzz"}
NOT_FOR_A_REPORT |= {"zhibao.lint.linting", "zhibao.forms.collecting", "zhibao.next_year", "zhibao.importing"}
NOT_FOR_A_REPORT |= {"zhibao.workbook.starter.writing", "zhibao.batch"}
AT_EXIT = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
"""
COMMAND = f"{AT_EXIT}\nimport runpy\nrunpy.run_path('generate.py', run_name='__main__')"
EXPLAIN = f"{AT_EXIT}\nfrom pathlib import Path\nfrom zhibao.cli import main\nmain(Path(sys.argv[1]), sys.argv[2:])"
BUILD = f"""{AT_EXIT}
from pathlib import Path
from zhibao.paging import Estimate
from zhibao.pipeline import build
build(*map(Path, sys.argv[1:]), lambda step: None, (Estimate(),))
"""


def loaded(program: str, *words: str | Path) -> tuple[str, set[str]]:
    """Return what a program prints, and the modules that it has loaded at its end."""
    command: Sequence[str | Path] = [sys.executable, "-c", program, *words]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return run.stdout, set(json.loads(run.stderr.splitlines()[-1]))


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["check", "--help"], ["explain", "-h"]])
def test_help_loads_none_of_the_large_libraries(words: list[str]) -> None:
    printed, modules = loaded(COMMAND, *words)
    assert not modules & HEAVY
    assert not [name for name in modules if name.startswith(ROOMS)]
    assert "generate.py explain" in printed


def test_what_lives_at_the_end_is_not_looked_through_for_garbage() -> None:
    # Who is registered first is called last.
    program = COMMAND.replace("sorted(sys.modules)", "[str(__import__('gc').get_freeze_count())]")
    _, frozen = loaded(program, "--help")
    assert frozen != {"0"}


def test_a_code_is_explained_without_loading_a_report(tmp_path: Path) -> None:
    printed, modules = loaded(EXPLAIN, tmp_path, "explain", "W001")
    assert not modules & HEAVY
    assert {name for name in modules if name.startswith(ROOMS)} <= KNOWN
    assert "W001" in printed


def test_a_report_with_editable_charts_loads_nothing_of_other_reports(tmp_path: Path) -> None:
    chart = [("统计图", "趋势", "柱形图", "形式=可编辑"), (None, "年份", "人数")]
    years = [(None, f"{year}年", number) for year, number in ((2022, 5), (2023, 9), (2024, 7), (2025, 8))]
    book = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=[*chart, *years]))
    _, modules = loaded(BUILD, book, TEMPLATES, tmp_path / "out")
    with zipfile.ZipFile(next((tmp_path / "out").glob("*.docx"))) as package:
        assert "word/charts/chart1.xml" in package.namelist()
    assert not modules & NOT_FOR_A_REPORT
