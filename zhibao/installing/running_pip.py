"""pip as a process of its own; what it prints is told in Chinese."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Say = Callable[[str], None]
_DOWNLOADING = re.compile(r"\s*Downloading (?:\S*/)?([A-Za-z0-9_.]+)-\S+(?<!\.metadata) \(([\d.]+ \w+)\)")
_TOLD = {
    re.compile(r"Installing collected packages"): "正在写入文件，约半分钟……",
    re.compile(r"WARNING: Retrying"): "网络没有回应，再试一次……",
}


def run_pip(python: Path | str, words: Sequence[str], say: Say) -> tuple[bool, str]:
    """Run `python -m pip …`; tell whether it did what it should, and return what it printed."""
    command = [str(python), "-m", "pip", *words, "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    # pip's words are read here: no other language, no other encoding.
    environment = os.environ | {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    printed: list[str] = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
    ) as process:
        for line in process.stdout or ():
            printed.append(line)
            for told in in_chinese(line):
                say(told)
    return process.returncode == 0, "".join(printed)


def in_chinese(line: str) -> Iterator[str]:
    """Yield what the clerk is told of a line that pip printed."""
    if download := _DOWNLOADING.match(line):
        yield f"  下载 {download[1]}（{download[2]}）"
    yield from (told for pattern, told in _TOLD.items() if pattern.match(line))
