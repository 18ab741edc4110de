"""The judge of the proofs sees what it is there to see."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from random import Random

import openpyxl
import pytest

from tests.builders import TEMPLATES
from tests.every_row_type import CHAPTER, write_every_row_type
from tests.reliability.forked import ran
from tests.reliability.fuzzing import TARGETS, photos
from tests.reliability.independent_reading import missing
from zhibao.pipeline import build

posix = pytest.mark.skipif(os.name != "posix", reason="processes are measured when they are forked")


def ignore(step: str) -> None:
    """Show no progress."""


def test_a_text_that_is_not_printed_is_named_unless_a_finding_tells_of_it(tmp_path: Path) -> None:
    workbook = write_every_row_type(tmp_path)
    report = build(workbook, TEMPLATES, tmp_path / "output", ignore).report
    assert report
    assert missing(workbook, report, []) == []
    book = openpyxl.load_workbook(workbook)
    book[CHAPTER]["B4"] = "梧桐\n没有印出的话"
    book.save(workbook)
    assert missing(workbook, report, []) == [f"{CHAPTER}!4 '没有印出的话'"]
    assert missing(workbook, report, [{"sheet": CHAPTER, "cell": "B4", "message": ""}]) == []


@posix
def test_what_a_fork_takes_and_how_it_ends_is_told(tmp_path: Path) -> None:
    def eat() -> int:
        held = bytearray(200_000_000)
        print(len(held))
        return 3

    run = ran(eat, tmp_path)
    assert (run.status, run.ending, run.out) == (3, 0, "200000000\n")
    assert run.memory > 200_000_000

    def end() -> int:
        os.abort()

    assert ran(end, tmp_path).ending == signal.SIGABRT
    assert "Traceback" in ran(lambda: 1 // 0, tmp_path).said


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_the_same_number_gives_the_same_file(target: object, tmp_path: Path) -> None:
    """So that what went wrong once can be looked at."""
    sound = {
        "工作簿.xlsx": write_every_row_type(tmp_path),
        "report.docx": TEMPLATES / "henan" / "report.docx",
        "pack.toml": TEMPLATES / "henan" / "pack.toml",
    }
    assert isinstance(target, type(TARGETS[0]))
    path = sound.get(target.path.name)
    content = path.read_bytes() if path else photos()[0]
    for number in range(20):
        what, changed = target.mutate(content, Random(number))
        again, same = target.mutate(content, Random(number))
        assert what == again
        assert changed == same or target.mutate.__name__ == "of_package"
