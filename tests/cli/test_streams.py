"""The console's end: a reader that goes, a full disk behind standard output, no streams at all."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from tests.builders import TEMPLATES, minimal_sheets, write_workbook
from zhibao.cli import main
from zhibao.cli.console import Console
from zhibao.cli.streams import Stream

ROOT = TEMPLATES.parent
EXPLAIN = [sys.executable, str(ROOT / "generate.py"), "explain", "W010"]
needs_full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")


class _Broken(io.StringIO):
    """A stream whose reader is gone after so many writes."""

    def __init__(self, error: BaseException, good: int = 0) -> None:
        super().__init__()
        self._error, self._good = error, good

    def write(self, text: str, /) -> int:
        self._good -= 1
        if self._good < 0:
            raise self._error
        return super().write(text)


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(28, "No space left"), ValueError("closed")], ids=repr)
def test_a_lost_stream_takes_nothing_more_and_says_nothing(error: Exception) -> None:
    lost = _Broken(error, good=1)
    stream = Stream(lost)
    for text in ("一", "二", "三"):
        assert stream.write(text) == 1
    stream.flush()
    assert lost.getvalue() == "一"


def test_no_stream_is_no_person_watching() -> None:
    stream = Stream(None)
    print("字", file=stream, flush=True)
    assert not stream.isatty() and stream.encoding == ""
    Console(None, None, as_json=True).made("某.xlsx")


@pytest.mark.parametrize("prose", ["正文。", "{{无}}"])
@pytest.mark.parametrize(
    "lost", [None, _Broken(BrokenPipeError()), _Broken(KeyboardInterrupt())], ids=["none", "reader gone", "stopped"]
)
def test_once_a_report_stands_the_exit_status_tells_of_it(
    prose: str, lost: TextIO | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=[("段落", prose)]))
    (tmp_path / "templates").symlink_to(TEMPLATES)
    monkeypatch.setattr("zhibao.paging.all_engines", lambda: ())
    monkeypatch.setattr(sys, "stdout", lost)
    monkeypatch.setattr(sys, "stderr", lost)
    status = main(tmp_path, [str(tmp_path / "工作簿.xlsx"), "-o", str(tmp_path)])
    is_draft = bool(list(tmp_path.glob("*_草稿.docx")))
    assert status == int(is_draft)


@needs_full_disk
def test_a_full_disk_behind_standard_output_is_no_traceback() -> None:
    with open("/dev/full", "w") as full:
        ran = subprocess.run(EXPLAIN, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_reader_that_has_gone_is_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(EXPLAIN, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="closed by the shell")
def test_closed_streams_are_no_traceback() -> None:
    ran = subprocess.run(["sh", "-c", f'"{sys.executable}" "{ROOT / "generate.py"}" explain W010 >&- 2>&-'])
    assert ran.returncode == 0
