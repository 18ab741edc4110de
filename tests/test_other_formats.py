"""A newer file of WPS or of old Excel beside the workbook."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zhibao.pipeline.other_formats import newer_beside


@pytest.mark.parametrize(
    ("name", "age", "codes"),
    [("工作簿.et", 10, ["W093"]), ("工作簿.xls", 10, ["W093"]), ("工作簿.et", -10, []), ("别的.et", 10, [])],
)
def test_only_a_newer_one_of_the_same_name_is_told(tmp_path: Path, name: str, age: int, codes: list[str]) -> None:
    for file, time in (("工作簿.xlsx", 1000), (name, 1000 + age)):
        (tmp_path / file).touch()
        os.utime(tmp_path / file, (time, time))
    assert [each.code for each in newer_beside(tmp_path / "工作簿.xlsx")] == codes
