"""The folder .venv, in which the libraries are: made the first time, filled from the index or the offline package."""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from zhibao.installing.offline_package import OFFLINE_NAME, unpack_wheels
from zhibao.installing.python_choice import FOLDER, python_in
from zhibao.installing.refusals import InstallingError, cloud_of, refusal
from zhibao.installing.running_pip import Say, run_pip

_RETRIES = ("--retries", "2", "--timeout", "20")


def install(root: Path, needed: Sequence[str], say: Say) -> None:
    """Bring the libraries into the folder's environment, which is made where there is none; InstallingError else."""
    began = time.monotonic()
    package = root / OFFLINE_NAME
    _introduce(root, len(needed), package, say)
    with _undone_on_failure(root):
        if not python_in(root / FOLDER).exists():
            say("第 1 步　建立运行环境，约半分钟……")
            _make_venv(root)
        say("第 2 步　安装软件库" + ("（从离线安装包）……" if package.is_file() else "……"))
        with _source(package) as source:
            words = ["install", "--only-binary=:all:", *source, *needed]
            done, printed = run_pip(python_in(root / FOLDER), words, say)
        if not done:
            raise _refusal(printed, root)
    say(f"装好了，用了 {time.monotonic() - began:.0f} 秒。\n")


def _introduce(root: Path, count: int, package: Path, say: Say) -> None:
    say(f"头一次运行：先装上程序要用的 {count} 个软件库，都装在本文件夹的 {FOLDER} 里，不动电脑上别的东西。")
    if package.is_file():
        say(f"用“{OFFLINE_NAME}”里的，不用上网，约一分钟；以后不再安装。")
    else:
        say("要联网下载约 60 MB，一般一到三分钟，网慢的要久一些；以后不再安装。请不要关闭窗口。")
    if cloud := cloud_of(root):
        say(f"注意：这个文件夹由{cloud}同步，几千个小文件都会上传，还可能被占用。最好先移到外面，如 D:\\职报。")


def _make_venv(root: Path) -> None:
    command = [sys.executable, "-m", "venv", str(root / FOLDER)]
    made = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if made.returncode:
        raise _refusal(made.stdout + made.stderr, root)


def _refusal(printed: str, root: Path) -> InstallingError:
    return refusal(printed, root, ".".join(map(str, sys.version_info[:2])), struct.calcsize("P") * 8)


@contextmanager
def _undone_on_failure(root: Path) -> Iterator[None]:
    """Remove the environment that was begun here when it is not finished: half of one would be taken for a whole."""
    was_there = (root / FOLDER).exists()
    try:
        yield
    except BaseException:
        if not was_there:
            shutil.rmtree(root / FOLDER, ignore_errors=True)
        raise


@contextmanager
def _source(package: Path) -> Iterator[Sequence[str]]:
    """Yield pip's words for where libraries come from: the package, where there is one."""
    if not package.is_file():
        yield _RETRIES
        return
    with tempfile.TemporaryDirectory(prefix="zhibao-") as folder:
        unpack_wheels(package, Path(folder))
        yield ("--no-index", "--find-links", folder)
