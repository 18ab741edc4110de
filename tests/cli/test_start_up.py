"""Who asks for help does not wait for Word, Excel and charts to be loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"PIL", "distributed", "docx", "docxtpl", "filelock", "jinja2", "lxml", "matplotlib", "numpy", "openpyxl"}
HEAVY |= {"opencc", "pypdfium2", "rapidfuzz", "xlsxwriter"}
LOADED = """
import atexit, json, sys
from pathlib import Path
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
from zhibao.cli import main
main(Path.cwd(), sys.argv[1:])
"""


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["check", "--help"], ["explain", "-h"]])
def test_help_loads_none_of_the_large_libraries(words: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOADED, *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(json.loads(run.stderr))
    assert not loaded & HEAVY
    assert not [name for name in loaded if name.startswith(("zhibao.pipeline", "zhibao.checks", "zhibao.render"))]
    assert "generate.py explain" in run.stdout
