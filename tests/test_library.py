"""The program as a library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import zhibao
from tests.builders import minimal_sheets, write_workbook
from zhibao import review
from zhibao.findings import NothingMadeError

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("docx", "openpyxl", "lxml", "matplotlib", "PIL", "jinja2", "xlsxwriter", "zhibao.pipeline", "zhibao.workbook")


def in_a_new_process(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def test_importing_it_alone_loads_nothing_heavy() -> None:
    loaded = in_a_new_process("import sys, zhibao; print(*sys.modules, sep='\\n')").splitlines()
    assert "zhibao" in loaded
    assert not [name for name in loaded if name in HEAVY]


def test_a_review_is_findings_and_writes_nothing(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=[("段落", "学生{{没有}}人")]))
    before = set(tmp_path.rglob("*"))
    assert [each.code for each in review(path)] == ["T201"]
    assert review(str(path)) == review(path)
    assert set(tmp_path.rglob("*")) == before


def test_last_years_workbook_is_read_and_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "今年.xlsx", minimal_sheets())
    last = write_workbook(tmp_path / "去年.xlsx", minimal_sheets(基本情况=[("段落", "{{没有}}")]))
    assert [each.code for each in review(path, last)] == []  # What is wrong in it is no matter of this year's.
    assert [each.code for each in review(path, previous=tmp_path / "没有.xlsx")] == ["E547"]


def test_a_workbook_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingMadeError) as caught:
        review(tmp_path / "没有.xlsx")
    assert [each.code for each in caught.value.findings] == ["W001"]


def test_what_it_does_not_offer_is_missing() -> None:
    assert zhibao.__all__ == ["review"]
    with pytest.raises(AttributeError, match="没有"):
        _ = zhibao.没有
