"""The same workbook gives the same bytes: wherever, whenever, and whatever order sets have in that process."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import Rows, minimal_sheets, write_workbook
from tests.reports import photo

ROOT = Path(__file__).parents[2]
CHART: Rows = (("", "去向", "人数"), ("", "升学", 4563), ("", "就业", 2164))
ROWS: Rows = (
    ("段落", "见{{表:规模表}}和{{图:去向}}，{{没有}}。"),
    ("表格", "规模表"),
    ("", "甲", "乙"),
    ("", 1, 2),
    ("统计图", "去向", "柱形图", "形式=可编辑"),
    *CHART,
    ("统计图", "去向二", "饼图", "形式=图片"),
    *CHART,
    ("图片", "照片", "甲.png", "乙.png"),
    ("案例", "共建", "甲校"),
    ("段落", "正文"),
)
# As generate.py does, with a clock that says another day where one is asked for.
SCRIPT = """
import datetime, sys, time
from pathlib import Path
from zhibao.pipeline import build
shift = float(sys.argv[3])
if shift:
    clock, local, utc, real = time.time, time.localtime, time.gmtime, datetime.datetime
    time.time = lambda: clock() + shift
    time.localtime = lambda *at: local(*(at or (time.time(),)))
    time.gmtime = lambda *at: utc(*(at or (time.time(),)))
    class Kind(type):
        def __instancecheck__(self, value): return isinstance(value, real)
    class Later(real, metaclass=Kind):
        @classmethod
        def now(cls, tz=None): return real.now(tz) + datetime.timedelta(seconds=shift)
        @classmethod
        def today(cls): return cls.now()
        @classmethod
        def utcnow(cls): return real.utcnow() + datetime.timedelta(seconds=shift)
    for module in list(sys.modules.values()):
        if getattr(module, "datetime", None) is real:
            module.datetime = Later
print(datetime.datetime.now().timestamp(), time.localtime()[0])
if sys.argv[1]:
    outcome = build(Path(sys.argv[1]), Path("templates"), Path(sys.argv[2]), lambda step: None)
    print(outcome.report, outcome.provenance, sep="\\n")
"""


def run(workbook: Path | str, output: Path, seed: str, shift: float) -> list[str]:
    """Run the script in a process of its own and return the lines that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, workbook, output, str(shift)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.splitlines()


def built(folder: Path, seed: str, shift: float = 0) -> list[bytes]:
    """Build the workbook of a folder and return the report's bytes and those of 数字出处."""
    _, *paths = run(folder / "工作簿.xlsx", folder / "output", seed, shift)
    return [Path(path).read_bytes() for path in paths]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[bytes]]:
    folder = tmp_path_factory.mktemp("一")
    photo(folder, "甲.png")
    photo(folder, "乙.png", 450, 600, "navy")
    write_workbook(folder / "工作簿.xlsx", minimal_sheets(基本情况=ROWS))
    return folder, built(folder, "1")


def test_another_folder_process_and_day_give_the_same_bytes(first: tuple[Path, list[bytes]], tmp_path: Path) -> None:
    folder, (report, numbers) = first
    copy = tmp_path / "a" / "很 深" / "的"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("output", ".照片缓存"))
    os.utime(copy / "工作簿.xlsx", (time.time() - 86400,) * 2)
    again, numbers_again = built(copy, "77", 400 * 86400)
    assert again == report
    assert numbers_again == numbers


def test_the_photo_cache_changes_no_byte(first: tuple[Path, list[bytes]]) -> None:
    folder, before = first
    assert (folder / ".照片缓存").exists()
    assert built(folder, "3") == before


def test_the_script_does_turn_the_clock() -> None:
    """Or the test above would say nothing."""
    stamp, year = run("", Path(), "0", 400 * 86400)[0].split()
    assert float(stamp) > time.time() + 399 * 86400
    assert int(year) > datetime.date.today().year
